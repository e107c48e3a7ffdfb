"""Whatever a command prints is shown: no file name, title or argument commands the terminal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from digest.cli.speaking import say, say_json, say_row
from digest.desk.revealing import reveal
from tests.site_trees import PACKAGE, article, list_files, run_digest, write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

ODD = "\x1b]0;x\x07\x9b31m\r\u202e\u2066\u200f\x7f\u2028"
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]")
SHOWN = "␛]0;x␇<U+009B>31m␍<U+202E><U+2066><U+200F>␡<U+2028>"


def test_only_one_module_writes_to_the_terminal() -> None:
    speaking = re.compile(r"\bclick\.(echo|secho|style|prompt|confirm)\b|\bprint\(|\bsys\.std(out|err)\.write")
    found = {path.name for path in (PACKAGE / "cli").glob("*.py") if speaking.search(path.read_text("utf-8"))}
    assert found == {"speaking.py"}


def test_words_rows_and_json_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    say(ODD, fg="red")
    say(ODD, err=True)
    say_row([(ODD, {"bold": True}, True), ("عربي", {}, True)])
    say_json({ODD: [ODD]})
    out, err = capsys.readouterr()
    lines = out.split("\n")
    assert (lines[0], err) == (SHOWN, f"{SHOWN}\n")
    assert lines[1] == f"{SHOWN}عربي"
    assert not COMMANDS.search(out + err)
    assert json.loads("\n".join(lines[2:])) == {ODD: [ODD]}


def test_a_line_of_ours_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    say("a.txt\n1 added")
    say("first, ", end=False)
    say("second")
    assert capsys.readouterr().out == "a.txt␊1 added\nfirst, second\n"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A site whose names, titles and reasons hold what a terminal obeys, and beside it pages so named to add."""
    quoted = json.dumps(ODD)
    write_site(
        tmp_path / "site",
        {
            "content/articles/2020/02/a.md": article(
                f"byline: {quoted}", "event: e", title=quoted, body=f"متن {ODD}\n"
            ),
            "content/articles/2020/02/b.md": article("near: [{article: x}]", f"byline: {quoted}", "url: 'x\x9b'"),
            f"content/articles/{ODD}.md": article(),
            f"content/articles/{ODD}/c.md": article(f"oddkey{ODD[6:8]}: x"),
            "content/events/e.md": "---\ntitle: حدث\n---\n",
            f"content/pages/{ODD}.md": "# عن\n",
        },
    )
    write_files(tmp_path, {f"pages/{ODD}.txt": "x", f"pages/{ODD}/{ODD}.html": "<p>"})
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("explain", "a"),
        ("explain", ODD),
        ("add", "{place}/pages"),
        ("add", "{place}/pages", "--json"),
        ("add", ODD, "--url", ODD),
        ("add", ODD, "--between", ODD),
        ("date", ODD, ODD),
        ("seen", ODD),
        ("rename", ODD),
        ("rename", ODD, ODD),
        ("move", ODD, ODD),
        ("withdraw", "a", "--because", ODD),
        ("clean", "--again", ODD),
        ("review", "--to", "{place}/pages"),
        ("render", "--to", "{place}/pages"),
        (ODD,),
        ("check", f"--{ODD}"),
        ("-C", ODD, "check"),
        ("move", "a", "b", "c", ODD),
    ],
)
@pytest.mark.parametrize("sound", [True, False])
def test_no_verb_lets_a_name_command_the_terminal(hostile: Path, command: tuple[str, ...], *, sound: bool) -> None:
    site = hostile / "site"
    if sound:
        for name in list_files(site):
            if "b.md" in name or ODD in name:
                (site / name).unlink()
    ran = run_digest(site, *(word.replace("{place}", str(hostile)) for word in command))
    assert not COMMANDS.search((ran.out + ran.err).replace("\r\n", "\n")), ran
    assert ran.out + ran.err


def test_changes_and_what_can_be_undone_are_shown(hostile: Path) -> None:
    site = hostile / "site"
    for name in list_files(site):
        if "b.md" in name or ODD in name:
            (site / name).unlink()
    for command in (
        ("withdraw", "a", "--because", f"سبب {ODD}"),
        ("undo", "--list"),
        ("undo", "--dry-run"),
        ("undo",),
        ("date", "a", "2020-02-19", "--because", f"سبب {ODD}"),
        ("rename", "event:e", "--title", f"عنوان {ODD}"),
    ):
        ran = run_digest(site, *command)
        assert ran.code == 0, ran
        assert not COMMANDS.search(ran.out + ran.err), ran
    assert reveal("عنوان") == "عنوان"
