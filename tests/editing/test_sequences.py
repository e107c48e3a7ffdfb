"""Random sequences of verbs: no article is lost, no address dies, no fault comes up, undo gives equal bytes back."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from digest.assembling import assemble
from digest.build import build
from digest.desk.reasons import list_reasons
from digest.model import Origin
from digest.store.loading import Folders, load
from tests.adding.sites import add
from tests.editing.desk_sites import start, tree
from tests.site_trees import run_digest, write_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Article, Content, Event

BODY = (
    "أعلنت وزارة الخارجية في بيان رسمي أن الوفدين اتفقا على مواصلة المشاورات خلال الأسبوع المقبل في العاصمة.",
    "وأكد المتحدث باسم الوزارة أن الطرفين بحثا ملف الحدود وعودة النازحين إلى قراهم، وأن نقاطًا كثيرة ما زالت عالقة.",
    "وأضاف أن الجولة رقم {n} من المحادثات ستعقد بعد أيام بحضور ممثلين عن الأمم المتحدة والدول الضامنة للاتفاق.",
)
DATE_LINE = "نُشر يوم الأربعاء 19 فبراير 2020"
DAYS = st.sampled_from(["2020-02-19", "2020-02-27T14:10+03:00", "2020-02", "2019-11-30", "unknown", "2020-02-30"])
IDS = st.sampled_from(["x", "y", "z", "talks", "call", "old-talks", "peace", "war"])
NUMBER = st.integers(0, 40)
SWITCH = st.booleans()


class Desk(RuleBasedStateMachine):
    """An editor at work. Verbs may refuse; what they must never do stands in the invariants."""

    @initialize()
    def open(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.root = start(self.place / "site")
        self.folders = Folders.below(self.root)
        self.history: list[tuple[dict[str, bytes], set[str], set[str]]] = []
        self.articles = {article.id for article in self.content().articles}
        self.addresses = self.published()
        self.pages = 0

    def teardown(self) -> None:
        if hasattr(self, "place"):
            shutil.rmtree(self.place)

    def content(self) -> Content:
        content, problems = load(self.folders)
        assert not [problem for problem in problems if problem.stops]
        return content

    def published(self) -> set[str]:
        """Build, and give every address that is a page or a redirect to one; days come and go with their articles."""
        site = build(self.folders)
        pages = {page.uri.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/" for page in site.pages}
        for redirect in site.redirects:
            assert redirect.new in pages, redirect
            assert redirect.old not in pages, redirect
        return {one for one in pages if not one.startswith("days/")} | {redirect.old for redirect in site.redirects}

    def run(self, *command: str) -> bool:
        """Run a verb; a refusal changes nothing, a dry run neither, and what changed can be taken back."""
        before = tree(self.root)
        dry = run_digest(self.root, *command, "--dry-run")
        assert tree(self.root) == before
        ran = run_digest(self.root, *command)
        assert (dry.code, dry.err) == (ran.code, ran.err)
        assert ran.code in {0, 1, 2}, ran
        after = tree(self.root)
        assert (after != before) == ("takes it back" in ran.out), ran
        if after != before:
            self.history.append((before, set(self.addresses), set(self.articles)))
        assert self.addresses <= self.published()
        self.addresses = self.published()
        return ran.code == 0

    def change_by_hand(self, file: str, change: Callable[[str], str]) -> None:
        """Edit a file as an editor does; no verb before it can be taken back then."""
        path = self.root / file
        path.write_bytes(change(path.read_bytes().decode()).encode())
        self.history.clear()

    def event(self, number: int) -> Event:
        events = self.content().events
        return events[number % len(events)]

    def article(self, number: int) -> str:
        ids = sorted(self.articles)
        return ids[number % len(ids)]

    def raw_article(self, number: int) -> Article:
        """Give an article that was added and stands, adding one where there is none."""
        for _ in range(2):
            found = [one for one in self.content().articles if one.raw.file and one.withdrawn is None]
            if found:
                return found[number % len(found)]
            self.add_page(number, again=False, dated=True)
        raise AssertionError

    @rule(number=NUMBER, again=SWITCH, dated=SWITCH)
    def add(self, number: int, *, again: bool, dated: bool) -> None:
        self.add_page(number, again=again, dated=dated)

    def add_page(self, number: int, *, again: bool, dated: bool) -> None:
        self.pages += not again
        lines = ["عنوان الخبر في الصفحة", *([DATE_LINE] if dated else []), *BODY]
        text = "\n\n".join(lines).format(n=self.pages)
        write_files(self.place, {f"page-{self.pages}-{number}.txt": text})
        before = tree(self.root)
        report = add(self.folders, self.place / f"page-{self.pages}-{number}.txt")
        if tree(self.root) != before:
            self.history.append((before, set(self.addresses), set(self.articles)))
        self.articles |= {article.id for article in report.articles}
        self.addresses |= self.published()

    @rule(number=NUMBER, event=NUMBER, apart=SWITCH)
    def move(self, number: int, event: int, *, apart: bool) -> None:
        self.run("move", self.article(number), self.event(event).id, *(["--even-if-apart"] if apart else []))

    @rule(number=NUMBER)
    def move_out(self, number: int) -> None:
        self.run("move", self.article(number), "--new")

    @rule(event=NUMBER, into=NUMBER, apart=SWITCH)
    def merge(self, event: int, into: int, *, apart: bool) -> None:
        self.run("merge", self.event(event).id, self.event(into).id, *(["--even-if-apart"] if apart else []))

    @rule(event=NUMBER, which=st.sets(st.integers(0, 5), min_size=1), title=SWITCH)
    def split(self, event: int, which: set[int], *, title: bool) -> None:
        name = self.event(event).id
        held = [article.id for article in self.content().articles if article.event == name]
        chosen = sorted({held[number % len(held)] for number in which}) if held else [self.article(0)]
        self.run("split", name, *chosen, *(["--title", "عنوان"] if title else []))

    @rule(event=NUMBER, new=IDS)
    def rename_event(self, event: int, new: str) -> None:
        self.run("rename", f"events/{self.event(event).id}", new)

    @rule(number=NUMBER, new=IDS)
    def rename_storyline(self, number: int, new: str) -> None:
        storylines = self.content().storylines
        self.run("rename", f"storylines/{storylines[number % len(storylines)].id}", new)

    @rule(event=NUMBER, storyline=IDS, title=SWITCH)
    def storyline(self, event: int, storyline: str, *, title: bool) -> None:
        self.run("storyline", self.event(event).id, storyline, *(["--title", "قصة"] if title else []))

    @rule(event=NUMBER)
    def no_storyline(self, event: int) -> None:
        self.run("storyline", self.event(event).id, "--none")

    @rule(number=NUMBER, day=DAYS, because=SWITCH)
    def date(self, number: int, day: str, *, because: bool) -> None:
        self.addresses -= {one for one in self.addresses if one.startswith("unconfirmed/")}
        self.run("date", self.article(number), day, *(["--because", "سبب"] if because else []))

    @rule(number=NUMBER, day=st.sampled_from(["2020-02-11", "2020-03", ""]))
    def date_by_hand(self, number: int, day: str) -> None:
        """Change or delete `published` and nothing else."""
        article = self.raw_article(number)
        self.addresses -= {one for one in self.addresses if one.startswith("unconfirmed/")}
        line = f"published: {day}\n" if day else ""
        self.change_by_hand(article.places.file, lambda text: re.sub(r"published: .*\n", line, text))

    @rule(number=NUMBER, new=IDS | st.just(""))
    def rename_article(self, number: int, new: str) -> None:
        if self.run("rename", f"article:{self.article(number)}", *filter(None, [new])):
            self.articles = {article.id for article in self.content().articles}

    @rule(numbers=st.lists(NUMBER, min_size=1, max_size=3))
    def seen(self, numbers: list[int]) -> None:
        names = {self.article(number) for number in numbers}
        if self.run("seen", *sorted(names)):
            assert not any(list_reasons(article) for article in self.content().articles if article.id in names)

    @rule(number=NUMBER)
    def clean(self, number: int) -> None:
        """Clean an article again that older rules cleaned: they took a line for the name of its author."""
        article = self.raw_article(number)
        if not article.byline:
            self.change_by_hand(article.places.file, lambda text: text.replace("raw:\n", 'byline: "قديم"\nraw:\n'))
            audit = f"content/audit/{article.id}.yml"
            self.change_by_hand(audit, lambda text: text.replace("facts:\n", 'facts:\n  wrote-byline: "قديم"\n'))
        before = tree(self.root)
        ran = run_digest(self.root, "clean", "--again", article.id, "--apply")
        assert ran.code == 0, ran
        assert "takes it back" in ran.err
        assert "byline" not in (self.root / article.places.file).read_text("utf-8")
        self.history.append((before, set(self.addresses), set(self.articles)))

    @rule(afresh=SWITCH)
    def group(self, *, afresh: bool) -> None:
        """Place what is new, or decide all again: every report that stands has an event, a second time changes none."""
        self.run("group", *(["--afresh"] if afresh else []))
        assert all(article.event for article in self.content().articles if article.withdrawn is None)
        before = tree(self.root)
        again = run_digest(self.root, "group", *(["--afresh"] if afresh else []))
        assert again.code == 0, again
        assert tree(self.root) == before, again

    @rule(number=NUMBER, delete=SWITCH)
    def withdraw(self, number: int, *, delete: bool) -> None:
        shelves = {one for one in self.addresses if one.startswith("sources/")}
        self.addresses -= shelves  # the shelf of unknown outlets goes with its last article
        self.run("withdraw", self.article(number), "--because", "سبب", *(["--delete-text"] if delete else []))

    @precondition(lambda self: bool(self.history))
    @rule()
    def undo(self) -> None:
        before, addresses, self.articles = self.history.pop()
        ran = run_digest(self.root, "undo")
        assert ran.code == 0, ran
        assert tree(self.root) == before
        self.articles = {article.id for article in self.content().articles}
        self.addresses = self.published()
        assert addresses <= self.addresses

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "root"):
            return
        content = self.content()
        assert {article.id for article in content.articles} == self.articles
        for article in assemble(content).articles:
            dating = article.dating
            said = dating.origin in {Origin.EDITOR, None} or not article.raw.file
            assert said or dating.moment == dating.speaks_of, article
        checked = run_digest(self.root, "check")
        assert checked.code == 0, checked


TestDesk = Desk.TestCase
# Without shrinking, which takes minutes here: a failing example names its seed, and its steps are few.
TestDesk.settings = settings(
    max_examples=int(os.environ.get("MUJAZ_SEQUENCES", "12")),
    stateful_step_count=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
