from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from digest.intake import RawPage, Refused, find_size_fault, iterate_input, read_input
from digest.intake.limits import MAX_BATCH_BYTES, MAX_BYTES
from tests.programs import run_program

if TYPE_CHECKING:
    from digest.intake import ParserChild

SENTENCE = "قالت الوزارة إن المحادثات بين الوفدين انتهت من دون اتفاق على وقف القتال. "
HTML = "<html><body>"
BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "l"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>'
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t\r\n ", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "pdf"),
    "pdf after junk": (b"\n\n%PDF-1.4", "pdf"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "image"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "image"),
    "docx": (b"PK\x03\x04" + b"\0" * 50, "binary"),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 50, "binary"),
    "random": (bytes((n * 7919) % 251 for n in range(5000)), "binary"),
    "controls": (("\x01\x02\x03" * 50 + SENTENCE).encode(), "binary"),
    "digits": (b"2020 17 18", "no-text"),
    "English": (b"The talks ended on Tuesday without agreement, officials said.", "not-arabic"),
    "Urdu": ("وزیر خارجہ نے کہا ہے کہ مذاکرات کسی معاہدے کے بغیر ختم ہو گئے ہیں۔".encode(), "not-arabic"),
    "a long line": ((SENTENCE * 20_000).encode(), "line-too-long"),
    "a million lines": ("ا\n".encode() * 1_000_000, "too-many-lines"),
    "100 MB": (b"a" * 100_000_000, "too-large"),
    "100 MB of HTML": (b"<html>" + b"a" * 100_000_000, "too-large"),
    "6 MB of HTML": ((HTML + SENTENCE * 60_000).encode(), "too-large"),
    "bomb": (BOMB.encode(), "doctype-entities"),
    "bomb in UTF-16": (BOMB.encode("utf-16"), "doctype-entities"),
    "late entity": ((HTML + SENTENCE + '<!ENTITY x "y">').encode(), "doctype-entities"),
    "many doctypes": (("<html>" + "<!doctype " * 400_000).encode(), "doctype-entities"),
    "many comments": ((HTML + "<!--" * 400_000).encode(), "no-text"),
    "100,000 divs": ((HTML + "<div>" * 100_000 + SENTENCE).encode(), "too-deep"),
    "100,000 spans": ((HTML + "<span>" * 100_000 + SENTENCE).encode(), "too-deep"),
    "many elements": ((HTML + "ب<br>" * 300_000).encode(), "too-many-elements"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_code(name: str, process: ParserChild) -> None:
    data, code = REFUSED[name]
    start = time.monotonic()
    results = read_input(name, data, parser=process)
    assert time.monotonic() - start < 20
    assert [(type(r), r.name, getattr(r, "code", "")) for r in results] == [(Refused, name, code)]


@pytest.mark.parametrize(
    "html",
    [
        HTML + f"<div><p>{SENTENCE * 3}<p>{SENTENCE * 3}<div <<<p>>{SENTENCE}",
        HTML + f'<p class="{"x " * 400_000}">{SENTENCE * 3}</p>',
        HTML + '<script type="application/ld+json">' + "[" * 500_000 + f"</script><p>{SENTENCE * 3}",
        HTML + f'<img src="data:image/png;base64,{"A" * 12_000_000}"><p>{SENTENCE * 3}</p>',
        "<table><tr><td>" * 70 + f"<p>{SENTENCE * 3}",
        HTML + f"<p>{SENTENCE * 3}</p>\x00\x0b".replace("\x00", "&#0;"),
    ],
    ids=[
        "broken",
        "huge attribute",
        "deep JSON-LD",
        "embedded picture",
        "unclosed tables",
        "control characters",
    ],
)
def test_odd_but_readable(html: str, process: ParserChild) -> None:
    (page,) = read_input("odd", html.encode(), parser=process)
    assert isinstance(page, RawPage), page
    assert page.body[0].text.startswith(SENTENCE.strip())


def test_size_alone() -> None:
    assert find_size_fault("x", MAX_BYTES) is None
    fault = find_size_fault("x", MAX_BATCH_BYTES + 1)
    assert fault is not None
    assert fault.code == "too-large"


def test_large_json_lines_are_read_one_by_one() -> None:
    line = ('{"id": 1, "text": "' + SENTENCE * 10 + '"}\n').encode()
    data = line * (MAX_BYTES // len(line) + 10)
    assert len(data) > MAX_BYTES
    pages = iterate_input("many", data)
    assert next(pages).name == "many#1"
    assert next(pages).name == "many#2"


def test_nothing_from_the_parsers_is_imported_here() -> None:
    """The parent never loads the libraries that read hostile markup."""
    code = "import sys, digest.intake; print(sorted({'lxml', 'trafilatura', 'feedparser'} & set(sys.modules)))"
    done = run_program([sys.executable, "-c", code])
    assert done.stdout.strip() == "[]"
