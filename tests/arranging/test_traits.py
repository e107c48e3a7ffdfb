"""Traits kept between runs: what they give is what would be made again, and only what is new is made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.arabic.names import Names
from digest.arranging import Arranged, arrange, traits
from digest.arranging.reports import list_reports, read_background
from digest.arranging.traits import list_traits
from digest.grouping import Report, anchor_reports, find_near_copies, sketch_reports
from digest.store import layers
from digest.store.kept import kept_path
from digest.store.loading import Folders, load
from tests.arranging.newsroom import FOLDER, QUAKE_TOO, machine, write_newsroom
from tests.site_trees import article, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.grouping import Background
    from digest.grouping.vectors import Sketch

LONG = " ".join(f"كلمة{n} جملة{n * 7} خبر{n * 3}" for n in range(20))


@pytest.fixture(autouse=True)
def _keep_small_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "KEEP_FROM", 1)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the reports whose sketches are made."""
    found: list[str] = []

    def note(reports: Iterable[Report], background: Background) -> dict[str, Sketch]:
        listed = list(reports)
        found.extend(report.id for report in listed)
        return dict(sketch_reports(listed, background))

    monkeypatch.setattr(traits, "sketch_reports", note)
    return found


def run(folders: Folders) -> Arranged:
    content, problems = load(folders)
    assert not [problem for problem in problems if problem.stops], problems
    return arrange(folders, content, Names.of(()))


def run_plainly(folders: Folders) -> Arranged:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "KEEP_FROM", 10**9)
        return run(folders)


def assert_equal_traits(folders: Folders) -> None:
    content, background = load(folders)[0], read_background()
    reports = list_reports(content)
    found = list_traits(folders, content.articles, reports, background)
    assert {name: tuple(sketch) for name, sketch in found["sketches"].items()} == {
        name: tuple(sketch) for name, sketch in sketch_reports(reports, background).items()
    }
    assert dict(found["anchors"]) == anchor_reports(reports)


def write_room(root: Path) -> Folders:
    return write_newsroom(root, {"a1": machine("e1")}, {"e1": "title: زلزال إزمير\ntitle_origin: machine"})


def test_only_what_is_new_is_made(tmp_path: Path, made: list[str]) -> None:
    folders = write_room(tmp_path)
    assert_equal_traits(folders)
    assert sorted(made) == ["a1", "a2", "b1", "b2", "c1"]
    made.clear()
    assert_equal_traits(folders)
    assert made == []
    write_files(tmp_path, {f"{FOLDER}/d1.md": article("published: 2020-02-17", body=f"{LONG}\n")})
    assert_equal_traits(folders)
    assert made == ["d1"]


def test_grouping_is_the_same_with_and_without(tmp_path: Path, made: list[str]) -> None:
    folders = write_room(tmp_path)
    plain = run_plainly(folders)
    assert plain.placed
    assert run(folders) == plain
    made.clear()
    assert run(folders) == plain
    assert made == []


@pytest.mark.parametrize("lines", ["published: 2020-02-18", ""], ids=["dated", "undated"])
def test_what_comes_later_is_placed_the_same(tmp_path: Path, lines: str) -> None:
    folders = write_room(tmp_path)
    run(folders)
    text = article(*filter(None, [lines]), title="زلزال إزمير", body=f"{QUAKE_TOO[1]}\n{LONG}")
    write_files(tmp_path, {f"{FOLDER}/z{n}.md": text for n in (1, 2)})
    plain = run_plainly(folders)
    assert run(folders) == plain
    assert {article for article, _ in plain.placed} >= {"z1", "z2"}
    assert ("z2", "z1") in plain.copies


def test_a_changed_text_is_made_again(tmp_path: Path, made: list[str]) -> None:
    folders = write_room(tmp_path)
    run(folders)
    made.clear()
    path = tmp_path / FOLDER / "a2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("عشرون شخصًا", "ثلاثون شخصًا"), encoding="utf-8")
    assert run(folders) == run_plainly(folders)
    assert made[:1] == ["a2"]


def test_a_tie_written_down_does_not_make_a_text_new(tmp_path: Path, made: list[str]) -> None:
    folders = write_room(tmp_path)
    run(folders)
    made.clear()
    path = tmp_path / FOLDER / "a2.md"
    text = path.read_text(encoding="utf-8").replace("published:", f"{machine('e1')}\npublished:")
    path.write_text(text, encoding="utf-8")
    run(folders)
    assert made == []


@pytest.mark.parametrize("data", [b"", b"x" * 999])
def test_a_damaged_file_is_made_again(tmp_path: Path, data: bytes) -> None:
    folders = write_room(tmp_path)
    plain = run(folders)
    path = kept_path(folders, "traits")
    whole = path.read_bytes()
    path.write_bytes(data)
    assert run(folders) == plain
    assert path.read_bytes() == whole


def test_a_small_site_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "KEEP_FROM", 6)
    folders = write_room(tmp_path)
    run(folders)
    assert not kept_path(folders, "traits").exists()


def test_a_kept_sketch_is_read_as_a_sequence(tmp_path: Path) -> None:
    folders = write_room(tmp_path)
    content, background = load(folders)[0], read_background()
    reports = list_reports(content)
    plain = sketch_reports(reports, background)["a1"]
    kept = list_traits(folders, content.articles, reports, background)["sketches"]["a1"]
    assert len(kept) == len(plain) > 5
    for part in (slice(4), slice(2, 5), 3, -1, slice(None)):
        assert kept[part] == plain[part]
    assert dict(kept) == dict(plain)


BODIES = st.lists(st.integers(0, 5), min_size=1, max_size=6).map(
    lambda parts: tuple(" ".join(f"كلمة{part} جملة{n} خبر{part}{n}" for n in range(5)) for part in parts)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(BODIES, min_size=2, max_size=8), asked=st.sets(st.integers(0, 7)), days=st.data())
def test_copies_asked_for_are_those_among_all(
    bodies: list[tuple[str, ...]], asked: set[int], days: st.DataObject
) -> None:
    drawn = [days.draw(st.sampled_from([None, date(2020, 2, 17), date(2020, 2, 18), date(2020, 3, 1)])) for _ in bodies]
    reports = [
        Report(f"r{n}", "عنوان", body[0], body[1:], day)
        for n, (body, day) in enumerate(zip(bodies, drawn, strict=True))
    ]
    wanted = {f"r{n}" for n in asked}
    every = find_near_copies(reports)
    assert find_near_copies(reports, wanted=wanted, anchors=anchor_reports(reports[::2])) == tuple(
        pair for pair in every if pair.later in wanted
    )
