"""`digest source` and `digest sources`: names that articles show become outlets, in one action that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editing.desk_sites import changed, run, tree
from tests.site_trees import write_site

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = "site_config/sources.yml"
ARTICLES = "content/articles/2020/02"


def write(name: str, seen: str, url: str = "", more: str = "") -> tuple[str, str]:
    """Write an article that shows an unconfirmed name."""
    link = f"url: {url}\n" if url else ""
    head = f"---\ntitle: {name}\nsource_seen: {seen} # as seen\n{more}{link}published: 2020-02-19\n"
    return f"{ARTICLES}/{name}.md", f"{head}---\n\nمتن.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    articles = [
        write("a1", "جريدة الوادي", "https://www.wadi.example/1"),
        write("a2", "جريدة الوادى", "https://wadi.example/2"),
        write("a3", "جريدة الوادي"),
        write("b1", "الجبل", "https://shared.example/1", "source_seen_in: folder\n"),
        write("c1", "النهر", "https://shared.example/2"),
        (f"{ARTICLES}/d1.md", "---\ntitle: d1\npublished: 2020-02-19\n---\n\nمتن.\n"),
        (f"{ARTICLES}/w1.md", "---\nwithdrawn: سبب\nsource_seen: المسحوب\n---\n"),
    ]
    write_site(tmp_path, dict(articles))
    path = tmp_path / SOURCES
    path.write_text("# ours\nlevant:\n  name: ليفانت\n  aliases: [شبكة ليفانت]  # alias\n", encoding="utf-8")
    return tmp_path


def test_one_article_gets_its_outlet_by_key_name_or_alias(site: Path) -> None:
    before = tree(site)
    for outlet in ("levant", "ليفانت", "شبكة ليفانت"):
        run(site, "source", "a1", outlet)
        assert changed(before, tree(site)) == {
            "a1.md": {"gone": ["source_seen: جريدة الوادي # as seen"], "come": ["source: levant"]}
        }
        run(site, "undo")
    assert tree(site) == before


def test_an_unknown_outlet_is_refused_with_the_nearest_and_new_makes_an_entry(site: Path) -> None:
    before = tree(site)
    ran = run(site, "source", "a1", "levnt", code=2)
    assert "no outlet «levnt» in sources.yml; did you mean levant?" in ran.err
    assert "--new" in ran.err
    assert "did you mean a1?" in run(site, "source", "a11", "levant", code=2).err
    assert "stands in sources.yml already" in run(site, "source", "a1", "ليفانت", "--new", code=2).err
    assert tree(site) == before
    run(site, "source", "a1", "الوادي", "--new", "--key", "valley", "--dry-run")
    assert tree(site) == before
    run(site, "source", "a1", "الوادي", "--new", "--key", "valley")
    assert (
        (site / SOURCES).read_text("utf-8").endswith('# alias\nvalley:\n  name: "الوادي"\n  domains: [wadi.example]\n')
    )
    run(site, "undo")
    assert tree(site) == before


@pytest.mark.parametrize("key", ["levant", "unknown", "Not An Id"])
def test_a_key_must_be_free_and_an_id(site: Path, key: str) -> None:
    before = tree(site)
    run(site, "source", "a1", "الوادي", "--new", "--key", key, code=2)
    assert tree(site) == before


def test_every_article_that_shows_a_name_however_spelled(site: Path) -> None:
    before = tree(site)
    run(site, "source", "--every", "جريدة الوادي", "levant")
    found = changed(before, tree(site))
    assert set(found) == {"a1.md", "a2.md", "a3.md"}
    run(site, "undo")
    assert "did you mean" in run(site, "source", "--every", "جريدة الواد", "levant", code=2).err
    assert tree(site) == before


def test_sources_filled_later_by_hand_takes_effect_in_one_step(site: Path) -> None:
    path = site / SOURCES
    path.write_text(path.read_text("utf-8") + "wadi:\n  name: جريدة الوادي\n", encoding="utf-8")
    before = tree(site)
    checked = run(site, "check").out
    assert checked.count("I237") == 3
    assert "in sources.yml as wadi" in run(site, "sources").out
    run(site, "source", "--every", "جريدة الوادي")
    by_source = tree(site)
    assert set(changed(before, by_source)) == {"a1.md", "a2.md", "a3.md"}
    assert "I237" not in run(site, "check").out
    run(site, "undo")
    run(site, "sources", "--accept", "جريدة الوادي")
    assert tree(site) == by_source


def test_sources_lists_names_with_counts_and_addresses(site: Path) -> None:
    ran = run(site, "sources")
    assert ran.out.splitlines()[:3] == [
        "     3  جريدة الوادي  (wadi.example; such as a1)",
        "     1  الجبل  (shared.example; from folder; such as b1)",
        "     1  النهر  (shared.example; such as c1)",
    ]
    assert "3 unconfirmed names on 5 articles, 0 of them in sources.yml by now; 1 articles name no outlet" in ran.out


def test_all_are_accepted_in_one_action_and_a_shared_address_is_claimed_by_none(site: Path) -> None:
    before = tree(site)
    run(site, "sources", "--accept", "--dry-run")
    assert tree(site) == before
    ran = run(site, "sources", "--accept")
    assert "Note: several outlets' articles lie at shared.example" in ran.out
    entries = (site / SOURCES).read_text("utf-8").partition("# alias\n")[2]
    assert entries == (
        'wadi:\n  name: "جريدة الوادي"\n  domains: [wadi.example]\n'
        'al-jabl:\n  name: "الجبل"\nal-nahr:\n  name: "النهر"\n'
    )
    assert "source_seen" not in (site / ARTICLES / "b1.md").read_text("utf-8")
    assert "I233" in run(site, "check").out  # d1 names none
    assert "0 unconfirmed names" in run(site, "sources").out
    run(site, "undo")
    assert tree(site) == before


def test_some_are_accepted_with_keys_of_the_editors(site: Path) -> None:
    run(site, "sources", "--accept", "الجبل=mountain", "النهر")
    entries = (site / SOURCES).read_text("utf-8").partition("# alias\n")[2]
    assert entries == 'mountain:\n  name: "الجبل"\nal-nahr:\n  name: "النهر"\n'
    assert "source: mountain" in (site / ARTICLES / "b1.md").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["source", "a1"],
        ["source", "a1", "levant", "--key", "x"],
        ["source", "--every", "الجبل", "a", "b"],
        ["sources", "الجبل"],
        ["sources", "--accept", "غير موجود"],
        ["sources", "--accept", "الجبل=levant"],
    ],
)
def test_wrong_use_changes_nothing(site: Path, arguments: list[str]) -> None:
    before = tree(site)
    assert "Error" in run(site, *arguments, code=2).err
    assert tree(site) == before


def test_a_file_that_cannot_take_an_entry_is_left_alone(site: Path) -> None:
    (site / SOURCES).write_text("{levant: {name: ليفانت}}\n", encoding="utf-8")
    before = tree(site)
    assert "E012" in run(site, "sources", "--accept", code=1).err
    assert tree(site) == before
