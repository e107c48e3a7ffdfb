"""Edits in place: whatever stands beside a value keeps its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.store.value_edits import (
    EditError,
    add_item,
    append_body,
    drop_item,
    remove_body,
    remove_key,
    replace_inner,
    replace_item,
    set_mapping,
    set_value,
)

ORDER = ("title", "event", "grouping", "aliases", "apart", "draft")
EDITOR = {"origin": "editor"}


def front(*lines: str, body: str = "\nمتن.\n") -> str:
    return "\n".join(["---", *lines, "---", ""]) + body


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["event: old"], ["event: new"]),
        (["event:   old   # why"], ["event:   new   # why"]),
        (['event: "old"  '], ['event: "new"  ']),
        (["event: 'old' # c"], ["event: 'new' # c"]),
        (["event:", "draft: true"], ["event: new", "draft: true"]),
        (["event: # later"], ["event: new # later"]),
        (["event: ~"], ["event: new"]),
        (["event:", "  old"], ["event:", "  new"]),
        (["event: |", "  old", "", "draft: true"], ["event: new", "", "draft: true"]),
        (["event: new # as it is"], ["event: new # as it is"]),
        (["draft: true", 'title: "t"'], ["draft: true", 'title: "t"', "event: new"]),
        (
            ["title: t", "", "# of the draft", "draft: true"],
            ["title: t", "event: new", "", "# of the draft", "draft: true"],
        ),
        (["draft: true"], ["event: new", "draft: true"]),
        (["  title: t", "  draft: true"], ["  title: t", "  event: new", "  draft: true"]),
        (["title: ﷽ 🇪🇬 ﷺ", "event: old"], ["title: ﷽ 🇪🇬 ﷺ", "event: new"]),
        (["title: a\u2028b", "event: old"], ["title: a\u2028b", "event: new"]),
    ],
)
def test_a_value_is_set(before: list[str], after: list[str]) -> None:
    assert set_value(front(*before), "event", "new", "new", ORDER) == front(*after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["event: e"], ["event: e", "grouping: {origin: editor}"]),
        (["grouping: {origin: machine, score: 0.2} # c"], ["grouping: {origin: editor} # c"]),
        (
            ["grouping: {origin: machine, # x", "  score: 1}", "draft: true"],
            ["grouping: {origin: editor}", "draft: true"],
        ),
        (["grouping: { origin: editor }  "], ["grouping: { origin: editor }  "]),
        (["grouping:"], ["grouping: {origin: editor}"]),
        (
            ["grouping: # c", "  score: 1", "  origin: machine # d", "  next: {event: x}", "draft: true"],
            ["grouping: # c", "  origin: editor # d", "draft: true"],
        ),
        (["grouping:", "  score: 1", "  shared:", "    - a"], ["grouping:", "  origin: editor"]),
    ],
)
def test_a_mapping_is_set(before: list[str], after: list[str]) -> None:
    assert set_mapping(front(*before), "grouping", EDITOR, ORDER) == front(*after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["title: t"], ["title: t", "aliases: [new]"]),
        (["aliases: [a, b ] # c"], ["aliases: [a, b, new ] # c"]),
        (["aliases: [a,]"], ["aliases: [a, new,]"]),
        (["aliases: []"], ["aliases: [new]"]),
        (["aliases:"], ["aliases: [new]"]),
        (["aliases: a # c"], ["aliases: [a, new] # c"]),
        (["aliases:", "- a # x", "", "# y", "draft: true"], ["aliases:", "- a # x", "- new", "", "# y", "draft: true"]),
        (["aliases:", "    - a", "    - b"], ["aliases:", "    - a", "    - b", "    - new"]),
        (["aliases: [", "  a, # one", "  b", "]"], ["aliases: [", "  a, # one", "  b, new", "]"]),
    ],
)
def test_an_item_is_added(before: list[str], after: list[str]) -> None:
    assert add_item(front(*before), "aliases", "new", ORDER) == front(*after)


@pytest.mark.parametrize(
    ("before", "replaced", "dropped"),
    [
        (["apart: [old, b] # c"], ["apart: [new, b] # c"], ["apart: [b] # c"]),
        (["apart: [b, 'old', c]"], ["apart: [b, 'new', c]"], ["apart: [b, c]"]),
        (["apart: [old, new]"], ["apart: [new]"], ["apart: [new]"]),
        (
            ["apart:", "  - a # x", "  - old # y", "  # z", "  - c"],
            ["apart:", "  - a # x", "  - new # y", "  # z", "  - c"],
            ["apart:", "  - a # x", "  - c"],
        ),
        (
            ["title: t", "apart: old", "draft: true"],
            ["title: t", "apart: new", "draft: true"],
            ["title: t", "draft: true"],
        ),
        (["title: t", "apart: [x]"], ["title: t", "apart: [x]"], ["title: t", "apart: [x]"]),
        (["title: t"], ["title: t"], ["title: t"]),
    ],
)
def test_an_item_is_replaced_or_dropped(before: list[str], replaced: list[str], dropped: list[str]) -> None:
    assert replace_item(front(*before), "apart", "old", "new") == front(*replaced)
    assert drop_item(front(*before), "apart", "old") == front(*dropped)


def test_an_inner_value_is_replaced_only_where_it_is_the_old_one() -> None:
    text = front("grouping: {origin: machine, next: {event: old, score: 0.1}} # old")
    path = ("grouping", "next", "event")
    assert replace_inner(text, path, "old", "new") == text.replace("event: old", "event: new")
    assert replace_inner(text, path, "other", "new") == text
    assert replace_inner(front("title: t"), path, "old", "new") == front("title: t")


def test_a_key_goes_with_its_lines_and_the_body_with_the_rest() -> None:
    text = front("# head", "title: |", "  t", "# of the event", "event: e")
    assert remove_key(text, "title") == front("# head", "# of the event", "event: e")
    assert remove_key(text, "draft") == text
    assert remove_body(text) == text.removesuffix("\nمتن.\n")
    assert append_body(text, "ثانٍ.\n") == text + "\nثانٍ.\n"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    text = front("title: t", "event: old # c", "draft: true").replace("\n", end)
    assert set_value(text, "event", "new", "new", ORDER) == text.replace("old", "new")
    assert add_item(text, "aliases", "a", ORDER) == text.replace("draft", f"aliases: [a]{end}draft")


@pytest.mark.parametrize(
    "text", ["", "متن", "---\ntitle: t\n", "---\n{title: t, event: old}\n---\n", "---\na: [\n---\n"]
)
def test_what_cannot_be_edited_by_key_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        set_value(text, "event", "new", "new", ORDER)


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True), st.sampled_from(["[{}]", "\n- {}", "\n  - {}"]))
def test_adding_and_dropping_an_item_gives_equal_bytes(items: list[str], style: str) -> None:
    before, _, after = style.partition("{}")
    between = ", " if after else before
    value = before + between.join(items) + after if items else ""
    text = front("title: t", *([f"apart:{value if value.startswith(chr(10)) else ' ' + value}"] if items else []))
    assert drop_item(add_item(text, "apart", "new", ORDER), "apart", "new") == text
