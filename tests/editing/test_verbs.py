"""Each verb makes the smallest edit, says what it changed, and is taken back byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.build import build
from digest.store.loading import Folders, load
from tests.editing.desk_sites import ARTICLES, EVENTS, FILES, changed, run, start, tree
from tests.site_trees import article, run_digest, write_files

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/editing/verbs.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_verb_changes_just_these_lines_and_is_taken_back(tmp_path: Path, case: dict[str, Any]) -> None:
    before = tree(start(tmp_path))
    assert run(tmp_path, *case["command"], "--dry-run").out.endswith("would change; nothing was written\n")
    assert tree(tmp_path) == before
    ran = run(tmp_path, *case["command"])
    after = tree(tmp_path)
    assert changed(before, after) == case["changes"], case["why"]
    assert all(path in ran.out for path in before.keys() ^ after.keys())
    assert "`digest undo` takes it back" in ran.out
    assert case["command"][0] in run(tmp_path, "undo", "--list").out
    run(tmp_path, "undo", "--dry-run")
    assert tree(tmp_path) == after
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    run(start(tmp_path), "move", "a3", "talks")
    data = (tmp_path / ARTICLES / "a3.md").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_split_opens_an_event_and_keeps_the_two_apart(tmp_path: Path) -> None:
    before = tree(start(tmp_path))
    ran = run(tmp_path, "split", "old-talks", "a1", "--id", "second")
    assert "Note: old-talks is an old id of talks" in ran.out
    assert (tmp_path / EVENTS / "second.md").read_text("utf-8") == (
        '---\ntitle: "أول"\ntitle_origin: machine\nstoryline: war\napart: [talks]\n---\n'
    )
    text = (tmp_path / EVENTS / "talks.md").read_text("utf-8")
    assert "apart: [meeting, second]" in text
    assert 'title: "ثانٍ" # of a1' in text
    assert "kept apart" in run(tmp_path, "merge", "second", "talks", code=1).err
    run(tmp_path, "merge", "second", "talks", "--even-if-apart")
    text = (tmp_path / EVENTS / "talks.md").read_text("utf-8")
    assert "apart: [meeting]" in text
    assert "  - old-talks # first\n  - second\n" in text
    run(tmp_path, "undo")
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


def test_split_with_a_title_of_the_editors(tmp_path: Path) -> None:
    run(start(tmp_path), "split", "talks", "a1", "--title", "عنوان")
    assert (tmp_path / EVENTS / "a1.md").read_text("utf-8").startswith('---\ntitle: "عنوان"\ntitle_origin: editor\n')


def test_a_moved_article_is_not_moved_by_the_ids_of_old(tmp_path: Path) -> None:
    ran = run(start(tmp_path), "move", f"{ARTICLES}/a4.md", "events/old-call/")
    assert "old-call is an old id of call" in ran.out
    assert "event: call\n" in (tmp_path / ARTICLES / "a4.md").read_text("utf-8")


def test_every_published_address_lives_through_merge_and_rename(tmp_path: Path) -> None:
    folders = Folders.below(start(tmp_path))
    for command in (["merge", "call", "talks"], ["rename", "talks", "x"], ["rename", "x", "y"], ["rename", "war", "w"]):
        run(tmp_path, *command)
    redirects = {r.old: r.new for r in build(folders).redirects}
    assert redirects == {
        **{f"events/{old}/": "events/y/" for old in ("old-talks", "call", "old-call", "talks", "x")},
        "storylines/war/": "storylines/w/",
    }


def test_words_and_corrections_of_a_merged_event_are_not_lost(tmp_path: Path) -> None:
    start(tmp_path)
    entry = 'corrections:\n  - {date: 2020-03-01, says: "صُحّح"}\n'
    write_files(tmp_path, {f"{EVENTS}/call.md": f"---\ntitle: اتصال\n{entry}---\n\nسطر.\n\n## عنوان\n"})
    run(tmp_path, "merge", "call", "talks")
    text = (tmp_path / EVENTS / "talks.md").read_text("utf-8")
    assert 'corrections: [{date: 2020-03-01, says: "صُحّح"}]\n' in text
    assert text.endswith("\n\nكلمة المحرر.\n\nسطر.\n\n## عنوان\n")


def test_the_text_of_a_withdrawn_article_leaves_the_files_and_its_fingerprint_stays(tmp_path: Path) -> None:
    sha = "4dab92bba0ecf3d9d43f3fc2c23a792df59a0befb7d75c3224d3220bf1364947"
    raw = f"raw:\n  file: a.txt\n  sha256: {sha}"
    files: dict[str, str | bytes] = {
        f"{ARTICLES}/a1.md": article("kicker: سرّ", "standfirst: سرّ", "event: talks", raw, title="سرّ", body="سرّ.\n"),
        f"{EVENTS}/talks.md": "---\ntitle: سرّ\n---\n",
        "content/raw/a.txt": "سرّ",
        "content/audit/a1.yml": (
            'article: a1\nfacts:\n  kind: "text"\n  wrote-title: "سرّ"\nevidence:\n'
            '  - {line: 1, kind: "year", text: "سرّ", gives: "2020"}\nrepairs:\n'
            '  - {line: 1, rule: "r", before: "سرّ", after: "سرّ"}\nextra:\n  desk: "سرّ"\nlines:\n'
            '  - {n: 1, label: body, rule: r, text: "سرّ"}\n'
        ),
    }
    before = {**tree(start(tmp_path)), **{n: d.encode() if isinstance(d, str) else d for n, d in files.items()}}
    write_files(tmp_path, files)
    assert tree(tmp_path) == before
    ran = run(tmp_path, "withdraw", "a1", "--because", "بطلب الناشر", "--delete-text")
    assert "undo --forget" in ran.out
    assert not [name for name, data in tree(tmp_path).items() if "سرّ".encode() in data]
    assert sha in (tmp_path / ARTICLES / "a1.md").read_text("utf-8")
    assert 'title: "ثانٍ"\ntitle_origin: machine' in (tmp_path / EVENTS / "talks.md").read_text("utf-8")
    assert "withdrawn already" in run(tmp_path, "withdraw", "a1", "--because", "x", "--delete-text", code=1).err
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


def test_text_can_be_deleted_later_and_a_shared_raw_file_stays(tmp_path: Path) -> None:
    start(tmp_path)
    for name in ("a1", "a2"):
        path = tmp_path / ARTICLES / f"{name}.md"
        text = path.read_text("utf-8").replace("\n---\n\n", f"\nraw: {{file: c.jsonl, record: {name}}}\n---\n\n")
        write_files(tmp_path, {f"{ARTICLES}/{name}.md": text, "content/raw/c.jsonl": "{}"})
    run(tmp_path, "withdraw", "a1", "--because", "سبب")
    assert "c.jsonl stays" in run(tmp_path, "withdraw", "a1", "--delete-text").out
    assert 'withdrawn: "سبب"' in (tmp_path / ARTICLES / "a1.md").read_text("utf-8")
    run(tmp_path, "withdraw", "a2", "--because", "سبب", "--delete-text")
    assert not (tmp_path / "content/raw/c.jsonl").exists()


def test_forgotten_actions_cannot_be_taken_back(tmp_path: Path) -> None:
    run(start(tmp_path), "withdraw", "a1", "--because", "سبب", "--delete-text")
    assert run(tmp_path, "undo", "--forget").out == "1 actions can no longer be taken back\n"
    assert not [p for p in (tmp_path / ".mujaz").rglob("*") if p.is_file() and p.name != "lock"]
    assert "nothing to undo" in run(tmp_path, "undo", code=1).err


def test_saying_what_is_so_already_changes_nothing(tmp_path: Path) -> None:
    run(start(tmp_path), "move", "a2", "talks")
    before = tree(tmp_path)
    assert "it is so already" in run(tmp_path, "move", "a2", "talks").out
    assert tree(tmp_path) == before
    assert run(tmp_path, "undo", "--list").out.count("\n") == 1


def test_the_sites_own_files_are_only_those_of_the_verbs(tmp_path: Path) -> None:
    start(tmp_path)
    content, problems = load(Folders.below(tmp_path))
    assert len(content.articles) + len(content.events) + len(content.storylines) == len(FILES)
    assert not [p for p in problems if p.stops]
    assert run_digest(tmp_path, "check").code == 0
