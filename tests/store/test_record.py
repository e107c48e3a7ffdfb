"""A mapping read key by key: what each kind of value accepts. Messages and lines are in tests/broken_site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import TextPolicy
from digest.store.nodes import Mapping, read_nodes
from digest.store.record import ID_LENGTH, Record, is_id, is_web_address

if TYPE_CHECKING:
    from digest.problems import Problem


def read(text: str) -> tuple[Record, list[Problem]]:
    root, problems = read_nodes(text, "f.md", 2)
    found = list(problems)
    return Record(root if isinstance(root, Mapping) else Mapping(2), "f.md", found, ZoneInfo("UTC")), found


def codes(problems: list[Problem]) -> list[str]:
    return [f"{p.place.line} {p.code} {p.subject}" for p in problems]


@pytest.mark.parametrize("text", ["a", "2020-02-18-moscow-talks", "a1", "0", "a" * ID_LENGTH])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "a-",
        "-a",
        "a--b",
        "A",
        "a b",
        "a_b",
        "a.b",
        "a/b",
        "..",
        ".",
        "a\n",
        "é",
        "ا",
        "١",
        "ａ",
        "a" * (ID_LENGTH + 1),
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


@given(st.text())
def test_an_id_is_a_safe_file_name(text: str) -> None:
    if is_id(text):
        assert text.isascii()
        assert text == text.lower()
        assert not set(text) & set("./\\ \n\x00:")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/x",
        "http://example.org:8080/a?b=c&d=e#f",
        "https://example.org/عربي",
        "https://مثال.إختبار/",
        "https://example.org/%20",
        "http://[::1]/",
    ],
)
def test_web_addresses(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "//example.org",
        "/x",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "mailto:a@b.c",
        "https:example.org",
        "https://",
        "https:///x",
        "https://a b",
        "https://a\nb",
        'https://a/"x',
        "https://a/<x>",
        "https://a\\@b",
        "http://[::1",
        "https://a/`",
        "https://a/{{x}}",
        "https://example.org/\x80",
        "https://example.org/\u202egpj.exe",
        "https://example\u200b.org/",
        "https://example.org/\ufeff",
        "https://example.org/\u2028",
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize("text", ["a.txt", "a/b.txt", "000_6e3b1073e81a7b80.txt", "صفحة 1.html", "a..b"])
def test_paths_below_raw(text: str) -> None:
    record, problems = read(f'file: "{text}"')
    assert record.safe_path("file") == text
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "..",
        "a/../b",
        "/a",
        "a/",
        "a//b",
        ".",
        "./a",
        ".a",
        "a/.b/c",
        "C:/a",
        "a\\\\b",
        "a\\u202eb",
        "a\\nb",
        "a\\u007fb",
    ],
)
def test_what_is_no_path_below_raw(text: str) -> None:
    record, problems = read(f'file: "{text}"')
    assert record.safe_path("file") == ""
    assert codes(problems) == ["2 E107 file"]


def test_flags_are_true_and_false() -> None:
    record, problems = read("a: true\nb: false\nc:\nd: no\ne: 'true'")
    assert [record.flag(key) for key in "abcdx"] == [True, False, False, False, False]
    record.flag("e")
    assert codes(problems) == ["5 E111 d", "6 E111 e"]


def test_numbers() -> None:
    record, problems = read("a: 0.21\nb: 12\nc: -1\nd: 1e3\ne: 1_0\nf: 12:30\ng: 0x1F\nh: .nan\ni: ٣\nj: 9999999999")
    assert (record.number("a"), record.number("b"), record.whole("b"), record.whole("x")) == (0.21, 12.0, 12, None)
    for key in "cdefghij":
        assert record.number(key) is None
        assert record.whole(key) is None
    assert record.whole("a") is None
    assert {p.code for p in problems} == {"E112"}
    assert len(problems) == 17


def test_lists() -> None:
    record, problems = read("a: [x, y, '', ~]\nb: x\nc: [x, [y]]\nd: {x: y}\ne: [A, b]\nf: [1, x, 3]")
    assert record.texts("a") == ("x", "y")
    assert record.texts("b") == ("x",), "a single text stands for a list of one"
    assert record.texts("c") == ("x",)
    assert record.texts("d") == ()
    assert record.identifiers("e") == ("b",)
    assert record.wholes("f") == (1, 3)
    assert record.texts("missing") == ()
    assert codes(problems) == ["4 E103 c", "5 E103 d", "6 E105 e", "7 E112 f"]


def test_records_know_their_path_and_lines() -> None:
    record, problems = read("a:\n  b:\n    - {c: 1}\n    - d: 2\n      e: 3\n    - f\n")
    inner = record.record("a")
    assert inner is not None
    first, second = inner.records("b")
    assert (first.text("c"), second.text("d")) == ("1", "2")
    second.finish()
    inner.finish()
    assert codes(problems) == ["7 E103 a.b", "6 E102 a.b.e"]


def test_choices() -> None:
    record, problems = read("a: link\nb: LINK\nc:")
    assert record.choice("a", TextPolicy) is TextPolicy.LINK
    assert record.choice("b", TextPolicy) is None
    assert record.choice("c", TextPolicy) is None
    assert [(p.code, dict(p.values)) for p in problems] == [
        ("E113", {"value": "LINK", "options": "full, excerpt, link"})
    ]


def test_finish_names_what_nobody_asked_for() -> None:
    record, problems = read("title: x\ntitel: y\nzzz: z")
    record.text("title")
    record.finish()
    assert [(p.subject, dict(p.values)["near"]) for p in problems] == [("titel", "title"), ("zzz", "")]


def test_a_missing_value_is_told_once() -> None:
    record, problems = read("date: x")
    record.require("date", record.moment("date"))
    record.require("says", record.text("says"))
    assert codes(problems) == ["2 E109 date", "2 E101 says"]


def test_a_value_of_which_nothing_is_left_is_missing() -> None:
    record, problems = read('title: "\\u202e"')
    record.require("title", record.text("title"))
    assert codes(problems) == ["2 I202 title", "2 E101 title"]


@given(st.text())
def test_any_text_is_read_as_one_line(text: str) -> None:
    record, _ = read("a: b")
    record.node.items["a"][1].text = text  # type: ignore[union-attr]
    assert record.text("a") == " ".join(record.text("a").split())


def test_entries_are_ids_with_mappings() -> None:
    record, problems = read("levant: {name: x}\nLevant: {name: y}\nz: text\n'': {name: w}")
    assert [key for key, _ in record.entries()] == ["levant"]
    assert codes(problems) == ["3 E105 Levant", "4 E103 z", "5 E105 "]
