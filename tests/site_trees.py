"""Small sites on disk for tests, and the programs run on them: `digest` in this process, MkDocs in its own."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import digest
from digest.cli import main
from digest.store.loading import Folders
from tests.programs import run_program

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Path(digest.__file__).resolve().parent
SITE_YML = "format: 1\ntitle: موجز\ntime_zone: Asia/Beirut\n"
SOURCES_YML = "levant:\n  name: ليفانت\n"
ARTICLE = "content/articles/2020/02/a.md"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return [*self.err.splitlines(), *self.out.splitlines()]


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Folders:
    """Write files over the smallest sound site: its settings, one outlet and one hand-written page."""
    sound: dict[str, str | bytes] = {
        "site_config/site.yml": SITE_YML,
        "site_config/sources.yml": SOURCES_YML,
        "content/pages/about.md": "# عن\n",
    }
    write_files(root, {**sound, **files})
    return Folders.below(root)


def write_files(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def article(*lines: str, body: str = "متن.\n", title: str = "عنوان") -> str:
    """Write an article's file: a title, further lines of front matter, and a body."""
    return "\n".join(["---", f"title: {title}", *lines, "---", "", body])


def run_digest(root: Path, *arguments: str) -> Ran:
    """Run the command as a shell would, but in this process."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["digest", "-C", str(root), *arguments]),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())


def run_mkdocs(*arguments: str, cwd: Path, **environment: str) -> Ran:
    """Run MkDocs in a folder."""
    return _run(["-m", "mkdocs", *arguments], cwd, environment)


def run_command(*arguments: str, cwd: Path, **environment: str) -> Ran:
    """Run the command as a program of its own, as a shell would."""
    return _run(["-c", "import digest.cli; digest.cli.main()", *arguments], cwd, environment)


def mkdocs_environment() -> dict[str, str]:
    """Give the environment in which a program of its own finds our package and speaks UTF-8."""
    paths = os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]))
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}


def _run(arguments: list[str], cwd: Path, environment: dict[str, str]) -> Ran:
    done = run_program([sys.executable, *arguments], cwd=cwd, env=mkdocs_environment() | environment)
    return Ran(done.returncode, done.stdout, done.stderr)


def add_mkdocs(root: Path) -> None:
    """Give a site tree the configuration that `digest new` writes."""
    (root / "mkdocs.yml").write_bytes((PACKAGE / "new" / "mkdocs.yml").read_bytes())


def list_files(root: Path) -> dict[str, bytes]:
    """Give every file below a folder with its bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
