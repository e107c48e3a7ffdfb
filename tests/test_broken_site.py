"""Every fault and note has a specimen: the files, and exactly what `digest check` says of them.

A specimen is a YAML file: `why`, `files` (path: text), `bytes` (path: text whose code points are bytes), `remove`
(paths taken away), and last `expected`, the lines of faults and then of notes. MUJAZ_REWRITE=1 writes `expected` anew;
read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.site_trees import PACKAGE, run_digest, write_site

SPECIMENS = sorted((Path(__file__).parent / "broken_site").glob("*.yml"))
STRINGS = PACKAGE / "theme" / "strings.ar.yml"


@dataclass(frozen=True, slots=True)
class Specimen:
    files: dict[str, str]
    data: dict[str, str]
    remove: list[str]
    expected: list[str]


def read_specimen(path: Path) -> Specimen:
    given = yaml.safe_load(path.read_text("utf-8"))
    assert given["why"], "a specimen says why it is here"
    expected = (given.get("expected") or "").splitlines()
    return Specimen(given.get("files") or {}, given.get("bytes") or {}, given.get("remove") or [], expected)


def write_specimen(root: Path, specimen: Specimen) -> None:
    write_site(root, {**specimen.files, **{name: text.encode("latin-1") for name, text in specimen.data.items()}})
    for name in specimen.remove:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def rewrite(path: Path, lines: list[str]) -> None:
    head = path.read_text("utf-8").split("\nexpected:")[0].rstrip("\n")
    tail = "".join(f"  {line}\n" for line in lines)
    path.write_text(f"{head}\nexpected: |\n{tail}" if lines else f'{head}\nexpected: ""\n', "utf-8")


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_check_says_exactly_this(path: Path, tmp_path: Path) -> None:
    specimen = read_specimen(path)
    write_specimen(tmp_path, specimen)
    ran = run_digest(tmp_path, "check")
    faults, notes = ran.err.splitlines(), ran.out.splitlines()
    summary = (faults if ran.code else notes).pop() if ran.code < 2 else ""
    if os.environ.get("MUJAZ_REWRITE"):
        rewrite(path, [*faults, *notes])
        return
    assert [*faults, *notes] == specimen.expected
    assert ran.code == (1 if any(re.search(r": E\d", line) for line in specimen.expected) else 0)
    assert summary.endswith(f" {len(faults)} fault(s), {len(notes)} note(s)")


def test_every_code_has_a_specimen() -> None:
    codes = set(re.findall(r"^  ([EI]\d{3}):", STRINGS.read_text("utf-8"), re.MULTILINE))
    shown = {m for path in SPECIMENS for line in read_specimen(path).expected for m in re.findall(r": ([EI]\d+)", line)}
    # These are seen only when pages are composed: tests/test_build.py.
    assert codes - shown == {"I240", "E304"}


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_every_line_is_clean_and_begins_with_a_place(path: Path) -> None:
    for line in read_specimen(path).expected:
        assert re.match(r"[^:]+(:[1-9][0-9]*)?: [EI]\d{3}( [^—]+)? — .+ \(.+\)$", line), line
        assert line.isprintable()
