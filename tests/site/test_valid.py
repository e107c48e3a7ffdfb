"""What the Nu checker and html-validate found wrong in our pages once, held without Java or Node.

CONTRIBUTING.md says how to run the Nu checker itself.
"""

from collections import Counter

from tests.site.conftest import Built

#: Inputs on which HTML allows ``autocomplete``.
TEXTUAL = frozenset(
    {"", "text", "search", "email", "url", "tel", "password", "number", "date", "time", "month", "range"}
)
#: What may hold no other block: a start tag inside would close it.
LINES = frozenset({"p", "h1", "h2", "h3", "h4", "summary"})
BLOCKS = frozenset({"p", "div", "ul", "ol", "section", "aside", "header", "details", "figure", "table", "nav", "h2"})


def test_tags_close_and_ids_are_single(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        assert page.faults == [], name
        assert [i for i, n in Counter(page.ids).items() if n > 1] == [], name
        assert not [i for i in page.ids if i.split() != [i]], f"{name}: white space in an id"


def test_only_fields_of_text_complete_themselves(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        asked = [e for e in page.find("input") if e.get("autocomplete")]
        assert not [e for e in asked if e.get("type") not in TEXTUAL], name


def test_no_line_holds_a_block(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        found = [e for e in page.elements if e.tag in BLOCKS and e.within and e.within[-1].tag in LINES - {"summary"}]
        assert not found, f"{name}: {found[0].within[-1].tag} holds {found[0].tag}"


def test_references_lead_to_ids(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        ids = set(page.ids)
        for element in page.elements:
            for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                missing = set(element.get(key).split()) - ids
                assert not missing, f"{name}: {element.tag} {key} {missing}"


def test_every_page_has_one_title_one_main_heading_and_a_language(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        if page.find("main"):
            assert len([e for e in page.find("title") if "svg" not in {w.tag for w in e.within}]) == 1, name
            assert len(page.find("h1")) == 1, name
        assert page.find("html")[0].get("lang") == "ar", name
        assert page.find("html")[0].get("dir") == "rtl", name
