"""A small digest with an editor's hand in it: comments, odd spacing, aliases, a storyline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site_trees import list_files, run_digest, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site_trees import Ran

ARTICLES = "content/articles/2020/02"
EVENTS = "content/events"
FILES: dict[str, str | bytes] = {
    f"{ARTICLES}/a1.md": (
        '---\ntitle: "أول"   \nsource: levant\npublished: 2020-02-19\nevent:  talks  # by the dateline\n'
        "grouping: {origin: machine, score: 0.4, next: {event: call, score: 0.1}}  # kept\n"
        "# flags below\nflags:\n  - {code: garbled-sentence}\n---\n\nمتن أول.\n"
    ),
    f"{ARTICLES}/a2.md": (
        "---\ntitle: ثانٍ\nsource: levant\npublished: 2020-02-20\nevent: talks\n"
        "grouping: {origin: machine}\n---\n\nمتن.\n"
    ),
    f"{ARTICLES}/a3.md": (
        b"\xef\xbb\xbf---\r\ntitle: \xd8\xab\xd8\xa7\xd9\x84\xd8\xab\r\nsource: levant\r\npublished: 2020-02-21\r\n"
        b"event: 'call' # c\r\n---\r\n\r\n\xd9\x85\xd8\xaa\xd9\x86.\r\n"
    ),
    f"{ARTICLES}/a4.md": "---\ntitle: رابع\nsource: levant\npublished: 2020-02-22\n---\n\nمتن.\n",
    f"{EVENTS}/talks.md": (
        "---\ntitle: أول # of a1\ntitle_origin: machine\nstoryline: war   # whole matter\n"
        "aliases:\n  - old-talks # first\napart: [meeting]\n---\n\nكلمة المحرر.\n"
    ),
    f"{EVENTS}/call.md": "---\ntitle: اتصال\naliases: [old-call]\n---\n",
    f"{EVENTS}/meeting.md": "---\ntitle: لقاء\napart: [call, talks]\n---\n",
    "content/storylines/war.md": "---\ntitle: حرب\n---\n",
}


def start(root: Path) -> Path:
    """Write the site."""
    write_site(root, FILES)
    return root


def tree(root: Path) -> dict[str, bytes]:
    """Give every file of the site but the working files."""
    return {name: data for name, data in list_files(root).items() if not name.startswith(".mujaz/")}


def run(root: Path, *arguments: str, code: int = 0) -> Ran:
    """Run a verb; it must end with this code, and leave no fault where it ends well."""
    ran = run_digest(root, *arguments)
    assert ran.code == code, ran
    checked = run_digest(root, "check")
    assert checked.code == 0, checked
    return ran


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, dict[str, list[str]]]:
    """Give the lines that went and those that came, for each file by its name (its path where two share one)."""
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    last = [name.rpartition("/")[2] for name in names]
    found = {}
    for name, short in zip(names, last, strict=True):
        old, new = (one.get(name, b"").decode().splitlines() for one in (before, after))
        sides = {"gone": [line for line in old if line not in new], "come": [line for line in new if line not in old]}
        key = short if last.count(short) == 1 else name.removeprefix("content/")
        found[key] = {side: lines for side, lines in sides.items() if lines}
    return found
