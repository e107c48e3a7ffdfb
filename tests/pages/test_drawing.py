"""The drawing of an event in time: right to left, shapes rather than colours, and nothing outside its frame."""

import re

import pytest

from digest.pages.blocks import Mark, TimeLine
from digest.pages.drawing import MOST_LETTERS, draw_time_line
from tests.site.parsed import Parsed

DAYS = (("الاثنين", "17"), ("الثلاثاء", "18"), ("الأربعاء", "19"))


def draw(*marks: Mark, name: str = "ليفانت", days: tuple[tuple[str, str], ...] = DAYS) -> Parsed:
    return Parsed(draw_time_line(TimeLine(days, ((name, marks),), "جرى الحدث يوم الاثنين")))


def find_columns(page: Parsed) -> list[float]:
    return [float(e.get("x1").rstrip("%")) for e in page.find(".tl__g")]


def test_time_runs_from_right_to_left() -> None:
    columns = find_columns(draw(Mark("full", 0)))
    assert columns == sorted(columns, reverse=True)
    assert len(columns) == 3
    assert all(0 < x < 100 for x in columns)


def test_days_are_named_over_their_columns() -> None:
    page = draw(Mark("full", 0))
    assert page.text(".tl__d") == "الاثنينالثلاثاءالأربعاء"
    assert page.text(".tl__n") == "171819"


def test_the_same_in_words() -> None:
    (drawing, *_) = draw(Mark("full", 0)).find(".tl__s")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "جرى الحدث يوم الاثنين")


@pytest.mark.parametrize(
    ("mark", "elements"),
    [
        (Mark("full", 1), ["circle.tl__full"]),
        (Mark("half", 1), ["circle.tl__half", "svg.", "path."]),
        (Mark("maybe", 1), ["circle.tl__maybe"]),
        (Mark("bar", 0, 1), ["line.tl__bar"]),
        (Mark("reach", 0, 2), ["line.tl__reach"]),
    ],
)
def test_each_certainty_has_its_shape(mark: Mark, elements: list[str]) -> None:
    drawn = [f"{e.tag}.{e.get('class')}" for e in draw(mark).elements]
    assert drawn[-len(elements) :] == elements


def test_bar_reaches_from_its_first_to_its_last_day() -> None:
    page = draw(Mark("bar", 0, 2))
    (bar,) = page.find(".tl__bar")
    assert {bar.get("x1"), bar.get("x2")} == {f"{x:g}%" for x in (find_columns(page)[0], find_columns(page)[2])}


def test_colour_carries_nothing() -> None:
    drawn = draw_time_line(TimeLine(DAYS, (("ليفانت", (Mark("full", 0), Mark("half", 1))),), "x"))
    assert not re.search("fill=|stroke=|style=", drawn)


def test_one_day_does_not_divide_by_nothing() -> None:
    assert len(find_columns(draw(Mark("full", 0), days=DAYS[:1]))) == 1


def test_every_row_has_its_own_height() -> None:
    rows = tuple((f"مصدر {n}", (Mark("full", 0),)) for n in range(8))
    page = Parsed(draw_time_line(TimeLine(DAYS, rows, "x")))
    heights = [int(e.get("cy")) for e in page.find(".tl__full")]
    assert len(set(heights)) == 8
    assert max(heights) < int(page.find(".tl__s")[0].get("height"))


@pytest.mark.parametrize("name", ["ميدل ايست – الصباحية", "صحيفة لا نعرف عنها إلا اسمها"])
def test_a_long_name_leaves_the_first_column_free(name: str) -> None:
    """On a phone the drawing is 358 pixels wide and a letter of the bold label about 8: the name must end before."""
    first = find_columns(draw(Mark("full", 0), name=name))[0]
    label_ends = 100 - min(len(name), MOST_LETTERS) * 8 / 358 * 100
    assert first < label_ends - 2
