"""Hostile texts, kills and random sequences of edits, in numbers that no check of every day can afford.

    python benchmarks/hostile.py texts [COUNT]       so many hostile texts through add, check, build, and read back
    python benchmarks/hostile.py kills [COUNT]       so many verbs and builds killed at a random moment, then finished
    python benchmarks/hostile.py sequences [COUNT]   so many sequences of edits, verbs and builds (the property tests)

Each prints what it did and every fault it found, and exits 1 where there is one. Moments and texts are drawn from
SEED (an environment variable), so that a run can be repeated.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from digest.store.loading import Folders, load  # noqa: E402  # after the path
from tests.pages.constructs import CONSTRUCTS, SECRET  # noqa: E402
from tests.site.parsed import Parsed, squeeze  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.model import Article

DIGEST = [sys.executable, "-c", "from digest.cli import main; main()"]
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
#: Seconds for the longest command of a run.
LIMIT = 3600
SENTENCE = "أعلنت الوزارة في بيان رسمي أن الوفدين اتفقا على مواصلة المشاورات خلال الأسبوع المقبل في العاصمة"
WORDS = SENTENCE.split()
PLAIN_SIGNS = ("كلمة", "12", "word", "3-1", "«قول»", "+90 312 555 01 01", "https://x.example/a")
PLACES = ("دمشق", "بيروت", "القاهرة", "بغداد", "الرباط", "عمّان", "الخرطوم", "تونس", "أنقرة", "موسكو")
#: A record's fields, each with one hostile text, and four paragraphs.
PER_RECORD = 7
#: Addresses that run or hold something instead of leading to a page.
RUNS = re.compile(r"[\s\x00-\x1f]*(javascript|vbscript|data):", re.IGNORECASE)
#: Records of plain words, whose pages show which elements and attributes are ours.
PLAIN = 60


def main() -> int:
    """Run one kind, print the faults, return the exit code."""
    kinds: dict[str, tuple[Callable[[int], list[str]], int]] = {
        "texts": (try_texts, 38_500),
        "kills": (try_kills, 180),
        "sequences": (try_sequences, 420),
    }
    try_it, count = kinds[sys.argv[1]]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else count
    begun = time.monotonic()
    faults = try_it(count)
    print(*faults[:40], sep="\n", end="\n" if faults else "")
    print(f"{sys.argv[1]}: {count} tried, {len(faults)} faults, {time.monotonic() - begun:.0f} s")
    return bool(faults)


def make_dice() -> random.Random:
    """Return the dice of this run."""
    return random.Random(int(os.environ.get("SEED", "1")))  # noqa: S311 - not for secrets


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=LIMIT, encoding="utf-8"
    )


def must(done: subprocess.CompletedProcess[str]) -> None:
    """End everything where a command that only prepares has failed."""
    if done.returncode:
        sys.exit(done.stderr)


def start_site(folder: Path) -> Path:
    """Make an empty site as `digest new` does; returns its folder."""
    site = folder / "site"
    must(run([*DIGEST, "new", str(site)], folder))
    settings = site / "site_config" / "site.yml"
    text = settings.read_text("utf-8").replace("quotes: arabic", "quotes: outlet")
    settings.write_text(f"{text}\nperiod: 2020-01..2020-12\n", "utf-8")
    return site


# Texts


def try_texts(count: int) -> list[str]:
    """Write records of hostile texts, add them all, build the site, and look for what must not be there."""
    dice = make_dice()
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        site = start_site(folder)
        (site / "secret.txt").write_text(SECRET, "utf-8")
        records = folder / "records.jsonl"
        with records.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in draw_records(dice, count // PER_RECORD))
        faults = expect(run([*DIGEST, "add", str(records)], site), "add", {0, 1})
        faults += expect(run([*DIGEST, "check"], site), "check", {0})
        faults += expect(run(BUILD, site), "build", {0})
        return faults + read_back(site)


def expect(done: subprocess.CompletedProcess[str], what: str, codes: set[int]) -> list[str]:
    """Return a fault where a command ended otherwise than it should, or spoke to the terminal in its own tongue."""
    said = done.stdout + done.stderr
    print(f"  {what}: {(done.stdout.strip().splitlines() or ['-'])[-1][:160]}")
    faults = [] if done.returncode in codes else [f"{what}: exit {done.returncode}: {said[-600:]}"]
    return faults + ([f"{what}: a control character on the terminal"] if "\x1b" in said or "Traceback" in said else [])


def draw_records(dice: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Draw records, each an article with texts in its headline, lines and stated fields; the first are plain."""
    for number in range(PLAIN + count):
        signs = CONSTRUCTS if number >= PLAIN else PLAIN_SIGNS
        yield {
            "title": f"{draw_text(dice, 6, signs)} في {dice.choice(PLACES)} {number}",
            "text": "\n\n".join(draw_text(dice, 30, signs) for _ in range(4)),
            "url": f"https://news.example/{number}/{dice.choice(signs)[:20]}",
            "date": dice.choice(["2020-02-03", "2020-05-30T10:00:00+03:00", draw_text(dice, 1, signs)]),
            "source": draw_text(dice, 2, signs),
        }


def draw_text(dice: random.Random, words: int, signs: Sequence[str]) -> str:
    """Draw Arabic words with signs among them, with and without spaces between."""
    found = [*dice.choices(WORDS, k=words), *dice.choices(signs, k=dice.randint(1, 3))]
    dice.shuffle(found)
    return dice.choice([" ", " ", "", "\u200f "]).join(found) + "."


def read_back(site: Path) -> list[str]:
    """Compare every page of an article with its file, and look for what no text may bring into a page."""
    content, problems = load(Folders.below(site))
    faults = [str(problem) for problem in problems if problem.stops]
    pages = {a.id: Parsed((site / f"site/articles/{a.id}/index.html").read_text("utf-8")) for a in content.articles}
    ours = {mark for a in content.articles if is_plain(a) for mark in list_marks(pages[a.id])}
    for article in content.articles:
        page = pages[article.id]
        told = page.text("body")
        texts = [article.title, *(block.text for block in article.blocks)]
        faults += [f"{article.id}: not there as it stands: {text!r}" for text in texts if squeeze(text) not in told]
        faults += [f"{article.id}: {fault}" for fault in find_intruders(page, ours)]
    print(f"  read back: {len(content.articles)} articles, {sum(len(a.blocks) for a in content.articles)} paragraphs")
    return faults


def is_plain(article: Article) -> bool:
    """Tell whether an article is one of the first records, which are of plain words."""
    return int(article.title.rsplit(" ", 1)[1]) < PLAIN


def list_marks(page: Parsed) -> Iterator[tuple[str, ...]]:
    """List what a page is made of: each element's name with the names of its attributes."""
    return ((element.tag, *sorted(name for name, _ in element.attributes)) for element in page.elements)


def find_intruders(page: Parsed, ours: set[tuple[str, ...]]) -> Iterator[str]:
    """Find what only a text could have brought in: elements, attributes, addresses, the words of a file."""
    yield from page.faults
    yield from (f"<{' '.join(mark)}>" for mark in list_marks(page) if mark not in ours)
    for element in page.elements:
        yield from (value for name, value in element.attributes if name == "href" and RUNS.match(value))
    if any(SECRET in words.text for words in page.words):
        yield "the words of a file that no text may include"


# Kills


@dataclass(frozen=True)
class Work:
    """A command that is killed: its name, itself, and what must be run afterwards until all is well."""

    name: str
    command: list[str]


def try_kills(count: int) -> list[str]:
    """Kill commands at random moments; what is left must be sound, and the same command must finish the work."""
    dice = make_dice()
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        folder = Path(name)
        pages = write_pages(folder, 60)
        ready = start_site(folder)
        must(run([*DIGEST, "add", str(pages / "first")], ready))
        works = [
            Work("add", [*DIGEST, "add", str(pages / "second")]),
            Work("group --afresh", [*DIGEST, "group", "--afresh"]),
            Work("undo", [*DIGEST, "undo"]),
            Work("build", BUILD),
        ]
        faults: list[str] = []
        for number in range(count):
            work = works[number % len(works)]
            faults += kill_once(folder, ready, work, dice)
        return faults


def write_pages(folder: Path, count: int) -> Path:
    """Write two folders of plain pages, a third of which tell one happening."""
    dice = make_dice()
    for shelf in ("first", "second"):
        (folder / "pages" / shelf).mkdir(parents=True)
        for number in range(count):
            place = PLACES[number % 3 if number % 3 == 0 else number % len(PLACES)]
            lines = [f"وفد {place} يعلن اتفاقا جديدا رقم {number} {shelf}"]
            lines += [f"{' '.join(dice.sample(WORDS, len(WORDS)))} {place} {number}." for _ in range(5)]
            (folder / "pages" / shelf / f"{number}.txt").write_text("\n\n".join(lines), "utf-8")
    return folder / "pages"


def kill_once(folder: Path, ready: Path, work: Work, dice: random.Random) -> list[str]:
    """Run a command to its end in one copy of a site and kill it in another; both must come to the same."""
    whole, killed = folder / "whole", folder / "killed"
    for copy in (whole, killed):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(ready, copy)
    begun = time.monotonic()
    done = run(work.command, whole)
    took = time.monotonic() - begun
    moment = took * dice.uniform(0.05, 1.0)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    program = subprocess.Popen(
        work.command, cwd=killed, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(moment)
    program.send_signal(signal.SIGKILL)
    program.wait(60)
    told = f"{work.name} killed after {moment:.2f} of {took:.2f} s"
    checked = run([*DIGEST, "check"], killed)
    faults = [] if checked.returncode == 0 else [f"{told}: check says {checked.stderr[-300:]}"]
    # An action that was whole when the kill came is not there to be done twice.
    if work.name != "undo" or read_content(killed) != read_content(whole):
        run(work.command, killed)
    if read_content(killed) != read_content(whole):
        different = sorted(set(read_content(killed).items()) ^ set(read_content(whole).items()))
        faults.append(f"{told} (exit {done.returncode}): {len(different)} files differ: {different[0][0]}")
    if work.name == "build" and read_tree(killed / "site") != read_tree(whole / "site"):
        faults.append(f"{told}: the built sites differ")
    return faults


def read_content(site: Path) -> dict[str, bytes]:
    """Return the bytes of every content file and setting of a site by name."""
    return read_tree(site / "content") | read_tree(site / "site_config")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder by name."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# Sequences


def try_sequences(count: int) -> list[str]:
    """Run the property tests of edit sequences, each with its share of the number and a seed of its own."""
    faults = []
    for test in ("tests/editing/test_sequences.py", "tests/publish/test_sequences.py"):
        os.environ["MUJAZ_SEQUENCES"] = str(count // 2)
        seed = os.environ.get("SEED", "1")
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--timeout=0", f"--hypothesis-seed={seed}", test]
        done = run(command, ROOT)
        print(f"  {test}: {done.stdout.strip().splitlines()[-1]}")
        faults += [] if done.returncode == 0 else [f"{test}:\n{done.stdout[-4000:]}"]
    return faults


if __name__ == "__main__":
    sys.exit(main())
