"""The script that every page loads first: the words that our scripts say on any page, and ``mujaz.js`` after them.

Both stand in one file, fetched once, so that a page repeats neither words nor code.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases

#: The address of the script, below the site's root.
PAGE_SCRIPT = "assets/mujaz.js"
_SCHEMES = ("nav.colours_auto", "nav.colours_light", "nav.colours_dark")
#: The script's name of a phrase, and our key.
_WORDS = {
    "size": "size.label",
    "smaller": "size.smaller",
    "larger": "size.larger",
    "sizes": "size.names",
    "copy": "cite.copy",
    "copied": "cite.copied",
    "failed": "cite.failed",
}
#: What the sheet of search says before its panel has come; only `assets/search/search.js` reads these.
_SHEET = {
    "label": "search.label",
    "close": "search.close",
    "preparing": "search.preparing",
    "failed": "search.failed",
    "retry": "search.retry",
    "archive": "search.archive",
}


def write_script(phrases: Phrases) -> str:
    """Write the script with the words it says before it."""
    words: dict[str, object] = {name: phrases.text(key) for name, key in _WORDS.items()}
    words["schemes"] = [phrases.text(key) for key in _SCHEMES]
    words["sheet"] = {name: phrases.text(key) for name, key in _SHEET.items()}
    code = resources.files("digest").joinpath("theme", "mujaz.js").read_text(encoding="utf-8")
    return f"const mujazWords = {json.dumps(words, ensure_ascii=False)};\n{code}"
