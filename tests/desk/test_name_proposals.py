"""Which words of headlines look like names, told from the other words of the same site."""

from __future__ import annotations

from digest.arabic.names import Name, Names
from digest.desk.name_proposals import propose_names
from digest.model import Article, Block
from digest.problems import Places

KNOWN = Names.of([Name("barcelona", ("برشلونة",)), Name("un", ("الأمم المتحدة",))])


def list_names(*headlines: str, body: str = "", least: int = 2) -> dict[str, tuple[int, int]]:
    articles = [Article(str(n), Places("", 0, {}), title, blocks=(Block(body),)) for n, title in enumerate(headlines)]
    return {one.name: (one.headlines, one.bare) for one in propose_names(articles, KNOWN, least)}


def test_names_are_counted_with_and_without_what_is_written_before_them() -> None:
    found = list_names("كارينيو يغادر", "أنباء عن كارينيو", "الفريق يودع بكارينيو", "وكارينيو في برشلونة")
    assert found["كارينيو"] == (4, 3)


def test_a_word_with_other_forms_is_no_name() -> None:
    body = "الجسر جسور جسرا الجسرين الجسر بالجسر"
    assert list_names("جسر جديد", "افتتاح جسر", body=body) == {}


def test_verbs_counts_and_what_headlines_call_are_no_names() -> None:
    headlines = ["شاهد.. مقتل 12 شخصا", "شاهد.. مقتل 3 أشخاص", "يكشفون سرا", "يكشفون أسرارا"]
    assert "شاهد" not in list_names(*headlines)
    assert "مقتل" not in list_names(*headlines)
    assert "يكشفون" not in list_names(*headlines)


def test_two_words_that_stand_together_are_one_name() -> None:
    found = list_names("هيفاء وهبي تغني", "حفل هيفاء وهبي", "لهيفاء وهبي أغنية")
    assert found == {"هيفاء وهبي": (3, 3)}


def test_what_is_known_is_not_proposed() -> None:
    assert list_names("برشلونة تفوز", "الأمم المتحدة وبرشلونة", "ميامي تخسر", "إلى ميامي") == {"ميامي": (2, 2)}


def test_marks_between_words_part_them() -> None:
    assert "ميامي.. كارينيو" not in list_names("ميامي.. كارينيو", "ميامي: كارينيو")
    assert set(list_names("ميامي.. كارينيو", "ميامي: كارينيو")) == {"ميامي", "كارينيو"}


def test_a_withdrawn_article_proposes_nothing() -> None:
    gone = Article("a", Places("", 0, {}), "كارينيو يغادر", withdrawn="سبب")
    assert propose_names([gone], KNOWN, 1) == ()
