"""What the theme sets in MkDocs' configuration, and the strings behind Material's own words."""

import re
from importlib import resources
from pathlib import Path

from digest.arabic.phrases import Phrases
from digest.store.strings_file import read_strings
from digest.theme.settings import theme_settings

THEME = resources.files("digest").joinpath("theme")


def load_phrases() -> Phrases:
    text = THEME.joinpath("strings.ar.yml").read_text(encoding="utf-8")
    entries, problems = read_strings(text, "strings.ar.yml")
    assert problems == ()
    return Phrases(entries, site="موجز")


def test_theme_is_arabic_and_asks_no_font_of_another_host() -> None:
    settings = theme_settings()
    assert (settings["language"], settings["direction"], settings["font"]) == ("ar", "rtl", False)
    assert settings["palette"]["scheme"] == "default"


def test_every_icon_of_the_theme_is_there() -> None:
    settings = theme_settings()
    names = set(settings["icon"].values())
    icons = THEME.joinpath("overrides", ".icons")
    assert [name for name in names if not icons.joinpath(f"{name}.svg").is_file()] == []


def test_every_key_of_the_templates_has_its_phrase() -> None:
    phrases = load_phrases()
    overrides = THEME.joinpath("overrides")
    templates = sorted(Path(str(overrides)).rglob("*.html"))
    asked = {key for path in templates for key in re.findall(r"say\([\"']([\w.]+)", path.read_text("utf-8"))}
    languages = overrides.joinpath("partials/languages/ar.html").read_text(encoding="utf-8")
    asked |= set(re.findall(r': "(\w+\.\w+)"', languages))
    assert len(asked) > 30
    assert sorted(key for key in asked if not phrases.has(key)) == []


def test_every_word_that_material_asks_for_is_ours() -> None:
    """Material's own English list names every key; what we leave out would be an empty label."""
    theirs = resources.files("material").joinpath("templates/partials/languages/en.html").read_text(encoding="utf-8")
    ours = THEME.joinpath("overrides/partials/languages/ar.html").read_text(encoding="utf-8")
    fixed = {"language", "direction"}
    # of plugins that we do not load; all words of Material's search, which is not mounted, are one
    unused = ("blog.", "consent.", "readtime.", "rss.", "search", "source.file.contributors")
    asked = {key for key in re.findall(r'"([\w.]+)": ', theirs) if not key.startswith(unused)} - fixed
    assert sorted(key for key in asked if f'"{key}"' not in ours) == []


def test_style_sheet_uses_logical_properties_only() -> None:
    names = ("mujaz.css", "search/search.css")
    css = "".join(THEME.joinpath("overrides/assets", name).read_text(encoding="utf-8") for name in names)
    physical = r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|float\s*:|text-align\s*:\s*(?:left|right)"
    unarabic = r"text-align\s*:\s*justify|letter-spacing\s*:(?!\s*(?:0|normal)\b)|:\s*(?:italic|uppercase)"
    assert re.findall(f"{physical}|{unarabic}", css) == []
