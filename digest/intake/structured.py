"""What the machine-readable part of a page states: JSON-LD, meta, microdata, `<time>`, canonical address."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from digest.arabic.letters import fold_words
from digest.arabic.outlet_names import may_be_person, may_name_outlet
from digest.intake.jsonld import clean_value, find_article, read_names, read_publishers, read_string
from digest.intake.raw import Fact, Stated, Where

Element = Any

META_DATES = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished",
    "date.published", "publishdate", "publish_date", "publish-date", "pubdate", "pub_date", "published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "article.published", "article_date_original", "originalpublicationdate",
    "displaydate", "date", "mediator_published_time",
)  # fmt: skip
META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
)
META_SOURCES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
    "apple-mobile-web-app-title",
)
META_BYLINES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
META_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
META_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DATE = re.compile(r"(?:19|20)\d\d\D")
_ADDRESS = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_OWN_TIMES = frozenset({"datepublished", "datecreated", "datemodified", "uploaddate", "pubdate"})
_LONGEST_LABEL = 80
"""Letters of a paragraph that a date may be the label of; a longer one is prose."""
_BAD_HOST = re.compile(r"^(?:\d+\.){3}\d+$|^localhost$|^\[|\.local$")
_SIDE = re.compile(r"comment|related|sidebar|widget|most|latest|footer|header|nav|ticker|breaking|aside", re.IGNORECASE)


def read_metas(tree: Element) -> dict[str, list[str]]:
    """Give the meta elements: lower-case name or property to its values in page order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = clean_value(meta.get("content") or "")
        if name and value and not (meta.get("itemprop") and not _is_in_head(meta)):
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _is_in_head(element: Element) -> bool:
    return any(parent.tag == "head" for parent in element.iterancestors())


def read_stated(tree: Element) -> Stated:
    """Give what the page states of itself, except the title, which needs the visible lines."""
    article = find_article(_scripts(tree))
    metas = read_metas(tree)
    dates = read_dates(tree, article, metas)
    byline = _first(("json-ld", read_names(article.get("author") or article.get("creator"))), *_bylines(tree, metas))
    return Stated(
        source=_read_outlet(article, metas),
        byline=byline,
        published=dates[0] if dates else Fact(),
        modified=_first(("json-ld", _date(article.get("dateModified"))), *_from_metas(metas, META_MODIFIED)),
        url=read_address(tree, article, metas),
        language=read_language(tree, article, metas),
        description=_first(
            *_from_metas(metas, META_DESCRIPTIONS), ("json-ld", read_string(article.get("description")))
        ),
        dates=dates,
    )


def read_titles(tree: Element) -> tuple[Fact, ...]:
    """Give the stated titles in the order of trust: headline of the JSON-LD, meta, `<title>`."""
    article = find_article(_scripts(tree))
    metas = read_metas(tree)
    titles = [
        ("json-ld", read_string(article.get("headline"))),
        ("json-ld", read_string(article.get("name"))),
    ]
    found: list[tuple[Any, str]] = [
        *titles,
        *_from_metas(metas, META_TITLES),
        ("title-element", _title(tree)),
    ]
    return tuple(Fact(value, where) for where, value in found if value)


def _title(tree: Element) -> str:
    element = next((e for e in tree.iter("title") if not any(p.tag == "svg" for p in e.iterancestors())), None)
    return clean_value(element.text_content()) if element is not None else ""


def read_article_body(tree: Element) -> str:
    """Give the `articleBody` of the JSON-LD, or ""; it may be cut short."""
    return read_string(find_article(_scripts(tree)).get("articleBody"))


def _scripts(tree: Element) -> list[str]:
    kinds = tree.iter("script")
    return [e.text or "" for e in kinds if "ld+json" in (e.get("type") or "").lower()]


def _read_outlet(article: dict[str, Any], metas: dict[str, list[str]]) -> Fact:
    """Give the first stated name that may be an outlet's; where two differ in trust the linked data come first.

    A name that is also the article's author is a person's, unless the site states it as its own name.
    """
    authors = (*read_names(article.get("author")).split(", "), *metas.get("author", []))
    own = {fold_words(name) for name in metas.get("og:site_name", [])}
    people = {fold_words(name) for name in authors if may_be_person(name)} - own
    found: list[tuple[Where, str]] = [("json-ld", name) for name in read_publishers(article)]
    found += _from_metas(metas, META_SOURCES)
    return _first(*(fact for fact in found if may_name_outlet(fact[1]) and fold_words(fact[1]) not in people))


def _from_metas(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[tuple[Where, str]]:
    values = [value for name in names for value in metas.get(name, [])]
    return [("meta", value) for value in values if not _ADDRESS.match(value)]


def _first(*facts: tuple[Where, str]) -> Fact:
    return next((Fact(value, where) for where, value in facts if value), Fact())


def _bylines(tree: Element, metas: dict[str, list[str]]) -> list[tuple[Where, str]]:
    found = _from_metas(metas, META_BYLINES)
    for element in tree.iter("a", "span", "div", "p", "address", "strong"):
        if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
            text = clean_value(element.text_content())
            if 2 < len(text) < 80:
                found.append(("byline-element", text))
    return found


def _date(value: object) -> str:
    text = clean_value(value) if isinstance(value, str) else ""
    return text if _DATE.search(text + " ") and len(text) < 60 else ""


def read_dates(tree: Element, article: dict[str, Any], metas: dict[str, list[str]]) -> tuple[Fact, ...]:
    """Give every stated date of publication in the order of trust, each value of a place once.

    A `<time>` counts when it says of itself that it is the date of publication, or when it is the only one
    that stands in the article, in no list and in no sentence; masthead clocks, the dates of other headlines,
    of events and of changes are left out.
    """
    found: list[tuple[Where, str]] = [
        # A draft is made days before; its day stands in where no other is stated.
        ("json-ld", _date(article.get("datePublished")) or _date(article.get("dateCreated"))),
    ]
    found += [("meta", _date(value)) for name in META_DATES for value in metas.get(name, [])]
    found += [("microdata", value) for value in _read_microdata(tree)]
    found += [("time-element", value) for value in _read_times(tree)]
    facts = [Fact(value, where) for where, value in found if value]
    return tuple(dict.fromkeys(facts))


def _read_microdata(tree: Element) -> list[str]:
    marked = tree.xpath("//*[contains(concat(' ', @itemprop, ' '), ' datePublished ')]")
    return [_date(e.get("content") or e.get("datetime") or "") for e in marked if not _is_aside(e)]


def _read_times(tree: Element) -> list[str]:
    times = [e for e in tree.iter("time") if not _is_aside(e) and not _says_changed(e) and not tells_other_time(e)]
    stated = [e for e in times if _says_published(e)]
    near = stated or [e for e in times if len(times) == 1 and not _is_in_prose(e)]
    return [_date(e.get("datetime") or "") or _date(clean_value(e.text_content())) for e in near]


def _read_names(element: Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop")).lower()


def _says_changed(element: Element) -> bool:
    """Tell a `<time>` of the last change; WordPress calls one time "published updated" where nothing was changed."""
    names = _read_names(element)
    return bool(re.search(r"updat|modif", names)) and not re.search(r"publish|entry-date|post-date", names)


def tells_other_time(element: Element) -> bool:
    """Tell a `<time>` of an event or of a life: `itemprop="startDate"`, or anything inside an `Event`."""
    own = set((element.get("itemprop") or "").lower().split())
    holders = (element, *element.iterancestors())
    return bool(own - _OWN_TIMES) or any((e.get("itemtype") or "").rstrip("/").endswith("Event") for e in holders)


def _is_in_prose(element: Element) -> bool:
    """Tell a `<time>` inside a sentence: it tells of what the sentence tells."""
    holders = (parent for parent in element.iterancestors() if parent.tag in {"p", "blockquote", "dd"})
    holder = next(holders, None)
    return holder is not None and len(clean_value(holder.text_content())) > _LONGEST_LABEL


def _says_published(element: Element) -> bool:
    words = _read_names(element)
    words += " pubdate" if element.get("pubdate") is not None else ""
    return bool(re.search(r"publish|entry-date|post-date|pubdate|created", words)) and "updated" not in words.split()


def _is_aside(element: Element) -> bool:
    for parent in element.iterancestors():
        if parent.tag in {"nav", "aside", "footer", "li"} or (parent.tag == "header" and not _holds_heading(parent)):
            return True
        words = f"{parent.get('class') or ''} {parent.get('id') or ''}"
        if parent.tag not in {"body", "html", "article", "main"} and _SIDE.search(words) and not _holds_heading(parent):
            return True
    return False


def _holds_heading(element: Element) -> bool:
    """Tell whether an h1 lies inside: an article's own header holds one, a masthead none."""
    return next(element.iter("h1"), None) is not None


def read_address(tree: Element, article: dict[str, Any], metas: dict[str, list[str]]) -> Fact:
    """Give the page's own address: canonical, then `og:url`, then JSON-LD; never a home page."""
    links = [e.get("href") or "" for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    of_page = article.get("mainEntityOfPage")
    page = of_page.get("@id") or of_page.get("url") if isinstance(of_page, dict) else of_page
    found: list[tuple[Where, Any]] = [("canonical", value) for value in links]
    found += [("meta", value) for value in metas.get("og:url", [])]
    found += [("json-ld", article.get("url")), ("json-ld", page)]
    sound = [(where, value.strip()) for where, value in found if isinstance(value, str) and _is_address(value.strip())]
    return _first(*sound)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or "." not in host or _BAD_HOST.search(host):
        return False
    return len(value) < 2000 and bool(parts.path.strip("/") or parts.query)


def read_language(tree: Element, article: dict[str, Any], metas: dict[str, list[str]]) -> Fact:
    """Give the stated language, `ar` of `ar-EG`, in lower case."""
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    found: list[tuple[Where, str]] = [
        ("html-lang", stated),
        ("json-ld", read_string(article.get("inLanguage"))),
    ]
    found += [("meta", value) for value in metas.get("og:locale", [])]
    fact = _first(*found)
    return Fact(re.split(r"[-_]", fact.value.lower())[0][:12], fact.where) if fact else fact
