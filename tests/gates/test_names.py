"""How many of 2,000 real headlines give their address a word: with the scaffold's names, and with accepted ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from digest.arabic.names import Name, Names, slug_names
from digest.store.loading import Folders, load_names
from tests.shared_texts import find_shared

TESTS = Path(__file__).parents[1]
FLOORS = json.loads((TESTS / "gates" / "floors.json").read_text(encoding="utf-8"))["names"]
HEADLINES = 2000


def test_headlines_without_a_word() -> None:
    with gzip.open(find_shared("corpus", "ant-sample.jsonl.gz"), "rt", encoding="utf-8") as lines:
        headlines = [json.loads(line)["title"] for line, _ in zip(lines, range(HEADLINES), strict=False)]
    scaffold, problems = load_names(Folders.below(TESTS.parent / "digest" / "new"))
    assert not problems
    accepted = (TESTS / "cases" / "names" / "accepted.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=") for line in accepted if not line.startswith("#"))
    more = [*scaffold, *(Name(latin, (name,)) for name, latin in pairs)]
    for label, names in (("scaffold, at most", scaffold), ("accepted, at most", more)):
        index = Names.of(names)
        assert sum(not slug_names(headline, index, 5) for headline in headlines) <= FLOORS[label], label
