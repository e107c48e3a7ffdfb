"""What grouping reckons out of each report's text alone, kept between runs: ten new reports must not cost ten thousand.

It is kept by the hash of the text, under our own code and its tables, and given back as it would be made again.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar, overload

from digest.grouping import anchor_reports, sketch_reports
from digest.store.body import hash_body
from digest.store.code_hash import hash_code
from digest.store.layers import Layers, is_worth_keeping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.grouping import Background, Report
    from digest.grouping.copies import Anchors
    from digest.grouping.vectors import Sketch
    from digest.model import Article
    from digest.store.loading import Folders

V = TypeVar("V")


class Traits(TypedDict):
    """The sketches and the anchors of reports by id, as grouping takes them."""

    sketches: Mapping[str, Sketch]
    anchors: Mapping[str, Anchors]


def list_traits(
    folders: Folders, articles: Iterable[Article], reports: Iterable[Report], background: Background
) -> Traits:
    """Give the traits of reports, those of a known text from what was kept; ``articles`` are all of the site."""
    keys = {article.id: _hash_text(article) for article in articles}
    listed = tuple(reports)
    if not is_worth_keeping(len(keys)):
        return Traits(sketches=sketch_reports(listed, background), anchors=anchor_reports(listed))
    kept = Layers(folders, "traits", hash_code(), _lay, _take)
    rows = {key: row for key in keys.values() if (row := kept.get(key)) is not None}
    missing = [report for report in listed if keys[report.id] not in rows]
    sketches, anchors = sketch_reports(missing, background), anchor_reports(missing)
    fresh = {keys[report.id]: _make_row(sketches[report.id], anchors[report.id]) for report in missing}
    rows |= fresh
    kept.write(rows, fresh)
    ours = {report.id: rows[keys[report.id]] for report in listed}
    return Traits(sketches=_Taken(ours, _KeptSketch), anchors=_Taken(ours, _take_anchors))


def _hash_text(article: Article) -> str:
    """Give the hash of all that a report takes from an article's text."""
    body = article.raw.body_sha256
    if not body or article.body_changed:
        body = hash_body(article.blocks)
    return hashlib.sha256(f"{article.title}\n{article.standfirst}\n{body}".encode()).hexdigest()


class _Row(NamedTuple):
    """The traits of one text: numbers of features (in ``names``), their weights and the anchors, as machine words."""

    names: Sequence[str]
    features: bytes
    weights: bytes
    anchors: bytes


def _make_row(sketch: Sketch, anchors: Anchors) -> _Row:
    weights = array("d", [weight for _, weight in sketch]).tobytes()
    features = array("I", range(len(sketch))).tobytes()
    return _Row([feature for feature, _ in sketch], features, weights, array("Q", sorted(anchors)).tobytes())


def _take_anchors(row: _Row) -> Anchors:
    return frozenset(memoryview(row.anchors).cast("Q"))


def _lay(rows: Mapping[str, _Row]) -> tuple[Any, ...]:
    """Number the features of all rows together."""
    numbers: dict[str, int] = {}
    laid = {}
    for key, row in rows.items():
        found = [numbers.setdefault(name, len(numbers)) for name in _list_features(row)]
        laid[key] = array("I", found).tobytes(), row.weights, row.anchors
    return "\n".join(numbers), laid


def _take(laid: tuple[Any, ...]) -> dict[str, _Row]:
    joined, rows = laid
    names = joined.split("\n")
    return {key: _Row(names, *row) for key, row in rows.items()}


def _list_features(row: _Row, most: int | None = None) -> list[str]:
    return list(map(row.names.__getitem__, memoryview(row.features).cast("I")[:most]))


class _KeptSketch(Sequence[tuple[str, float]]):
    """A sketch taken out of its row as far as it is read: of most only the first features are."""

    __slots__ = ("_row",)

    def __init__(self, row: _Row) -> None:
        self._row = row

    @overload
    def __getitem__(self, index: int) -> tuple[str, float]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[str, float]]: ...
    def __getitem__(self, index: int | slice) -> tuple[str, float] | Sequence[tuple[str, float]]:
        most = index.stop if isinstance(index, slice) and index.start is index.step is None else None
        names, weights = _list_features(self._row, most), memoryview(self._row.weights).cast("d")[:most]
        pairs = list(zip(names, weights, strict=True))
        return pairs if most is not None else pairs[index]

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return zip(_list_features(self._row), memoryview(self._row.weights).cast("d"), strict=True)

    def __len__(self) -> int:
        return len(self._row.weights) // 8


class _Taken(Mapping[str, V]):
    """Rows taken apart when they are asked for."""

    def __init__(self, rows: Mapping[str, _Row], take: Callable[[_Row], V]) -> None:
        self._rows, self._make = rows, take

    def __getitem__(self, name: str) -> V:
        return self._make(self._rows[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
