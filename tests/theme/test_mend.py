"""The mends: each is applied once, and a template of Material that no longer matches stops the build."""

from pathlib import Path

import pytest

from digest.theme.mend import MENDS, UnknownTemplateError, mend
from tests.site.building import build_strictly, copy_site

WHOLE = "<!doctype html>\n" + "\n".join(entry.old for entry in MENDS) + "<p>نص</p>"


def test_every_mend_is_applied() -> None:
    mended = mend(WHOLE)
    assert [entry.new in mended for entry in MENDS] == [True] * len(MENDS)
    assert [entry.old in mended for entry in MENDS] == [False] * len(MENDS)
    assert mended.endswith("<p>نص</p>")


@pytest.mark.parametrize("entry", MENDS, ids=lambda entry: entry.old)
def test_a_template_that_no_longer_matches_is_named(entry: object) -> None:
    lines = [other.old for other in MENDS if other is not entry]
    with pytest.raises(UnknownTemplateError):
        mend("\n".join(lines))


def test_only_the_first_match_is_mended() -> None:
    """A page about HTML may hold the very words in its text."""
    once = mend(WHOLE + MENDS[0].old)
    assert once.count(MENDS[0].new) == 1
    assert once.endswith(MENDS[0].old)


def test_every_mend_says_why() -> None:
    assert all(entry.why and entry.old != entry.new for entry in MENDS)


def test_build_stops_and_names_the_version_of_material(tmp_path: Path) -> None:
    """A site that overrides Material's base template with another <html> is what a newer Material would be."""
    project = copy_site(tmp_path / "site")
    (project / "overrides").mkdir()
    (project / "overrides" / "base.html").write_text("<!doctype html><html><body></body></html>", encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("theme:\n", "theme:\n  custom_dir: overrides\n", 1), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"Material [0-9.]+ no longer writes <html") as caught:
        build_strictly(project, tmp_path / "built")
    assert "Traceback" not in str(caught.value)
