"""The installed program packed as a wheel again: whole, and the same bytes wherever it stands."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import sys
import zipfile
from email import message_from_string
from importlib import metadata
from pathlib import Path
from unittest import mock

import pytest
from hatchling.builders.wheel import WheelBuilder

import digest
from digest.starting.wheel import IncompleteError, is_wheel_of_ours, make_wheel
from tests.programs import run_program

ROOT = Path(digest.__file__).resolve().parent.parent
PACK = """
import sys
from pathlib import Path
import digest
from digest.starting.wheel import make_wheel
made = make_wheel()
Path(sys.argv[1], made.name).write_bytes(made.data)
print(digest.__file__)
"""
INFO = f"mujaz-{digest.__version__}.dist-info"


def read_wheel(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def build_wheel(folder: Path) -> Path:
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def run_python(*arguments: str, folder: Path, path: Path | None = None) -> str:
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    done = run_program([sys.executable, *arguments], cwd=folder, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(wheel: Path, target: Path) -> Path:
    """Install one wheel into a folder as pip does, which compiles it too."""
    pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run_python(*pip, "--target", str(target), str(wheel), folder=wheel.parent)
    assert list(target.rglob("*.pyc"))
    return target


def pack_from(installed: Path, to: Path) -> Path:
    """Make the wheel with the program that stands in a folder."""
    to.mkdir()
    assert run_python("-c", PACK, str(to), folder=to, path=installed).startswith(str(installed))
    return next(to.iterdir())


def test_an_ordinary_install_an_editable_one_and_one_of_this_wheel_give_the_same_bytes(tmp_path: Path) -> None:
    ordinary = pack_from(install(build_wheel(tmp_path), tmp_path / "ordinary"), tmp_path / "first")
    again = pack_from(install(ordinary, tmp_path / "vendored"), tmp_path / "second")
    assert ordinary.name == again.name == make_wheel().name
    assert ordinary.read_bytes() == again.read_bytes()
    assert ordinary.read_bytes() == make_wheel().data, "pyproject.toml changed since: install the working copy again"


def test_it_holds_what_the_build_tool_packs(tmp_path: Path) -> None:
    built, ours = read_wheel(build_wheel(tmp_path).read_bytes()), read_wheel(make_wheel().data)
    assert built.keys() == ours.keys()
    same = {name for name in built if built[name] == ours[name]}
    assert built.keys() - same == {f"{INFO}/{name}" for name in ("METADATA", "RECORD", "WHEEL")}
    theirs, facts = (message_from_string(files[f"{INFO}/METADATA"].decode()) for files in (built, ours))
    for key in ("Name", "Version", "Requires-Python", "License-Expression", "License-File"):
        assert facts[key], key
        assert facts.get_all(key) == theirs.get_all(key)
    assert facts.get_all("Requires-Dist") == theirs.get_all("Requires-Dist")


def test_every_file_stands_in_the_record_with_its_hash_and_size() -> None:
    files = read_wheel(make_wheel().data)
    rows = {name: (hashed, size) for name, hashed, size in csv.reader(files[f"{INFO}/RECORD"].decode().splitlines())}
    assert rows.keys() == files.keys()
    assert rows.pop(f"{INFO}/RECORD") == ("", "")
    for name, (hashed, size) in rows.items():
        digested = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).decode().rstrip("=")
        assert (hashed, size) == (f"sha256={digested}", str(len(files[name])))


def test_nothing_of_the_machine_goes_in(tmp_path: Path) -> None:
    clean = make_wheel()
    package = tmp_path / "digest"
    for name, data in read_wheel(clean.data).items():
        if name.startswith("digest/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
    (package / "__pycache__").mkdir()
    for name in ("__pycache__/model.cpython-311.pyc", "old.pyc", ".DS_Store", ".model.py.swp"):
        (package / name).write_bytes(b"x")
    with mock.patch("digest.starting.wheel.resources.files", return_value=package):
        assert make_wheel() == clean
    with zipfile.ZipFile(io.BytesIO(clean.data)) as wheel:
        entries = wheel.infolist()
    assert {(e.date_time, e.compress_type, e.create_system, e.external_attr >> 16) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644)
    }


class Bare(metadata.Distribution):
    """A distribution of which only METADATA is left."""

    def read_text(self, filename: str) -> str | None:
        return f"Name: mujaz\nVersion: {digest.__version__}\n" if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError(path)


def test_an_install_that_is_not_whole_is_refused() -> None:
    with (
        mock.patch("digest.starting.wheel.metadata.distribution", return_value=Bare()),
        pytest.raises(IncompleteError, match=r"its entry_points\.txt is missing"),
    ):
        make_wheel()
    with (
        mock.patch("digest.starting.wheel.DISTRIBUTION", "no-such-distribution-here"),
        pytest.raises(IncompleteError, match="its metadata is missing"),
    ):
        make_wheel()


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("mujaz-0.1.0-py3-none-any.whl", True),
        ("mujaz-12.0rc1-py3-none-any.whl", True),
        ("mujaz_more-0.1.0-py3-none-any.whl", False),
        ("mujaz-0.1.0.tar.gz", False),
        ("mujaz-0.1.0-cp311-cp311-linux_x86_64.whl", False),
    ],
)
def test_which_wheels_are_ours(name: str, ours: bool) -> None:  # noqa: FBT001 (a table)
    assert is_wheel_of_ours(name) is ours
