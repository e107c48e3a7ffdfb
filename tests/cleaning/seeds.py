"""The five seeds with their labels, and the folder of shared texts that stay outside the project."""

import functools
import pathlib
from typing import Any

import yaml

from digest.cleaning import CleanPage, clean_page

ROOT = pathlib.Path(__file__).parent.parent.parent
GOLD = ROOT / "tests" / "gold" / "seeds"
RAW = ROOT / "content" / "raw"
NAMES = sorted(path.name.removesuffix(".yaml") for path in GOLD.glob("0*.txt.yaml"))


@functools.cache
def read_lines(name: str) -> tuple[str, ...]:
    return tuple((RAW / name).read_text(encoding="utf-8").split("\n"))


@functools.cache
def read_gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8"))
    return gold


@functools.cache
def clean_seed(number: str) -> CleanPage:
    page = clean_page(read_lines(next(name for name in NAMES if name.startswith(number))))
    assert isinstance(page, CleanPage)
    return page


def label_of(number: str, line: int) -> str:
    return clean_seed(number).lines[line - 1].label


def body_of(page: CleanPage) -> list[str]:
    """Give the standfirst, if any, and the blocks: what the gold calls the body."""
    return [text for text in (page.standfirst, *(block.text for block in page.blocks)) if text]
