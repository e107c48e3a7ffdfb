from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.intake import ParserChild, child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.intake import Parser


class InProcess:
    """The child's answers without a child, so that coverage sees them."""

    def ask(self, do: str, text: str) -> dict[str, Any]:
        return child.answer({"do": do, "text": text})


@pytest.fixture(scope="session", params=["in-process", "child"])
def parser(request: pytest.FixtureRequest) -> Iterator[Parser]:
    if request.param == "in-process":
        yield InProcess()
    else:
        with ParserChild() as process:
            yield process


@pytest.fixture(scope="session")
def process() -> Iterator[ParserChild]:
    with ParserChild() as running:
        yield running
