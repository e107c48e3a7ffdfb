"""What the editor names (an id, an old id, a path, an address), found in the collection or refused with the nearest."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, TypeVar

from digest.editing.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.editing.plan import Plan
    from digest.model import Article, Event, Storyline

    T = TypeVar("T", bound=Article | Event | Storyline)

_SUGGESTIONS = 3
KINDS = ("article", "event", "storyline")
_NAMED = {"article": "an article", "event": "an event", "storyline": "a storyline"}


def find_article(plan: Plan, named: str) -> Article:
    """Find an article by id, path, address or an old id."""
    wanted = last_part(named)
    if (found := _look_up(plan.content.articles, wanted)) is None:
        near = suggest((article.id for article in plan.content.articles), wanted)
        raise RefusedError(code="unknown-article", named=named, near=near)
    _say_alias(plan, found, wanted)
    return found


def find_articles(plan: Plan, names: Iterable[str]) -> tuple[Article, ...]:
    """Find several articles, each once; all names that are none are refused together."""
    found, unknown = [], []
    for name in names:
        try:
            found.append(find_article(plan, name))
        except RefusedError as error:
            unknown.append(error.values)
    if unknown:
        near = " or ".join(dict.fromkeys(filter(None, (values["near"] for values in unknown))))
        raise RefusedError(code="unknown-article", named="», «".join(v["named"] for v in unknown), near=near)
    return tuple({article.id: article for article in found}.values())


def find_event(plan: Plan, named: str) -> Event:
    """Find an event by id, path, address or an old id."""
    wanted = last_part(named)
    if (found := _look_up(plan.content.events, wanted)) is None:
        near = suggest((event.id for event in plan.content.events), wanted)
        raise RefusedError(code="unknown-event", named=named, near=near)
    _say_alias(plan, found, wanted)
    return found


def find_any(plan: Plan, named: str, kinds: Iterable[str] = KINDS) -> Article | Event | Storyline:
    """Find what has a name among these kinds.

    A name that several have must say which is meant: ``article:ID``, or the path or address, ``articles/ID``.
    """
    said, wanted = _say_kind(named), last_part(named)
    looked = (said,) if said else tuple(kinds)
    found = {kind: one for kind in looked if (one := _look_up(_list_kind(plan, kind), wanted))}
    if len(found) > 1:
        ways = " or ".join(f"{kind}:{wanted}" for kind in found)
        raise RefusedError(code="both", named=wanted, kinds=" and ".join(_NAMED[kind] for kind in found), ways=ways)
    for one in found.values():
        _say_alias(plan, one, wanted)
        return one
    near = suggest((one.id for kind in looked for one in _list_kind(plan, kind)), wanted)
    raise RefusedError(code="unknown-any", named=named, kinds=" and no ".join(looked), near=near)


def last_part(named: str) -> str:
    """Give the id in a path, in an address, or behind its kind (``event:``)."""
    named = re.sub(rf"\A\s*(?:{'|'.join(KINDS)}):", "", named)
    return named.strip().replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].removesuffix(".md")


def suggest(ids: Iterable[str], wanted: str) -> str:
    """Suggest the ids nearest to one that is none, '' where nothing is near."""
    listed, wanted = sorted(set(ids)), wanted.lower()
    holding = [one for one in listed if wanted and wanted in one]
    near = dict.fromkeys([*holding, *difflib.get_close_matches(wanted, listed, _SUGGESTIONS)])
    return " or ".join(list(near)[:_SUGGESTIONS])


def _say_kind(named: str) -> str:
    """Give the kind that a name says: ``event:ID``, ``events/ID``, the path of a file; '' where it says none."""
    kind = next((kind for kind in KINDS if named.strip().startswith(f"{kind}:")), "")
    folders = [part for part in named.replace("\\", "/").split("/")[:-1] if part.removesuffix("s") in KINDS]
    return kind or (folders[-1].removesuffix("s") if folders else "")


def _list_kind(plan: Plan, kind: str) -> Sequence[Article | Event | Storyline]:
    if kind == "article":
        return plan.content.articles
    return plan.content.events if kind == "event" else plan.content.storylines


def _look_up(owners: Sequence[T], wanted: str) -> T | None:
    return next((one for one in owners if one.id == wanted or wanted in one.aliases), None)


def _say_alias(plan: Plan, found: Article | Event | Storyline, wanted: str) -> None:
    if found.id != wanted:
        plan.note("alias", alias=wanted, id=found.id)
