"""Clones of a digest: pages told by several outlets, added here and there, and merged by git itself."""

from __future__ import annotations

import json
import os
import shutil
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.store.loading import Folders, load
from tests.programs import run_program
from tests.site_trees import SITE_YML, list_files, run_digest, write_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.model import Content
    from tests.site_trees import Ran

SOURCES = "".join(f"{key}:\n  name: {name}\n" for key, name in (("levant", "ليفانت"), ("nahr", "النهر")))
#: What happened: a headline and sentences, told again by the next outlet a day later in another order.
HAPPENINGS = (
    ("زلزال بقوة ست درجات يضرب مدينة إزمير", (
        "ضرب زلزال قوي مدينة إزمير فجر اليوم وأسفر عن مقتل عشرين شخصًا وانهيار مبان كثيرة في المدينة.",
        "وقالت هيئة الكوارث إن قوة الزلزال بلغت ست درجات وإن فرق الإنقاذ تبحث عن ناجين تحت أنقاض المباني.",
        "وشعر سكان إسطنبول بالزلزال الذي ضرب إزمير وقضى كثيرون الليل في الشوارع خوفًا من هزات ارتدادية.",
    )),
    ("البرلمان التونسي يمنح الثقة لحكومة الفخفاخ", (
        "منح البرلمان التونسي الثقة لحكومة إلياس الفخفاخ بعد جلسة طويلة من المداولات في العاصمة تونس.",
        "وصوت لحكومة الفخفاخ مئة وتسعة وعشرون نائبًا من نواب البرلمان بينما رفضها سبعة وسبعون نائبًا.",
        "وتعهد الفخفاخ أمام البرلمان بأن تحارب حكومته الفساد وأن تنعش الاقتصاد التونسي المتعثر.",
    )),
    ("الحكومة التونسية تؤدي اليمين أمام الرئيس", (
        "أدت حكومة إلياس الفخفاخ اليمين الدستورية أمام الرئيس التونسي قيس سعيد في قصر قرطاج.",
        "وتسلم وزراء الحكومة التونسية الجديدة مهامهم من أعضاء حكومة يوسف الشاهد بعد أداء اليمين.",
        "وقال الرئيس سعيد إن على حكومة الفخفاخ أن تعمل لإنعاش الاقتصاد وأن تحارب الفساد.",
    )),
    ("أسعار السمك ترتفع في أسواق الإسكندرية", (
        "ارتفعت أسعار السمك في أسواق الإسكندرية بسبب النوات التي منعت المراكب من الخروج إلى البحر.",
        "وقال تجار السمك في حلقة الأنفوشي إن سعر البلطي زاد بنسبة الثلث منذ بداية النوة الأخيرة.",
        "ويتوقع الصيادون أن تنخفض أسعار السمك في الإسكندرية حين يهدأ البحر وتعود المراكب.",
    )),
)  # fmt: skip
TELLINGS = 4
GIT = shutil.which("git") or "git"
PAGES = tuple((happening, telling) for happening in range(len(HAPPENINGS)) for telling in range(TELLINGS))
Page = tuple[int, int]


@cache
def write_page(page: Page) -> tuple[str, str]:
    """Write one page as a record: its file's name and text.

    The first telling is dated by day; the second, of the next day, turns the sentences; the third repeats the first
    in another outlet; the fourth has no date.
    """
    happening, telling = page
    title, sentences = HAPPENINGS[happening]
    body = sentences if telling % 2 == 0 else sentences[::-1]
    record: dict[str, object] = {"id": f"{happening}-{telling}", "title": title, "text": "\n".join(body)}
    if telling == 1:
        record["title"] = " ".join([*title.split()[2:], *title.split()[:2]])
    if telling:
        record["text"] = f"{record['text']}\nوتتابع صحيفتنا تفاصيل الخبر رقم {happening + telling} أولًا بأول."
    record["source"] = ("ليفانت", "النهر")[telling % 2 if telling != 2 else 1]
    if telling < TELLINGS - 1:
        record["published"] = f"2020-02-{17 + 3 * happening + (telling == 1)}"
    return f"{happening}-{telling}.jsonl", json.dumps(record, ensure_ascii=False) + "\n"


def start(root: Path, pages: Iterable[Page] = ()) -> Path:
    """Make a digest below git, with pages that were added before anybody cloned it."""
    write_site(root, {"site_config/site.yml": SITE_YML, "site_config/sources.yml": SOURCES, ".gitignore": ".mujaz/\n"})
    git(root, "init", "-q", "-b", "main")
    add(root, pages)
    return root


def clone(root: Path, copy: Path) -> Path:
    """Clone a digest."""
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".mujaz"))
    return copy


def add(root: Path, pages: Iterable[Page]) -> None:
    """Add pages in one run, and commit."""
    folder = root.parent / f"{root.name}-pages"
    for page in pages:
        name, text = write_page(page)
        write_site(folder, {name: text})
    found = sorted(folder.glob("*.jsonl"))
    if found:
        ran = run_digest(root, "add", *map(str, found))
        assert ran.code == 0, ran
    shutil.rmtree(folder, ignore_errors=True)
    commit(root)


def commit(root: Path) -> None:
    """Commit all that stands there."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", f"change in {root.name}")


def merge(root: Path, other: Path) -> bool:
    """Merge another clone into this one with git, left uncommitted; tell whether git found conflicts."""
    git(root, "fetch", "-q", str(other), "main")
    return git(root, "merge", "-q", "--no-commit", "--no-ff", "FETCH_HEAD", code=None) != 0


def settle(root: Path, code: int = 0) -> Ran:
    """Settle a merge: the site is sound then, a second run changes nothing, and all is committed."""
    ran = run_digest(root, "group", "--after-merge")
    assert ran.code == code, ran
    if code == 0:
        checked = run_digest(root, "check")
        assert checked.code == 0, checked
        before = read(root)
        again = run_digest(root, "group", "--after-merge")
        assert "; 0 files changed" in again.out, again
        assert read(root) == before
        commit(root)
    return ran


def read(root: Path) -> dict[str, bytes]:
    """Give the files of a site that count."""
    files = list_files(root)
    return {name: data for name, data in files.items() if name.startswith(("content/", "site_config/"))}


def load_content(root: Path) -> Content:
    content, problems = load(Folders.below(root))
    assert not [problem for problem in problems if problem.stops], problems
    return content


def read_but_addresses(root: Path) -> dict[str, str]:
    """Give the files without the addresses that clones published and gave up: one clone never had those.

    These are aliases, and storylines of which no event is left.
    """
    used = {event.storyline for event in load_content(root).events}
    return {
        name: "".join(line for line in data.decode().splitlines(keepends=True) if not line.startswith("aliases: "))
        for name, data in read(root).items()
        if not name.startswith("content/storylines/") or PurePosixPath(name).stem in used
    }


def git(root: Path, *words: str, code: int | None = 0) -> int:
    """Run git, away from the settings of whoever runs the tests."""
    who = {
        f"GIT_{kind}_{key}": value
        for kind in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "a"), ("EMAIL", "a@b"))
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    done = run_program([GIT, *words], cwd=root, env=os.environ | who | alone, limit=60)
    assert code is None or done.returncode == code, done
    return done.returncode
