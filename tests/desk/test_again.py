"""Cleaning again: the machine's words change, the editor's stay, and so does every comment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.desk.again import merge, propose
from digest.model import Article, Block, Dating, Flag, Origin, Provenance
from digest.problems import Places
from digest.store.article_text import write_article
from digest.store.body import hash_body
from digest.store.written import list_written

if TYPE_CHECKING:
    from tests.desk.conftest import Site

BLOCKS = (Block("الفقرة الأولى.", line=3), Block("الفقرة الثانية.", line=5))
MADE = Article(
    id="a",
    places=Places("", 0, {}),
    title="عنوان الآلة",
    source="levant",
    credit="ليفانت",
    dating=Dating(says="لا دليل"),
    raw=Provenance(
        file="page.txt", sha256="a" * 64, lines=(3, 5), dropped=(("share", 2),), body_sha256=hash_body(BLOCKS)
    ),
    flags=(Flag("cut-sentence", 3), Flag("garbled-sentence", 5)),
    blocks=BLOCKS,
)
WRITTEN = {"title": MADE.title, "source": "levant", "credit": MADE.credit, "dating": "", "flags": ""} | dict.fromkeys(
    ("url", "kicker", "standfirst", "byline", "dateline"), ""
)
BETTER = replace(MADE, title="عنوان أفضل", blocks=BLOCKS[:1], raw=replace(MADE.raw, lines=(3,)), flags=MADE.flags[:1])


def _put(site: Site, text: str, *, audited: bool = True) -> None:
    path = site.article("a", "title: x")
    path.write_text(text, encoding="utf-8")
    if audited:
        site.audit("a", ("paragraph", "x"), facts=list_written(MADE))


def test_nothing_changes_where_the_rules_say_the_same(site: Site) -> None:
    text = write_article(MADE).replace("credit:", "# a note\ncredit:").replace('"ليفانت"', "ليفانت   # odd spacing")
    _put(site, text)
    proposal = propose(site.dossier("a"), MADE)
    assert not proposal.changes
    assert proposal.diff() == ""
    assert proposal.kept == ()


def test_only_the_lines_of_what_changes_are_touched(site: Site) -> None:
    text = (
        write_article(MADE).replace("credit:", "# about the credit\ncredit:").replace("---\n\n", "draft: true\n---\n\n")
    )
    _put(site, text)
    proposal = propose(site.dossier("a"), BETTER)
    removed = [line for line in proposal.diff().splitlines() if line.startswith("-") and not line.startswith("---")]
    assert 'title: "عنوان أفضل"' in proposal.after
    assert "# about the credit\ncredit:" in proposal.after
    assert "draft: true\n" in proposal.after
    assert "الثانية" not in proposal.after
    assert "garbled-sentence" not in proposal.after
    assert sorted(line.split(":")[0].strip("- ") for line in removed if line.strip("-")) == sorted(
        ["title", "lines", "{code", "الفقرة الثانية."]
    )
    path = site.folders.root / site.get("a").places.file
    path.write_text(proposal.after, encoding="utf-8")
    again = site.get("a")
    assert (again.title, again.blocks, again.draft) == ("عنوان أفضل", BETTER.blocks, True)


def test_id_event_grouping_and_near_copies_stay(site: Site) -> None:
    text = write_article(MADE).replace(
        "raw:", "event: some-event\ngrouping: {origin: editor}\nnear: [{article: b}]\nraw:"
    )
    _put(site, text)
    merged, _ = merge(site.get("a"), replace(BETTER, id="other", event="else"), WRITTEN)
    assert (merged.id, merged.event, merged.near[0].article) == ("a", "some-event", "b")
    assert merged.grouping is not None
    after = propose(site.dossier("a"), BETTER).after
    assert "event: some-event\ngrouping: {origin: editor}\nnear: [{article: b}]\n" in after


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title: "عنوان الآلة"', "title: عنوان المحرّر", "title"),
        ("source: levant", "source: other", "source"),
        ('says: "لا دليل"', "says: نظرت فلم أجد", "dating"),
        ("الفقرة الأولى.", "الفقرة الأولى كما أراها.", "body"),
        ('credit: "ليفانت"\n', "", "credit"),
    ],
)
def test_what_an_editor_changed_stays(site: Site, old: str, new: str, key: str) -> None:
    text = write_article(MADE)
    assert old in text
    _put(site, text.replace(old, new))
    sources = site.folders.config / "sources.yml"
    sources.write_text("levant: {name: ليفانت}\nother: {name: سواه}\n", encoding="utf-8")
    remade = replace(BETTER, source="", source_seen="اسم", dating=Dating(says="دليل جديد"), credit="عزو جديد")
    proposal = propose(site.dossier("a"), remade)
    assert key in proposal.kept
    assert (new or "title") in proposal.after
    if key == "credit":
        assert "credit" not in proposal.after
    if key == "body":
        assert MADE.raw.body_sha256 in proposal.after
        assert "الفقرة الثانية." in proposal.after


def test_an_editors_date_stays_whatever_the_audit_says(site: Site) -> None:
    article = replace(MADE, dating=Dating(origin=Origin.EDITOR, says="رأيت"))
    _put(site, write_article(article))
    site.audit("a", ("paragraph", "x"), facts=list_written(article))
    proposal = propose(site.dossier("a"), replace(article, dating=Dating(says="دليل جديد")))
    assert proposal.kept == ("dating",)
    assert not proposal.changes


def test_a_flag_that_was_looked_at_does_not_come_back(site: Site) -> None:
    _put(site, write_article(replace(MADE, flags=())))
    remade = replace(MADE, flags=(*MADE.flags, Flag("unbalanced-quote", 5)))
    assert propose(site.dossier("a"), remade).after.count("code:") == 1


def test_without_a_record_of_what_was_written_all_but_the_body_is_the_editors(site: Site) -> None:
    _put(site, write_article(MADE), audited=False)
    proposal = propose(site.dossier("a"), replace(BETTER, credit="سواه"))
    assert set(proposal.kept) == {"title", "credit"}
    assert "الفقرة الثانية." not in proposal.after
    assert 'title: "عنوان الآلة"' in proposal.after
