"""The page while it is being cleaned: its lines with what is known of each, passed from step to step."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace

from digest.cleaning.looks import Look
from digest.cleaning.marks import Mark
from digest.cleaning.parts import Furniture, Stated


@dataclass(frozen=True, slots=True)
class Item:
    """One line that is not blank."""

    look: Look
    mark: Mark | None
    repeated: bool = False
    """Whether the line stands on another page of the outlet too."""
    template: bool = False
    """Whether it stands on so many that it is part of the template."""
    label: str = ""
    rule: str = ""

    @property
    def n_words(self) -> int:
        """How many words the line has."""
        return len(self.look.words)

    def marked(self, *labels: str) -> bool:
        """Say whether the line's own words earn one of these labels for sure."""
        return self.sure and self.mark is not None and self.mark.label in labels

    @property
    def sure(self) -> bool:
        """Whether the line's own words decide, wherever it stands."""
        return self.mark is not None and self.mark.strength not in {"weak", "doubtful"}

    @property
    def plain_prose(self) -> bool:
        """Whether the line is a paragraph by its shape and nothing speaks against it."""
        return self.look.prose and not self.sure


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines that are not blank, in order, and what the steps found so far; indices point into `items`."""

    items: tuple[Item, ...]
    stated: Stated
    furniture: Furniture
    title: int = -1
    first: int = -1
    """The first paragraph."""
    last: int = -1
    """The last line of the body."""
    core: tuple[int, ...] = ()
    """The paragraphs of the body."""
    topic: frozenset[str] = frozenset()
    """Stems of the body's content words."""
    bare: bool = False
    """Whether the page is an article and nothing else: no line of it has the words of a template."""

    def in_core(self, here: int) -> bool:
        """Say whether a line is a paragraph of the body."""
        at = bisect_left(self.core, here)
        return at < len(self.core) and self.core[at] == here

    def label(self, labels: Mapping[int, tuple[str, str]]) -> "Draft":
        """Give lines their label and rule; a line that has one keeps it."""
        if not labels:
            return self
        items = tuple(
            replace(item, label=labels[i][0], rule=labels[i][1]) if i in labels and not item.label else item
            for i, item in enumerate(self.items)
        )
        return replace(self, items=items)
