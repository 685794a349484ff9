from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.forecast import ROW, alt, forecast, unit
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
COLUMNS = (
    "period status currency count amount weighted_claimed weighted_verified"
)
M = 10**8
Frame = Callable[..., nw.DataFrame[Any]]


def traces(drawn: Any) -> list[Any]:
    return list(drawn.select_traces())


@pytest.fixture
def rows(frame: Frame) -> nw.DataFrame[Any]:
    return frame(
        COLUMNS,
        ("2026-11", "won", "CNY", 1, 2 * M, 2 * M, 2 * M),
        ("2026-11", "open", "CNY", 3, 9 * M, 4 * M, M),
        ("2027-01", "open", "CNY", 2, 8 * M, 3 * M, 0),
        ("undated", "open", "CNY", 1, M, M, 0),
        ("overdue", "open", "CNY", 1, M, M, 0),
        ("2026-11", "open", "USD", 5, 7 * M, 7 * M, 7 * M),
    )


def draw(rows: nw.DataFrame[Any], t: Words = EN, **own: Any) -> Any:
    return forecast(rows, t, **own)


def ticks(drawn: Any) -> list[str]:
    return drawn.layout.to_plotly_json()["yaxis"]["ticktext"]


def test_bars_stand_on_what_is_won(rows: nw.DataFrame[Any]) -> None:
    won, _, verified, claimed, *_ = traces(draw(rows, EN))
    assert won.x == (2 * M, 0, 0, 0, 0)
    assert verified.base == claimed.base == won.x
    assert verified.x == (M, 0, 0, 0, 0)
    assert claimed.x == (4 * M, 0, 3 * M, M, M)


def test_every_bar_has_its_number_right_of_all_bars(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = draw(rows, EN)
    *_, verified, claimed = traces(drawn)
    assert verified.text == ("3", "0", "0", "0", "0")
    assert claimed.text == ("6", "0", "3", "1", "1")
    assert set(verified.x + claimed.x) == {drawn.layout.xaxis.range[1]}
    assert len(set(verified.y + claimed.y)) == 10


def test_time_runs_down_and_overdue_and_undated_come_last(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = draw(rows, EN)
    assert ticks(drawn) == [
        "Nov 2026",
        "Dec 2026",
        "Jan 2027",
        "Overdue",
        "No date",
    ]
    bottom, top = drawn.layout.yaxis.range
    assert (bottom, top) == (4.5, -0.65)


def test_every_period_adds_the_same_height(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    one = frame(COLUMNS, ("2026-11", "open", "CNY", 1, M, M, M))
    drawn = draw(rows, EN), draw(one, EN)
    five, single = (each.layout.height for each in drawn)
    assert five - single == 4 * ROW


def test_a_bar_says_what_it_stands_for(rows: nw.DataFrame[Any]) -> None:
    won, _, _, claimed, *_ = traces(draw(rows, ZH))
    assert won.customdata[0] == ["2026-11", "won"]
    assert claimed.customdata[3] == ["overdue", "claimed"]
    assert claimed.hovertext[0] == (
        "<b>2026年11月</b><br>申报：4,000,000 元<br>3 个商机"
        "<br>加上赢单：6,000,000 元"
    )


def test_one_unit_holds_for_the_whole_chart(rows: nw.DataFrame[Any]) -> None:
    assert (unit(rows, EN), unit(rows, ZH)) == ("¥ M", "万元")
    far = {"2026-12": 10**4 * M}
    assert unit(rows, ZH, targets=far) == "亿元"


def test_the_target_of_a_period_is_a_line_with_its_number(
    rows: nw.DataFrame[Any],
) -> None:
    aims = {"2026-11": 5 * M, "2027-01": 9 * M}
    drawn = draw(rows, EN, targets=aims)
    *_, line, number = traces(drawn)
    assert (line.name, line.x, line.y) == ("Target", (5 * M, 9 * M), (0, 2))
    assert line.hovertext[0] == "<b>Nov 2026</b><br>Target: ¥ 5,000,000"
    assert line.customdata == (["2026-11", "target"], ["2027-01", "target"])
    assert number.text == ("5", "9")
    assert drawn.layout.xaxis.range[1] > 9 * M


def test_a_month_that_has_only_a_target_is_shown(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = draw(rows, EN, targets={"2026-10": M, "2027-02": M})
    assert ticks(drawn)[:2] == ["Oct 2026", "Nov 2026"]
    assert ticks(drawn)[4] == "Feb 2027"


def test_credits_reach_below_the_line(frame: Frame) -> None:
    credit = frame(COLUMNS, ("2026-11", "won", "CNY", 1, -M, -M, -M))
    axis = draw(credit, EN).layout.xaxis
    assert axis.range[0] < -M
    assert axis.zeroline


def test_a_long_number_gets_room(frame: Frame) -> None:
    def right(amount: int) -> int:
        row = ("2026-11", "open", "CNY", 1, amount, amount, amount)
        return draw(frame(COLUMNS, row), ZH).layout.margin.r

    assert right(10**17) > right(M)


def test_another_currency_has_its_own_chart(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    assert ticks(draw(rows, EN, currency="USD")) == ["Nov 2026"]
    assert traces(draw(rows, EN, currency="EUR")) == []
    assert alt(frame(COLUMNS), EN) == "Nothing to show here yet"


def test_alt_holds_every_number(rows: nw.DataFrame[Any]) -> None:
    assert alt(rows, EN, targets={"2026-11": 5 * M}).startswith(
        "Forecast by period. Nov 2026: ¥ 2 M won; from open deals "
        "¥ 1 M verified, ¥ 4 M claimed. Target ¥ 5 M. Dec 2026: ¥ 0 won;"
    )
