"""Known names of headlines: whole words, and common words only where a neighbour settles that they are names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from digest.arabic.letters import fold_words
from digest.arabic.names import Name, Names, slug_names
from digest.store.loading import Folders, load_names
from digest.store.record import is_id

TESTS = Path(__file__).parents[1]
CASES = yaml.safe_load((TESTS / "cases" / "names" / "headlines.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scaffold() -> Names:
    names, problems = load_names(Folders.below(TESTS.parent / "digest" / "new"))
    assert not problems
    return Names.of(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["headline"])
def test_headlines(case: dict[str, str], scaffold: Names) -> None:
    assert slug_names(case["headline"], scaffold, 5) == case["words"], case["why"]


def test_no_spelling_of_the_scaffold_leads_to_another_name(scaffold: Names) -> None:
    names, _ = load_names(Folders.below(TESTS.parent / "digest" / "new"))
    spelled = [(spelling, name.latin) for name in names for spelling in name.spellings]
    assert [pair for pair in spelled if scaffold.by_spelling[fold_words(pair[0])].latin != pair[1]] == []
    assert all(is_id(latin) for _, latin in spelled)


def test_a_name_of_a_site_may_want_a_neighbour_too() -> None:
    names = Names.of([Name("al-nasr", ("النصر",), "", (), ("نادي", "السعودي"))])
    assert slug_names("النصر للشعب", names, 5) == ""
    assert slug_names("نادي النصر يفوز", names, 5) == "al-nasr"
    assert slug_names("فوز النصر السعودي", names, 5) == "al-nasr"


def test_adjectives_are_inflected_and_go_with_their_noun() -> None:
    names = Names.of([Name("russia", ("روسيا",), "place", ("روسي",))])
    for headline in ("الجيش الروسي", "طائرة روسية", "مقاتلتان روسيتان", "السياح الروسيين", "والجيش والأسطول الروسيان"):
        assert slug_names(headline, names, 5) == "russia", headline
    for headline in ("محمد الروسي", "الروسي يصل", "روسيي", "بروسية"):
        assert slug_names(headline, names, 5) == "", headline
