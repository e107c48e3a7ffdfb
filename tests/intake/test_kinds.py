from __future__ import annotations

import json

import pytest

from digest.intake import RawPage, Refused, read_input
from digest.intake.sniffing import tell_kind
from tests.intake import mill

SENTENCE = "قالت الوزارة إن المحادثات بين الوفدين انتهت من دون اتفاق على وقف القتال."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SENTENCE, "text"),
        ("الوسم <script> خطر، وكذلك <html> و</p>.", "html"),
        ("يقال إن الوسم <b> قديم.", "text"),
        ("5 < 6 و7 > 2", "text"),
        ("<3 أحبكم", "text"),
        ("  \n<!DOCTYPE html><p>س", "html"),
        ("<!-- saved --><html>", "html"),
        ("<p>فقرة</p>", "html"),
        ('<?xml version="1.0"?><!-- x --><rss version="2.0">', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("<rdf:RDF>", "feed"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html>', "html"),
        ('{"id": 1}', "records"),
        ('[\n {"id": 1}]', "records"),
        ("{ليس كل قوس بيانات}", "text"),
        ("[مصدر]", "text"),
    ],
)
def test_tell_kind(text: str, kind: str) -> None:
    assert tell_kind(text) == kind


def test_text_keeps_physical_lines() -> None:
    text = f"عنوان\r\n\r\n{SENTENCE}\x0c\u2028بقية\rآخر\n"
    (page,) = read_input("any.html", text.encode())
    assert isinstance(page, RawPage)
    assert page.kind == "text"
    assert page.lines == ("عنوان", "", f"{SENTENCE}\x0c\u2028بقية", "آخر")
    assert page.data == text.encode()
    assert page.blocks == ()


def test_records() -> None:
    records = [
        {
            "id": "a-1",
            "title": "عنوان",
            "text": f"{SENTENCE}\n\n {SENTENCE} ",
            "source": "صحيفة",
            "views": 7,
            "z": ["س"],
        },
        {
            "slug": "b",
            "title": "عنوان",
            "paragraphs": [SENTENCE, ""],
            "published": "2020-02-19",
            "author": ["أ", "ب"],
        },
        {"id": 3, "body": [SENTENCE], "url": "https://x.example/3"},
    ]
    data = "\n".join(json.dumps(r, ensure_ascii=False) for r in records) + "\n\n"
    first, second, third = read_input("in.txt", data.encode())
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert isinstance(third, RawPage)
    assert (first.kind, first.name, first.record) == ("record", "in.txt#1", "a-1")
    assert first.lines == (SENTENCE, SENTENCE)
    assert first.extra == (("views", "7"), ("z", "س"))
    assert (first.stated.source.value, first.stated.source.where) == ("صحيفة", "record")
    assert json.loads(first.data)["id"] == "a-1"
    assert (second.record, second.lines, second.stated.byline.value) == ("b", (SENTENCE,), "أ, ب")
    assert [fact.value for fact in second.stated.dates] == ["2020-02-19"]
    assert (third.record, third.stated.url.value) == ("3", "https://x.example/3")


@pytest.mark.parametrize(
    ("line", "code", "why"),
    [
        ('{"id": 1, "text": "س"', "broken-json", "column"),
        ('{"id": 1, "id": 2}', "broken-json", "twice"),
        ('{"id": NaN}', "broken-json", "NaN"),
        ("[1, 2]", "broken-json", "not an object"),
        ('{"title": {"a": 1}, "text": "س"}', "broken-json", "title is not a text"),
        ('{"paragraphs": [1]}', "broken-json", "not a list of texts"),
        ('{"id": 1, "title": "عنوان"}', "no-text", ""),
        ('{"text": "The talks ended without agreement on Tuesday."}', "not-arabic", "other"),
        ('{"text": ' + "[" * 100_000 + "}", "broken-json", "nested"),
        ("سطر سائب", "broken-json", "column"),
    ],
)
def test_broken_record_is_named_by_its_line(line: str, code: str, why: str) -> None:
    good = json.dumps({"id": 1, "text": SENTENCE}, ensure_ascii=False)
    first, broken, last = read_input("r", f"{good}\n\n{line}\n{good}\n".encode())
    assert isinstance(first, RawPage)
    assert isinstance(last, RawPage)
    assert isinstance(broken, Refused)
    assert (broken.name, broken.code) == ("r#3", code)
    values = dict(broken.values)
    assert values["line"] == 3
    assert why in " ".join(str(value) for value in values.values())


def test_records_in_other_shapes() -> None:
    record = {"id": 1, "text": SENTENCE}
    for value in ([record, record], record):
        pages = read_input("r", json.dumps(value, indent=1).encode())
        assert all(isinstance(page, RawPage) for page in pages)
        assert len(pages) == (2 if isinstance(value, list) else 1)


def test_lone_surrogate_is_replaced() -> None:
    (page,) = read_input("r", ('{"text": "' + SENTENCE + '\\ud800"}').encode())
    assert isinstance(page, RawPage)
    assert page.lines == (SENTENCE + "\ufffd",)


def test_seeds_are_text() -> None:
    seeds = mill.SHARED / "seeds"
    if not seeds.exists():
        pytest.skip("the shared folder is not here")
    for path in sorted(seeds.glob("*.txt")):
        (page,) = read_input(path.name, path.read_bytes())
        assert isinstance(page, RawPage)
        assert page.lines == tuple(path.read_text(encoding="utf-8").splitlines())
