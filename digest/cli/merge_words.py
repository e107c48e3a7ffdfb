"""What `digest group --after-merge` says: what it settled by itself, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cli.speaking import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.merging.mending import Mended
    from digest.merging.run import Reunited
    from digest.merging.settling import Settled

NOTHING = (
    "Nothing was merged: no merge is under way, and the last commit is none. "
    "After a rebase or a squash, --since COMMIT names where the two sides went apart."
)
PARTIAL = "git does not say what stood before: only what was in conflict is decided again (--since COMMIT tells more)"
ASKED = "Keep one of the two in each file and delete the lines of marks; then run the command again."
LEFT = "its marks are not whole, or stand where nothing is settled by machine; mend it by hand"


def tell_merge(found: Reunited, *, dry_run: bool) -> None:
    """Print each file that was settled, each article that came twice, and each question with both words."""
    settled, mended = found.settled, found.mended
    for file in settled.files:
        if file not in settled.asked and file not in settled.left:
            say(f"{file}: {'would be ' if dry_run else ''}settled")
    for gone, kept in mended.twins:
        say(f"articles/{gone}/ is the same article as articles/{kept}/ and leads there")
    for line in (*_tell_asked(settled), *(f"{file}: {LEFT}" for file in settled.left), *_tell_unsure(mended)):
        say(line, err=True)
    if found.partial:
        say(f"Note: {PARTIAL}", err=True)


def _tell_asked(settled: Settled) -> Iterator[str]:
    for file, questions in settled.asked.items():
        for question in questions:
            yield f"{file}: two editors' words on {', '.join(question.keys)}"
            for side, words in (("ours", question.ours), ("theirs", question.theirs)):
                yield from (f"  {side}: {line}" for line in words.split("\n"))
    if settled.asked:
        yield ASKED


def _tell_unsure(mended: Mended) -> Iterator[str]:
    for one, other in mended.unsure:
        yield f"articles/{one}/ and articles/{other}/ are one article, and editors changed both: keep one"
    for one, other in mended.parted:
        told = f"events/{one}/ was merged into events/{other}/ on one side, and an editor wrote in it on the other"
        yield f"{told}: delete its file, or its id from the other's aliases"
