"""`digest rename` of an article: the old address leads on, what names the article follows, and it is the one meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.adding.collection import Collection
from digest.build import build
from digest.store.loading import Folders, load
from tests.adding.sites import RAW, add, articles_of
from tests.adding.sites import start as start_empty
from tests.editing.desk_sites import ARTICLES, EVENTS, run, start, tree
from tests.site_trees import article, run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

DATED = 'published: 2020-02-19\ndating: {origin: text, confidence: high, says: "«أمس»"}\nraw: {file: a.txt}'


def _redirects(root: Path) -> dict[str, str]:
    return {one.old: one.new for one in build(Folders.below(root)).redirects if one.old.startswith("articles/")}


def test_everything_that_names_an_article_follows(tmp_path: Path) -> None:
    write_files(
        start(tmp_path),
        {
            f"{ARTICLES}/a4.md": article("source: levant", "near:", "  - {article: a1, share: 0.9}   # a copy"),
            f"{ARTICLES}/a5.md": article("source: levant", "near: {article: 'a1', share: 1.0}"),
            "content/audit/a1.yml": "article: a1\nfacts:\n  kind: text\n# kept\n",
        },
    )
    before = tree(tmp_path)
    ran = run(tmp_path, "rename", "a1", "2020-02-19-first")
    assert "Note: the article a1 is 2020-02-19-first now; articles/a1/ leads to articles/2020-02-19-first/" in ran.out
    after = tree(tmp_path)
    assert f"{ARTICLES}/2020-02-19-first.md" in after
    assert before.keys() - after.keys() == {f"{ARTICLES}/a1.md", "content/audit/a1.yml"}
    assert after["content/audit/2020-02-19-first.yml"] == b"article: 2020-02-19-first\nfacts:\n  kind: text\n# kept\n"
    assert b"  - {article: 2020-02-19-first, share: 0.9}   # a copy" in after[f"{ARTICLES}/a4.md"]
    assert b"near: {article: '2020-02-19-first', share: 1.0}" in after[f"{ARTICLES}/a5.md"]
    assert _redirects(tmp_path) == {"articles/a1/": "articles/2020-02-19-first/"}
    assert "a1 is an old id of 2020-02-19-first" in run(tmp_path, "seen", "a1").out
    run(tmp_path, "undo")
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


def test_an_old_name_comes_back_and_both_addresses_lead(tmp_path: Path) -> None:
    run(start(tmp_path), "rename", "a1", "b1")
    run(tmp_path, "rename", "b1", "c1")
    run(tmp_path, "rename", "article:c1", "a1")
    assert _redirects(tmp_path) == {"articles/b1/": "articles/a1/", "articles/c1/": "articles/a1/"}


def test_a_withdrawn_article_leads_on_too(tmp_path: Path) -> None:
    run(start(tmp_path), "withdraw", "a1", "--because", "سبب")
    run(tmp_path, "rename", "a1", "b1")
    assert _redirects(tmp_path) == {"articles/a1/": "articles/b1/"}


def test_an_old_address_is_never_given_again(tmp_path: Path) -> None:
    run(start(tmp_path), "rename", "a1", "b1")
    assert "articles/a1/ is or was an address" in run(tmp_path, "rename", "a2", "a1", code=2).err
    write_files(tmp_path, {f"{ARTICLES}/a1.md": article("source: levant")})
    assert "b1.md:10: E302 a1" in run_digest(tmp_path, "check").err


@pytest.mark.parametrize("name", ["talks", "article:talks", "articles/talks/", "event:talks", "events/talks"])
def test_it_is_said_which_is_meant(tmp_path: Path, name: str) -> None:
    write_files(start(tmp_path), {f"{ARTICLES}/talks.md": article("source: levant", "event: talks")})
    before = tree(tmp_path)
    ran = run(tmp_path, "rename", name, "new", code=2 if name == "talks" else 0)
    if name == "talks":
        assert (
            "talks is the name of an article and an event; say which is meant: article:talks or event:talks" in ran.err
        )
        assert tree(tmp_path) == before
        return
    kind = "article" if name.startswith("article") else "event"
    assert f"the {kind} talks is new now" in ran.out
    assert (tmp_path / ARTICLES / "new.md").exists() == (kind == "article")
    assert (tmp_path / EVENTS / "new.md").exists() == (kind == "event")


def test_a_title_is_an_events_even_where_an_article_has_its_id(tmp_path: Path) -> None:
    write_files(start(tmp_path), {f"{ARTICLES}/talks.md": article("source: levant")})
    assert "the event talks has this title now" in run(tmp_path, "rename", "talks", "--title", "عنوان").out
    ran = run(tmp_path, "rename", "article:talks", "x", "--title", "عنوان", code=2)
    assert "its title is the outlet's headline" in ran.err


REFUSED = {
    "taken": (("a1", "a2"), 2, "articles/a2/ is or was an address"),
    "no id": (("a1", "A"), 2, "«A» is no id"),
    "its own": (("a1", "a1"), 2, "the article a1 has this id already"),
    "kept": (("a1", "index"), 1, "E303"),
    "unknown": (("article:a11", "x"), 2, "no article «article:a11»; did you mean a1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_nothing_changed(tmp_path: Path, name: str) -> None:
    words, code, sentence = REFUSED[name]
    before = tree(start(tmp_path))
    assert sentence in run(tmp_path, "rename", *words, code=code).err
    assert tree(tmp_path) == before


def test_the_day_that_only_the_old_id_told_is_written_down(tmp_path: Path) -> None:
    write_files(start(tmp_path), {f"{ARTICLES}/2020-02-19-a.md": article("source: levant", DATED)})
    run(tmp_path, "rename", "2020-02-19-a", "a")
    assert "  for: 2020-02-19\n" in (tmp_path / ARTICLES / "a.md").read_text("utf-8")
    assert "I23" not in run(tmp_path, "check").out.replace("I233", "").replace("I230", "")


def test_a_date_that_nobody_vouches_for_comes_first(tmp_path: Path) -> None:
    text = article("source: levant", DATED.replace("2020-02-19", "2020-02-20"))
    write_files(start(tmp_path), {f"{ARTICLES}/2020-02-19-a.md": text})
    assert (
        "first `digest date 2020-02-19-a DAY --because …`" in run(tmp_path, "rename", "2020-02-19-a", "a", code=1).err
    )
    run(tmp_path, "date", "2020-02-19-a", "2020-02-20", "--because", "سبب")
    run(tmp_path, "rename", "2020-02-19-a", "a")


def test_an_article_whose_date_became_known_gets_the_id_that_add_would_give(tmp_path: Path) -> None:
    folders = start_empty(tmp_path)
    page = next(iter(RAW.glob("001_*")))
    old = add(folders, page).articles[0].id
    assert old.startswith("undated-")
    dated = run(tmp_path, "date", old, "2020-02-28", "--because", "سبب")
    assert f"`digest rename {old}` gives one with this date" in dated.out
    assert "has this id already" not in run(tmp_path, "rename", old).err
    (new,) = articles_of(folders).values()
    assert new.id.startswith("2020-02-28-")
    assert new.places.file == f"content/articles/undated/{new.id}.md"
    assert _redirects(tmp_path) == {f"articles/{old}/": f"articles/{new.id}/"}
    assert "rename" not in run(tmp_path, "date", new.id, "2020-02-28T10:00", "--because", "سبب").out
    assert f"the article {new.id} has this id already" in run(tmp_path, "rename", new.id, code=2).err
    assert add(folders, page).articles == ()
    assert old in Collection.of(folders, load(folders)[0]).taken
    assert run(tmp_path, "explain", old).out.startswith(new.id)
