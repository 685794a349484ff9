from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.charts.activity_weeks import SHOWN, activity_weeks, alt, rest
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
TEAM = "week segment visits minutes timed"
MONDAY = 20_780
Frame = Callable[..., nw.DataFrame[Any]]


def traces(drawn: Any) -> list[Any]:
    return list(drawn.select_traces())


def bars(drawn: Any) -> list[tuple[Any, ...]]:
    return [
        (t.customdata[0][0], t.customdata[0][2], t.x, t.y)
        for t in traces(drawn)
        if any(t.y)
    ]


def test_everyone_is_one_picture_with_gaps_where_nothing_was(
    frame: Frame,
) -> None:
    weeks = frame(
        TEAM,
        (MONDAY - 14, "development", 2, 60, 1),
        (MONDAY, "development", 1, 30, 1),
        (MONDAY, "maintenance", 4, 0, 0),
    )
    drawn = activity_weeks(weeks, EN)
    mondays = (MONDAY - 14, MONDAY)
    assert bars(drawn) == [
        (None, "development", mondays, (2, 1)),
        (None, "maintenance", mondays, (0, 4)),
    ]
    axis = drawn.layout.to_plotly_json()["xaxis"]
    assert axis["tickvals"] == [MONDAY - 14, MONDAY - 7, MONDAY]
    assert axis["ticktext"] == ["9 Nov", "16 Nov", "23 Nov"]


def test_each_rep_has_a_picture_the_busiest_first(frame: Frame) -> None:
    weeks = frame(
        f"rep {TEAM}",
        ("Ann", MONDAY, "negotiation", 1, 90, 1),
        ("王敏", MONDAY, "negotiation", 2, 30, 1),
    )
    drawn = activity_weeks(weeks, EN, measure="hours")
    assert bars(drawn) == [
        ("王敏", "negotiation", (MONDAY,), (0.5,)),
        ("Ann", "negotiation", (MONDAY,), (1.5,)),
    ]
    layout = drawn.layout.to_plotly_json()
    assert [n["text"] for n in layout["annotations"]] == ["王敏", "Ann"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


def test_many_reps_are_cut_and_it_says_so(frame: Frame) -> None:
    reps = [(f"r{n}", MONDAY, "negotiation", n, 0, 0) for n in range(1, 20)]
    weeks = frame(f"rep {TEAM}", *reps)
    assert len(bars(activity_weeks(weeks, EN))) == SHOWN
    assert rest(weeks, EN) == "The 12 reps with the most visits, of 19"
    assert rest(weeks.filter(nw.col("visits") > 10), EN) == ""


def test_no_visits_say_so(frame: Frame) -> None:
    assert traces(activity_weeks(frame(TEAM), EN)) == []
    assert alt(frame(TEAM), EN) == "Nothing to show here yet"


def test_alt_holds_the_weeks_of_everyone(frame: Frame) -> None:
    weeks = frame(
        f"rep {TEAM}",
        ("Ann", MONDAY, "negotiation", 1, 90, 1),
        ("王敏", MONDAY, "negotiation", 2, 0, 0),
    )
    assert alt(weeks, EN) == "Visits week by week. Week of 23 Nov 2026: 3."
    assert alt(weeks, ZH, measure="hours") == (
        "逐周小时数。2026年11月23日起的一周：1.5 小时（1/3 次）。"
    )
