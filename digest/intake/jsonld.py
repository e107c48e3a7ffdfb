"""JSON-LD of a page: the one object that describes the article."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from digest.intake.limits import MAX_JSON_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE_TYPES = """
newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle blogposting liveblogposting
backgroundnewsarticle reviewnewsarticle socialmediaposting techarticle report
"""
ARTICLE_TYPES = frozenset(_ARTICLE_TYPES.split())
_TAG = re.compile(r"<[^<>]{1,300}>")
_CONTROL_IN_TEXT = re.compile(r"[\x00-\x1f]")


def find_article(scripts: list[str]) -> dict[str, Any]:
    """Give the article object of the JSON-LD scripts, or {}: the first article type wins, `@graph` included.

    References by `@id` (author, publisher, as WordPress writes them) are followed one step.
    """
    nodes = [node for script in scripts for node in _iterate_nodes(_load(script), 0)]
    known = {str(node["@id"]): node for node in nodes if node.get("@id") and len(node) > 1}
    found = next((node for node in nodes if _types(node) & ARTICLE_TYPES), None)
    if found is None:
        return {}
    return {key: _resolve(value, known) for key, value in found.items()}


def _load(script: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script.strip())
    for candidate in (
        text,
        _CONTROL_IN_TEXT.sub(" ", text),
        re.sub(r",\s*([}\]])", r"\1", _CONTROL_IN_TEXT.sub(" ", text)),
    ):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _iterate_nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_JSON_DEPTH:
        return
    if isinstance(value, list):
        for part in value:
            yield from _iterate_nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "itemReviewed"):
            yield from _iterate_nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {str(name).rsplit("/", 1)[-1].lower() for name in names}


def _resolve(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolve(part, known) for part in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def read_string(value: Any) -> str:
    """Give the string of a JSON-LD value: itself, an object's name or `@value`, the first of a list."""
    if isinstance(value, list):
        return next((text for part in value if (text := read_string(part))), "")
    if isinstance(value, dict):
        return read_string(value.get("name") or value.get("@value") or value.get("headline"))
    return clean_value(value) if isinstance(value, str) else ""


def read_names(value: Any) -> str:
    """Give the names of authors, joined by a comma, each once."""
    parts = value if isinstance(value, list) else [value]
    names = [name for part in parts if (name := read_string(part)) and not name.startswith("http")]
    return ", ".join(dict.fromkeys(names))


def read_publishers(article: dict[str, Any]) -> tuple[str, ...]:
    """Give the names of the publishers that are not stated to be a person: a columnist's theme names its author."""
    value = article.get("publisher")
    parts = value if isinstance(value, list) else [value]
    named = (part for part in parts if not (isinstance(part, dict) and "person" in _types(part)))
    return tuple(filter(None, map(read_string, named)))


def clean_value(text: str) -> str:
    """Undo what templates do to values: entities (once more than needed, `&amp;quot;`), tags, white space."""
    plain = html.unescape(html.unescape(text))
    return " ".join(_TAG.sub(" ", plain).replace("\u00a0", " ").split())
