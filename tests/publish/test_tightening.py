"""Templates lose their indents; what is put into them, and what white space means something in, keeps every letter."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish.templates import keep_compiled
from digest.publish.tightening import Tightening, tighten

SOURCE = """<ul>
    {% for word in words %}
      <li>{{ word }}
          <b>b</b> {#- a remark -#}
      </li>
    {% endfor %}

</ul>
  <PRE>
    {{ words[0] }}
      kept
  </pre>
  <script>
    a("  b  ")
  </script>
    end
"""


def render(source: str, name: str = "x.html", **words: object) -> str:
    env = jinja2.Environment(loader=jinja2.DictLoader({name: source}), extensions=[Tightening])  # noqa: S701
    return env.get_template(name).render(**words)


def test_indents_go_and_what_keeps_white_space_keeps_it() -> None:
    assert render(SOURCE, words=["x\n    y"]) == (
        "<ul>\n\n<li>x\n    y\n<b>b</b></li>\n\n</ul>\n"
        "<PRE>\n    x\n    y\n      kept\n  </pre>\n"
        '<script>\n    a("  b  ")\n  </script>\nend'
    )


def test_only_html_is_tightened() -> None:
    assert render("a\n  b", "x.xml") == "a\n  b"
    assert render("a\n  b", "x.html") == "a\nb"


def test_an_error_names_its_line() -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        render("a\n\n\n\n{% nothing %}")
    assert caught.value.lineno == 5


PIECES = st.sampled_from(
    [
        "a",
        " ",
        "\n",
        "\n  ",
        "\u00a0",
        "\t",
        "<pre>",
        "</pre>",
        "<script src=x>",
        "</script>",
        "<preface>",
        "<b>",
        "</b>",
    ]
)


@given(st.lists(PIECES).map("".join))
def test_words_neither_join_nor_part(text: str) -> None:
    assert re.split(r"[ \t\n]+", tighten(text)[0]) == re.split(r"[ \t\n]+", text)


@given(st.lists(PIECES), st.integers(0, 20))
def test_a_text_in_two_pieces_keeps_what_it_keeps_whole(pieces: list[str], place: int) -> None:
    whole, end = tighten("".join(pieces))
    first, within = tighten("".join(pieces[:place]))
    second, last = tighten("".join(pieces[place:]), within)
    assert last == end
    assert re.sub(r"[ \t]*\n[ \t\n]*", "\n", first + second) == re.sub(r"[ \t]*\n[ \t\n]*", "\n", whole)


def test_material_renders_the_same_words() -> None:
    """Of every template of Material and ours that is read here, the text without indents has the same words."""
    folders = [resources.files("material") / "templates", resources.files("digest") / "theme" / "overrides"]
    paths = [path for folder in folders for path in Path(str(folder)).rglob("*.html")]
    assert len(paths) > 50
    for path in paths:
        text = path.read_text("utf-8")
        tight, within = tighten(text)
        assert within == "", path
        assert tight.split() == text.split(), path


def test_compiled_templates_are_kept_with_it(tmp_path: Path) -> None:
    env = jinja2.Environment(extensions=[Tightening])  # noqa: S701
    assert keep_compiled(env, tmp_path)
