"""Collections to index in tests: the labelled pages of `tests/gold/search`, and a small one with every kind."""

import json
from pathlib import Path
from typing import Any

from digest.arabic.names import Name
from digest.assembling import assemble
from digest.model import Block, Digest
from digest.search.documents import HandWritten
from digest.search.indexing import index_digest
from digest.store.loading import Folders, load_names
from tests.values import article, content, event, source, storyline

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "search"
ABOUT = HandWritten("about/", "عن الموقع", ("صفحة كتبها المحرر عن المنهج.",))


def gold_digest() -> Digest:
    """The 57 labelled pages, each an article whose id is its slug."""
    rows = [json.loads(line) for line in (GOLD / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    return assemble(
        content(
            *(
                article(row["slug"], row["published"], title=row["title"], blocks=tuple(map(Block, row["body"])))
                for row in rows
            )
        )
    )


def read_index(digest: Digest, *parts: Any, **options: Any) -> dict[str, bytes]:
    """Make every file of a digest's index: bytes by path, in the order of the files."""
    return {file.path: file.make() for file in index_digest(digest, *parts, **options)}


def site_names() -> tuple[Name, ...]:
    """The known names of the project's own site."""
    return load_names(Folders.below(ROOT))[0]


def small_digest() -> Digest:
    """Two outlets, an event of two reports and one of one, a storyline, an undated and a withdrawn article."""
    return assemble(
        content(
            source("levant", latin="Levant"),
            source("gulf"),
            storyline("talks"),
            event("meeting", storyline="talks", where="أنقرة"),
            event("lonely"),
            article("a", "2020-02-18", source="levant", event="meeting", title="اجتماع في أنقرة حول إدلب"),
            article("b", "2020-02-19", source="gulf", event="meeting", title="لقاء أنقرة", blocks=_texts("عن إدلب.")),
            article("c", "2020-03-01", source="gulf", event="lonely", title="أمطار وفيضان في إدلب"),
            article("d", source_seen="جريدة", title="بلا تاريخ عن إدلب"),
            article("gone", "2020-03-02", title="سري إدلب", withdrawn="بطلب الناشر"),
            article("later", "2020-03-03", title="مسودة إدلب", draft=True),
        )
    )


def _texts(*texts: str) -> tuple[Block, ...]:
    return tuple(map(Block, texts))
