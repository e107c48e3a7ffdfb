"""`mkdocs build` on a broken tree: the lines of `digest check`, a non-zero exit, and the last site left as it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.site_trees import add_mkdocs, article, list_files, run_mkdocs, write_files, write_site
from tests.test_broken_site import read_specimen, write_specimen

BROKEN = Path(__file__).parent / "broken_site"
#: One for each way a build can stop: in an article, in the settings, in both, in our words, among the files.
STOPPING = ["all-faults-of-all-files", "e010-bad-utf-8", "e120-format", "e124-strings-slot", "e301-two-files-one-id"]
OLD = {".mujaz-site": b"a/b.html\nindex.html\n", "a/b.html": b"x", "index.html": b"the last site"}


def prepare(root: Path, name: str) -> list[str]:
    specimen = read_specimen(BROKEN / f"{name}.yml")
    write_specimen(root, specimen)
    add_mkdocs(root)
    write_files(root, {f"site/{path}": data for path, data in OLD.items()})
    return specimen.expected


@pytest.mark.parametrize("name", STOPPING)
def test_a_broken_tree_stops_the_build_and_writes_nothing(tmp_path: Path, name: str) -> None:
    expected = [line for line in prepare(tmp_path, name) if ": E" in line]
    ran = run_mkdocs("build", "--strict", cwd=tmp_path)
    assert ran.code != 0
    assert "Traceback" not in ran.err
    said = re.findall(r"^ERROR +-  ((?:content|site_config)/.*)$", ran.err, re.MULTILINE)
    assert said == expected
    assert list_files(tmp_path / "site") == OLD


@pytest.mark.parametrize("gone", ["content", "site_config"])
def test_a_missing_folder_stops_the_build_and_writes_nothing(tmp_path: Path, gone: str) -> None:
    prepare(tmp_path, "e120-format")
    shutil.rmtree(tmp_path / gone)
    ran = run_mkdocs("build", cwd=tmp_path)
    assert ran.code != 0
    assert "Traceback" not in ran.err
    assert gone in ran.err
    assert list_files(tmp_path / "site") == OLD


def test_notes_do_not_stop_a_strict_build_and_a_fault_stops_a_lenient_one(tmp_path: Path) -> None:
    prepare(tmp_path, "i202-bidi-overrides")
    ran = run_mkdocs("build", "--strict", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "I202" in ran.err
    page = (tmp_path / "site" / "articles" / "a" / "index.html").read_text("utf-8")
    assert "ab" in page
    assert not set(page) & set("\u202e\u202c\u2066")
    write_files(tmp_path, {"content/events/e.md": "x"})
    before = list_files(tmp_path / "site")
    again = run_mkdocs("build", cwd=tmp_path)
    assert again.code != 0
    assert list_files(tmp_path / "site") == before


def test_a_withdrawal_reaches_every_byte_of_the_site(tmp_path: Path) -> None:
    write_site(
        tmp_path, {"content/articles/a.md": article("published: 2020-02-19", "withdrawn: س", title="سرّيّ", body="سرّيّ\n")}
    )
    add_mkdocs(tmp_path)
    assert run_mkdocs("build", "--strict", cwd=tmp_path).code == 0
    assert [name for name, data in list_files(tmp_path / "site").items() if "سرّيّ".encode() in data] == []
    assert (tmp_path / "site" / "articles" / "a" / "index.html").is_file()
