from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts.growth import SHOWN, alt, growth, rest, written
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
DAY = 20_777
COLUMNS = {
    "rep": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "measure": pl.String,
    "value": pl.Float64,
    "n": pl.Int64,
    "direction": pl.String,
}


def frame(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=COLUMNS, orient="row"))


def row(rep: str, back: int, value: float, direction: str = "") -> Any:
    end = DAY - 91 * back
    return (rep, end - 90, end, "win_rate", value, 10, direction)


ROWS = frame(
    row("<b>Ann", 0, 0.5, "better"),
    row("<b>Ann", 1, 0.25),
    row("王敏", 0, 0.4, "worse"),
    row("Gone", 1, 0.3, "worse"),
)


def lines(drawn: Any) -> dict[str, Any]:
    return {
        t.customdata[0][0]: t.y for t in drawn.data if t.customdata is not None
    }


def test_each_rep_has_a_picture_and_a_gap_where_nothing_is_known():
    drawn: Any = growth(ROWS, "win_rate", EN)
    assert lines(drawn) == {
        "<b>Ann": (0.25, 0.5),
        "Gone": (0.3, None),
        "王敏": (None, 0.4),
    }
    heads = [note.text for note in drawn.layout.annotations]
    assert heads == ["&lt;b&gt;Ann ▲", "Gone", "王敏 ▼"]


def test_all_pictures_share_their_scale():
    drawn: Any = growth(ROWS, "win_rate", ZH, across=2, dark=True)
    layout = drawn.layout
    ranges = {tuple(layout[f"yaxis{n}"].range) for n in ("", "2", "3")}
    assert ranges == {(0.0, 1.1)}


def test_of_many_reps_the_first_are_shown():
    many = frame(*(row(f"R{n:02}", 0, 0.1) for n in range(SHOWN + 2)))
    assert len(lines(growth(many, "win_rate", EN))) == SHOWN
    assert rest(many, "win_rate", EN).startswith(f"The first {SHOWN} reps of")
    assert rest(ROWS, "win_rate", EN) == ""


def test_words_say_where_each_rep_was_and_is():
    assert alt(ROWS, "win_rate", EN) == (
        "Win rate of each rep, the oldest quarter first. "
        "&lt;b&gt;Ann: 25 %, 50 %. Gone: 30 %. 王敏: 40 %."
    )


def test_nothing_is_drawn_of_nothing():
    drawn: Any = growth(ROWS, "visits", EN)
    assert len(drawn.data) == 0
    assert alt(ROWS, "visits", EN) == EN("chart.empty")


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        ("gap", 0.125, "13 %"),
        ("visits", 9.96, "10.0"),
        ("cycle", 143.5, "144"),
        ("customers", 1_200.0, "1,200"),
    ],
)
def test_values_are_as_precise_as_it_matters(measure, value, told):
    assert written(measure, value, EN) == told
