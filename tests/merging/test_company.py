"""What adding decides in company with other pages of an outlet: told by `digest clean --again` after a merge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from tests.adding.sites import ROOT
from tests.merging.clones import clone, commit, load_content, merge, read_but_addresses, settle, start
from tests.site_trees import run_digest

if TYPE_CHECKING:
    from pathlib import Path

TEASER = "وتابع القراء أمس الحلقة الأخيرة من المسلسل الذي أثار جدلًا واسعًا في الأوساط الفنية والثقافية."
#: What grouping reckons out of the words, and what tells of lines.
OF_LINES = re.compile(r"^(grouping|near|storyline_by|start|end|span_origin): .*\n", re.MULTILINE)


def write_pages(folder: Path) -> list[Path]:
    """Write three pages of one outlet that end in the same line, as plain text."""
    folder.mkdir()
    paths = []
    for number in ("000", "002", "003"):
        gold = yaml.safe_load(next((ROOT / "tests/gold/seeds").glob(f"{number}*.yaml")).read_text("utf-8"))
        path = folder / f"{number}.txt"
        path.write_text("\n\n".join([gold["title"], *(block["text"] for block in gold["body"]), TEASER]), "utf-8")
        paths.append(path)
    return paths


def add(root: Path, *paths: Path) -> None:
    assert run_digest(root, "add", "--source", "levant", *map(str, paths)).code == 0
    commit(root)


def test_lines_decided_in_company_are_listed_and_become_those_of_one_clone(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    origin = start(tmp_path / "origin")
    ours, theirs, one = (clone(origin, tmp_path / name) for name in ("ours", "theirs", "one"))
    add(ours, *pages[:2])
    add(theirs, pages[2])
    add(one, *pages)
    merge(ours, theirs)
    settle(ours)
    (alone,) = (article for article in load_content(ours).articles if TEASER in {b.text for b in article.blocks})
    listed = run_digest(ours, "clean", "--again", "--all").out
    assert re.findall(r"^--- a/(.*)$", listed, re.MULTILINE) == [alone.places.file]
    assert f"-{TEASER}" in listed
    assert run_digest(ours, "clean", "--again", "--all", "--apply").code == 0
    found, expected = (read_but_addresses(root) for root in (ours, one))
    assert found.keys() == expected.keys()
    for name in found:
        assert OF_LINES.sub("", found[name]) == OF_LINES.sub("", expected[name]), name
