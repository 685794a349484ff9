from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.activity import activity, alt
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
COLUMNS = "rep segment visits minutes timed"
Frame = Callable[..., nw.DataFrame[Any]]


def traces(drawn: Any) -> list[Any]:
    return list(drawn.select_traces())


@pytest.fixture
def rows(frame: Frame) -> nw.DataFrame[Any]:
    return frame(
        COLUMNS,
        ("", "maintenance", 1, 0, 0),
        ("<b>王敏", "development", 3, 90, 2),
        ("<b>王敏", "unclassified", 1, 30, 1),
    )


def shares(drawn: Any) -> dict[str, tuple[float, ...]]:
    return {t.customdata[0][1]: t.x for t in traces(drawn)}


def test_bars_are_shares_of_each_rep_everyone_first(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = activity(rows, EN)
    assert shares(drawn) == {
        "development": (0.6, 0.75, 0.0),
        "negotiation": (0.0, 0.0, 0.0),
        "maintenance": (0.2, 0.0, 1.0),
        "unclassified": (0.2, 0.25, 0.0),
    }
    first = traces(drawn)[0]
    assert [rep for rep, _ in first.customdata] == [None, "<b>王敏", ""]
    assert first.text == ("60 %", "75 %", "")


def test_names_are_plain_text_and_blank_ones_are_named(
    rows: nw.DataFrame[Any],
) -> None:
    axis = activity(rows, ZH).layout.to_plotly_json()["yaxis"]
    assert axis["ticktext"] == [
        "<b>全体</b>",
        "&lt;b&gt;王敏",
        "未填销售人员",
    ]
    assert axis["type"] == "category"


def test_bars_end_with_what_they_are_the_share_of(
    rows: nw.DataFrame[Any],
) -> None:
    layout = activity(rows, EN).layout.to_plotly_json()
    assert [n["text"] for n in layout["annotations"]] == ["5", "4", "1"]
    layout = activity(rows, EN, measure="hours").layout.to_plotly_json()
    assert [n["text"] for n in layout["annotations"]] == [
        "2 h · 3 of 5",
        "2 h · 3 of 4",
        "0 h · 0 of 1",
    ]


def test_hours_are_shares_of_the_minutes_written(
    rows: nw.DataFrame[Any],
) -> None:
    found = shares(activity(rows, EN, measure="hours"))
    assert found["development"] == (0.75, 0.75, 0.0)
    assert found["maintenance"] == (0.0, 0.0, 0.0)


def test_hours_that_nobody_wrote_have_no_bar(frame: Frame) -> None:
    lone = frame(COLUMNS, ("Ann", "development", 2, 0, 0))
    assert set(shares(activity(lone, EN, measure="hours")).values()) == {(0,)}


def test_one_rep_stands_alone(frame: Frame) -> None:
    lone = frame(COLUMNS, ("Ann", "development", 2, 60, 1))
    drawn = activity(lone, EN)
    assert shares(drawn)["development"] == (1.0,)
    first = traces(drawn)[0]
    assert first.hovertext == (
        "<b>Ann</b><br>Customer development: 2 of 2 visits (100 %)",
    )


def test_no_visits_say_so(frame: Frame) -> None:
    assert traces(activity(frame(COLUMNS), EN)) == []
    assert alt(frame(COLUMNS), EN) == "Nothing to show here yet"


def test_alt_holds_every_share(rows: nw.DataFrame[Any]) -> None:
    assert alt(rows, EN) == (
        "Share of visits by activity. "
        "Everyone, 5: Customer development 60 % · Customer maintenance 20 % "
        "· Unclassified 20 %. "
        "<b>王敏, 4: Customer development 75 % · Unclassified 25 %. "
        "No rep named, 1: Customer maintenance 100 %."
    )


def test_ticks_stand_where_the_target_would_end(
    rows: nw.DataFrame[Any],
) -> None:
    targets = {None: (40.0, 40.0, 20.0), "<b>王敏": (50.0, 25.5, 24.5), "": ()}
    *bars, ticks = traces(activity(rows, EN, targets=targets))
    assert len(bars) == 4
    assert list(zip(ticks.y, ticks.x, strict=True)) == [
        (0, 0.4),
        (0, 0.8),
        (1, 0.5),
        (1, 0.755),
    ]
    assert ticks.hovertext[2] == (
        "<b>&lt;b&gt;王敏</b><br>Target: Customer development 50 % · "
        "Proposal and negotiation 26 % · Customer maintenance 25 %"
    )


def test_alt_holds_the_target(rows: nw.DataFrame[Any]) -> None:
    told = alt(rows, ZH, targets={None: (40, 40, 20)})
    assert told.count("目标") == 1
    assert "目标：客户开发 40%" in told
