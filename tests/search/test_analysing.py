"""A document's words, counted."""

from digest.arabic.analysis import read_forms
from digest.arabic.tokens import list_words
from digest.search.analysing import analyse, read_analysis, read_length
from digest.search.documents import Document
from digest.search.vocabulary import Vocabulary
from tests.search.collected import GOLD, gold_digest


def count_plainly(text: str) -> dict[str, int]:
    forms = [form for word in list_words(text) for form in read_forms(word)]
    return {form: forms.count(form) for form in forms}


def read_counts(document: Document, vocabulary: Vocabulary) -> tuple[int, dict[str, str]]:
    length, forms, classes = read_analysis(analyse(document, vocabulary))
    return length, dict(zip(forms, classes.decode(), strict=True))


def test_words_are_counted_as_they_are_read_one_by_one() -> None:
    assert GOLD.is_dir()
    vocabulary = Vocabulary()
    for article in gold_digest().articles:
        text = "\n".join(block.text for block in article.blocks)
        plain = count_plainly(text)
        length, classes = read_counts(Document("article", "a/", "", (text,)), vocabulary)
        assert length == sum(plain.values())
        assert classes.keys() == plain.keys()
        assert all((classes[form] == "0") == (number == 1) for form, number in plain.items())


def test_counts_are_told_apart_in_classes_and_titles_weigh_more() -> None:
    told = {1: "0", 2: "1", 3: "2", 4: "3", 5: "3", 6: "4", 8: "4", 9: "5", 400: "5"}
    for number, digit in told.items():
        assert read_counts(Document("page", "a/", "", ("ادلب " * number,)), Vocabulary()) == (number, {"ادلب": digit})
    line = analyse(Document("page", "a/", "إدلب", ("ادلب",)), Vocabulary())
    assert (read_length(line), read_analysis(line)[2]) == (2, b"3")


def test_a_ligature_counts_as_each_of_its_words() -> None:
    vocabulary = Vocabulary()
    document = Document("page", "a/", "", ("ﷺ الله", "ﷺ في"))
    assert read_counts(document, vocabulary) == (7, {"الله": "2", "صلي": "1", "وسلم": "1"})
