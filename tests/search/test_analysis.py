"""The analyser against its vectors; tests/browser/test_search_worker.py runs the same file in JavaScript."""

import pytest

from digest.arabic import skeletons
from digest.arabic.analysis import read_forms
from digest.arabic.plurals import list_families
from digest.arabic.proclitics import cut_cores
from digest.arabic.stems import stem
from tests.search.make_vectors import VECTORS, analyse_word


def test_every_vector_holds() -> None:
    rows = [line.split("\t") for line in VECTORS.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    assert len(rows) > 5000
    assert [row for row in rows if analyse_word(row[0]) != row[1:]] == []


def test_a_name_is_no_stop_word() -> None:
    assert read_forms("على") == ()
    assert read_forms("وعلى") == ()
    assert read_forms("علي") == ("علي",)
    assert read_forms("والذي") == ()


def test_a_ligature_holds_several_words() -> None:
    assert read_forms("ﷺ") == ("صلي", "الله", "وسلم")


@pytest.mark.parametrize(
    ("word", "cores"),
    [
        ("وبادلب", {"ادلب", "بادلب"}),
        ("جنديا", {"جندي"}),
        ("للناتو", {"ناتو", "لناتو"}),
        ("covid", set()),
        ("من", set()),
    ],
)
def test_cores_are_what_a_word_may_be_built_on(word: str, cores: set[str]) -> None:
    assert set(cut_cores(word)) == cores


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("erdogan", "اردوغان"), ("erdoğan", "اردوجان"), ("lavrov", "لافروف"), ("macron", "ماكرون"), ("merkel", "ميركل")],
)
def test_latin_and_arabic_meet_in_the_skeleton(latin: str, arabic: str) -> None:
    assert skeletons.cut_latin_skeleton(latin) == skeletons.cut_skeleton(arabic) != ""


def test_other_scripts_have_no_latin_skeleton() -> None:
    assert [skeletons.cut_latin_skeleton(word) for word in ("", "covid19", "москва", "أردوغان", "ab")] == [""] * 5


def test_plurals_lead_to_their_singular() -> None:
    families = list_families()
    for singular, plural in (("كتاب", "الكتب"), ("وزير", "وزراء"), ("كارثة", "كوارث"), ("مدينة", "والمدن")):
        assert families[stem(plural)] == families[stem(singular)]
    assert families.get(stem("الجزائر")) != families[stem("جزيرة")]
    assert families[stem("كتائب")] != families[stem("كتاب")]


def test_a_head_is_filed_under_itself() -> None:
    families = list_families()
    assert {head for head in families.values() if families[head] != head} == set()
