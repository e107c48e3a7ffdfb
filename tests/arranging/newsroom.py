"""A site of short articles on a few happenings, tied as a test wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site_trees import write_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.store.loading import Folders

QUAKE = (
    "زلزال بقوة ست درجات يضرب مدينة إزمير",
    "ضرب زلزال قوي مدينة إزمير فجر الاثنين وأسفر عن مقتل عشرين شخصًا وانهيار مبان.",
)
QUAKE_TOO = (
    "عشرون قتيلًا في زلزال إزمير",
    "قتل عشرون شخصًا في زلزال قوي ضرب مدينة إزمير فجر الاثنين وانهارت مبان كثيرة بقوة ست درجات.",
)
VOTE = (
    "البرلمان التونسي يمنح الثقة لحكومة الفخفاخ",
    "منح البرلمان التونسي الثقة لحكومة إلياس الفخفاخ بعد جلسة طويلة من المداولات.",
)
VOTE_TOO = (
    "حكومة الفخفاخ تنال ثقة البرلمان التونسي",
    "نالت حكومة إلياس الفخفاخ ثقة البرلمان التونسي بعد جلسة مداولات طويلة.",
)
FISH = ("أسعار السمك ترتفع في أسواق الإسكندرية", "ارتفعت أسعار السمك في أسواق الإسكندرية بسبب النوات وقلة المراكب.")
TEXTS = {"a1": QUAKE, "a2": QUAKE_TOO, "b1": VOTE, "b2": VOTE_TOO, "c1": FISH}
FOLDER = "content/articles/2020/02"


def write_newsroom(root: Path, ties: Mapping[str, str], events: Mapping[str, str], **more: str) -> Folders:
    """Write the articles with the given lines of ``ties`` in their front matter, and events with the given lines."""
    files: dict[str, str | bytes] = {}
    for name, (title, text) in TEXTS.items():
        lines = ["---", f"title: {title}", "source: levant", "published: 2020-02-17"]
        lines += [line for line in ties.get(name, "").split("\n") if line]
        files[f"{FOLDER}/{name}.md"] = "\n".join([*lines, "---", "", f"{text}\n"])
    for event, front in events.items():
        files[f"content/events/{event}.md"] = f"---\n{front}\n---\n"
    for storyline, front in more.items():
        files[f"content/storylines/{storyline}.md"] = f"---\n{front}\n---\n"
    return write_site(root, files)


def machine(event: str) -> str:
    """Write a tie by machine."""
    return f"event: {event}\ngrouping: {{origin: machine, score: 0.9}}"
