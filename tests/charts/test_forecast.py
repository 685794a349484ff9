from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.forecast import alt, forecast, unit
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


def ticks(drawn: Any) -> list[str]:
    return drawn.layout.to_plotly_json()["xaxis"]["ticktext"]


def test_bars_stand_on_what_is_won(rows: nw.DataFrame[Any]) -> None:
    won, _, verified, claimed = traces(forecast(rows, EN))
    assert won.y == (2 * M, 0, 0, 0, 0)
    assert verified.base == claimed.base == won.y
    assert verified.y == (M, 0, 0, 0, 0)
    assert claimed.y == (4 * M, 0, 3 * M, M, M)
    assert verified.text == ("3", "", "", "", "")
    assert claimed.text == ("6", "", "3", "1", "1")


def test_gaps_are_shown_and_overdue_and_undated_come_last(
    rows: nw.DataFrame[Any],
) -> None:
    assert ticks(forecast(rows, EN)) == [
        "Nov<br>2026",
        "Dec<br>2026",
        "Jan<br>2027",
        "Overdue",
        "No date",
    ]


def test_a_bar_says_what_it_stands_for(rows: nw.DataFrame[Any]) -> None:
    won, _, _, claimed = traces(forecast(rows, ZH))
    assert won.customdata[0] == ["2026-11", "won"]
    assert claimed.customdata[3] == ["overdue", "claimed"]
    assert claimed.hovertext[0] == (
        "<b>2026年11月</b><br>申报：4,000,000 元<br>3 个商机"
        "<br>加上赢单：6,000,000 元"
    )


def test_far_periods_share_one_bar(frame: Frame) -> None:
    far = frame(
        COLUMNS,
        ("2026-Q4", "open", "CNY", 1, M, M, M),
        ("2028-Q2", "open", "CNY", 1, M, M, M),
        ("2031-Q1", "open", "CNY", 1, M, M, M),
        ("9999-Q4", "open", "CNY", 1, M, M, M),
    )
    drawn = forecast(far, EN)
    assert ticks(drawn) == [
        "Q4<br>2026",
        "Q1<br>2027",
        "Q2<br>2027",
        "Q3<br>2027",
        "Q4<br>2027",
        "Q1<br>2028",
        "Q2<br>2028",
        "Later",
    ]
    *_, claimed = traces(drawn)
    assert claimed.y[-1] == 2 * M
    assert claimed.customdata[-1] == ["later", "claimed"]


def test_one_unit_holds_for_the_whole_chart(rows: nw.DataFrame[Any]) -> None:
    assert (unit(rows, EN), unit(rows, ZH)) == ("¥ M", "万元")
    axis = forecast(rows, ZH).layout.to_plotly_json()["yaxis"]
    assert axis["ticktext"] == ["0", "200", "400", "600"]
    assert axis["tickvals"] == [0, 2 * M, 4 * M, 6 * M]


def test_credits_reach_below_the_line(frame: Frame) -> None:
    credit = frame(COLUMNS, ("2026-11", "won", "CNY", 1, -M, -M, -M))
    axis = forecast(credit, EN).layout.to_plotly_json()["yaxis"]
    assert axis["range"][0] < -M


def test_another_currency_has_its_own_chart(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    assert ticks(forecast(rows, EN, currency="USD")) == ["Nov<br>2026"]
    assert traces(forecast(rows, EN, currency="EUR")) == []
    assert alt(frame(COLUMNS), EN) == "Nothing to show here yet"


def test_alt_holds_every_number(rows: nw.DataFrame[Any]) -> None:
    assert alt(rows, EN).startswith(
        "Forecast by period. Nov 2026: ¥ 2 M won; from open deals "
        "¥ 1 M verified, ¥ 4 M claimed. Dec 2026: ¥ 0 won;"
    )
