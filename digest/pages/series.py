"""A long list in parts, so that no page grows without bound as the digest does.

A page shows a glance of its list; where the list is longer, it leads to the parts, which hold all of it. Parts are cut
from the first item on and only the last one grows, so an item that is added changes one part and not all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from digest.pages.blocks import Blocks, Heading, Link, Listing, Page, Paragraph, Region, Span
from digest.pages.edition import newest
from digest.pages.listing import crumbs
from digest.pages.planning import PlannedPage, show_items
from digest.pages.wording import count, say, tell, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.model import Article
    from digest.pages.edition import Edition

#: A part holds this many items; the last one up to twice as many less one.
PART = 40
#: What a page shows of a list that has parts.
GLANCE = 24
#: A page shows a list of this many items whole, unless it has several lists to show.
ROOM = 2 * PART - 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Series(Generic[T]):
    """A list in the order of its parts (oldest first where it has an order) and where its parts stand.

    ``base`` is the folder of the parts (``sources/levant`` gives ``sources/levant/1.md``), ``main`` the page that shows
    the glance, ``title`` that page's title, ``count`` the key of the phrase that counts the items. ``backwards``:
    readers go through it from its end, newest first. ``room`` is the longest list that its main page shows whole,
    ``size`` the number of items in a part.
    """

    base: str
    main: str
    title: str
    count: str
    items: tuple[T, ...]
    backwards: bool = False
    room: int = ROOM
    size: int = PART

    @property
    def glance(self) -> tuple[T, ...]:
        """What the main page shows: all of a short list, else its first items in reading order."""
        ordered = self._in_order(self.items)
        return ordered if len(ordered) <= self.room else ordered[:GLANCE]

    @property
    def parts(self) -> tuple[tuple[T, ...], ...]:
        """Cut a long list into parts, each in reading order; a short list has none."""
        if len(self.items) <= self.room:
            return ()
        last = max(len(self.items) // self.size - 1, 0)
        cuts = [self.items[i * self.size : (i + 1) * self.size] for i in range(last)]
        return tuple(self._in_order(part) for part in (*cuts, self.items[last * self.size :]))

    def uri(self, number: int) -> str:
        """Give the source path of a part; they count from 1."""
        return f"{self.base}/{number}.md"

    def _in_order(self, items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(reversed(items)) if self.backwards else items


def lead_to_parts(edition: Edition, series: Series[T]) -> Blocks:
    """Lead from a glance to the whole list; nothing where the glance is all."""
    parts = series.parts
    if not parts:
        return ()
    total = count(edition, series.count, len(series.items))
    link = Link(series.uri(len(parts) if series.backwards else 1), say(edition, "list.whole", total=total))
    return (Paragraph((Span((link,), "fine"),)),)


def plan_parts(
    edition: Edition,
    series: Series[T],
    render: Callable[[tuple[T, ...]], Blocks],
    reports: Callable[[T], Iterable[Article]],
) -> Iterator[PlannedPage]:
    """Plan the pages of a series' parts; ``render`` lists the items of one, ``reports`` gives an item's articles."""
    parts = series.parts
    for number, items in enumerate(parts, 1):
        shows = (series.title, number < len(parts), show_items(edition, items))
        compose = partial(_compose_part, edition, series, number, render, reports)
        yield PlannedPage(series.uri(number), shows, compose)


def _compose_part(
    edition: Edition,
    series: Series[T],
    number: int,
    render: Callable[[tuple[T, ...]], Blocks],
    reports: Callable[[T], Iterable[Article]],
) -> Page:
    items = series.parts[number - 1]
    title = edition.phrases.text("list.part_of", title=series.title, n=number)
    head = (
        crumbs(edition, (series.main, words(series.title))),
        Heading(1, words(title)),
        Paragraph((Span(count(edition, series.count, len(items)), "when"),)),
    )
    matter = (*render(items), _neighbours(edition, series, number, len(series.parts)))
    return Page(
        uri=series.uri(number),
        title=title,
        kind="index",
        blocks=(Region("head", head, "header"), Region("matn", matter, "div")),
        updated=newest(article for item in items for article in reports(item)),
        indexed=False,
    )


def _neighbours(edition: Edition, series: Series[T], number: int, last: int) -> Region:
    steps = (("list.previous", number + 1), ("list.next", number - 1))
    if not series.backwards:
        steps = (("list.previous", number - 1), ("list.next", number + 1))
    items = tuple(
        (Paragraph((Link(series.uri(n), (Span(tell(edition, key), "rub2"), *tell(edition, "list.part", n=n))),)),)
        for key, n in steps
        if 1 <= n <= last
    )
    return Region("around", (Listing(items),), "nav", edition.phrases.text("list.parts"))
