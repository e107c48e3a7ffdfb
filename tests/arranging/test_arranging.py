"""Placing articles into events and storylines: what is new is placed, what is published never moves by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.arabic.names import Names
from digest.arranging import Arranged, arrange, propose
from digest.assembling import assemble
from digest.cli import cli
from digest.model import Origin
from digest.store.changes import commit
from digest.store.loading import Folders, load, load_names
from tests.adding.sites import RAW, add, articles_of, read_tree, start
from tests.adding.test_batch import PAGE, write
from tests.adding.test_seeds import options_for

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Content


def load_sound(folders: Folders) -> Content:
    content, problems = load(folders)
    assert not [problem for problem in problems if problem.stops], problems
    return content


def group(folders: Folders) -> Arranged:
    names, _ = load_names(folders)
    arranged = arrange(folders, load_sound(folders), Names.of(names))
    if arranged.changes:
        commit(folders, "group", arranged.changes)
    return arranged


def members(folders: Folders) -> list[list[str]]:
    shelves: dict[str, list[str]] = {}
    for article in load_sound(folders).articles:
        shelves.setdefault(article.event, []).append(article.raw.file[:3])
    return sorted(sorted(found) for found in shelves.values())


@pytest.mark.parametrize("order", [("000", "001", "002", "003", "004"), ("004", "003", "002", "001", "000")])
def test_p37_with_the_editors_dates_four_events_and_one_storyline(tmp_path: Path, order: tuple[str, ...]) -> None:
    folders = start(tmp_path)
    for number in order:
        add(folders, *RAW.glob(f"{number}_*"), options=options_for(number))
    arranged = group(folders)
    assert members(folders) == [["000", "004"], ["001"], ["002"], ["003"]]
    content = load_sound(folders)
    assert len(arranged.storylines) == len(content.storylines) == 1
    assert {event.storyline for event in content.events} == {content.storylines[0].id}
    assert {event.title_origin for event in content.events} == {Origin.MACHINE}


def test_p37_without_the_editors_dates_no_wrong_tie(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, RAW)
    group(folders)
    assert members(folders) == [["000", "004"], ["001"], ["002"], ["003"]]


def test_what_is_placed_stays(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, *RAW.glob("004_*"))
    group(folders)
    before = read_tree(tmp_path / "content")
    assert group(folders).changes == ()
    add(folders, *RAW.glob("000_*"))
    arranged = group(folders)
    after = read_tree(tmp_path / "content")
    (event,) = (name for name in before if name.startswith("events/"))
    assert {name: after[name] for name in before if name != event} == {n: before[n] for n in before if n != event}
    span = b"start: 2020-02-17\nend: 2020-02-18\nspan_origin: machine\n"  # a machine's span grows with its reports
    assert after[event] == before[event].replace(b"machine\n", b"machine\n" + span)
    assert arranged.opened == ()
    assert members(folders) == [["000", "004"]]
    assert propose(load_sound(folders)).splits == ()


def test_an_article_that_an_editor_keeps_out_is_not_placed(tmp_path: Path) -> None:
    folders = start(tmp_path)
    (article,) = add(folders, *RAW.glob("004_*")).articles
    file = folders.content / "articles" / "2020" / "02" / f"{article.id}.md"
    file.write_text(
        file.read_text("utf-8").replace("\nraw:", "\ngrouping: {origin: editor}  # alone\nraw:", 1), "utf-8"
    )
    assert group(folders).placed == ()


def test_a_near_copy_is_named_in_the_later_article(tmp_path: Path) -> None:
    folders = start(tmp_path)
    text = next(RAW.glob("002_*")).read_text(encoding="utf-8")
    add(folders, write(tmp_path, "1.txt", text))
    group(folders)
    add(folders, write(tmp_path, "2.txt", text.replace("جولة", "دورة", 1)))
    arranged = group(folders)
    assert len(arranged.copies) == 1
    (later, earlier) = arranged.copies[0]
    found = articles_of(folders)
    assert found[later].near[0].article == earlier
    assert found[later].near[0].share > 0.9
    assert found[later].event == found[earlier].event


def test_the_written_tie_gives_its_reasons(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, *RAW.glob("000_*"), *RAW.glob("004_*"))
    group(folders)
    for article in load_sound(folders).articles:
        assert article.grouping is not None
        assert article.grouping.origin is Origin.MACHINE
        assert article.grouping.score is not None
        assert article.grouping.score > 0.43
        assert article.grouping.shared


def test_an_undated_article_opens_an_event_of_its_own(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, write(tmp_path, "1.txt", PAGE))
    (placed,) = group(folders).placed
    assert placed[0] == placed[1]


def test_the_command_places_explains_and_is_taken_back(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, *RAW.glob("000_*"), *RAW.glob("004_*"))
    before = read_tree(tmp_path / "content")

    def run(*words: str) -> str:
        done = CliRunner().invoke(cli, ["-C", str(tmp_path), *words])
        assert done.exit_code == 0, done.output
        return done.output

    assert "2 would be placed" in run("group", "--dry-run")
    assert read_tree(tmp_path / "content") == before
    assert "2 placed, 1 events and 0 storylines opened" in run("group")
    first = next(one for one in articles_of(folders) if one.startswith("2020-02-19-turkey-nato-russia-"))
    told = run("explain", first)
    assert "placed by: machine" in told
    assert f"digest move {first} --new" in told
    assert "0 merges and 0 splits proposed" in run("group", "--propose")
    run("undo")
    assert read_tree(tmp_path / "content") == before


@pytest.mark.parametrize("delete", [False, True])
def test_a_withdrawn_headline_leaves_the_storyline_it_titled(tmp_path: Path, *, delete: bool) -> None:
    folders = start(tmp_path)
    for number in ("000", "001", "002", "003", "004"):
        add(folders, *RAW.glob(f"{number}_*"), options=options_for(number))
    group(folders)
    content = load_sound(folders)
    headline = content.storylines[0].title
    titled = next(article.id for article in content.articles if article.title == headline)
    words = ["withdraw", titled, "--because", "بطلب الناشر", *(["--delete-text"] if delete else [])]
    done = CliRunner().invoke(cli, ["-C", str(tmp_path), *words])
    assert done.exit_code == 0, done.output
    digest = assemble(load_sound(folders))
    assert headline not in {storyline.title for storyline in digest.storylines}
    assert headline not in {happening.title for happening in digest.happenings}
