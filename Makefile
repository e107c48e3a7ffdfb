# Everything one does with this project. `make help` lists it.
# Needs only make and python3-venv (Python 3.11 or newer); each target sets up what else it wants.

VENV ?= .venv
PYTHON ?=
SITE_LOCK ?= requirements/site.txt
TEST_LOCK ?= requirements/test.txt
SITE_DIR ?= site
ADDRESS ?= 127.0.0.1:8000

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-$(notdir $(SITE_LOCK))
TEST_READY := $(VENV)/.ready-$(notdir $(TEST_LOCK))

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export VENV

.DEFAULT_GOAL := help
.PHONY: help site serve test lint types format lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

site: $(SITE_READY) ## build the site into site/
	@$(BIN)/digest build --quiet --site-dir $(SITE_DIR)
	@echo "The site is in $(SITE_DIR)/; open it with: make serve"

serve: $(SITE_READY) ## show the site on this machine, and rebuild it when content changes
	@$(BIN)/digest serve --dev-addr $(ADDRESS)

test: $(TEST_READY) ## every check: locks, lint, types, import contracts, tests, browser, two equal builds
	@tools/get-browser $(BIN)/python
	@tools/run-checks $(BIN) $(TEST_LOCK)

lint: $(TEST_READY) ## ruff and the import contracts
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/lint-imports --no-cache

types: $(TEST_READY) ## mypy --strict
	@$(BIN)/mypy

format: $(TEST_READY) ## let ruff mend what it can
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

lock: ## write all locks (requirements/, digest/new/) again with newer versions (needs uv: make lock UV=/path/to/uv)
	@tools/lock $(or $(UV),uv) --upgrade

clean: ## remove what can be made again
	@rm -rf .venv site dist build .mujaz .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -rf .coverage .coverage.* test-results
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(SITE_READY): $(SITE_LOCK) pyproject.toml
	@tools/make-venv $(VENV) $(SITE_LOCK) $@ $(PYTHON)

$(TEST_READY): $(TEST_LOCK) pyproject.toml
	@tools/make-venv $(VENV) $(TEST_LOCK) $@ $(PYTHON)
