"""Compiled templates are kept, and nothing that happens to them changes a page or stops a build."""

from pathlib import Path

import jinja2
import pytest

from digest.publish.templates import keep_compiled


def make(source: str, folder: Path, **settings: bool) -> tuple[jinja2.Environment, bool]:
    env = jinja2.Environment(loader=jinja2.DictLoader({"x.html": source}), **settings)  # type: ignore[arg-type] # noqa: S701
    return env, keep_compiled(env, folder)


def render(source: str, folder: Path, **settings: bool) -> str:
    env, kept = make(source, folder, **settings)
    assert kept
    return env.get_template("x.html").render()


def test_the_second_build_finds_what_the_first_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render("{{ 1 + 1 }}", tmp_path) == "2"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert render("{{ 1 + 1 }}", tmp_path) == "2"


def test_a_changed_template_or_setting_is_compiled_anew(tmp_path: Path) -> None:
    assert render("{% if 1 %}\na{% endif %}", tmp_path) == "\na"
    assert render("{% if 1 %}\nb{% endif %}", tmp_path) == "\nb"
    assert render("{% if 1 %}\nb{% endif %}", tmp_path, trim_blocks=True) == "b"


@pytest.mark.parametrize("damage", [b"", b"j", b"j2\x05\x00\x00\x00", b"x" * 100])
def test_a_damaged_file_is_compiled_anew(tmp_path: Path, damage: bytes) -> None:
    assert render("{{ 1 + 1 }}", tmp_path) == "2"
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    whole = path.read_bytes()
    for data in (damage, whole[:-5], whole[:40]):
        path.write_bytes(data)
        assert render("{{ 1 + 1 }}", tmp_path) == "2"


def test_a_disk_that_refuses_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    _, kept = make("x", tmp_path / "file" / "below")
    assert not kept
    env, kept = make("{{ 1 + 1 }}", tmp_path)
    assert kept
    for folder in tmp_path.iterdir():
        if folder.is_dir():
            folder.rmdir()
    assert env.get_template("x.html").render() == "2"


def test_filters_of_others_are_not_kept(tmp_path: Path) -> None:
    env = jinja2.Environment(autoescape=True)
    env.filters["own"] = lambda text: text
    assert not keep_compiled(env, tmp_path)
