"""`digest group --after-merge` over clones that git merged: conflicts, editors' words, what does not fit together."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.merging.clones import (
    add,
    clone,
    commit,
    git,
    load_content,
    merge,
    read,
    read_but_addresses,
    settle,
    start,
    write_page,
)
from tests.site_trees import list_files, run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Give two clones of a digest that holds the first telling of the first happening."""
    origin = start(tmp_path / "origin", [(0, 0)])
    return clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")


def article(root: Path, record: str) -> Article:
    return next(one for one in load_content(root).articles if one.raw.record == record)


def event_file(root: Path, record: str) -> Path:
    return root / "content" / "events" / f"{article(root, record).event}.md"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(root: Path, *words: str) -> None:
    ran = run_digest(root, *words)
    assert ran.code == 0, ran
    commit(root)


def test_the_same_pages_in_both_clones_merge_cleanly(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    for root in pair:
        add(root, [(0, 1), (1, 0)])
    assert read(ours) == read(theirs)
    assert not merge(ours, theirs)
    assert "0 articles and 0 events placed otherwise" in settle(ours).out


def test_two_articles_of_one_day_and_headline_do_not_meet(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin")
    ours, theirs = clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")
    add(ours, [(0, 0)])
    add(theirs, [(0, 2)])
    assert not merge(ours, theirs)
    settle(ours)
    assert article(ours, "0-0").event == article(ours, "0-2").event


def test_one_event_that_grew_on_both_sides(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    add(ours, [(0, 1)])
    add(theirs, [(0, 2), (0, 3)])
    merge(ours, theirs)
    settle(ours)
    assert len({article(ours, f"0-{telling}").event for telling in range(4)}) == 1


def conflict(pair: tuple[Path, Path], ours: str, theirs: str, line: str = "title: ") -> Path:
    """Write a line of the first event's file on each side, and merge."""
    name = event_file(pair[0], "0-0").name
    for root, words in zip(pair, (ours, theirs), strict=True):
        path = event_file_by_name(root, name)
        old = next(one for one in path.read_text("utf-8").splitlines() if one.startswith(line))
        edit(path, old, words)
        commit(root)
    assert merge(*pair)
    return event_file_by_name(pair[0], name)


def event_file_by_name(root: Path, name: str) -> Path:
    return root / "content" / "events" / name


def test_marks_are_named_and_undo_brings_them_back(pair: tuple[Path, Path]) -> None:
    path = conflict(pair, "place: إزمير\ntitle: أول", "place: تركيا\ntitle: ثان")
    checked = run_digest(pair[0], "check")
    assert checked.code == 1
    assert f"content/events/{path.name}:2: E018" in checked.err
    before = read(pair[0])
    assert "theirs: place: تركيا" in settle(pair[0], code=1).err
    assert read(pair[0]) != before
    assert run_digest(pair[0], "undo").code == 0
    assert read(pair[0]) == before


def test_two_editors_words_are_asked_and_stay(pair: tuple[Path, Path]) -> None:
    ours, theirs = ("title: هزة في إزمير\ntitle_origin: editor", "title: إزمير تهتز\ntitle_origin: editor")
    for root in pair:
        edit(event_file(root, "0-0"), "title_origin: machine\n", "")
    path = conflict(pair, ours, theirs)
    asked = settle(pair[0], code=1)
    assert "two editors' words on title, title_origin" in asked.err
    assert "ours: title: هزة في إزمير" in asked.err
    assert "theirs: title: إزمير تهتز" in asked.err
    assert f"<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n" in path.read_text("utf-8")
    assert settle(pair[0], code=1).err == asked.err
    edit(path, f"<<<<<<< ours\n{ours}\n=======\n", "")
    edit(path, ">>>>>>> theirs\n", "")
    settle(pair[0])
    assert load_content(pair[0]).events[0].title == "إزمير تهتز"


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("turned", [False, True])
def test_an_editors_word_wins_on_either_side(pair: tuple[Path, Path], style: str, *, turned: bool) -> None:
    ours, theirs = pair[::-1] if turned else pair
    run(ours, "rename", f"events/{article(ours, '0-0').event}", "--title", "هزة في إزمير")
    edit(event_file(theirs, "0-0"), "title: ", "title:   ")  # the machine's, written otherwise
    commit(theirs)
    add(ours, [(0, 1)])
    add(theirs, [(0, 2)])
    git(pair[0], "config", "merge.conflictStyle", style)
    assert merge(*pair)
    settle(pair[0])
    (event,) = load_content(pair[0]).events
    assert (event.title, event.title_origin) == ("هزة في إزمير", "editor")


def test_an_article_that_an_editor_moved_stays_there(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin")
    ours, theirs = clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")
    add(ours, [(0, 0), (0, 1), (1, 0)])
    add(theirs, [(0, 0), (1, 0)])
    run(theirs, "move", article(theirs, "0-0").id, article(theirs, "1-0").event)
    merge(ours, theirs)
    settle(ours)
    assert article(ours, "0-0").event == article(ours, "1-0").event
    assert article(ours, "0-0").grouping.origin == "editor"  # type: ignore[union-attr]


def test_an_editors_date_and_body_outlast_a_machines(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin")
    ours, theirs = clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")
    for root in (ours, theirs):
        add(root, [(0, 0)])
    file = load_content(ours).articles[0].places.file
    edit(theirs / file, "published: 2020-02-17\n", "published: 2020-02-16\n")
    edit(theirs / file, "ضرب زلزال قوي", "هز زلزال قوي")
    edit(ours / file, "title: ", 'kicker: "تركيا"\ntitle: ')
    for root in (ours, theirs):
        commit(root)
    merge(ours, theirs)
    settle(ours)
    (found,) = load_content(ours).articles
    assert (found.kicker, found.dating.moment and found.dating.moment.stated) == ("تركيا", "2020-02-16")
    assert found.blocks[0].text.startswith("هز زلزال قوي")


@pytest.mark.parametrize("turned", [False, True])
def test_an_event_merged_away_takes_what_came_to_it(tmp_path: Path, *, turned: bool) -> None:
    origin = start(tmp_path / "origin", [(0, 0), (1, 0)])
    one, other = clone(origin, tmp_path / "one"), clone(origin, tmp_path / "other")
    gone, kept = article(one, "0-0").event, article(one, "1-0").event
    run(one, "merge", gone, kept)
    add(other, [(0, 1), (0, 2)])
    into, merged = (other, one) if turned else (one, other)
    merge(into, merged)
    settle(into)
    assert not event_file_by_name(into, f"{gone}.md").exists()
    assert {article(into, f"0-{telling}").event for telling in range(3)} == {kept}


def test_what_git_takes_for_a_renamed_file_is_put_back(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin", [(0, 0), (1, 0)])
    ours, theirs = clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")
    gone = event_file(ours, "0-0")
    twin = ours / "content" / "storylines" / "twin.md"
    twin.parent.mkdir()
    shutil.copy(gone, twin)
    before = twin.read_bytes()
    run(ours, "merge", gone.stem, article(ours, "1-0").event)
    path = event_file_by_name(theirs, gone.name)
    path.write_text(path.read_text("utf-8").replace("---\n", "---\n# theirs\n", 1), "utf-8")
    commit(theirs)
    merge(ours, theirs)
    assert b"# theirs" in twin.read_bytes()
    settle(ours)
    assert twin.read_bytes() == before
    assert not gone.exists()


def test_an_event_that_was_really_renamed_keeps_what_came_to_it(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    run(ours, "rename", f"events/{article(ours, '0-0').event}", "izmir-quake")
    add(theirs, [(0, 1), (0, 2)])
    merge(ours, theirs)
    settle(ours)
    assert {article(ours, f"0-{telling}").event for telling in range(3)} == {"izmir-quake"}


def test_two_names_for_one_event_are_asked(pair: tuple[Path, Path]) -> None:
    for root, name in zip(pair, ("quake", "izmir"), strict=True):
        run(root, "rename", f"events/{article(root, '0-0').event}", name)
    merge(*pair)
    before = read(pair[0])
    asked = settle(pair[0], code=1).err
    assert "content/events/quake.md:4: E302" in asked
    assert "taken by content/events/izmir.md" in asked
    assert read(pair[0]) == before


def test_one_report_crawled_twice_is_one_article(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin")
    ours, theirs, one = (clone(origin, tmp_path / name) for name in ("ours", "theirs", "one"))
    name, text = write_page((0, 0))
    pages = {name: text, f"again-{name}": text.replace('"id"', '"crawled": "twice", "id"')}
    write_files(tmp_path / "pages", pages)
    for root, page in ((ours, name), (theirs, f"again-{name}")):
        run(root, "add", str(tmp_path / "pages" / page))
    gone = {load_content(root).articles[0].id for root in (ours, theirs)}
    run(one, "add", str(tmp_path / "pages"))
    merge(ours, theirs)
    assert "is the same article as" in settle(ours).out
    (found,) = load_content(ours).articles
    assert {found.id, *found.aliases} == gone
    expected = {file: text for file, text in read_but_addresses(one).items() if "/raw/" not in file}
    assert {file: text for file, text in read_but_addresses(ours).items() if "/raw/" not in file} == expected


@pytest.mark.parametrize("turned", [False, True])
def test_a_text_deleted_on_one_side_does_not_come_back(tmp_path: Path, *, turned: bool) -> None:
    origin = start(tmp_path / "origin")
    one, other = clone(origin, tmp_path / "one"), clone(origin, tmp_path / "other")
    for root in (one, other):
        add(root, [(0, 0), (1, 0)])
    run(one, "withdraw", article(one, "0-0").id, "--because", "بطلب الناشر", "--delete-text")
    add(other, [(1, 1)])
    into, merged = (other, one) if turned else (one, other)
    merge(into, merged)
    settle(into)
    sentence = "وأسفر عن مقتل عشرين شخصًا"
    assert not [name for name, data in read(into).items() if sentence in data.decode()]
    assert article(into, "0-0").withdrawn == "بطلب الناشر"


def test_one_id_for_two_articles_of_older_clones(tmp_path: Path) -> None:
    origin = start(tmp_path / "origin")
    ours, theirs = clone(origin, tmp_path / "ours"), clone(origin, tmp_path / "theirs")
    for root, page in ((ours, (0, 0)), (theirs, (0, 2))):
        add(root, [page])
        plain(root, load_content(root).articles[0].id, "2020-02-17-izmir")
    assert merge(ours, theirs)
    settle(ours)
    found = load_content(ours).articles
    assert {one.raw.record for one in found} == {"0-0", "0-2"}
    assert "2020-02-17-izmir" in {one.id for one in found}
    assert len({one.event for one in found}) == 1
    for one in found:
        audit = (ours / "content" / "audit" / f"{one.id}.yml").read_text("utf-8")
        assert audit.startswith(f"article: {one.id}\n")


def plain(root: Path, old: str, new: str) -> None:
    """Give an article and its event the id that an older version would have given them."""
    for name in list_files(root / "content"):
        path = root / "content" / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        path.rename(path.with_name(path.name.replace(old, new)))
    commit(root)


def test_outlets_and_names_of_both_sides_are_kept(pair: tuple[Path, Path]) -> None:
    for root, key in zip(pair, ("jabal", "sahl"), strict=True):
        path = root / "site_config" / "sources.yml"
        path.write_text(f"{path.read_text('utf-8')}{key}:\n  name: {key}  # {root.name}\n", "utf-8")
        commit(root)
    assert merge(*pair)
    settle(pair[0])
    assert [source.id for source in load_content(pair[0]).sources] == ["levant", "nahr", "jabal", "sahl"]


def test_settings_that_differ_are_asked(pair: tuple[Path, Path]) -> None:
    for root, title in zip(pair, ("الموجز", "موجز الصحف"), strict=True):
        edit(root / "site_config" / "site.yml", "title: موجز", f"title: {title}")
        commit(root)
    assert merge(*pair)
    asked = settle(pair[0], code=1)
    assert "site_config/site.yml: two editors' words on title" in asked.err


def test_a_hand_written_page_in_conflict_is_left_to_its_writer(pair: tuple[Path, Path]) -> None:
    for root in pair:
        (root / "content" / "pages" / "about.md").write_text(f"# {root.name}\n", "utf-8")
        commit(root)
    assert merge(*pair)
    before = read(pair[0])
    assert "content/pages/about.md: its marks" in settle(pair[0], code=1).err
    assert read(pair[0]) == before


def test_without_a_merge_it_says_so(pair: tuple[Path, Path]) -> None:
    ran = run_digest(pair[0], "group", "--after-merge")
    assert (ran.code, "no merge is under way" in ran.out) == (0, True)
    shutil.rmtree(pair[0] / ".git")
    ran = run_digest(pair[0], "group", "--after-merge")
    assert (ran.code, "in no git repository" in ran.err) == (1, True)


def test_after_a_squash_the_ancestor_is_named(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    add(ours, [(1, 0)])
    add(theirs, [(1, 1), (1, 3)])
    git(ours, "fetch", "-q", str(theirs), "main")
    git(ours, "merge", "-q", "--squash", "FETCH_HEAD", code=None)
    commit(ours)
    assert run_digest(ours, "group", "--after-merge", "--since", "nowhere").code == 2
    ran = run_digest(ours, "group", "--after-merge", "--since", "HEAD~2")
    assert ran.code == 0, ran
    assert len({article(ours, f"1-{telling}").event for telling in (0, 1, 3)}) == 1


def test_a_dry_run_writes_nothing(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    add(ours, [(1, 0)])
    add(theirs, [(1, 1)])
    merge(ours, theirs)
    before = read(ours)
    assert "would change, nothing was written" in run_digest(ours, "group", "--after-merge", "--dry-run").out
    assert read(ours) == before
    assert run_digest(ours, "group", "--after-merge", "--afresh").code == 2
    assert run_digest(ours, "group", "--since", "HEAD").code == 2


def test_what_stood_before_stays(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    stood = article(ours, "0-0").event
    add(ours, [(0, 1), (2, 0)])
    add(theirs, [(0, 2), (1, 0)])
    merge(ours, theirs)
    settle(ours)
    assert article(ours, "0-0").event == stood
    assert {article(ours, f"0-{telling}").event for telling in (0, 1, 2)} == {stood}
