"""What the theme needs of MkDocs' configuration, so that a site's own ``mkdocs.yml`` stays short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases

STYLE = "assets/mujaz.css"
SITE_STYLE = "assets/site.css"
_TOGGLES = (
    ("auto", "(prefers-color-scheme)", "default"),
    ("light", "(prefers-color-scheme: light)", "default"),
)
_DARK = ("dark", "(prefers-color-scheme: dark)", "slate")


def theme_settings(phrases: Phrases) -> dict[str, Any]:
    """Give Material's settings: Arabic, right to left, our fonts, three colour schemes with Arabic names."""
    return {
        "language": "ar",
        "direction": "rtl",
        "font": False,
        "favicon": "assets/icon.svg",
        "icon": {"search": "mujaz/search", "previous": "mujaz/close", "close": "mujaz/close"},
        "palette": [_scheme(phrases, *scheme) for scheme in (*_TOGGLES, _DARK)],
        "features": [],
    }


def _scheme(phrases: Phrases, name: str, media: str, scheme: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "mujaz/half", "name": phrases.text(f"nav.colours_{name}")},
    }
