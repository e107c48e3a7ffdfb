from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from digest.intake import RawPage, Refused, read_input

if TYPE_CHECKING:
    from digest.intake import Parser

CASES = Path(__file__).parents[1] / "cases" / "intake"


def load(name: str) -> list[Any]:
    cases = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


@pytest.mark.parametrize("case", load("html.yml"))
def test_html(case: dict[str, Any], parser: Parser) -> None:
    (page,) = read_input("page", case["html"].encode(), parser=parser)
    assert isinstance(page, RawPage), page
    assert page.kind == "html"
    assert [block.text for block in page.body] == case["body"], case["why"]
    by_text = {block.text: block for block in page.blocks}
    for text, reason in case.get("left", {}).items():
        assert (by_text[text].role, by_text[text].reason) == ("left-out", reason), text
    for text, role in case.get("roles", {}).items():
        assert by_text[text].role == role, text
    for name in ("title", "source", "byline", "published", "url", "language"):
        if name in case:
            fact = getattr(page.stated, name)
            assert [fact.value, fact.where] == case[name], name
    if "dates" in case:
        assert [[fact.value, fact.where] for fact in page.stated.dates] == case["dates"]


@pytest.mark.parametrize("case", load("no-article.yml"))
def test_no_article(case: dict[str, Any], parser: Parser) -> None:
    (page,) = read_input("page", case["html"].encode(), parser=parser)
    assert isinstance(page, Refused), page
    assert page.code == case["code"], case["why"]


def test_language_can_be_forced(parser: Parser) -> None:
    case = next(c.values[0] for c in load("no-article.yml") if c.values[0]["name"] == "Persian")
    (page,) = read_input("page", case["html"].encode(), force_language=True, parser=parser)
    assert isinstance(page, RawPage)


def test_every_visible_line_is_accounted_for(parser: Parser) -> None:
    case = load("html.yml")[4].values[0]
    (page,) = read_input("page", case["html"].encode(), parser=parser)
    assert isinstance(page, RawPage)
    assert [block.line for block in page.blocks] == list(range(1, len(page.lines) + 1))
    assert tuple(block.text for block in page.blocks) == page.lines
    assert all(bool(block.reason) == (block.role == "left-out") for block in page.blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_declared_charset_may_be_wrong(encoding: str, parser: Parser) -> None:
    html = (
        '<html><head><meta charset="windows-1256"></head><body><h1>خطة جديدة للنقل</h1><p>أعلنت البلدية خطة جديدة '
        "للنقل العام تشمل شراء مئتي حافلة كهربائية وتجديد المحطات القديمة في المدينة.</p></body></html>"
    )
    (page,) = read_input("page", html.encode(encoding), parser=parser)
    assert isinstance(page, RawPage)
    assert page.body[0].text.startswith("أعلنت البلدية خطة جديدة")
