from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.score import alt, known, line, line_alt, radar
from salesdash.metrics.reached import reached
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
POINTS = {"pain_points": 12, "power_points": 8, "control_points": 20}
SOME = reached(POINTS)
WHOLE = reached(POINTS | {"vision_points": 15, "value_points": 6})
DAY = 20_777


def parts(drawn: Any) -> tuple[list[Any], Any, Any]:
    """Give the sides, the marks and the holes of a radar."""
    *sides, marks, holes = drawn.to_plotly_json()["data"]
    return [s for s in sides if s["mode"] == "lines"], marks, holes


def course(*rows: tuple[int, int | None, int]) -> nw.DataFrame[Any]:
    names = ["as_of", "score", "score_known"]
    frame = pl.DataFrame(
        rows, schema=dict.fromkeys(names, pl.Int64), orient="row"
    )
    return nw.from_native(frame)


def test_the_outline_is_whole_where_all_factors_are_known() -> None:
    sides, marks, holes = parts(radar(WHOLE, EN))
    outline = [tuple(s["r"]) for s in sides if "fill" not in s]
    assert outline == [(12, 8), (8, 15), (15, 6), (6, 20), (20, 12)]
    assert (len(marks["r"]), len(holes["r"])) == (5, 0)


def test_an_unknown_factor_opens_the_outline_and_is_no_zero() -> None:
    sides, marks, holes = parts(radar(SOME, EN))
    outline = [tuple(s["r"]) for s in sides if "fill" not in s]
    assert outline == [(12, 8), (20, 12)]
    assert list(marks["r"]) == [12, 8, 20]
    assert (list(holes["theta"]), set(holes["text"])) == ([144, 216], {"?"})


def test_weakest_and_level_0_have_signs_of_their_own() -> None:
    _, marks, _ = parts(radar(SOME, EN, weakest="power"))
    assert list(marks["marker"]["symbol"]) == ["x", "diamond", "circle"]


def test_a_deal_without_points_says_so() -> None:
    drawn = radar(reached({}), EN).to_plotly_json()
    (note,) = drawn["layout"]["annotations"]
    assert note["text"] == EN("score.unknown_all")


def test_every_axis_goes_to_20_points() -> None:
    layout = radar(WHOLE, ZH, dark=True).to_plotly_json()["layout"]
    assert list(layout["polar"]["radialaxis"]["range"]) == [0, 20]
    names = layout["polar"]["angularaxis"]["ticktext"]
    assert names[0] == "问题<br><b>12</b>"


def test_the_radar_is_said_in_words() -> None:
    assert alt(SOME, EN) == (
        "Points of the five factors. Pain: 12 of 20. Power: 8 of 20. "
        "Vision: unknown. Value: unknown. Control: 20 of 20."
    )


def test_a_score_says_how_many_factors_it_is_made_of() -> None:
    rows = [
        {"score": 46, "score_known": 3},
        {"score": 86, "score_known": 5},
        {"score": None, "score_known": 0},
    ]
    assert [known(row, EN) for row in rows] == [
        "46 of 3 known factors",
        "86",
        "unknown",
    ]


def test_the_line_holds_until_the_day_of_the_view() -> None:
    drawn = line(course((20_700, 10, 2), (20_750, 40, 5)), DAY, EN)
    (trace,) = drawn.to_plotly_json()["data"]
    assert trace["line"]["shape"] == "hv"
    assert [str(day) for day in trace["x"]] == [
        "2026-09-04",
        "2026-10-24",
        "2026-11-20",
    ]
    assert (list(trace["y"]), trace["text"][-1]) == ([10, 40, 40], "40")


def test_the_line_is_said_in_words() -> None:
    told = line_alt(course((20_700, 10, 2), (20_750, None, 0)), EN)
    assert told == (
        "Score over time. 4 Sep 2026: 10 of 2 known factors. "
        "24 Oct 2026: unknown."
    )
