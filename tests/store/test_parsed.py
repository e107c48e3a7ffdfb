"""Readings kept between runs: never another answer than a full read, whatever happened to the files in between."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from digest.store import code_hash, kept, layers, parsed
from digest.store.loading import Folders, load
from digest.store.nodes import read_nodes
from tests.site_trees import SITE_YML, article, write_files, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

EVENT = "---\ntitle: حدث\n---\n"
NEVER = 10**9


@pytest.fixture(autouse=True)
def _keep_small_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "KEEP_FROM", 1)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for one that has not changed for long: a test cannot wait, nor set the time of a change."""
    monkeypatch.setattr(parsed, "_TICK", -(10**15))


def read_plainly(folders: Folders) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "KEEP_FROM", NEVER)
        return repr(load(folders))


def assert_same(folders: Folders) -> None:
    assert repr(load(folders)) == read_plainly(folders)
    assert repr(load(folders)) == read_plainly(folders), "the second time"


def write_many(root: Path, count: int = 30) -> Folders:
    files = {f"content/articles/2020/02/a{n}.md": article("source: levant", body=f"متن {n}.\n") for n in range(count)}
    return write_site(root, {**files, "content/events/e.md": EVENT, "content/storylines/s.md": EVENT})


def note_opening(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    read = Path.read_bytes

    def note(path: Path) -> bytes:
        if path.suffix == ".md":
            opened.append(path.name)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    return opened


@pytest.mark.usefixtures("settled")
def test_unchanged_files_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = write_many(tmp_path)
    first = load(folders)
    opened = note_opening(monkeypatch)
    assert load(folders) == first
    assert opened == []
    write_files(tmp_path, {"content/articles/2020/02/a3.md": article(title="آخر")})
    later = load(folders)[0]
    assert opened == ["a3.md"]
    assert [a.title for a in later.articles if a.id == "a3"] == ["آخر"]
    assert repr(load(folders)[0]) == repr(later)
    assert opened == ["a3.md"]


def test_a_file_changed_a_moment_ago_is_compared_by_content(tmp_path: Path) -> None:
    folders = write_many(tmp_path)
    load(folders)
    path = tmp_path / "content/articles/2020/02/a3.md"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("عنوان", "عنوين"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert_same(folders)


def test_what_changed_a_moment_before_it_was_read_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = write_many(tmp_path)
    first = load(folders)
    opened = note_opening(monkeypatch)
    assert load(folders) == first
    assert len(opened) == 32


@pytest.mark.usefixtures("settled")
def test_content_read_again_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = write_many(tmp_path)
    first = load(folders)
    for path in (tmp_path / "content").rglob("*.md"):
        os.utime(path, ns=(1, 1))  # a fresh checkout
    monkeypatch.setattr("digest.store.loading.read_nodes", _refuse_content)
    assert load(folders) == first


def _refuse_content(text: str, name: str, line: int = 1) -> Any:
    assert name.startswith("site_config/"), name
    return read_nodes(text, name, line)


@pytest.mark.usefixtures("settled")
def test_faults_are_told_each_time(tmp_path: Path) -> None:
    folders = write_many(tmp_path)
    broken: dict[str, str | bytes] = {
        "content/articles/b.md": "---\ntitle: [\n---\n",
        "content/articles/c.md": "no front matter",
        "content/articles/d.md": article("sourcce: x", "published: 2020-13-40"),
        "content/articles/E!.md": article(),
        "content/events/bad.md": b"---\ntitle: \xff\n---\n",
    }
    write_files(tmp_path, broken)
    first, second = load(folders)[1], load(folders)[1]
    assert {p.code for p in first} >= {"E012", "E015", "E102", "E109", "E104", "E010"}
    assert first == second
    assert_same(folders)


@pytest.mark.usefixtures("settled")
def test_another_time_zone_is_another_reading(tmp_path: Path) -> None:
    folders = write_many(tmp_path)
    write_files(tmp_path, {"content/articles/z.md": article("published: 2020-02-28T23:30+00:00")})
    load(folders)
    write_files(tmp_path, {"site_config/site.yml": SITE_YML.replace("Asia/Beirut", "America/Lima")})
    assert_same(folders)


@pytest.mark.usefixtures("settled")
def test_other_code_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = write_many(tmp_path)
    load(folders)
    opened = note_opening(monkeypatch)
    monkeypatch.setattr(parsed, "hash_code", lambda: "later")
    load(folders)
    assert len(opened) == 32


def test_the_code_is_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_hash, "_PACKAGE", tmp_path)
    code_hash.hash_code.cache_clear()
    try:
        assert code_hash.hash_code() == ""
        hashes = set()
        for name, text in (("a.py", "x"), ("a.py", "y"), ("b.py", ""), ("c/a.py", "x"), ("c/a.tsv", "x")):
            write_files(tmp_path, {name: text})
            code_hash.hash_code.cache_clear()
            hashes.add(code_hash.hash_code())
        assert len(hashes) == 5
    finally:
        code_hash.hash_code.cache_clear()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "one bit": lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
    "key": lambda data: b"\0" * 32 + data[32:],
    "foreign": lambda _: b"PK\x03\x04" + b"x" * 1000,
}


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["parsed", "parsed-since"])
def test_a_damaged_file_is_a_full_read(tmp_path: Path, name: str, damage: str) -> None:
    folders = write_many(tmp_path)
    load(folders)
    write_files(tmp_path, {"content/articles/2020/02/a3.md": article(title="آخر")})
    load(folders)
    path = kept.kept_path(folders, name)
    data = path.read_bytes()
    path.write_bytes(DAMAGES[damage](data))
    assert_same(folders)


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("value", [None, 7, (), (["x"], [None]), (["x"], [None], ("objects", [("Nobody", 1, [])], []))])
def test_a_planted_file_is_a_full_read(tmp_path: Path, value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = write_many(tmp_path)
    write = kept.write_kept
    monkeypatch.setattr(layers, "write_kept", lambda path, key, _: write(path, key, value))
    load(folders)
    assert kept.kept_path(folders, "parsed").is_file()
    monkeypatch.setattr(layers, "write_kept", write)
    assert_same(folders)


@pytest.mark.usefixtures("settled")
def test_where_nothing_can_be_written_all_is_read(tmp_path: Path) -> None:
    folders = write_many(tmp_path)
    (tmp_path / ".mujaz").write_text("in the way", encoding="utf-8")
    assert_same(folders)


def test_a_small_site_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "KEEP_FROM", 100)
    load(write_many(tmp_path))
    assert not (tmp_path / ".mujaz").exists()


@pytest.mark.usefixtures("settled")
def test_few_changes_write_little(tmp_path: Path) -> None:
    folders = write_many(tmp_path, 100)
    load(folders)
    large = kept.kept_path(folders, "parsed").read_bytes()
    for n in range(5):
        write_files(tmp_path, {f"content/articles/2020/02/a{n}.md": article(title=f"آخر {n}")})
        load(folders)
    assert kept.kept_path(folders, "parsed").read_bytes() == large
    assert kept.kept_path(folders, "parsed-since").stat().st_size < len(large) / 5
    write_files(tmp_path, {f"content/articles/2020/03/b{n}.md": article() for n in range(20)})
    load(folders)
    assert kept.kept_path(folders, "parsed").read_bytes() != large
    assert not kept.kept_path(folders, "parsed-since").exists()
    assert_same(folders)


NAMES = st.sampled_from(
    [f"content/{name}.md" for name in ("articles/a", "articles/2020/02/b", "events/e", "storylines/s")]
)
TEXTS = st.sampled_from(
    [
        article(),
        article(title="أخرى"),
        article("source: levant"),
        EVENT,
        "---\ntitle: [\n---\n",
        article("x: 1"),
        "",
        "---",
    ]
)


class Editing(RuleBasedStateMachine):
    """Files come, go, change, and get old times back; before each reading some time passes, or none."""

    @initialize(factory=st.just(None))
    def begin(self, factory: None) -> None:  # noqa: ARG002
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(layers, "KEEP_FROM", 1)
        self.root = FOLDERS.pop()
        self.folders = write_site(self.root, {})

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        write_files(self.root, {name: text})

    @rule(name=NAMES, text=TEXTS)
    def write_in_disguise(self, name: str, text: str) -> None:
        """Write other bytes of the same length, with the old time."""
        path = self.root / name
        if path.is_file():
            old = path.stat()
            path.write_bytes((text.encode() + b" " * old.st_size)[: old.st_size])
            os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def rename(self, old: str, new: str) -> None:
        if (self.root / old).is_file():
            (self.root / new).parent.mkdir(parents=True, exist_ok=True)
            (self.root / old).replace(self.root / new)

    @rule(ago=st.sampled_from([1, 10**9, 10**18]))
    def touch(self, ago: int) -> None:
        for path in (self.root / "content").rglob("*.md"):
            os.utime(path, ns=(ago, ago))

    @rule()
    def forget(self) -> None:
        kept.kept_path(self.folders, "parsed").unlink(missing_ok=True)

    @rule()
    def wait(self) -> None:
        self.patch.setattr(parsed, "_TICK", 0)
        time.sleep(0.02)  # longer than a tick of the file systems that tests run on

    @invariant()
    def is_the_same(self) -> None:
        if hasattr(self, "folders"):
            assert repr(load(self.folders)) == read_plainly(self.folders)

    def teardown(self) -> None:
        if hasattr(self, "patch"):
            self.patch.undo()


FOLDERS: list[Path] = []


def test_any_sequence_of_edits_reads_as_without(tmp_path: Path) -> None:
    FOLDERS[:] = [tmp_path / str(n) for n in range(200)]
    run_state_machine_as_test(Editing, settings=settings(max_examples=25, stateful_step_count=12, deadline=None))
