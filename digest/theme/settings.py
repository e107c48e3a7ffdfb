"""What the theme needs of MkDocs' configuration, so that a site's own ``mkdocs.yml`` stays short."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

STYLE = "assets/mujaz.css"
SITE_STYLE = "assets/site.css"


def theme_settings() -> dict[str, Any]:
    """Give Material's settings: Arabic, right to left, our fonts; our script turns the light scheme into the dark."""
    return {
        "language": "ar",
        "direction": "rtl",
        "font": False,
        "favicon": "assets/icon.svg",
        "icon": {"search": "mujaz/search", "previous": "mujaz/close", "close": "mujaz/close"},
        "palette": {"scheme": "default", "primary": "custom", "accent": "custom"},
        "features": [],
    }


def overrides_folder() -> Path:
    """Name the folder of our templates and assets, which lie over Material's."""
    return Path(str(resources.files("digest").joinpath("theme", "overrides")))
