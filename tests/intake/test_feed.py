from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.intake import RawPage, Refused, read_input

if TYPE_CHECKING:
    from digest.intake import Parser

ONE = "قالت الوزارة إن المحادثات بين الوفدين انتهت من دون اتفاق على وقف القتال في المناطق الحدودية."
TWO = "وأضافت أن الجولة المقبلة ستعقد بعد أسبوعين في العاصمة بمشاركة وسطاء من دول كثيرة."

RSS = f"""<?xml version="1.0" encoding="windows-1256"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>صحيفة النهر</title><link>https://nahr.example/</link><language>ar</language>
<item><title>انتهاء المحادثات</title><link>https://nahr.example/1</link><guid>g-1</guid><dc:creator>سمير</dc:creator>
<pubDate>Wed, 19 Feb 2020 01:30:00 +0300</pubDate><description>موجز</description>
<content:encoded><![CDATA[<p>{ONE}</p><p><strong>عنوان فرعي</strong></p><p>{TWO}</p>
<p>اقرأ أيضا: <a href="/2">خبر آخر</a></p>
<p>ظهرت المقالة <a href="https://nahr.example/1">انتهاء المحادثات</a> أولاً على <a href="https://nahr.example">النهر</a>.</p>]]></content:encoded></item>
<item><title>خبر بلا نص</title><link>https://nahr.example/2</link></item>
<item><title>خبر بموجز</title><link>javascript:alert(1)</link><description>{ONE}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title>
<entry><id>urn:1</id><title type="html">عنوان &amp;quot;أول&amp;quot;</title><link href="https://w.example/1"/><author><name>هدى</name></author>
<published>2020-02-19T10:00:00+03:00</published><updated>2020-02-20T10:00:00+03:00</updated>
<content type="html">&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;</content></entry></feed>"""


def test_rss(parser: Parser) -> None:
    first, second, third = read_input("feed", RSS.encode("cp1256"), parser=parser)
    assert isinstance(first, RawPage)
    assert (first.kind, first.name, first.record) == ("feed-item", "feed#1", "g-1")
    assert [block.text for block in first.body] == [ONE, "عنوان فرعي", TWO]
    assert [block.role for block in first.body] == ["paragraph", "subheading", "paragraph"]
    assert [block.reason for block in first.blocks if block.role == "left-out"] == ["related-link", "footer"]
    stated = first.stated
    assert (stated.title.value, stated.source.value, stated.byline.value) == (
        "انتهاء المحادثات",
        "صحيفة النهر",
        "سمير",
    )
    assert (stated.published.value, stated.published.where) == ("2020-02-19T01:30:00+03:00", "feed")
    assert stated.url.value == "https://nahr.example/1"
    assert first.extra == (("text-from", "content"),)
    assert second == Refused("feed#2", "no-text", (("title", "خبر بلا نص"),))
    assert isinstance(third, RawPage)
    assert third.extra == (("text-from", "summary"),)
    assert not third.stated.url


def test_atom(parser: Parser) -> None:
    (page,) = read_input("feed", ATOM.encode(), parser=parser)
    assert isinstance(page, RawPage)
    assert page.lines == (ONE, TWO)
    assert page.stated.title.value == 'عنوان "أول"'
    assert page.stated.published.value == "2020-02-19T10:00:00+03:00"
    assert page.stated.modified.value == "2020-02-20T10:00:00+03:00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<rss version="2.0"><channel><title>س</title></channel></rss>', "no-items"),
        ("<rss><channel><<<", "broken-feed"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', "doctype-entities"),
        ('<!DOCTYPE rss SYSTEM "http://x.example/a.dtd" [ %x; ]><rss></rss>', "doctype-entities"),
    ],
)
def test_bad_feeds(text: str, code: str, parser: Parser) -> None:
    (refused,) = read_input("feed", text.encode(), parser=parser)
    assert isinstance(refused, Refused)
    assert refused.code == code


def test_broken_feed_still_gives_its_items(parser: Parser) -> None:
    (page,) = read_input("feed", ATOM.replace("</entry></feed>", "").encode(), parser=parser)
    assert isinstance(page, RawPage)
    assert page.lines == (ONE, TWO)
