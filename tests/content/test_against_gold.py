"""The five articles that are published say exactly what the labelled seeds say, and claim no more."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.model import Article, BlockKind, Confidence, Content, Origin, Precision
from digest.store.loading import Folders, load

ROOT = Path(__file__).resolve().parents[2]
GOLD = sorted((ROOT / "tests" / "gold" / "seeds").glob("0*.yaml"))


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = load(Folders.below(ROOT))
    assert [problem for problem in problems if problem.stops] == []
    return found


def article_of(content: Content, number: str) -> Article:
    return next(article for article in content.articles if article.raw.file.startswith(number))


def read_gold(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:3])
def test_text_is_exactly_the_gold(content: Content, path: Path) -> None:
    gold = read_gold(path)
    article = article_of(content, path.name[:3])
    assert article.title == gold["title"]
    assert article.kicker == (gold["kicker"] or "")
    assert article.credit == ((gold["credit_line"] or {}).get("raw") or "")
    assert article.dateline == ((gold["dateline"] or {}).get("raw") or "")
    kinds = {"paragraph": BlockKind.PARAGRAPH, "subheading": BlockKind.SUBHEADING}
    wanted = [(b["text"], kinds[b["type"]], b["line"]) for b in gold["body"] if b["type"] != "standfirst"]
    assert [(b.text, b.kind, b.line) for b in article.blocks] == wanted
    standfirst = [b["text"] for b in gold["body"] if b["type"] == "standfirst"]
    assert [article.standfirst] * bool(article.standfirst) == standfirst
    assert not article.body_changed


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:3])
def test_provenance_is_true(content: Content, path: Path) -> None:
    gold = read_gold(path)
    article = article_of(content, path.name[:3])
    raw = (ROOT / "content" / "raw" / gold["file"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == article.raw.sha256 == gold["sha256"]
    dropped: dict[str, int] = {}
    for line in gold["lines"]:
        if line["action"] == "drop":
            dropped[line["reason"]] = dropped.get(line["reason"], 0) + 1
    assert dict(article.raw.dropped) == dropped


def test_dates_are_those_the_evidence_bears(content: Content) -> None:
    dating = {number: article_of(content, number).dating for number in ("000", "001", "002", "003", "004")}
    stated = {number: found.moment.stated for number, found in dating.items() if found.moment}
    assert stated == {
        "000": "2020-02-19",
        "001": "2020-02-28",
        "002": "2020-02",
        "003": "2020-02-21",
        "004": "2020-02-18",
    }
    assert {number for number, found in dating.items() if found.origin is Origin.EDITOR} == {"001", "003"}
    assert all("من خارج النص" in dating[number].says and not dating[number].lines for number in ("001", "003"))
    assert dating["002"].moment is not None
    assert dating["002"].moment.precision is Precision.MONTH
    assert dating["004"].confidence is Confidence.MEDIUM


def test_events_claim_no_round_of_ankara(content: Content) -> None:
    members: dict[str, set[str]] = {}
    for article in content.articles:
        members.setdefault(article.event, set()).add(article.raw.file[:3])
    assert sorted(map(sorted, members.values())) == [["000", "004"], ["001"], ["002"], ["003"]]
    ankara = next(e for e in content.events if e.id == article_of(content, "002").event)
    assert ankara.start is not None
    assert (ankara.start.stated, ankara.end) == ("2020-02", None)
    assert {event.storyline for event in content.events} == {content.storylines[0].id}


def test_unknown_outlets_stay_unknown(content: Content) -> None:
    outlets = {number: article_of(content, number) for number in ("000", "001", "002", "003", "004")}
    assert {n: a.source for n, a in outlets.items() if a.source} == {
        "000": "levant",
        "003": "middle-east-sabahia",
        "004": "lebanon-today",
    }
    assert not any(a.source_seen for a in outlets.values())
