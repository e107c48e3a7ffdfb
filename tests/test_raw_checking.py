"""Whether raw pages are those that were added: missing, changed, and what a fingerprint is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.raw_checking import check_raw
from digest.store.loading import Folders, load
from tests.adding.sites import add, start
from tests.adding.test_batch import BODY, PAGE, record
from tests.site_trees import article, write_site

if TYPE_CHECKING:
    from pathlib import Path

ITEM = "<item><title>محادثات دمشق تنتهي بلا اتفاق</title><pubDate>Thu, 05 Mar 2020 07:00:00 GMT</pubDate>"
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>النهر</title>'
    f"{ITEM}<description><![CDATA[<p>{'</p><p>'.join(BODY)}</p>]]></description></item></channel></rss>"
)
SOLE = record().replace('"id": "a1", ', "")


def codes(folders: Folders) -> list[tuple[str, str]]:
    content, problems = load(folders)
    assert not [problem for problem in problems if problem.stops]
    return [(problem.code, problem.subject) for problem in check_raw(folders, content.articles)]


def test_raw_files_are_compared_with_their_fingerprint(tmp_path: Path) -> None:
    right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    names = {
        "a": f"{{file: x.txt, sha256: {right}}}",
        "b": "{file: x.txt}",
        "c": "{file: gone.txt}",
        "d": f"{{file: y/z.txt, sha256: {right}}}",
        "f": f"{{file: y/z.txt, record: 7, sha256: {right}}}",
    }
    files = {f"content/articles/{key}.md": article(f"raw: {raw}") for key, raw in names.items()}
    files["content/articles/e.md"] = "---\nwithdrawn: س\nraw: {file: gone.txt}\n---\n"
    folders = write_site(tmp_path, {**files, "content/raw/x.txt": "abc", "content/raw/y/z.txt": "abd"})
    content, problems = load(folders)
    assert problems == ()
    assert [(p.code, p.subject) for p in check_raw(folders, content.articles)] == [("I250", "c"), ("I251", "d")]


@pytest.mark.parametrize(
    "text",
    [FEED, FEED.replace("<title>م", "<guid>g1</guid><title>م"), record(), SOLE, f"{SOLE}\n", f"[{SOLE}]", PAGE],
    ids=["feed", "feed with ids", "record", "no id", "a line", "array", "page"],
)
def test_right_after_adding_every_raw_file_is_the_one_that_was_added(tmp_path: Path, text: str) -> None:
    folders = start(tmp_path / "site")
    path = tmp_path / "input"
    path.write_text(text, encoding="utf-8")
    (one,) = add(folders, path).articles
    assert codes(folders) == []
    file = folders.root / one.places.file
    told = file.read_text(encoding="utf-8")
    assert ("  sha256_of: record\n" in told) == (text != PAGE)
    file.write_text(told.replace("  sha256_of: record\n", ""), encoding="utf-8")  # as older versions wrote it
    assert codes(folders) == []
    raw = folders.content / "raw" / one.raw.file
    raw.write_text(text.replace("الثالثة", "الرابعة"), encoding="utf-8")
    assert codes(folders) == ([] if one.raw.record else [("I251", one.id)])
    raw.unlink()
    assert codes(folders) == [("I250", one.id)]
