"""Files appear whole or not at all."""

import stat
from pathlib import Path
from unittest import mock

import pytest

from digest.store.writing import write_file
from tests.site_trees import list_files


def test_write_file_makes_its_folder(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.md", "نص\r\n")
    write_file(tmp_path / "c", b"\xff")
    assert list_files(tmp_path) == {"a/b.md": "نص\r\n".encode(), "c": b"\xff"}
    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o644


@pytest.mark.parametrize("fault", ["write_bytes", "replace"])
def test_a_fault_leaves_what_was_there(tmp_path: Path, fault: str) -> None:
    write_file(tmp_path / "a", "old")
    with mock.patch.object(Path, fault, side_effect=OSError("disk full")), pytest.raises(OSError, match="disk full"):
        write_file(tmp_path / "a", "new")
    assert list_files(tmp_path) == {"a": b"old"}


def test_a_very_long_name_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / ("ن" * 120 + ".md"), "x")
    assert len(list_files(tmp_path)) == 1
