"""What is isolated left to right: the cases of tests/cases/typography/direction.yml, and that no character is lost."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.direction import split_runs

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/typography/direction.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    assert split_runs(case["text"])[1::2] == case["runs"]


@given(st.text(alphabet="+-–0123456789 .:/@#()%$=CFأب", max_size=40))
def test_the_parts_are_the_text(text: str) -> None:
    assert "".join(split_runs(text)) == text
