"""A run of `digest add`: every kind of input, what is known, what is refused, what is recognised."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from digest.adding.options import Options
from digest.store.writing import write_file
from tests.adding.sites import RAW, ROOT, add, articles_of, read_tree, start

if TYPE_CHECKING:
    from pathlib import Path

BODY = [
    "قالت وزارة الخارجية في بيان صدر اليوم إن الجولة الثالثة من المحادثات انتهت من دون اتفاق على وقف القتال.",
    "وأضاف البيان أن الوفدين اتفقا على مواصلة الاتصالات بينهما خلال الأسابيع المقبلة، وعلى تبادل قوائم الأسرى.",
    "وكانت المحادثات قد بدأت قبل ثلاثة أيام بوساطة من الأمم المتحدة، وشارك فيها ممثلون عن دول الجوار.",
]
PAGE = "\n\n".join(["محادثات دمشق تنتهي بلا اتفاق على وقف القتال", *BODY])
HTML = f"""<!doctype html><html lang="ar"><head><title>محادثات دمشق تنتهي بلا اتفاق - النهر</title>
<meta property="og:site_name" content="النهر"><meta property="og:title" content="محادثات دمشق تنتهي بلا اتفاق">
<meta property="article:published_time" content="2020-03-04T22:30:00Z">
<link rel="canonical" href="https://nahr.example/2020/03/talks"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>محادثات دمشق تنتهي بلا اتفاق</h1>
<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def record(**keys: object) -> str:
    return json.dumps({"id": "a1", "title": "محادثات دمشق تنتهي", "text": "\n".join(BODY), **keys}, ensure_ascii=False)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    write_file(path, text)
    return path


def test_html_gives_day_in_the_sites_zone_and_outlet_as_seen(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    report = add(folders, write(tmp_path, "page.html", HTML))
    (article,) = report.articles
    assert article.id == f"2020-03-05-damascus-{hashlib.sha256(HTML.encode()).hexdigest()[:8]}"
    assert article.dating.moment is not None
    assert article.dating.moment.stated == "2020-03-05T00:30+02:00"
    assert (article.source, article.source_seen) == ("", "النهر")
    assert article.url == "https://nahr.example/2020/03/talks"
    assert [block.text for block in article.blocks] == BODY


def test_json_lines_keep_the_records_own_id_and_odd_fields(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    lines = [record(published="2020-03-05", desk="سياسة"), record(id="a2", text=BODY[::-1], title="عنوان آخر")]
    report = add(folders, write(tmp_path, "crawl.jsonl", "\n".join(lines)))
    assert {outcome.name: outcome.status for outcome in report.outcomes} == {"a1": "added", "a2": "added"}
    article = next(a for a in articles_of(folders).values() if a.raw.record == "a1")
    assert re.fullmatch(r"crawl-[0-9a-f]{8}\.jsonl", article.raw.file)
    assert "سياسة" in (tmp_path / "site" / "content" / "audit" / f"{article.id}.yml").read_text(encoding="utf-8")


def test_a_sub_folder_names_the_outlet(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    write(tmp_path, "crawl/levant/1.txt", PAGE)
    (article,) = add(folders, tmp_path / "crawl").articles
    assert article.source == "levant"


def test_standard_input(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    report = add(folders, "-", data=PAGE.encode())
    assert [outcome.name for outcome in report.outcomes] == ["stdin"]


def test_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    pages = [write(tmp_path, f"{n}.txt", PAGE.replace("الثالثة", word)) for n, word in enumerate(("الأولى", "الثانية"))]
    trees = []
    for name, order in (("one", pages), ("two", pages[::-1])):
        folders = start(tmp_path / name)
        add(folders, *order)
        trees.append(read_tree(tmp_path / name / "content"))
    assert trees[0] == trees[1]
    assert sum(name.startswith("articles/") for name in trees[0]) == 2


def test_the_same_article_crawled_twice_is_recognised(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    first = add(folders, write(tmp_path, "1.txt", PAGE)).articles[0]
    report = add(folders, write(tmp_path, "2.txt", "الرئيسية\n\n" + PAGE))
    assert [(o.status, o.code, o.article) for o in report.outcomes] == [("known", "same-words", first.id)]


def test_withdrawn_bytes_are_not_added_again(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    path = write(tmp_path, "1.txt", PAGE)
    article = add(folders, path).articles[0]
    file = tmp_path / "site" / "content" / "articles" / "undated" / f"{article.id}.md"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", '---\nwithdrawn: "بطلب الناشر"\n', 1), "utf-8")
    report = add(folders, path)
    assert [(o.status, o.code) for o in report.outcomes] == [("refused", "withdrawn")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 \x00\x01", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"The quick brown fox jumps over the lazy dog. " * 30, "not-arabic"),
        ("نحن نستخدم ملفات تعريف الارتباط".encode(), "no-article"),
    ],
)
def test_what_is_no_article_is_refused_and_the_rest_is_added(tmp_path: Path, data: bytes, code: str) -> None:
    folders = start(tmp_path / "site")
    bad = tmp_path / "bad.bin"
    bad.write_bytes(data)
    report = add(folders, bad, write(tmp_path, "good.txt", PAGE))
    statuses = [(outcome.status, outcome.code) for outcome in report.outcomes]
    assert statuses[1] == ("added", "")
    assert statuses[0][0] == "refused"
    assert statuses[0][1] in {code, "cookie-wall"}


def test_an_editors_word_is_kept_as_such(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    options = Options(source="صحيفة الجبل", url="https://jabal.example/1")
    (article,) = add(folders, write(tmp_path, "1.txt", PAGE), options=options).articles
    assert (article.source_seen, article.url) == ("صحيفة الجبل", "https://jabal.example/1")


def test_accepted_sources_become_entries_and_comments_survive(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    options = Options(source="صحيفة الجبل", url="https://jabal.example/1")
    before = (folders.config / "sources.yml").read_text(encoding="utf-8")
    add(folders, write(tmp_path, "1.txt", PAGE), options=replace(options, accept_sources=True))
    after = (folders.config / "sources.yml").read_text(encoding="utf-8")
    assert after.startswith(before)
    (article,) = articles_of(folders).values()
    assert (article.source, article.source_seen) == ("jabal", "")


def test_furniture_is_learned_from_the_outlets_other_pages(tmp_path: Path) -> None:
    teaser = "وتابع القراء أمس الحلقة الأخيرة من المسلسل الذي أثار جدلًا واسعًا في الأوساط الفنية والثقافية."
    folders = start(tmp_path / "site")
    kept = []
    for number in ("000", "002", "003"):
        gold = yaml.safe_load(next((ROOT / "tests/gold/seeds").glob(f"{number}*.yaml")).read_text(encoding="utf-8"))
        body = [block["text"] for block in gold["body"]]
        text = "\n\n".join([gold["title"], *body, teaser])
        (article,) = add(folders, write(tmp_path, f"{number}.txt", text), options=Options(source="levant")).articles
        kept.append(teaser in [block.text for block in article.blocks])
    assert kept == [True, False, False]


def test_raw_pages_stay_as_they_came(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    add(folders, RAW)
    kept = read_tree(tmp_path / "site" / "content" / "raw")
    assert sorted(kept.values()) == sorted(read_tree(RAW).values())
    assert set(kept) == {f"{path.stem}-{hash_file(path)}.txt" for path in RAW.iterdir()}


def test_pages_of_one_folder_keep_company_also_where_it_names_no_outlet(tmp_path: Path) -> None:
    teaser = "وتابع القراء أمس الحلقة الأخيرة من المسلسل الذي أثار جدلًا واسعًا في الأوساط الفنية والثقافية."
    folders = start(tmp_path / "site")
    place = tmp_path / "pages" / "outlet1"
    place.mkdir(parents=True)
    for number in ("000", "002", "003"):
        gold = yaml.safe_load(next((ROOT / "tests/gold/seeds").glob(f"{number}*.yaml")).read_text(encoding="utf-8"))
        body = [block["text"] for block in gold["body"]]
        write(place, f"{number}.txt", "\n\n".join([gold["title"], *body, teaser]))
    articles = add(folders, tmp_path / "pages").articles
    assert [teaser in [block.text for block in article.blocks] for article in articles] == [False] * 3


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def test_a_site_added_to_another_keeps_its_raw_names(tmp_path: Path) -> None:
    first, second = start(tmp_path / "first"), start(tmp_path / "second")
    add(first, RAW)
    add(second, tmp_path / "first" / "content" / "raw")
    assert read_tree(tmp_path / "second" / "content" / "raw") == read_tree(tmp_path / "first" / "content" / "raw")


def test_raw_bytes_kept_under_a_plain_name_stay_there(tmp_path: Path) -> None:
    folders = start(tmp_path)
    write(tmp_path, "content/raw/page.txt", PAGE)
    (article,) = add(folders, write(tmp_path, "page.txt", PAGE)).articles
    assert article.raw.file == "page.txt"
    (other,) = add(folders, write(tmp_path, "page.txt", PAGE.replace("الثالثة", "الرابعة"))).articles
    assert re.fullmatch(r"page-[0-9a-f]{8}\.txt", other.raw.file)


def test_what_an_id_is_made_of_stands_in_the_article_alone(tmp_path: Path) -> None:
    pages = [write(tmp_path, f"{n}.txt", PAGE.replace("الثالثة", word)) for n, word in enumerate(("الأولى", "الثانية"))]
    alone = [add(start(tmp_path / f"alone{n}"), page).articles[0].id for n, page in enumerate(pages)]
    together = start(tmp_path / "together")
    assert [add(together, page).articles[0].id for page in pages] == alone
