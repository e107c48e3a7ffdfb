"""A workflow's steps run here: its `run:` lines as they are, a stand-in for each action that it uses."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from tests.programs import run_program

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BASE_URL = "https://someone.example/digest"
#: What a shell of GitHub's machines does not hold: how this run of tests finds its own modules.
_OURS = re.compile(r"PYTHON|VIRTUAL_ENV|COV_|COVERAGE|PYTEST|MKDOCS|NO_MKDOCS|SITE_URL")
_EXPRESSION = re.compile(r"\$\{\{ *(\S+) *\}\}")


@dataclass(slots=True)
class Job:
    """A job at work in a checkout: the environment of its shells, what its steps gave out, what it uploaded."""

    checkout: Path
    venv: Path
    seconds: float = 240
    environment: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    uploaded: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.environment = {key: value for key, value in os.environ.items() if not _OURS.match(key)}

    def run_steps(self, workflow: Path, job: str) -> None:
        """Run the steps of one job of a workflow in their order; an action that has no stand-in is a failure."""
        for step in yaml.safe_load(workflow.read_text("utf-8"))["jobs"][job]["steps"]:
            if "uses" in step:
                self.stand_in(step["uses"].partition("@")[0], step.get("id", ""), step.get("with", {}))
            else:
                self.shell(step["run"], step.get("env", {}))

    def stand_in(self, action: str, key: str, given: Mapping[str, str]) -> None:
        """Do here what an action does there, as far as the steps after it can tell."""
        match action:
            case "actions/checkout" | "actions/cache":
                pass  # the clone is at hand, and nothing was kept
            case "actions/setup-python":
                self.run(sys.executable, "-m", "venv", str(self.venv))
                self.environment["PATH"] = f"{self.venv / 'bin'}{os.pathsep}{self.environment['PATH']}"
            case "actions/configure-pages":
                self.outputs[f"steps.{key}.outputs.base_url"] = BASE_URL
            case "actions/upload-pages-artifact":
                self.uploaded.append(self.checkout / given["path"])
            case _:
                raise AssertionError(action)

    def shell(self, script: str, environment: Mapping[str, str]) -> str:
        """Run a `run:` as GitHub does by default."""
        told = {key: self.fill(value) for key, value in environment.items()}
        return self.run("bash", "-e", "-c", self.fill(script), **told)

    def fill(self, text: str) -> str:
        """Put what the steps gave out into expressions; an unknown one is a failure."""
        return _EXPRESSION.sub(lambda found: self.outputs[found[1]], text)

    def run(self, *command: str, **environment: str) -> str:
        """Run a program to its end in the checkout; one that fails is a failure, and shows what it wrote."""
        done = run_program(command, cwd=self.checkout, env=self.environment | environment, limit=self.seconds)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout
