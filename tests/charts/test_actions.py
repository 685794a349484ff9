from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.actions import actions, alt
from salesdash.charts.actions_board import ALL, Board
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
MONDAY = 20_773
COUNTED = ("dimension", "rep", "week", "code", "visits", "minutes", "timed")
MOVED = {"rep": str, "week": int, "up": int, "back": int, "won": int}


def board(*counted: tuple[Any, ...], moved: Any = ()) -> Board:
    texts = ("dimension", "rep", "code")
    schema = {n: pl.String if n in texts else pl.Int64 for n in COUNTED}
    frame = pl.DataFrame(counted, schema=schema, orient="row")
    moves = pl.DataFrame(moved, schema=MOVED, orient="row")
    return Board(
        nw.from_native(frame),
        nw.from_native(moves),
        (MONDAY - 7, MONDAY),
        "activity",
        "visits",
        lambda code: code.title(),
    )


ROWS = (
    ("activity", "<b>Ann", MONDAY, "development", 3, 90, 2),
    ("activity", "Bo", MONDAY - 7, "development", 1, 0, 0),
    ("activity", "Bo", MONDAY, "unclassified", 4, 0, 0),
    ("step", "Bo", MONDAY, "no_step", 4, 0, 0),
)
MOVES = [("<b>Ann", MONDAY, 2, 0, 1)]


def cells(drawn: Any, code: str) -> dict[tuple[Any, Any], str]:
    """Give the texts of a panel by rep and week, blank ones left out."""
    (trace,) = [
        trace
        for trace in drawn.select_traces({"type": "scatter"})
        if trace.customdata[0][2] == code
    ]
    pairs = zip(trace.customdata, trace.text, strict=True)
    return {(r, w): text for (r, w, _), text in pairs if text.strip("</b>")}


def test_each_panel_shows_counts_and_their_sums() -> None:
    drawn = actions(board(*ROWS), EN)
    assert cells(drawn, "development") == {
        ("<b>Ann", MONDAY): "3",
        ("<b>Ann", None): "<b>3</b>",
        ("Bo", MONDAY - 7): "1",
        ("Bo", None): "<b>1</b>",
        (None, MONDAY - 7): "<b>1</b>",
        (None, MONDAY): "<b>3</b>",
        (None, None): "<b>4</b>",
    }


def test_the_first_panel_has_all_visits_and_the_moves() -> None:
    drawn: Any = actions(board(*ROWS, moved=MOVES), EN)
    found = cells(drawn, ALL)
    assert found[None, None] == "<b>8</b>"
    assert found["Bo", MONDAY] == "4"
    assert found["<b>Ann", MONDAY] == (
        '3<br><span style="font-size:8px">▲★</span>'
    )
    titles = [note.text for note in drawn.layout.annotations]
    assert titles == ["All visits", "Development", "Unclassified"]


def test_names_are_text_in_the_chart() -> None:
    drawn: Any = actions(board(*ROWS), EN)
    assert drawn.layout.yaxis.ticktext == (
        "Bo",
        "&lt;b&gt;Ann",
        "All reps",
    )
    hover = [t for trace in drawn.data for t in trace.hovertext or ()]
    assert [text for text in hover if "<b>Ann" in text] == []


def test_the_darkest_cell_has_the_most() -> None:
    drawn: Any = actions(board(*ROWS), EN)
    grounds = [t.z for t in drawn.select_traces({"type": "heatmap"})]
    assert [list(row) for row in grounds[1]] == [
        [0.25, 0.0],
        [0.0, 0.75],
    ]


def test_minutes_are_written_as_hours() -> None:
    timed = replace(board(*ROWS), measure="minutes")
    drawn = actions(timed, EN)
    assert cells(drawn, "development")["<b>Ann", MONDAY] == "1.5"
    long = replace(timed, weeks=range(MONDAY - 13 * 7, MONDAY + 1, 7))
    assert cells(actions(long, EN), "development")["<b>Ann", MONDAY] == "2"
    assert "<b>Ann: 1.5 h;" in alt(timed, EN)


def test_the_sums_of_many_weeks_have_room() -> None:
    long = replace(board(*ROWS), weeks=range(MONDAY - 175, MONDAY + 1, 7))
    drawn: Any = actions(long, EN)
    (first, *_) = drawn.select_traces({"type": "scatter"})
    assert first.x[26] > 26.5
    small: Any = actions(long, EN, narrow=True)
    (first, *_) = small.select_traces({"type": "scatter"})
    assert first.textfont.size == 7.5


def test_nothing_is_said_in_a_sentence() -> None:
    drawn: Any = actions(board(), ZH)
    assert len(drawn.data) == 0
    assert len(drawn.layout.annotations) == 1


def test_the_words_hold_the_numbers() -> None:
    assert alt(board(*ROWS, moved=MOVES), EN) == (
        "Visits by rep and week. Bo: 5; 0 up, 0 back, 0 won. "
        "<b>Ann: 3; 2 up, 0 back, 1 won."
    )
