from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.charts.periods import bars

COLUMNS = (
    "period status currency count amount weighted_claimed weighted_verified"
)
Frame = Callable[..., nw.DataFrame[Any]]


def row(period: str, amount: int = 1, **own: str) -> tuple[Any, ...]:
    status, currency = own.get("status", "open"), own.get("currency", "CNY")
    return (period, status, currency, 1, amount, amount, amount)


def test_gaps_are_rows_too(frame: Frame) -> None:
    found = bars(frame(COLUMNS, row("2027-01"), row("2026-11")), "CNY", {})
    assert [bar.code for bar in found] == ["2026-11", "2026-12", "2027-01"]


def test_far_periods_share_one_bar(frame: Frame) -> None:
    far = frame(
        COLUMNS,
        row("2026-Q4"),
        row("2028-Q2", 2),
        row("2028-Q3", 3),
        row("9999-Q4", 4),
    )
    found = bars(far, "CNY", {})
    assert [bar.code for bar in found] == [
        "2026-Q4",
        "2027-Q1",
        "2027-Q2",
        "2027-Q3",
        "2027-Q4",
        "2028-Q1",
        "2028-Q2",
        "later",
    ]
    assert [bar.claimed for bar in found[-2:]] == [2, 7]


def test_deals_without_a_period_come_last(frame: Frame) -> None:
    rows = frame(COLUMNS, row("undated"), row("overdue"), row("2026-11"))
    found = bars(rows, "CNY", {})
    assert [bar.code for bar in found] == ["2026-11", "overdue", "undated"]


def test_won_and_open_deals_of_one_currency_are_summed(frame: Frame) -> None:
    (bar,) = bars(
        frame(
            COLUMNS,
            row("2026-11", 5, status="won"),
            row("2026-11", 3),
            row("2026-11", 7, currency="USD"),
        ),
        "CNY",
        {"2026-11": 9},
    )
    assert (bar.won, bar.end("claimed"), bar.target) == (5, 8, 9)
    assert (bar.won_count, bar.open_count) == (1, 1)


def test_eighteen_months_of_targets_do_not_crowd_the_chart(
    frame: Frame,
) -> None:
    codes = [f"{2026 + n // 12}-{n % 12 + 1:02d}" for n in range(10, 28)]
    found = bars(
        frame(COLUMNS, row("2026-12")), "CNY", dict.fromkeys(codes, 1)
    )
    assert [bar.code for bar in found] == codes[:7]
