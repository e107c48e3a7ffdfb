"""Which outlet a page names, where none of ours matches."""

from __future__ import annotations

import pytest

from digest.adding.outlets import Outlet, Outlets, find_outlet
from digest.cleaning import CleanPage
from digest.model import Source
from digest.problems import Places

OURS = Outlets.of(
    [Source("levant", Places("", 0, {}), "ليفانت", domains=("levant.example",), aliases=("شبكة ليفانت",))]
)


def page(*, credit: str = "", dateline: str = "") -> CleanPage:
    return CleanPage((), "عنوان", "", "", dateline, "", credit, (), (), ())


@pytest.mark.parametrize(
    ("credit", "dateline", "seen"),
    [
        ("", "انقرة - لبنان اليوم", "لبنان اليوم"),
        ("ميدل ايست – الصباحية", "", "ميدل ايست – الصباحية"),
        ("صحيفة الجبل - وكالات", "", "صحيفة الجبل"),
        ("رويترز", "", ""),
        ("", "دمشق", ""),
    ],
)
def test_a_name_as_seen(credit: str, dateline: str, seen: str) -> None:
    assert find_outlet(page(credit=credit, dateline=dateline), "", "", OURS).seen == seen


def test_ours_by_credit_alias_structured_data_and_address() -> None:
    assert find_outlet(page(credit="ليفانت-وكالات"), "", "", OURS) == Outlet("levant", "", "credit")
    assert find_outlet(page(), "", "شبكة ليفانت", OURS).source == "levant"
    assert find_outlet(page(), "https://news.levant.example/1", "", OURS) == Outlet("levant", "", "address")


def test_the_editors_word_wins() -> None:
    assert find_outlet(page(credit="ليفانت"), "", "", OURS, "النهر") == Outlet("", "النهر", "editor")
