"""The matrix of control points: a mark for each, its shape the status."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts import controls as chart
from salesdash.method.controls import CONTROL_POINTS
from salesdash.words import Words
from tests.book import eight

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def rows(tmp_path_factory) -> Any:
    book = eight.fill(tmp_path_factory.mktemp("eight"))
    point = "opportunities_graded"
    book.coaching.control(book.view(DAY), point, "Bo", "no", by="Eve")
    return book.view(DAY).controls


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dark", [True, False])
def test_each_cell_has_one_mark_with_its_place(rows, language, dark):
    drawn: Any = chart.controls(rows, Words(language), dark=dark)
    marks = [place for trace in drawn.data for place in trace.customdata]
    expected = [[p, rep] for p in CONTROL_POINTS for rep in ("", "ann", "bo")]
    assert sorted(marks) == sorted(expected)


def test_shape_colour_and_number_say_the_status(rows):
    drawn: Any = chart.controls(rows, Words("en"))
    told = {t.name: (t.marker.symbol, t.marker.color) for t in drawn.data}
    assert told == {
        "Kept": ("circle", "#009E73"),
        "Partly kept": ("diamond", "#E69F00"),
        "Not kept": ("x", "#D55E00"),
    }
    kept = next(t for t in drawn.data if t.name == "Kept")
    at = [list(place) for place in kept.customdata].index(
        ["opportunities_graded", "bo"]
    )
    assert kept.text[at] == "2/2 ✎"
    assert kept.hovertext[at] == (
        "Bo · Every opportunity graded by milestone<br>Kept<br>"
        "2 of 2 as they should be<br>not kept"
    )


def test_the_chart_is_told_in_numbers(rows):
    told = chart.alt(rows, Words("zh"))
    assert "客户名单：未达到，1/4。" in told
    assert "掌握关键：部分达到，1/2。" in told


def test_no_row_is_an_empty_chart(rows):
    drawn: Any = chart.controls(rows.head(0), Words("en"))
    assert len(drawn.data) == 0


def test_one_rep_alone_needs_no_row_of_all(rows):
    alone = rows.filter(nw.col("rep_key").is_in(["", "bo"]))
    assert chart.seen(rows) == {"": "", "ann": "Ann", "bo": "Bo"}
    assert chart.seen(alone) == {"bo": "Bo"}
    drawn: Any = chart.controls(alone, Words("en"))
    marks = [place for trace in drawn.data for place in trace.customdata]
    assert sorted(marks) == sorted([p, "bo"] for p in CONTROL_POINTS)
