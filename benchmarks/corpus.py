"""The shared corpus as records, again and again where more are wanted than it holds."""

from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.grouping import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Record = dict[str, str]
#: One for each turn, so that no two have the same words, which `digest add` would know again (the first is not used).
_ENDINGS = "-دزجسشصضطظعغفقكلمهي"
_DAY = re.compile(r"(?<!\d)(2018)([-/]?)(\d\d)\2(\d\d)(?!\d)")


def iterate_records(shared: Path, count: int) -> Iterator[Record]:
    """Give ``count`` records: the corpus, then again 52 weeks later each time, a third of its longer words changed."""
    with gzip.open(shared / "corpus/ant-sample.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for number in range(count):
        turn, place = divmod(number, len(records))
        yield _change(records[place], turn) if turn else records[place]


def report_record(record: Record) -> Report:
    """Make a report of a record of the corpus or of a labelled set."""
    paragraphs = [line for line in record["text"].split("\n") if line.strip()] or [""]
    at = datetime.fromisoformat(record["published"])
    hour = at.hour + at.minute / 60
    return Report(
        record["id"], record["title"], paragraphs[0], tuple(paragraphs[1:]), at.date(), hour, record["source"]
    )


def _change(record: Record, turn: int) -> Record:
    def change(text: str) -> str:
        return " ".join(
            f"{word}{_ENDINGS[turn % len(_ENDINGS)]}" if i % 3 == turn % 3 and len(word) > 4 else word
            for i, word in enumerate(text.split())
        )

    later = timedelta(weeks=52 * turn)  # the days of the week stay right
    return {
        **record,
        "id": f"{turn}-{record['id']}",
        "title": change(record["title"]),
        "text": "\n".join(change(line) for line in record["text"].split("\n")),
        "published": (datetime.fromisoformat(record["published"]) + later).isoformat(),
        "url": _DAY.sub(lambda day: _move(day, later), record["url"]) + f"?turn={turn}",
    }


def _move(day: re.Match[str], later: timedelta) -> str:
    """Move the day in an address too: `digest add` leaves a day open that the page and its address tell otherwise."""
    year, mark, month, number = day.groups()
    try:
        moved = datetime(int(year), int(month), int(number), tzinfo=UTC) + later
    except ValueError:
        return day[0]
    return f"{moved:%Y}{mark}{moved:%m}{mark}{moved:%d}"
