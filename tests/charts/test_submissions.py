"""The board: a mark for each rep and week, its shape the state."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts import submissions as chart
from salesdash.charts.submissions import alt, said
from salesdash.words import Words

T = Words("en")
WEEKS = (20_763, 20_770, 20_777)


def submissions(frame: nw.DataFrame, t: Words) -> Any:
    return chart.submissions(frame, t)


def cells(*rows: tuple) -> nw.DataFrame:
    names = ("rep", "week", "state", "late", "copied", "sheets", "rows")
    return nw.from_native(pl.DataFrame(rows, names, orient="row"))


BOARD = cells(
    ("Ann", WEEKS[0], "in_time", 0, 0, 2, 30),
    ("Ann", WEEKS[1], "late", 3, 0, 1, 5),
    ("Ann", WEEKS[2], "late", 1, 1, 1, 5),
    ("<b>", WEEKS[0], "none", 0, 0, 0, 0),
    ("<b>", WEEKS[1], "missing", 0, 0, 0, 0),
    ("<b>", WEEKS[2], "due", 0, 0, 0, 0),
)


def test_each_state_is_a_shape_of_its_own() -> None:
    drawn = submissions(BOARD, T)
    told = {
        trace.name: (trace.marker.symbol, [tuple(c) for c in trace.customdata])
        for trace in drawn.data
    }
    assert told == {
        "In time": ("circle", [("Ann", WEEKS[0])]),
        "Late": ("diamond", [("Ann", WEEKS[1])]),
        "Missing": ("x", [("<b>", WEEKS[1])]),
        "Unchanged copy": ("hourglass-open", [("Ann", WEEKS[2])]),
        "Still due": ("circle-open", [("<b>", WEEKS[2])]),
    }


def test_days_late_stand_beside_the_mark() -> None:
    drawn = submissions(BOARD, T)
    texts = {trace.name: trace.text for trace in drawn.data}
    assert (texts["Late"], texts["Unchanged copy"]) == (("+3",), ("+1",))


def test_shares_stand_beside_each_rep_and_below_each_week() -> None:
    drawn = submissions(BOARD, T)
    told = [
        (a.y if a.xref == "paper" else a.x, a.text)
        for a in (drawn.layout.annotations)
    ]
    assert told == [
        ("Ann", "1/3"),
        ("<b>", "0/1"),
        (WEEKS[0], "1<br>1"),
        (WEEKS[1], "0<br>2"),
        (WEEKS[2], "0<br>1"),
    ]


def test_a_year_has_marks_and_no_numbers_beside_them() -> None:
    year = cells(
        *(("Ann", WEEKS[0] + 7 * n, "late", 2, 0, 1, 1) for n in range(52))
    )
    drawn = submissions(year, T)
    assert set(drawn.data[0].text) == {""}
    assert [a.text for a in drawn.layout.annotations] == ["0/52"]
    assert len(drawn.layout.xaxis.tickvals) == 6


def test_the_last_week_is_always_named() -> None:
    ticks = submissions(BOARD, T).layout.xaxis
    assert ticks.tickvals[0] == WEEKS[2]
    assert ticks.ticktext[0] == "20<br>Nov"
    chinese = submissions(BOARD, Words("zh")).layout.xaxis
    assert chinese.ticktext[0] == "11月<br>20日"


def test_a_name_is_never_markup() -> None:
    drawn = submissions(BOARD, T)
    assert drawn.layout.yaxis.ticktext == ("Ann", "&lt;b&gt;")
    missing = next(t for t in drawn.data if t.name == "Missing")
    assert missing.hovertext == ("&lt;b&gt;, week to 13 Nov 2026: Missing",)


def test_a_cell_is_said_in_words() -> None:
    rows = {(r["rep"], r["week"]): r for r in BOARD.rows(named=True)}
    assert said(rows["Ann", WEEKS[2]], T) == "Late by 1 d, an unchanged copy"
    drawn = submissions(BOARD, T)
    first = next(t for t in drawn.data if t.name == "In time")
    assert first.hovertext == (
        "Ann, week to 6 Nov 2026: In time · sheets: 2, rows: 30",
    )


def test_the_alternative_text_holds_every_number() -> None:
    assert alt(BOARD, T) == (
        "Who handed in the weekly sheets. "
        "<b>: Missing 1, Still due 1, Not asked for 1. "
        "Ann: In time 1, Late 2, Unchanged copy 1."
    )


def test_nothing_to_show_is_said() -> None:
    empty = BOARD.filter(nw.col("rep") == "Nobody")
    (note,) = submissions(empty, T).layout.annotations
    assert note.text == T("chart.empty")
