"""Skeletons: what a template makes of marks, filled with words, is what it makes of the words."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish.skeleton import Mark, UnknownUseError, cut, make_marks, make_plain_mark
from tests.pages.constructs import TEXTS

USES = (
    "{{ a }}", "{{ b | e }}", "{{ {'x': a, 'y': [b]} | tojson }}", "{{ 'x' ~ a ~ 'y' }}", "{{ a + 'x' }}",
    "{% if b %}{{ b }}{% else %}-{% endif %}", "{{ '%s' | format(a) }}", "قال {{ part }}/",
    "{{ b | default('x', true) }}", "{% set c = a %}{{ c | forceescape }}", "{{ a | safe }}",
)  # fmt: skip
ASKING = (
    "{{ a | length }}", "{{ a | upper }}", "{{ a | replace('x', 'y') }}", "{{ a == 'x' }}", "{{ 'x' in a }}",
    "{{ a[0] }}", "{{ a < b }}", "{{ a | trim }}", "{{ a | striptags }}", "{{ a | urlencode }}", "{{ {a: 1}['x'] }}",
    "{{ a * 2 }}",
    "{% for c in a %}{{ c }}{% endfor %}", "{{ a.startswith('x') }}", "{{ a is eq('x') }}", "{{ a | truncate(3) }}",
    "{{ a | title }}", "{{ a | string | lower }}", "{{ a | xmlattr if false else a | list }}",
)  # fmt: skip
MARKS = {**make_marks(("a", "b")), "part": make_plain_mark(0)}


def render(template: str, words: dict[str, str]) -> str:
    return jinja2.Environment(autoescape=False).from_string(template).render(words)  # noqa: S701 (as MkDocs has it)


@given(st.lists(st.sampled_from(USES), min_size=1, max_size=5).map("\n".join), TEXTS, TEXTS)
def test_filled_it_is_what_the_template_makes(template: str, a: str, b: str) -> None:
    words = {"a": a, "b": b, "part": "2020-02-19_x"}
    filled = cut(render(template, MARKS), MARKS).fill(words)
    assert filled == render(template, words).encode("utf-8", "xmlcharrefreplace")


@pytest.mark.parametrize("template", ASKING)
def test_a_template_that_asks_for_more_is_found_out(template: str) -> None:
    with pytest.raises(UnknownUseError):
        cut(render(template, MARKS), MARKS)


def test_a_mark_is_a_text_that_is_not_empty() -> None:
    mark = MARKS["a"]
    assert isinstance(mark, Mark)
    assert bool(mark)
    assert len(str.__str__(mark)) > 0
