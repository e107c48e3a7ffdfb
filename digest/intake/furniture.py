"""What the elements around a line say of it: tags, roles, and the names that templates give."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

Element = Any

TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "other-headlines",
    "form": "comment-form",
    "fieldset": "comment-form",
    "figcaption": "caption",
    "figure": "caption",
    "button": "share",
    "label": "comment-form",
    "menu": "navigation",
}
ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "complementary": "other-headlines",
    "contentinfo": "footer",
    "dialog": "cookie",
    "alertdialog": "cookie",
    "form": "comment-form",
}

# Words of class names and ids, whole words after splitting `relatedPosts`, `related_posts` and `related-
# posts`; `?` stands for a possible space. Only words that name furniture on any content system: what also
# wraps bodies (widget, section, box, next: `<div id="__next">` is a whole page) is out. The first reason
# that fits is given.
_CLASSES: dict[str, str] = {
    "caption": r"""
        captions? figcaptions? captionbox img?desc\w* image?desc\w* photo?by photographer
        (?:image|img|photo|picture|media|pic)?(?:title|text|credits?|source|copyrights?|info|description|details|alt)
    """,
    "comment-form": "comments? commentlist respond reply disqus fb?comments remark",
    "share": r"""
        share\w* sharing social\w* sociable addthis\w* addtoany a?a?kit sharethis fb?like follow follow?us
        google?news whats?app telegram tools toolbar print printer font?size resizer listen tts
        readspeaker bookmark copy?link short?link short?url shortcut twitter?tweet instagram?media fb?post
        fb?video tiktok?embed
    """,
    "related-link": r"""
        related\w* read?also also?read read?more see?also
        more?(?:news|stories|articles|posts|on|from|links?) recommend\w* suggest\w* similar outbrain
        taboola mgid revcontent you?may may?like may?also?like also linked?(?:news|articles?|stories)
        inline?(?:posts?|related|promo|links?) internal?links? teasers? read?next
        (?:embed|embedded|in|inner)?(?:article|news|story|content)?(?:link|related|teaser)s? onward crp
        yarpp jp?relatedposts podcasts?
    """,
    "other-headlines": r"""
        most?(?:read|viewed|popular|commented|shared|watched|visited|recent) popular trending trends?
        latest ticker newsticker breaking urgent top?(?:news|stories) side?bar rail right?rail carousel
        slider slideshow swiper owl (?:next|prev|previous)?(?:post|article|news|story|link)s? nav?links
        post?navigation pagination pager recent hot?(?:articles|news|topics) up?next
        editors?(?:picks?|choice) editor?(?:picks?|choice) you?missed
        other?(?:news|articles|stories|posts|topics)
    """,
    "tag-list": "tags? tag?cloud keywords? topics? hash?tags? tagged cat?links post?categories",
    "newsletter": r"""
        newsletters? subscrib\w* subscription mailing mailchimp sign?up optin paywall
        app?(?:download|banner) download?app push?notification
    """,
    "ad": r"""
        ads? advert\w* adv adslot adsense adsbygoogle adunit
        ad?(?:box|slot|container|wrapper|unit|banner|label) banners? sponsor\w* promo\w* gpt dfp teads mpu
        polls? voting survey quiz
    """,
    "cookie": "cookies? consent gdpr cmp",
    "navigation": r"""
        breadcrumbs? crumbs? menus? nav?bar navigation nav top?bar masthead site?header skip?link
        screen?reader\w* sr?only visually?hidden sitemap back?to?top lang?switch\w* off?canvas
    """,
    "footer": "footer site?info colophon copyrights? disclaimers?",
    "byline": r"""
        by?lines? authors? author?(?:name|box|info|bio) writers? reporter editor?name
        article?(?:author|writer)
    """,
    "date-line": r"""
        dates? publish?(?:date|time|ed) published?(?:date|time|on) published post?(?:date|time) date?time
        timestamp time?stamp article?(?:date|time|created) news?(?:date|time) created updated
        last?update\w* entry?date posted?on date?published
    """,
    "metadata-label": r"""
        meta meta?data (?:post|entry|article|news|story)?(?:meta|infos?) views? view?count counter hits
        (?:reading|read)?time duration ratings? stars post?cats? category?name source?name section?name
    """,
}


def _compile_words(words: str) -> re.Pattern[str]:
    """Make one pattern of a list; a `?` between letters is a space or nothing, at the end its own sense."""
    spaced = [re.sub(r"(?<=[\w)*])\?(?=[\w(])", " ?", word) for word in words.split()]
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b")


CLASSES = tuple((reason, _compile_words(words)) for reason, words in _CLASSES.items())
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[^A-Za-z]+")
MAX_ATTRIBUTE = 400

_BODY = _compile_words(r"""
    article?body article?(?:content|text|txt|desc\w*)
    (?:article|news|post|story)?details?(?:text|body|content) entry?content post?(?:content|body|text)
    story?(?:body|text|content|description) news?(?:body|content|text|txt|story|desc\w*)
    content?(?:body|text) body?(?:content|text) details?(?:text|txt) single?content single?post?content
    main?article?body paragraph?list wysiwyg cms?(?:body|content) rich?text field?name?body
    node?(?:content|body) the?content full?(?:text|content|story) text?content inner?content
""")
STANDFIRST = _compile_words(r"""
    stand?first sub?(?:title|headline|head) lead lede summary excerpt intro introduction dek deck abstract
    teaser?text brief article?(?:summary|intro|lead) short?desc\w*
""")
KICKER = _compile_words(r"""
    kicker over?(?:line|title) eyebrow pre?title top?title supra?title upper?title strap?line
""")


@lru_cache(maxsize=20_000)
def split_words(value: str) -> str:
    """Give the words of a class or id in lower case: `relatedPosts_2 mt-4` is `related posts mt`."""
    return _SPLIT.sub(" ", _CAMEL.sub(" ", value)).strip().lower()


@lru_cache(maxsize=20_000)
def tell_by_words(words: str) -> str:
    """Give the reason that class words tell, or ""."""
    return next((reason for reason, pattern in CLASSES if pattern.search(words)), "") if words else ""


NAMING = (
    "class",
    "id",
    "itemprop",
    "aria-labelledby",
    "aria-label",
    "data-component",
    "data-testid",
    "data-module",
)


def read_words(element: Element) -> str:
    """Give the words by which an element is named: class, id and what newer sites use instead."""
    given = element.attrib
    return split_words(" ".join(given[name][:MAX_ATTRIBUTE] for name in NAMING if name in given)) if given else ""


def tell_reason(element: Element) -> tuple[str, str]:
    """Give why the lines of an element are no body, and by what it is told; ("", "") when it says nothing."""
    if element.tag in TAGS:
        return TAGS[element.tag], f"<{element.tag}>"
    role = (element.get("role") or "").lower()
    if role in ROLES:
        return ROLES[role], f"role={role}"
    reason = tell_by_words(read_words(element))
    if reason:
        named = next(name for name in NAMING if name in element.attrib)
        return reason, f"{named}={element.get(named)[:60]}"
    return "", ""


def is_body_element(element: Element) -> bool:
    """Tell whether an element says of itself that it holds the article's text."""
    if "articleBody" in (element.get("itemprop") or "").split():
        return True
    return bool(_BODY.search(read_words(element)))
