"""`digest build` and `digest serve`, and any verb from below a site's folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from digest.store.loading import find_root
from tests.publish.builds import publish, start_site
from tests.site_trees import ARTICLE, article, list_files, run_command, run_digest, run_mkdocs, write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

TOLD = re.compile(r"(\d+) pages made, (\d+) kept, (\d+) files removed in \d+\.\d s: (.*)\n")


def test_it_builds_what_mkdocs_builds_and_says_so_in_one_line(tmp_path: Path) -> None:
    root = start_site(tmp_path)
    first = run_command("build", cwd=root, NO_MKDOCS_2_WARNING="")
    assert first.code == 0, first.err
    assert "MkDocs 2" not in first.err
    made = TOLD.fullmatch(first.out)
    assert made
    assert int(made[1]) > 40
    assert made.group(2, 3, 4) == ("0", "0", "site")
    built = list_files(root / "site")
    ran = run_mkdocs("build", "--strict", "-d", "theirs", cwd=root)
    assert ran.code == 0, ran.err
    assert list_files(root / "theirs") == built
    (root / "content/articles/2021/06/2021-06-08-tunnel.md").unlink()
    again = TOLD.fullmatch(run_command("build", "-q", cwd=root).out or run_command("build", cwd=root).out)
    assert again
    assert again[1] == "0"
    assert "articles/2021-06-08-tunnel/index.html" not in list_files(root / "site")
    assert list_files(root / "site") == publish(root)


def test_the_site_lies_where_the_user_says(tmp_path: Path) -> None:
    root = start_site(tmp_path / "digest")
    ran = run_command("build", "-d", "out", cwd=root / "content" / "..")
    assert (root / "out/index.html").is_file(), ran.err
    ran = run_command("-C", "digest", "build", "--site-dir", "elsewhere", cwd=tmp_path)
    assert (tmp_path / "elsewhere/index.html").is_file(), ran.err
    ran = run_command("build", "-f", "digest/mkdocs.yml", "-d", "third", cwd=tmp_path)
    assert (tmp_path / "third/index.html").is_file(), ran.err


@pytest.mark.parametrize("strict", [True, False])
def test_a_warning_stops_a_strict_build_quiet_or_not(tmp_path: Path, *, strict: bool) -> None:
    root = start_site(tmp_path)
    write_files(root, {"content/pages/about.md": "# عن\n\n[لا شيء](nowhere.md)\n"})
    for options in ((), ("--quiet",)):
        ran = run_command("build", *options, *(() if strict else ("--no-strict",)), cwd=root)
        assert ran.code == int(strict)
        assert ("nowhere.md" in ran.err) == (not options)
        assert ("strict mode" in ran.err) == strict


def test_faults_are_exit_code_1_and_nothing_is_written(tmp_path: Path) -> None:
    root = start_site(tmp_path)
    write_files(root, {"content/events/e.md": "x"})
    ran = run_command("build", cwd=root)
    assert ran.code == 1
    assert "content/events/e.md:1: E015" in ran.err
    assert "Traceback" not in ran.err
    assert not (root / "site").exists()


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_without_a_configuration_it_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    write_site(tmp_path, {})
    ran = run_command(verb, cwd=tmp_path)
    assert ran.code == 2
    assert "holds no mkdocs.yml" in ran.err


def test_a_broken_configuration_is_exit_code_1(tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": "site_name: x\ndocs_dir: content/pages\nplugins: []\n"})
    ran = run_command("build", cwd=tmp_path)
    assert ran.code == 1
    assert "does not list the plugin `digest`" in ran.err
    (tmp_path / "mkdocs.yml").write_text("site_name: [", "utf-8")
    ran = run_command("build", cwd=tmp_path)
    assert ran.code == 1
    assert "Traceback" not in ran.err


def test_any_verb_below_a_site_finds_it(tmp_path: Path) -> None:
    write_site(tmp_path, {ARTICLE: article("source: levant", "published: 2020-02-19"), "mine/raw.txt": "x"})
    below = (tmp_path / ARTICLE).parent
    for verb, said in (("check", "1 articles"), ("group", "1 placed"), ("undo", "Taking back")):
        ran = run_command(verb, cwd=below)
        assert said in ran.out + ran.err
        assert f"The site is in {tmp_path}" in ran.err
    assert "عنوان" in run_command("explain", "a.md", cwd=below).out
    assert run_command("render", "--to", "out", cwd=tmp_path / "mine").code == 0
    assert (tmp_path / "mine/out/index.md").is_file()
    ran = run_command("add", "raw.txt", cwd=tmp_path / "mine")
    assert "raw.txt" in ran.err, "a path is the user's, relative to where the user is"
    assert "The site is in" not in run_command("check", cwd=tmp_path).err


def test_where_no_site_is_above_its_parts_are_missing(tmp_path: Path) -> None:
    ran = run_command("check", cwd=tmp_path)
    assert ran.code == 1
    assert ["E001" in ran.err, "E002" in ran.err] == [True, True]
    assert run_digest(tmp_path, "check").code == 1


def test_what_marks_a_site(tmp_path: Path) -> None:
    below = tmp_path / "a/b"
    below.mkdir(parents=True)
    write_files(tmp_path, {"mkdocs.yml": ""})
    assert find_root(below) is None
    (tmp_path / "content").mkdir()
    assert find_root(below) == tmp_path
    write_files(tmp_path, {"a/site_config/site.yml": ""})
    assert find_root(below) == tmp_path / "a"
