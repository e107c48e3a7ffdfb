"""Files that a merge left in conflict, settled one by one; what two editors said is left in them, and asked."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from digest.adding.naming import make_article_id
from digest.arranging.loosening import has_editors_storyline
from digest.desk.again import is_editors
from digest.merging.sides import BODY, Side, Unit, merge_sides
from digest.model import Event, Origin, Storyline
from digest.store.audit_file import read_audit, write_audit
from digest.store.conflict_marks import Sides, find_conflicts, is_nested, split_sides
from digest.store.history import read_sides
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.loading import Folders, load
from digest.store.source_text import decode
from digest.store.value_edits import EditError, remove_key
from digest.store.writing import write_file
from digest.store.written import TEXTS, recall_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.merging.sides import Merged, Question
    from digest.model import Article, Content
    from digest.store.history import Ancestor
    from digest.store.pending import Pending

_ARTICLE_UNITS = (
    Unit(("published", "dating")),
    Unit(("source", "source_seen")),
    Unit(("event", "grouping")),
    Unit(("raw", BODY)),
    Unit(("corrections",), union=True),
    Unit(("aliases",), union=True),
)
_EVENT_UNITS = (
    Unit(("title", "title_origin")),
    Unit(("storyline", "storyline_by")),
    Unit(("start", "end", "span_origin")),
    Unit(("aliases",), union=True),
    Unit(("apart",), union=True),
    Unit(("corrections",), union=True),
)
#: Values that the machine writes beside what adding noted in the audit.
_MACHINES = frozenset({"flags", "near"})
_FENCE = "---\n"


@dataclass(slots=True)
class Settled:
    """What became of the files in conflict.

    ``asked`` are questions by file, ``left`` the files whose marks stay as they are because they cannot be read.
    ``loose`` holds articles whose event, and events whose storyline, machines named in two ways.
    """

    asked: dict[str, list[Question]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file in conflict with the texts that were merged."""

    file: str
    sides: Sides

    @property
    def id(self) -> str:
        return PurePosixPath(self.file).stem


def settle_files(pending: Pending, ancestor: Ancestor | None, names: Names) -> Settled:
    """Settle every content, audit and configuration file that holds a merge's marks."""
    settled, found = Settled(), {}
    for file in list(list_conflicts(pending)):
        text = _read(pending, file)
        sides = _read_sides(pending, file) if is_nested(text) else split_sides(text)
        if sides is None or "/pages/" in f"/{file}":
            settled.left.append(file)
        else:
            found[file] = _Found(file, _add_base(sides, ancestor, file))
    ours, theirs = (_load_side(pending.folders, found, side) for side in ("ours", "theirs"))
    audits = {one.id: one for file, one in found.items() if "/audit/" in f"/{file}"}
    for file, one in found.items():
        settled.files.append(file)
        pair = ours.get(file), theirs.get(file)
        try:
            if file.endswith(".md"):
                _settle_content(pending, settled, one, pair, audits.get(one.id), names)
            elif one.id not in audits or file != audits[one.id].file:
                _settle_config(pending, settled, one)
            elif not any(other.id == one.id and other.file.endswith(".md") for other in found.values()):
                pending.write(file, min(one.sides.ours, one.sides.theirs))
        except EditError:
            settled.left.append(file)
    return settled


def list_conflicts(pending: Pending) -> Iterator[str]:
    """List the files of a site that hold marks of a merge, as they will be."""
    folders, content = pending.folders, pending.folders.content
    paths = [path for kind in ("articles", "events", "storylines", "pages") for path in (content / kind).rglob("*.md")]
    paths += [*(content / "audit").glob("*.yml"), *folders.config.glob("*.yml")]
    held = {folders.name(path): path for path in paths}
    changed = {change.file: change.after or b"" for change in pending.changes()}
    for name in sorted({*held, *changed}):
        data = changed[name] if name in changed else held[name].read_bytes()
        if b"<<<<<<<" in data or b">>>>>>>" in data:
            text, problem = decode(data, "")
            only_whole = name.startswith(f"{folders.name(content)}/pages/")
            if not problem and any(one.whole or not only_whole for one in find_conflicts(text)):
                yield name


def _settle_content(
    pending: Pending,
    settled: Settled,
    one: _Found,
    pair: tuple[Article | Event | Storyline | None, ...],
    audit: _Found | None,
    names: Names,
) -> None:
    folder = PurePosixPath(one.file).relative_to(pending.folders.name(pending.folders.content)).parts[0]
    if folder == "articles":
        _settle_article(pending, settled, one, pair, audit, names)  # type: ignore[arg-type]
        return
    editors = (_list_editors(value, text) for value, text in zip(pair, (one.sides.ours, one.sides.theirs), strict=True))
    merged = _merge(one, editors, _EVENT_UNITS, EVENT_KEYS)
    _keep(pending, settled, one, merged)
    if "storyline" in merged.loose:
        settled.loose.add(f"events/{one.id}")


def _settle_article(
    pending: Pending,
    settled: Settled,
    one: _Found,
    pair: tuple[Article | None, Article | None],
    audit: _Found | None,
    names: Names,
) -> None:
    held = pending.read(_audit_name(pending, one.id))
    whole = (held or b"").decode("utf-8", "replace")
    audits = (audit.sides.ours, audit.sides.theirs) if audit else (whole, whole)
    ours, theirs = pair
    if ours and theirs and ours.raw.sha256 != theirs.raw.sha256 and one.sides.base is None:
        _part(pending, settled, (one, (ours, theirs), audits), names)
        return
    texts = (one.sides.ours, one.sides.theirs)
    editors = [_list_editors(value, text, log) for value, text, log in zip(pair, texts, audits, strict=True)]
    merged = _merge(one, editors, _ARTICLE_UNITS, ARTICLE_KEYS)
    _keep(pending, settled, one, merged)
    settled.loose.add(f"articles/{one.id}") if "event" in merged.loose else None
    if audit:
        pending.write(audit.file, _choose_audit(merged, texts, audits))


def _choose_audit(merged: Merged, texts: Sequence[str], audits: Sequence[str]) -> str:
    """Take the audit of the side whose reading of the page was taken: the one that shares more lines with it."""
    lines = set(merged.text.splitlines())
    shared = [len(lines & set(text.splitlines())) for text in texts]
    return max(zip(shared, audits, strict=True), key=lambda pair: (pair[0], pair[1]))[1]


def _part(
    pending: Pending,
    settled: Settled,
    both: tuple[_Found, tuple[Article, Article], Sequence[str]],
    names: Names,
) -> None:
    """Give two articles of one id an id each: that of the smaller raw hash keeps it."""
    one, articles, audits = both
    texts = (one.sides.ours, one.sides.theirs)
    rows = sorted(zip(articles, texts, audits, strict=True), key=lambda row: row[0].raw.sha256)
    for number, (article, text, audit) in enumerate(rows):
        key = make_article_id(article, names, {one.id}) if number else one.id
        pending.write(str(PurePosixPath(one.file).with_name(f"{key}.md")), _loosen(article, text))
        pending.write(_audit_name(pending, key), write_audit(replace(read_audit(audit), article=key)))
        settled.loose.add(f"articles/{key}")


def _loosen(article: Article, text: str) -> str:
    """Take a machine's tie out of an article's text."""
    if article.grouping is None or article.grouping.origin is not Origin.MACHINE:
        return text
    return remove_key(remove_key(remove_key(text, "event"), "grouping"), "near")


def _settle_config(pending: Pending, settled: Settled, one: _Found) -> None:
    """Merge a configuration file entry by entry: all of it is an editor's word."""
    ours, theirs = _wrap(one.sides.ours), _wrap(one.sides.theirs)
    keys = [tuple(Side.of(text).chunks) for text in (ours, theirs)]
    wrapped = Sides(ours, theirs, None if one.sides.base is None else _wrap(one.sides.base))
    merged = _merge(replace(one, sides=wrapped), keys, (), tuple(dict.fromkeys(key for side in keys for key in side)))
    merged.text = merged.text.removeprefix(_FENCE).removesuffix(_FENCE)
    _keep(pending, settled, one, merged)


def _wrap(text: str) -> str:
    return f"{_FENCE}{text.rstrip()}\n{_FENCE}"


def _merge(one: _Found, editors: Iterable[Sequence[str]], units: Sequence[Unit], order: Sequence[str]) -> Merged:
    ours, theirs = (
        Side.of(text, names) for text, names in zip((one.sides.ours, one.sides.theirs), editors, strict=True)
    )
    base = Side.of(one.sides.base) if one.sides.base else None
    return merge_sides(ours, theirs, base, units, order)


def _keep(pending: Pending, settled: Settled, one: _Found, merged: Merged) -> None:
    pending.write(one.file, merged.text)
    if merged.asked:
        settled.asked[one.file] = merged.asked


def _list_editors(value: Article | Event | Storyline | None, text: str, audit: str = "") -> tuple[str, ...]:
    """Name the units of one side that hold an editor's word; all of them where that side cannot be read."""
    keys = tuple(Side.of(text).chunks)
    if value is None:
        return keys
    if isinstance(value, Event):
        return tuple(_list_event_editors(value, keys))
    if isinstance(value, Storyline):
        return tuple(key for key in keys if key != "title" or value.title_origin is not Origin.MACHINE)
    written = recall_written(read_audit(audit)) if audit else None
    ours = [key for key in TEXTS if is_editors(key, value, written)]
    ours += ["published"] if is_editors("dating", value, written) else []
    ours += ["source"] if is_editors("source", value, written) else []
    ours += ["raw"] if is_editors("body", value, written) else []
    by_machine = value.grouping is not None and value.grouping.origin is Origin.MACHINE
    ours += ["event"] if (value.event or value.grouping) and not by_machine else []
    known = {*TEXTS, *_MACHINES, *(key for unit in _ARTICLE_UNITS for key in unit.keys)}
    return (*ours, *(key for key in keys if key not in known))


def _list_event_editors(event: Event, keys: Sequence[str]) -> Iterator[str]:
    if event.title_origin is not Origin.MACHINE:
        yield "title"
    if has_editors_storyline(event):
        yield "storyline"
    if event.start is not None and event.span_origin is not Origin.MACHINE:
        yield "start"
    yield from (key for key in keys if not any(key in unit.keys for unit in _EVENT_UNITS))


def _load_side(folders: Folders, found: Mapping[str, _Found], side: str) -> dict[str, Article | Event | Storyline]:
    """Read one side of the content files in conflict, as if each stood alone."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / folders.name(folders.content)).mkdir(parents=True)
        for file, one in found.items():
            if file.endswith(".md"):
                write_file(root / file, getattr(one.sides, side))
        content, _ = load(Folders(root, root / folders.name(folders.content), folders.config))
    return list_by_file(content)


def list_by_file(content: Content) -> dict[str, Article | Event | Storyline]:
    """Give all that has a file by its name."""
    owners: tuple[Article | Event | Storyline, ...] = (*content.articles, *content.events, *content.storylines)
    return {owner.places.file: owner for owner in owners}


def _add_base(sides: Sides, ancestor: Ancestor | None, file: str) -> Sides:
    """Take the common text that git holds, whatever the marks say; a file that is new on both sides has none."""
    if ancestor is None:
        return sides
    held = ancestor.changed.get(file, b"").decode("utf-8", "replace")
    return replace(sides, base=held if held.strip() else None)


def _audit_name(pending: Pending, article: str) -> str:
    return pending.folders.name(pending.folders.content / "audit" / f"{article}.yml")


def _read_sides(pending: Pending, file: str) -> Sides | None:
    """Take the texts that were merged from git, where its marks do not tell."""
    found = read_sides(pending.folders, file)
    return Sides(*(decode(data, file)[0] for data in found)) if found else None


def _read(pending: Pending, file: str) -> str:
    return decode(pending.read(file) or b"", file)[0]
