"""Publishing again: what did not change is not touched, what a hand spoiled is mended, the bytes are MkDocs' own."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.indexing import index_site
from digest.publish.manifest import Manifest, write_manifest
from digest.publish.workplace import Workplace
from tests.publish.builds import copy_published, publish, publish_clean, publish_plainly, stamp_files
from tests.site_trees import list_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.build import Site
    from digest.search.indexing import IndexFile
    from digest.store.loading import Folders

ARTICLE = "content/articles/2021/03/2021-03-02-port-strike.md"
PAGE = "articles/2021-03-02-port-strike/index.html"


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A published site of one's own."""
    return copy_published(published, tmp_path / "copy")


def edit(root: Path, old: str, new: str, name: str = ARTICLE) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_equal_to_the_plain_path(root: Path) -> None:
    assert publish(root) == publish_plainly(root)


def test_nothing_changed_nothing_touched(root: Path) -> None:
    before = stamp_files(root / "site")
    publish(root)
    assert stamp_files(root / "site") == before


@pytest.mark.usefixtures("one_process")
def test_files_of_the_index_that_lie_as_they_should_are_not_made(root: Path) -> None:
    publish(root)  # its records now bear the marks of this very index
    asked: list[str] = []

    def index(folders: Folders, site: Site) -> Iterator[IndexFile]:
        for file in index_site(folders, site):
            yield file._replace(make=partial(_make, asked, file))

    before = list_files(root / "site")
    edit(root, "title: ", "title: جديد ")
    with mock.patch("digest.plugin.index_site", index):
        after = publish(root)
    changed = {name for name, data in after.items() if name.startswith("search/index/") and before.get(name) != data}
    assert set(asked) == changed < {name for name in after if name.startswith("search/index/")}


def _make(asked: list[str], file: IndexFile) -> bytes:
    asked.append(file.path)
    return file.make()


def test_an_edit_touches_what_shows_it(root: Path) -> None:
    before = stamp_files(root / "site")
    edit(root, "title: ", "title: جديد ")
    assert publish(root) == publish_clean(root)
    touched = {name for name, stamp in stamp_files(root / "site").items() if before.get(name) != stamp}
    assert PAGE in touched
    assert "days/2021/03/02/index.html" in touched
    assert "index.html" not in touched
    assert len(touched) < len(before) / 3
    assert not [name for name in touched if name.startswith("assets/")]


def test_pages_go_with_their_articles(root: Path) -> None:
    (root / "content/articles/2021/06/2021-06-08-tunnel.md").unlink()
    after = publish(root)
    assert "articles/2021-06-08-tunnel/index.html" not in after
    assert not (root / "site/articles/2021-06-08-tunnel").exists()
    assert after == publish_clean(root)


def test_a_file_changed_or_deleted_by_hand_is_mended(root: Path) -> None:
    whole = publish(root)
    (root / "site" / PAGE).write_bytes(b"x" * len(whole[PAGE]))
    (root / "site/about/index.html").unlink()
    (root / "site/assets/mujaz.css").write_text("")
    (root / "site/sitemap.xml").write_text("")
    shutil.rmtree(root / "site/events")
    assert publish(root) == whole


@pytest.mark.parametrize("damage", ["", "{}", "not ours\n{}", None])
def test_a_damaged_manifest_means_a_full_build(root: Path, damage: str | None) -> None:
    whole = publish(root)
    manifest = Workplace.of(root, root / "site").manifest
    data = manifest.read_bytes()
    assert data
    manifest.write_bytes(data[:-5] if damage is None else damage.encode())
    assert publish(root) == whole


def test_a_foreign_manifest_is_not_believed(root: Path) -> None:
    """Another version wrote other rows under the same head."""
    whole = publish(root)
    manifest = Workplace.of(root, root / "site").manifest
    rows = {PAGE: ("too", "few")}
    write_manifest(manifest, Manifest(rows, {}))  # type: ignore[arg-type]
    assert publish(root) == whole


def test_times_that_a_cache_lost_cost_no_page(root: Path) -> None:
    for path in (root / "site").rglob("*"):
        os.utime(path, (1, 1))
    before = stamp_files(root / "site")
    publish(root)
    assert stamp_files(root / "site") == before


def test_the_site_may_be_gone(root: Path) -> None:
    whole = publish(root)
    shutil.rmtree(root / "site")
    assert publish(root) == whole


def test_all_that_is_remembered_may_be_gone(root: Path) -> None:
    whole = publish(root)
    shutil.rmtree(root / ".mujaz")
    assert publish(root) == whole


def test_hidden_files_in_the_site_stay(root: Path) -> None:
    (root / "site/.git").mkdir()
    (root / "site/.git/HEAD").write_text("ref")
    (root / "site/.nojekyll").write_text("")
    shutil.rmtree(root / ".mujaz")
    publish(root)
    assert (root / "site/.git/HEAD").is_file()
    assert (root / "site/.nojekyll").is_file()
