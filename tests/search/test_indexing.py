"""What is indexed, filed where, and how little changes when a digest grows."""

import json
from dataclasses import replace
from typing import Any

import pytest

from digest.assembling import assemble
from digest.model import Block, TextPolicy
from digest.search.documents import list_groups, number_day, write_day
from digest.search.hand_written import list_own_pages, read_own_page
from digest.search.indexing import index_digest
from digest.search.inverting import invert, write_terms
from digest.search.packing import exchange
from digest.search.segments import cut_segments
from digest.search.vocabulary import Vocabulary
from tests.search.collected import ABOUT, gold_digest, read_index, small_digest
from tests.values import article, content, moment, source


class Memory:
    """A shelf in memory that remembers what was read, and what in vain."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Any] = {}
        self.missed: list[str] = []
        self.read_names: list[str] = []

    def read(self, name: str, key: str) -> Any:
        self.read_names.append(name)
        if (name, key) not in self.held:
            self.missed.append(name)
        return self.held.get((name, key))

    def write(self, name: str, key: str, value: Any) -> None:
        self.held[name, key] = value


def index_text(files: dict[str, bytes]) -> str:
    return exchange(b"\n".join(data for _, data in sorted(files.items())).decode())


def test_the_same_digest_gives_the_same_bytes_from_any_shelf() -> None:
    shelf = Memory()
    first = read_index(gold_digest(), (ABOUT,))
    assert first == read_index(gold_digest(), (ABOUT,), shelf=shelf) == read_index(gold_digest(), (ABOUT,), shelf=shelf)


def test_what_can_be_found() -> None:
    dated, rest = list_groups(small_digest(), (ABOUT,))
    urls = [[document.url for document in group.make()] for group in dated]
    assert urls == [
        ["articles/d/"],
        ["events/meeting/", "articles/a/", "articles/b/"],
        ["articles/c/"],
    ]
    named, _ = list_groups(small_digest(), (), name_days=lambda happening: f"أيام {happening.event.id}")
    assert [group.make()[0].shown for group in named][1:] == ["أيام meeting", "1 آذار/مارس 2020"]
    assert sorted(document.kind for group in rest for document in group.make()) == [
        "page",
        "source",
        "source",
        "storyline",
    ]


def test_nothing_withdrawn_and_no_draft_is_in_the_index() -> None:
    text = index_text(read_index(small_digest(), (ABOUT,)))
    assert "إدلب" in text
    assert "سري" not in text
    assert "مسودة" not in text


@pytest.mark.parametrize(
    ("policy", "found"), [(TextPolicy.FULL, True), (TextPolicy.EXCERPT, False), (TextPolicy.LINK, False)]
)
def test_the_text_policy_holds(policy: TextPolicy, found: bool) -> None:  # noqa: FBT001
    blocks = (Block("كلمة " * 60), Block("مفقودة."))
    collection = content(source("s", text=policy), article("a", "2020-02-18", source="s", blocks=blocks))
    assert ("مفقودة" in index_text(read_index(assemble(collection)))) is found


def test_ten_new_articles_leave_the_files_of_older_segments_alone() -> None:
    many = [article(f"a{n:04}", f"2020-{1 + n // 250:02}-{1 + n % 25:02}") for n in range(1300)]
    more = [article(f"z{n}", "2020-06-26") for n in range(10)]
    shelf = Memory()
    before = read_index(assemble(content(*many)), shelf=shelf)
    shelf.missed.clear()
    after = read_index(assemble(content(*many, *more)), shelf=shelf)
    assert after == read_index(assemble(content(*many, *more)))
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    folders = {path.partition("/")[0] for path in changed}
    assert len({path.partition("/")[0] for path in after}) > len(folders) == 2
    assert set(shelf.missed) == {f"{max(folders - {'base.json'})}.list"}


def test_a_mark_changes_with_its_file() -> None:
    first, *others = (index_digest(digest, (ABOUT,)) for digest in (small_digest(), small_digest(), gold_digest()))
    known = {(file.path, file.mark): file.make() for file in first}
    same, other = ([known.get((file.path, file.mark)) == file.make() for file in files] for files in others)
    assert all(same)
    assert not any(other)


def test_of_segments_without_a_change_the_list_alone_is_read() -> None:
    shelf = Memory()
    made = read_index(small_digest(), shelf=shelf)
    shelf.read_names.clear()
    files = list(index_digest(small_digest(), shelf=shelf))
    assert {name.rpartition(".")[2] for name in shelf.read_names} == {"list"}
    assert {file.path: file.make() for file in files} == made
    assert {name.rpartition(".")[2] for name in shelf.read_names} == {"list", "files"}


@pytest.mark.parametrize("lost", ["files", "list", "words"])
def test_whatever_the_shelf_lost_is_made_again(lost: str) -> None:
    shelf = Memory()
    made = read_index(small_digest(), shelf=shelf)
    shelf.held = {key: value for key, value in shelf.held.items() if not key[0].endswith(lost)}
    assert read_index(small_digest(), shelf=shelf) == made


def test_the_hash_of_a_file_stands_for_its_words() -> None:
    def index(shelf: Memory, sha256: str, title: str, policy: TextPolicy = TextPolicy.FULL) -> dict[str, bytes]:
        collection = content(source("s", text=policy), article("a", "2020-02-18", source="s", title=title))
        return read_index(assemble(collection), shelf=shelf, hashes={collection.articles[0].places.file: sha256})

    shelf = Memory()
    before = index(shelf, "1", "عنوان")
    assert index(shelf, "1", "ما لا يقرؤه أحد") == before
    assert index(shelf, "2", "إدلب") == index(Memory(), "2", "إدلب") != before
    assert index(shelf, "1", "عنوان", TextPolicy.LINK) != before


def test_segments_hold_whole_days_and_every_group_once() -> None:
    articles = [article(f"a{n:04}", f"2020-{1 + n // 280:02}-{1 + n % 28:02}") for n in range(3000)]
    groups, rest = list_groups(assemble(content(*articles)), ())
    segments = cut_segments(groups, rest)
    assert [group for segment in segments for group in segment.outlines] == list(groups)
    homes = [{group.home for group in segment.outlines} for segment in segments]
    assert all(not a & b for i, a in enumerate(homes) for b in homes[i + 1 :])
    assert len({segment.name for segment in segments}) == len(segments) > 1


def test_days_are_numbered_in_their_order() -> None:
    days = ["2019-12-31", "2020-01", "2020-01-01", "2020-01-31", "2020-02", "2020-12-31", "2021-01"]
    numbers = [number_day(moment(day)) for day in days]
    assert numbers == sorted(set(numbers))
    assert list(map(write_day, numbers)) == days
    assert write_day(number_day(None)) == "0"


def test_words_are_filed_with_their_family() -> None:
    lines = ["3\tادلب بادلب كتاب الكتب\t0000", "3\tادلب المانيا كوارث\t015", "1\tالالمانيه كارثه\t00"]
    terms = dict(write_terms(invert(lines, Vocabulary())))
    forms = {exchange(key): line for key, line in terms.items()}
    assert exchange("بادلب") in forms["ادلب"]
    assert exchange("الكتب") in forms["كتاب"]
    assert forms["كتب"] == exchange("كتب") + ">" + exchange("كتاب")
    assert exchange("كوارث") in forms["كارث"]
    assert exchange("الالمانيه") in forms["مان"]
    assert forms["مانيا"].endswith(">" + exchange("مان"))


def test_a_root_that_begins_like_a_particle_is_filed_once() -> None:
    terms = dict(write_terms(invert(["2\tوزير الوزراء\t00", "2\tالوزير وزراء\t00"], Vocabulary())))
    assert [line for line in terms.values() if "|" in line] == [terms[exchange("زير")]]
    assert terms[exchange("زير")].count("|") == 4


def test_the_base_names_what_can_be_chosen() -> None:
    base = json.loads(read_index(small_digest())["base.json"])
    assert base["sources"] == [["gulf", "مصدر gulf"], ["levant", "مصدر levant"]]
    assert base["storylines"] == [["talks", "ملف talks"]]
    assert base["years"] == [2020]
    assert [segment["documents"] for segment in base["segments"]] == [5, 3]


def test_markup_of_a_text_stays_text() -> None:
    texts = ("<script>alert(1)</script>", "a\tb\nc\n\nd", "|>,~")
    item = article("a", "2020-02-18", title="<b>\tعنوان", blocks=tuple(map(Block, texts)))
    files = read_index(assemble(content(item)))
    record = exchange(files["2020-02-18/2020-02-18-0.txt"].decode()).split("\n")
    assert record[1:] == ["<script>alert(1)</script>", "a b c d", "|>,~", ""]


def test_own_pages_are_read_without_their_markup() -> None:
    markdown = "---\ntitle: 'عن'\n---\n# رأس\n\nنص **قوي** و[رابط](https://x) <b>هنا</b>.\n\n```\ncode\n```\n"
    page = read_own_page("guide/index.md", markdown)
    assert (page.url, page.title, page.texts) == ("guide/", "عن", ("رأس", "نص قوي ورابط هنا ."))
    assert read_own_page("a_b.md", "نص").title == "a_b"
    found = list_own_pages([("index.md", "x"), ("days/index.md", "x"), ("about.md", "# عن")], {"days/index.md"})
    assert [page.url for page in found] == ["about/"]


def test_an_empty_digest_has_a_base_alone() -> None:
    digest = replace(gold_digest(), articles=(), happenings=())
    assert list(read_index(digest)) == ["base.json"]
