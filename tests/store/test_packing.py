"""Values into columns and back: equal to the last type, and plain in between."""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from typing import Any

import pytest

from digest.model import Article, Block, BlockKind, Correction, Dating, Origin
from digest.problems import Place, Places, Problem
from digest.store.loading import Folders, load
from digest.store.packing import pack, unpack
from tests import values
from tests.site_trees import PACKAGE

SITE = Folders.below(PACKAGE.parent / "tests" / "site")


def carry(given: list[Any]) -> list[Any]:
    return unpack(marshal.loads(marshal.dumps(pack(given))))  # noqa: S302 (our own bytes)


@pytest.mark.parametrize(
    "given",
    [
        [],
        [None, None],
        ["ا", None, 1, 1.5, ("x", 2), b"y"],
        [(), ((), ())],
        [Origin.EDITOR, None, Origin.TEXT],
        [{"a": 1}, {}, {"a": 1}],
        [Block("ا"), None, Block("ب")],
        [(Block("ا"), Block("ب")), (), (Block("ج"),)],
        [Problem(Place("a", 1), "E101", "x", (("k", "v"),)), Places("a", 2, {"title": 2}), None, Block("ا")],
        [Dating(), Dating(values.moment("2020-02"), Origin.PAGE, alternatives=(values.moment("2020-02-19"),))],
        [values.article("a", corrections=(Correction(values.moment("2020-02-19"), "س"),)), values.event("e")],
    ],
)
def test_values_come_back(given: list[Any]) -> None:
    assert repr(carry(given)) == repr(given)
    assert carry(given) == given


def test_a_whole_site_comes_back() -> None:
    content, problems = load(SITE)
    given = [*content.articles, *content.events, *content.storylines, *content.sources, content.settings, *problems]
    assert len(given) > 30
    assert repr(carry(given)) == repr(given)


def test_values_come_back_frozen_and_whole() -> None:
    (found,) = carry([values.article("a", "2020-02-19")])
    assert isinstance(found, Article)
    assert hash(found.dating) == hash(Dating(values.moment("2020-02-19")))
    with pytest.raises(AttributeError):
        found.title = "x"  # type: ignore[misc]


def test_the_blocks_of_a_body_are_made_when_first_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    row = (Block("ا", line=3), Block("ب", BlockKind.SUBHEADING))
    late, none = carry([row, ()])
    monkeypatch.setattr("digest.store.late.Block", None)
    assert (len(late), len(none)) == (2, 0)
    monkeypatch.undo()
    assert (late, late[1], late[:1], hash(late)) == (row, row[1], row[:1], hash(row))
    assert carry([late, row]) == [row, row]


@dataclass(frozen=True)
class Foreign:
    x: int = 1


@pytest.mark.parametrize("given", [[Foreign()], [object()], [{Origin.EDITOR: 1}]])
def test_what_is_not_ours_is_refused(given: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"unmarshallable|Foreign"):
        marshal.dumps(pack(given))
