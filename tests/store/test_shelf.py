"""The shelf of the search index on disk."""

from pathlib import Path

from digest.store.kept import kept_path
from digest.store.loading import Folders
from digest.store.shelf import Shelf


def test_what_is_kept_comes_back_under_its_key_alone(tmp_path: Path) -> None:
    shelf = Shelf(Folders.below(tmp_path))
    assert shelf.read("a.files", "k") is None
    shelf.write("a.files", "k", ([("a/t0.txt", "نص")], {"name": "a", "words": 3}))
    assert shelf.read("a.files", "k") == ([("a/t0.txt", "نص")], {"name": "a", "words": 3})
    assert shelf.read("a.files", "other") is None


def test_a_damaged_file_is_none(tmp_path: Path) -> None:
    folders = Folders.below(tmp_path)
    shelf = Shelf(folders)
    shelf.write("a.words", "", {"x": "1"})
    path = kept_path(folders, "search/a.words")
    path.write_bytes(path.read_bytes()[:-1])
    assert shelf.read("a.words", "") is None
