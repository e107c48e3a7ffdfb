"""The command: help with examples, exit codes 0, 1, 2 and 3, and messages that reach any terminal."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from pathlib import Path
from unittest import mock

import pytest

import digest
from digest import cli
from digest.cli import group
from tests.programs import run_program
from tests.site_trees import ARTICLE, article, list_files, run_command, run_digest, write_site

VERBS = sorted(verb for verbs in group.VERBS.values() for verb in verbs)


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_every_verb_with_examples_and_exit_codes(tmp_path: Path, flag: str) -> None:
    ran = run_digest(tmp_path, flag)
    assert (ran.code, ran.err) == (0, "")
    assert all(re.search(rf"^  {verb} +\S", ran.out, re.MULTILINE) for verb in VERBS)
    assert re.search(r"Examples:\n +digest new", ran.out)
    assert "0 fine, 1 the content is at fault, 2 wrong usage, 3 our bug" in ran.out


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_has_an_example(tmp_path: Path, verb: str) -> None:
    ran = run_digest(tmp_path, verb, "--help")
    assert ran.code == 0
    assert re.search(rf"Examples?:\n +digest {verb}", ran.out)
    assert not re.search(r"[\u0600-\u06ff]", ran.out), "help is in English"


def test_version(tmp_path: Path) -> None:
    assert digest.__version__ in run_digest(tmp_path, "--version").out


def test_check_of_a_sound_site(tmp_path: Path) -> None:
    write_site(tmp_path, {ARTICLE: article("source: levant", "published: 2020-02-19")})
    ran = run_digest(tmp_path, "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "1 articles (1 in no event yet: `digest group` places them), 0 events, 0 storylines: 0 fault(s), 0 note(s)\n"
    )


def test_notes_go_to_standard_output_and_faults_to_the_other(tmp_path: Path) -> None:
    write_site(tmp_path, {ARTICLE: article("published: 2020-02-30")})
    ran = run_digest(tmp_path, "check")
    assert ran.code == 1
    assert "E109" in ran.err
    assert "E109" not in ran.out
    assert "I233" in ran.out


def test_codes_are_listed_anywhere(tmp_path: Path) -> None:
    ran = run_digest(tmp_path, "check", "--codes")
    assert ran.code == 0
    assert "E310" in ran.out
    assert "Cure" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--fast"),
        ("check", "x"),
        ("render",),
        ("new",),
        ("new", "a", "b"),
        ("-C", "nowhere", "check"),
    ],
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run_digest(tmp_path, *arguments)
    assert ran.code == 2
    assert "Error: " in ran.err
    assert list_files(tmp_path) == {}


@pytest.mark.parametrize(
    "arguments",
    [("new", "{}/file/site"), ("new", "{}/file"), ("render", "--to", "{}/file/x"), ("render", "--to", "{}/file")],
)
def test_a_place_that_cannot_be_written_is_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write_site(tmp_path, {"file": "x"})
    before = list_files(tmp_path)
    ran = run_digest(tmp_path, *(a.format(tmp_path) for a in arguments))
    assert ran.code == 2
    assert str(tmp_path / "file") in ran.err
    assert list_files(tmp_path) == before


def test_an_error_of_ours_is_3_and_one_sentence(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    with mock.patch("digest.build.load", side_effect=KeyError("x")):
        ran = run_digest(tmp_path, "check")
    assert ran.code == 3
    assert ran.err == "Our bug: KeyError: 'x'. Please report it with the command you ran.\n"


def test_a_terminal_of_another_encoding_gets_the_message_all_the_same(tmp_path: Path) -> None:
    write_site(tmp_path, {ARTICLE: article("published: 2020-02-30")})
    ran = run_command("check", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert ran.code == 1
    assert f"{ARTICLE}:3: E109 published" in ran.err
    assert f"{ARTICLE}:2: I233 a" in ran.out


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_of_no_encoding_is_complained_of(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/events/e.md": "x"})
    odd = os.fsencode(tmp_path / "content" / "events") + b"/\xff\x1b[2J\n.md"
    Path(os.fsdecode(odd)).write_text("x")
    ran = run_command("check", cwd=tmp_path)
    assert ran.code == 1
    assert [line.split(" ")[1] for line in ran.err.splitlines()[:2]] == ["E015", "E104"]
    assert "\x1b" not in ran.err


def test_verbs_are_listed_where_their_modules_register_them() -> None:
    for module in group.VERBS:
        import_module(f"digest.cli.{module}")
    found = {name: command.callback.__module__ for name, command in cli.cli.commands.items() if command.callback}
    assert found == {verb: f"digest.cli.{module}" for module, verbs in group.VERBS.items() for verb in verbs}


def test_a_start_imports_no_verb_that_is_not_called() -> None:
    code = "import sys, digest.cli; print(*sorted(name for name in sys.modules if name.startswith('digest.')))"
    names = run_program([sys.executable, "-c", code]).stdout.split()
    assert "digest.cli.group" in names
    assert not [name for name in names if name.startswith(("digest.adding.batch", "digest.pages", "digest.dating"))]
