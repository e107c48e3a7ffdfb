"""Every physical line of the five seeds is labelled as the gold labels it."""

import pytest

from tests.cleaning.seeds import NAMES, body_of, clean_seed, read_gold, read_lines


@pytest.mark.parametrize("name", NAMES)
def test_every_line(name: str) -> None:
    page, gold = clean_seed(name[:3]), read_gold(name)
    expected = [(row["n"], row.get("as") or row["reason"]) for row in gold["lines"]]
    assert [(line.n, line.label) for line in page.lines] == expected
    assert [line.text for line in page.lines] == list(read_lines(name))
    assert all(line.kept == (row["action"] == "keep") for line, row in zip(page.lines, gold["lines"], strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_fields(name: str) -> None:
    page, gold = clean_seed(name[:3]), read_gold(name)
    assert page.title == gold["title"]
    assert page.kicker == (gold["kicker"] or "")
    assert page.byline == (gold["byline"] or "")
    assert page.dateline == (gold["dateline"] or {}).get("raw", "")
    assert page.credit == (gold["credit_line"] or {}).get("raw", "")


@pytest.mark.parametrize("name", NAMES)
def test_body(name: str) -> None:
    page, gold = clean_seed(name[:3]), read_gold(name)
    assert body_of(page) == [block["text"] for block in gold["body"]]
    kinds = [(b["line"], b["type"]) for b in gold["body"] if b["type"] != "standfirst"]
    assert [(block.line, block.kind) for block in page.blocks] == kinds


@pytest.mark.parametrize("name", NAMES)
def test_repairs_are_recorded(name: str) -> None:
    page, gold = clean_seed(name[:3]), read_gold(name)
    made = {(repair.line, repair.after) for repair in page.repairs}
    for fix in gold["typographic_fixes"]:
        assert any(line == fix["line"] and (after in fix["after"] or fix["after"] in after) for line, after in made)
