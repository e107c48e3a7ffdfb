"""The exact file and line of each edit, and the YAML to write there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.desk.edits import Edit, edit_for, list_edits
from digest.desk.reasons import list_reasons
from digest.problems import ContentError

if TYPE_CHECKING:
    from tests.desk.conftest import Site

FRONT = """
title: عنوان
source: levant
published: 2020-02
dating:
  origin: text
  confidence: medium
  or: [2020-02-18, 2020-02-19]
event: some-event
raw:
  lines: [4, 6]
flags:
  - {code: garbled-sentence, line: 6}
  - {code: cut-sentence, line: 4}
"""


def _edits(site: Site, code: str, article_id: str = "a") -> tuple[Edit, ...]:
    dossier = site.dossier(article_id)
    reason = next(reason for reason in list_reasons(dossier.article) if reason.code == code)
    return edit_for(reason, dossier, site.desk)


def _apply(site: Site, edit: Edit) -> None:
    """Do what an editor does who follows the desk to the letter."""
    path = site.folders.root / edit.place.file
    lines = path.read_text(encoding="utf-8").split("\n")
    first, last = (edit.place.line, edit.place.line) if edit.way == "below" else (edit.place.line - 1, edit.last)
    lines[first:last] = edit.yaml.split("\n") if edit.yaml else []
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_date_replaces_its_lines_and_proposes_the_first_candidate(site: Site) -> None:
    site.article("a", FRONT, "الأولى،\n\nالثانية.")
    edit, command = _edits(site, "month-only")
    assert (edit.place.line, edit.last, edit.way) == (4, 8, "replace")
    assert edit.yaml.startswith("published: 2020-02-18\ndating:\n  origin: editor\n")
    assert (command.way, command.yaml.split(" --because ")[0]) == ("run", "digest date a 2020-02-18")
    _apply(site, edit)
    assert [reason.code for reason in list_reasons(site.get("a"))] == ["garbled-sentence", "cut-sentence"]


def test_a_missing_date_goes_below_the_outlet(site: Site) -> None:
    site.article("a", "title: عنوان\nsource: levant\nevent: e")
    edit, _ = _edits(site, "undated")
    assert (edit.place.line, edit.way) == (3, "below")
    assert "published: YYYY-MM-DD" in edit.yaml


def test_a_flag_names_its_paragraph_and_its_own_line(site: Site) -> None:
    path = site.article("a", FRONT, "الأولى،\n\nالثانية.")
    lines = path.read_text(encoding="utf-8").split("\n")
    look, delete = _edits(site, "garbled-sentence")
    assert lines[look.place.line - 1] == "الثانية."
    assert lines[delete.place.line - 1] == "  - {code: garbled-sentence, line: 6}"
    _apply(site, delete)
    assert [flag.code for flag in site.get("a").flags] == ["cut-sentence"]


def test_the_last_flag_goes_with_its_key(site: Site) -> None:
    front = (
        "title: عنوان\nsource: levant\npublished: 2020-02-19\nflags:\n  - {code: cut-sentence, line: 6}\ndraft: true"
    )
    site.article("a", front)
    (delete,) = _edits(site, "cut-sentence")
    _apply(site, delete)
    assert site.get("a").flags == ()
    assert site.get("a").draft


def test_a_flag_on_the_standfirst_names_that_key(site: Site) -> None:
    front = "title: عنوان\nstandfirst: مقدمة،\nsource: levant\npublished: 2020-02-19\n"
    site.article("a", f"{front}flags: [{{code: cut-sentence, line: 2}}]")
    site.audit("a", ("title", "عنوان"), ("standfirst", "مقدمة،"))
    assert next((edit.kind, edit.place.line) for edit in _edits(site, "cut-sentence")) == ("standfirst", 3)


def test_a_new_outlet_is_entered_and_then_named(site: Site) -> None:
    front = 'title: عنوان\nsource_seen: "الصباح: يومية"\nurl: https://www.assabah.example/1\npublished: 2020-02-19'
    site.article("a", front)
    entry, name = _edits(site, "unconfirmed-outlet")
    assert (entry.place.file, entry.place.line) == ("site_config/sources.yml", 3)
    assert entry.yaml == 'assabah:\n  name: "الصباح: يومية"\n  domains: [assabah.example]'
    _apply(site, entry)
    _apply(site, name)
    assert site.get("a").source == "assabah"
    assert not list_reasons(site.get("a"))


def test_a_known_outlet_is_only_named(site: Site) -> None:
    site.article("a", "title: عنوان\nsource_seen: LEVANT\npublished: 2020-02-19")
    (name,) = _edits(site, "unconfirmed-outlet")
    assert name.yaml == "source: levant"


def test_a_name_from_a_folder_goes_with_the_word_for_that(site: Site) -> None:
    path = site.article("a", "title: عنوان\nsource_seen: LEVANT\nsource_seen_in: folder\npublished: 2020-02-19")
    (name,) = _edits(site, "folder-outlet")
    assert (name.place.line, name.last) == (3, 4)
    _apply(site, name)
    assert "source_seen" not in path.read_text(encoding="utf-8")
    assert site.get("a").source == "levant"


def test_every_edit_can_be_followed(site: Site) -> None:
    """Whatever stands in the front matter, doing what the desk says gives a file that reads without a fault."""
    site.article("a", FRONT.replace("event: some-event\n", ""), "الأولى،\n\nالثانية.")
    for kind in ("title", "source", "published"):
        edit = next(edit for edit in list_edits(site.dossier("a"), site.desk) if edit.kind == kind)
        _apply(site, edit)
    try:
        article = site.get("a")
    except (ContentError, StopIteration) as error:  # pragma: no cover
        raise AssertionError(error) from error
    assert (article.title, article.source, article.dating.moment and article.dating.moment.stated) == (
        "عنوان", "levant", "2020-02-18",
    )  # fmt: skip


def test_a_date_that_is_doubted_is_written_by_the_editor_and_its_flag_deleted(site: Site) -> None:
    front = "title: عنوان\nsource: levant\npublished: 2020-02-19\ndating: {origin: page}"
    site.article("a", f"{front}\nflags:\n  - {{code: date-conflict, line: 4}}")
    date, _run, delete = _edits(site, "date-conflict")
    assert (date.way, delete.way) == ("replace", "delete")
    assert "origin: editor" in date.yaml
