"""Dates in words: as finely as they are known, with a machine form where HTML has one."""

from __future__ import annotations

import pytest

from digest.assembling import assemble
from digest.model import SeenIn
from digest.pages.blocks import Time, Words
from digest.pages.edition import Edition
from digest.pages.wording import flatten, outlet, partial_time
from tests.theme.test_settings import load_phrases
from tests.values import article, content


@pytest.mark.parametrize(
    ("stated", "machine", "shown"),
    [
        ("2020-03-05", "2020-03-05", "5 آذار/مارس 2020"),
        ("2018-09", "2018-09", "أيلول/سبتمبر 2018"),
        ("--03-05", "--03-05", "5 آذار/مارس"),
        ("--02", "", "شباط/فبراير"),  # a month of no year is no date of HTML
        ("2018", "", "2018"),
        ("2018-13", "", "2018-13"),
    ],
)
def test_a_date_that_may_lack_parts(stated: str, machine: str, shown: str) -> None:
    (part,) = partial_time(Edition.of(assemble(content()), load_phrases()), stated)
    assert part == (Time(machine, shown) if machine else Words(shown))


@pytest.mark.parametrize(
    ("seen_in", "told"),
    [
        (SeenIn.PAGE, "(اسم ورد في الصفحة ولم نتحقّق منه)"),
        (SeenIn.FOLDER, "(اسم المجلد الذي حُفظت فيه الصفحة، ولم نتحقّق منه)"),
        (SeenIn.EDITOR, "(اسم ذكره المحرّر ولم يُدرج بعد في قائمة المصادر)"),
    ],
)
def test_an_unconfirmed_name_says_whose_word_it_is(seen_in: SeenIn, told: str) -> None:
    held = article("a", source="", source_seen="الجبل", seen_in=seen_in)
    edition = Edition.of(assemble(content()), load_phrases())
    assert flatten(outlet(edition, held)) == f"الجبل {told}"
