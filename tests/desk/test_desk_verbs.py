"""The verbs at the terminal, over pages that `digest add` wrote."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from click.testing import CliRunner, Result

from digest.adding.locking import lock_site
from digest.cli import cli, edit_verbs
from digest.store import changes
from digest.store.audit_file import read_audit, write_audit
from digest.store.written import list_written
from tests.editing.desk_sites import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.store.loading import Folders
    from tests.desk.conftest import Site

RAW = Path(__file__).parents[2] / "content" / "raw"
FIRST = "000_6e3b1073e81a7b80.txt"


def _run(site: Site, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(site.folders.root), *arguments], catch_exceptions=False)


@pytest.fixture
def added(site: Site) -> str:
    """A site that holds the first seed; gives its id."""
    assert _run(site, "add", str(RAW / FIRST)).exit_code == 0
    (article,) = site.content.articles
    return article.id


def _path(site: Site) -> Path:
    return next(site.folders.content.glob("articles/**/*.md"))


def test_explain_takes_an_id_a_path_and_a_raw_file(site: Site, added: str) -> None:
    names = (added, str(_path(site)), f"articles/{added}/", FIRST, site.get(added).raw.file)
    outputs = {_run(site, "explain", name).output for name in names}
    assert len(outputs) == 1
    output = outputs.pop()
    assert output.count("crawl-date") >= 1
    assert "\x1b" not in output
    assert "\u2068" not in output


def test_an_unknown_article_suggests_the_nearest(site: Site, added: str) -> None:
    for verb in (("explain",), ("clean", "--again")):
        result = _run(site, *verb, added[:-2])
        assert result.exit_code == 2
        assert f"did you mean {added}?" in result.output


def test_review_writes_the_desk(site: Site, added: str) -> None:
    result = _run(site, "review")
    assert result.exit_code == 0
    assert "1 of 1 articles want an eye" in result.output
    assert added in (site.folders.root / ".mujaz" / "review" / "index.html").read_text(encoding="utf-8")
    assert _run(site, "review", "--to", str(site.folders.content)).exit_code == 2


def test_cleaning_again_by_the_same_rules_changes_nothing(site: Site, added: str) -> None:
    before = {path: path.read_bytes() for path in sorted(site.folders.content.rglob("*")) if path.is_file()}
    result = _run(site, "clean", "--again", added, "--apply")
    assert result.exit_code == 0
    assert f"{added}: nothing changes" in result.output
    assert before == {path: path.read_bytes() for path in sorted(site.folders.content.rglob("*")) if path.is_file()}


def test_the_difference_is_shown_first_and_applied_on_request(site: Site, added: str) -> None:
    path, audit = _path(site), site.folders.content / "audit" / f"{added}.yml"
    good = path.read_bytes()
    for file in (path, audit):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('credit: "ليفانت', 'credit: "قديم ليفانت'), encoding="utf-8", newline="\r\n")
    result = _run(site, "clean", "--again", added)
    assert result.exit_code == 0
    assert '-credit: "قديم ليفانت' in result.output
    assert "--apply" in result.output
    assert "قديم".encode() in path.read_bytes()
    assert _run(site, "clean", "--again", "--all", "--apply").exit_code == 0
    assert path.read_bytes() == good.replace(b"\n", b"\r\n")


def _age(site: Site) -> None:
    """Write into all files of the site what older rules would have written."""
    for file in (*site.folders.content.glob("articles/**/*.md"), *site.folders.content.glob("audit/*.yml")):
        file.write_bytes(
            file.read_bytes()
            .replace(b"\nraw:", b'\nbyline: "x"\nraw:')
            .replace(b"facts:\n", b'facts:\n  wrote-byline: "x"\n')
        )


def test_what_was_cleaned_again_is_taken_back_as_one_action(site: Site, added: str) -> None:
    assert _run(site, "add", *map(str, sorted(RAW.glob("00[24]_*")))).exit_code == 0
    _age(site)
    before = tree(site.folders.root)
    ran = _run(site, "clean", "--again", "--all", "--apply")
    assert "3 of 3 changed (the date of 0, the outlet of 0), 0 could not be cleaned again; `digest undo`" in ran.output
    after = tree(site.folders.root)
    assert sum(before[name] != data for name, data in after.items()) == 6
    assert "1. digest clean (6 files)" in _run(site, "undo", "--list").output
    assert added in _run(site, "undo", "--dry-run").output
    assert tree(site.folders.root) == after
    assert _run(site, "undo").exit_code == 0
    assert tree(site.folders.root) == before


def test_a_fault_on_the_way_takes_all_of_it_back(site: Site, added: str) -> None:
    assert _run(site, "add", *map(str, sorted(RAW.glob("00[24]_*")))).exit_code == 0
    _age(site)
    before = tree(site.folders.root)

    def put(image: Path | None, path: Path) -> None:
        if path.parent.name == "02" and image and "after" in image.as_posix():
            raise OSError(28, "No space left on device", str(path))
        real(image, path)

    real = changes._put  # noqa: SLF001
    with mock.patch.object(changes, "_put", put):
        ran = _run(site, "clean", "--again", "--all", "--apply")
    assert (ran.exit_code, "No space left on device" in ran.output) == (1, True)
    assert tree(site.folders.root) == before
    assert added


def test_nothing_to_clean_is_no_action(site: Site, added: str) -> None:
    assert "takes it back" not in _run(site, "clean", "--again", added, "--apply").output
    assert "clean" not in _run(site, "undo", "--list").output


def test_a_date_and_an_outlet_that_would_change_are_marked(site: Site, added: str) -> None:
    path, audit = _path(site), site.folders.content / "audit" / f"{added}.yml"
    text = path.read_text(encoding="utf-8")
    today = site.content.articles[0]
    assert today.dating.moment
    seen = text.replace(f"source: {today.source}\n", "source_seen: الجبل\n")
    path.write_text(seen.replace(f"published: {today.dating.moment.stated}", "published: 2020-02-11"), encoding="utf-8")
    before = dict(list_written(site.content.articles[0]))
    facts = read_audit(audit.read_text(encoding="utf-8"))
    kept = tuple((key, before.get(key, value)) for key, value in facts.facts)
    audit.write_text(write_audit(replace(facts, facts=kept)), encoding="utf-8")
    result = _run(site, "clean", "--again", added)
    assert f"# date: 2020-02-11 → {today.dating.moment.stated}" in result.output
    assert f"# outlet: الجبل → {today.source}" in result.output
    assert "1 of 1 would change (the date of 1, the outlet of 1)" in result.output


def test_a_lost_raw_file_is_said_and_nothing_changes(site: Site, added: str) -> None:
    before = _path(site).read_bytes()
    (raw,) = (site.folders.content / "raw").iterdir()
    kept = raw.read_bytes()
    raw.write_bytes(kept + b"\nx")
    changed = _run(site, "clean", "--again", added, "--apply")
    assert changed.exit_code == 1
    assert "is not the raw file that was added" in changed.output
    raw.unlink()
    gone = _run(site, "clean", "--again", added, "--apply")
    assert gone.exit_code == 1
    assert f"its raw file content/raw/{raw.name} is gone" in gone.output
    assert _path(site).read_bytes() == before


def test_what_cannot_be_cleaned_again_is_said(site: Site, added: str) -> None:
    site.article("by-hand", "title: عنوان\nsource: levant")
    site.article("away", "withdrawn: بطلب الناشر")
    for name, words in (("by-hand", "written by hand"), ("away", "was withdrawn (بطلب الناشر)")):
        result = _run(site, "clean", "--again", name)
        assert result.exit_code == 1
        assert words in result.output
    assert _run(site, "clean", "--again", "--all").exit_code == 0
    assert added


@pytest.mark.parametrize("arguments", [(), ("--again",), ("x",), ("--again", "--all", "x")])
def test_wrong_usage(site: Site, arguments: tuple[str, ...]) -> None:
    assert _run(site, "clean", *arguments).exit_code == 2


@pytest.mark.parametrize("verb", ["explain", "review", "clean"])
def test_help_has_examples(site: Site, verb: str) -> None:
    assert "Examples:" in _run(site, verb, "--help").output


def test_a_broken_file_is_told_and_the_rest_reviewed(site: Site, added: str) -> None:
    shutil.copy(_path(site), _path(site).with_name("Bad Name.md"))
    result = _run(site, "review")
    assert result.exit_code == 1
    assert "E104" in result.output
    assert "1 of 1 articles" in result.output
    assert added


def test_the_byte_order_mark_line_ends_and_comments_of_a_file_stay(site: Site, added: str) -> None:
    path, audit = _path(site), site.folders.content / "audit" / f"{added}.yml"
    good = path.read_bytes()
    for file in (path, audit):
        file.write_bytes(file.read_bytes().replace(b'credit: "', 'credit: "قديم '.encode()))

    def dress(data: bytes) -> bytes:
        lines = data.replace('وكالات"'.encode(), 'وكالات"   # of the masthead'.encode())
        return b"\xef\xbb\xbf" + lines.replace(b"\n", b"\r\n")

    path.write_bytes(dress(path.read_bytes()))
    assert _run(site, "clean", "--again", added, "--apply").exit_code == 0
    assert path.read_bytes() == dress(good)


def test_nothing_is_read_before_the_lock_is_held(site: Site, added: str) -> None:
    path = _path(site)

    @contextmanager
    def lock_late(folders: Folders) -> Iterator[None]:
        path.write_text(path.read_text("utf-8").replace("---\n\n", "withdrawn: سبب\n---\n\n", 1), "utf-8")
        with lock_site(folders):
            yield

    with mock.patch.object(edit_verbs, "lock_site", lock_late):
        assert f"{added} was withdrawn" in _run(site, "clean", "--again", added, "--apply").output
