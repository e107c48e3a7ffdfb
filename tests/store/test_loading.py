"""Folders of a site into its content: the order, the addresses, and files that are none of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.model import Digits, Months, TextPolicy
from digest.store.loading import Folders, load, load_settings, load_text
from digest.store.page_files import list_hand_written
from digest.store.site_files import is_zone
from tests.site_trees import ARTICLE, PACKAGE, SITE_YML, article, write_site

FULL_SITE = """format: "1"
title: موجز
description: خلاصة
time_zone: Africa/Cairo
period: 2020-01..2020-12-31
text: excerpt
months: maghrebi
digits: arabic
week_starts: monday
"""
EVENT = "---\ntitle: حدث\n---\n"


def test_folders_name_files_from_their_root(tmp_path: Path) -> None:
    folders = Folders.below(tmp_path, "texts")
    assert folders.name(tmp_path / "texts" / "a.md") == "texts/a.md"
    assert folders.name(Path("/elsewhere/a.md")) == "/elsewhere/a.md"


def test_all_settings(tmp_path: Path) -> None:
    site, problems = load_settings(write_site(tmp_path, {"site_config/site.yml": FULL_SITE}))
    assert problems == ()
    assert (site.title, site.description, site.time_zone, site.text) == (
        "موجز",
        "خلاصة",
        "Africa/Cairo",
        TextPolicy.EXCERPT,
    )
    assert (site.months, site.digits, site.week_starts) == (Months.MAGHREBI, Digits.ARABIC, 0)
    assert site.period is not None
    assert [m.stated for m in site.period] == ["2020-01", "2020-12-31"]


def test_the_smallest_settings(tmp_path: Path) -> None:
    site, problems = load_settings(write_site(tmp_path, {}))
    assert problems == ()
    assert (site.text, site.months, site.digits, site.week_starts, site.period) == (
        *(TextPolicy.FULL, Months.DUAL, Digits.WESTERN),
        *(5, None),
    )


@pytest.mark.parametrize("name", ["UTC", "Asia/Beirut", "Africa/Casablanca", "Etc/GMT+3"])
def test_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Beirut",
        "Asia",
        "Asia/",
        "/etc/localtime",
        "../UTC",
        "Asia/../UTC",
        "localtime",
        "posixrules",
        "a" * 500,
        "U\x00C",
    ],
)
def test_what_is_no_zone(name: str) -> None:
    assert not is_zone(name)


def test_sources(tmp_path: Path) -> None:
    text = """levant: {name: ليفانت, latin: Levant, country: SY, kind: site, domains: [a.org, b.org], aliases: x,
  text: link, licensed: true}
b:
  name: ب
"""
    content, problems = load(write_site(tmp_path, {"site_config/sources.yml": text}))
    assert problems == ()
    first, second = content.sources
    assert (first.id, first.name, first.latin, first.country, first.kind) == (
        "levant",
        "ليفانت",
        "Levant",
        "SY",
        "site",
    )
    assert (first.domains, first.aliases, first.text, first.licensed) == (
        ("a.org", "b.org"),
        ("x",),
        TextPolicy.LINK,
        True,
    )
    assert (second.text, second.licensed, second.places.line) == (None, False, 3)


def test_a_site_without_outlets_and_texts_is_sound(tmp_path: Path) -> None:
    folders = write_site(tmp_path, {"site_config/sources.yml": "# nobody yet\n"})
    content, problems = load(folders)
    assert (content.articles, content.events, content.sources, problems) == ((), (), (), ())
    (tmp_path / "site_config" / "sources.yml").unlink()
    assert load(folders)[1] == ()


def test_articles_are_found_in_any_folder_and_nothing_else_is(tmp_path: Path) -> None:
    files = {
        "content/articles/2020/02/b.md": article(),
        "content/articles/undated/a.md": article(),
        "content/articles/c.md": article(),
        "content/articles/2020/d.txt": "x",
        "content/articles/.e.md": "x",
        "content/audit/f.yml": "x",
        "content/events/g.md": EVENT,
        "content/events/._g.md": "\x00\x05",
        "content/raw/h.md": "x",
        "content/NOTICE": "x",
    }
    content, problems = load(write_site(tmp_path, dict(files)))
    assert problems == ()
    assert [a.id for a in content.articles] == ["b", "c", "a"]
    assert [e.id for e in content.events] == ["g"]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_files_does_not_matter(tmp_path: Path, names: list[str]) -> None:
    folder = tmp_path / "-".join(names)
    for name in names:
        write_site(folder, {f"content/articles/2020/02/{name}.md": article(), f"content/events/{name}.md": "broken"})
    content, problems = load(Folders.below(folder))
    assert [a.id for a in content.articles] == ["a", "b", "c", "d"]
    assert [str(p.place) for p in problems] == [f"content/events/{n}.md:1" for n in "abcd"]


def test_unread_files_are_named(tmp_path: Path) -> None:
    content, _ = load(write_site(tmp_path, {ARTICLE: "x", "content/events/e.md": b"---\ntitle: \xff\n---\n"}))
    assert {"a", "e"} <= content.unread


def test_a_link_to_nothing_cannot_be_read(tmp_path: Path) -> None:
    folders = write_site(tmp_path, {"content/events/x.md": EVENT})
    (tmp_path / "content" / "events" / "y.md").symlink_to(tmp_path / "nowhere")
    assert [(str(p.place), p.code) for p in load(folders)[1]] == [("content/events/y.md", "E017")]
    assert load_text(folders, tmp_path / "none")[1][0].code == "E017"


def test_five_megabytes_in_one_value(tmp_path: Path) -> None:
    content, problems = load(
        write_site(tmp_path, {ARTICLE: article(f"byline: {'كلمة ' * 600_000}", "source: " + "x" * 5_000_000)})
    )
    assert [p.code for p in problems] == ["E105"]
    assert len(content.articles[0].byline) == 600_000 * 5 - 1


def test_hand_written_pages(tmp_path: Path) -> None:
    files = {
        "content/pages/a/b.md": "x",
        "content/pages/x.png": "x",
        "content/pages/.git/x": "x",
        "content/pages/a/.b.md.swp": "x",
    }
    folders = write_site(tmp_path, dict(files))
    assert list_hand_written(folders) == {"about.md", "a/b.md", "x.png"}
    assert list_hand_written(Folders.below(tmp_path / "none")) == frozenset()


def test_the_scaffold_reads_without_a_word() -> None:
    folders = Folders.below(PACKAGE / "new")
    assert load(folders)[1] == ()
    assert load_settings(folders)[0].title


def test_the_settings_of_these_tests_are_sound(tmp_path: Path) -> None:
    assert load(write_site(tmp_path, {"site_config/site.yml": SITE_YML}))[1] == ()
