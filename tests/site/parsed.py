"""A page of HTML as a test reads it: its elements with their surroundings, its words, its ids and addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
UNSEEN = frozenset({"script", "style", "template", "title", "head"})
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Element:
    """A start tag: its name, its attributes, and the elements it stands in, outermost first."""

    tag: str
    attributes: Attributes
    within: "tuple[Element, ...]" = field(repr=False)

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")

    def has_class(self, name: str) -> bool:
        return name in self.get("class").split()

    @property
    def line(self) -> "tuple[Element, ...]":
        return (*self.within, self)


@dataclass(frozen=True)
class Words:
    """A run of text and the elements it stands in, outermost first."""

    text: str
    within: tuple[Element, ...]

    def inside(self, name: str) -> bool:
        """Whether an element of this tag, or of this class (".draft") or id ("#matn"), surrounds the words."""
        return any(matches(element, name) for element in self.within)


class Parsed(HTMLParser):
    """One parsed page; ``faults`` names tags that close what is not open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.words: list[Words] = []
        self.comments: list[str] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._note(tag, attrs)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            self.faults.append(f"</{tag}> closes nothing")
            return
        while self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(Words(data, tuple(self._open)))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, tuple((name, value or "") for name, value in attrs), tuple(self._open))
        self.elements.append(element)
        return element

    def find(self, name: str) -> list[Element]:
        """Give the elements of a tag, class (".x") or id ("#x")."""
        return [element for element in self.elements if matches(element, name)]

    def text(self, name: str = "body") -> str:
        """Give all words inside elements of a name, runs of white space as one space."""
        return squeeze("".join(words.text for words in self.words if words.inside(name)))

    def seen(self) -> Iterator[Words]:
        """Give the words a reader may see."""
        return (words for words in self.words if words.text.strip() and not any(words.inside(tag) for tag in UNSEEN))

    @property
    def title(self) -> str:
        return squeeze("".join(words.text for words in self.words if words.inside("title")))

    def named(self, name: str) -> str:
        """Give what the head says under a name (``robots``, ``og:title``)."""
        metas = (e for e in self.find("meta") if name in (e.get("name"), e.get("property")))
        return next((element.get("content") for element in metas), "")

    @property
    def description(self) -> str:
        return self.named("description")

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]


def matches(element: Element, name: str) -> bool:
    if name[:1] == ".":
        return element.has_class(name[1:])
    return element.get("id") == name[1:] if name[:1] == "#" else element.tag == name


def squeeze(text: str) -> str:
    """Make one space of every run of white space, and trim."""
    return " ".join(text.split())


def parse_site(folder: Path) -> dict[str, Parsed]:
    """Parse every page of a built site, by its path below the site's root (``days/index.html``)."""
    return {
        path.relative_to(folder).as_posix(): Parsed(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def is_redirect(page: Parsed) -> bool:
    return any(re.fullmatch("refresh", element.get("http-equiv")) for element in page.find("meta"))
