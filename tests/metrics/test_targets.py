from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.targets import progress, revenue, targets

EPOCH = date(1970, 1, 1)
OCT, NOV, DEC = 24_321, 24_322, 24_323


def day(month: int, number: int, year: int = 2026) -> int:
    return (date(year, month, number) - EPOCH).days


DAY = day(11, 20)
TABLE: dict[str, Any] = {
    "team": "",
    "rep": "",
    "measure": "revenue",
    "month": day(11, 1),
    "amount": 100,
    "currency": "CNY",
    "order": 0,
}
TYPES = {
    "month": pl.Int32,
    "amount": pl.Int64,
    "order": pl.Int64,
    "number": pl.Int64,
    "from": pl.Int32,
    "rate": pl.Float64,
    "weighted_verified": pl.Int64,
    "weighted_claimed": pl.Int64,
}


def frame(
    usual: dict[str, Any], *changes: dict[str, Any]
) -> nw.DataFrame[Any]:
    rows = [usual | change for change in changes]
    schema = {name: TYPES.get(name, pl.String) for name in usual}
    return nw.from_native(pl.DataFrame(rows, schema=schema))


def rates(*rows: tuple[int, str, float]) -> nw.DataFrame[Any]:
    usual = {"from": 0, "currency": "", "base": "CNY", "rate": 1.0}
    return frame(
        usual, *({"from": a, "currency": b, "rate": c} for a, b, c in rows)
    )


def stated(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build targets: team, rep, month, amount, currency."""
    names: list[str] = ["team", "rep", "number", "amount", "currency"]
    usual: dict[str, Any] = dict.fromkeys(names) | {"currency": "CNY"}
    pairs = (dict(zip(names, row, strict=False)) for row in rows)
    return frame(usual, *pairs)


def listed(*changes: dict[str, Any], base: str = "") -> list[tuple[Any, ...]]:
    known = rates((day(1, 1), "USD", 7.0), (day(11, 5), "USD", 7.2))
    found = revenue(frame(TABLE, *changes), known, base, DAY)
    names = ("team", "rep", "number", "amount", "currency")
    return found.select(*names).rows()


def test_only_revenue_with_a_month_and_an_amount_is_a_target() -> None:
    assert listed(
        {"rep": "Ann"},
        {"rep": "Bob", "measure": "visits"},
        {"rep": "Cid", "month": None},
        {"rep": "Dan", "amount": None},
    ) == [("", "Ann", NOV, 100, "CNY")]


def test_the_newest_sheet_sets_the_target_of_a_rep() -> None:
    assert listed(
        {"rep": "Ann", "team": "East", "order": 1},
        {"rep": "Ann", "team": "South", "amount": 70, "order": 2},
        {"rep": "Ann", "month": day(12, 1), "order": 0},
        {"team": "East", "amount": 90, "order": 0},
        {"team": "South", "amount": 80, "order": 0},
    ) == [
        ("South", "Ann", NOV, 70, "CNY"),
        ("", "Ann", DEC, 100, "CNY"),
        ("East", "", NOV, 90, "CNY"),
        ("South", "", NOV, 80, "CNY"),
    ]


def test_a_blank_amount_in_a_newer_sheet_takes_the_target_back() -> None:
    old, new = {"rep": "Ann"}, {"rep": "Ann", "amount": None, "order": 1}
    assert listed(old, new | {"team": "East"}) == []


def test_any_day_names_its_month() -> None:
    late = {"rep": "Ann", "month": day(11, 30), "amount": 70, "order": 1}
    assert listed({"rep": "Ann"}, late) == [("", "Ann", NOV, 70, "CNY")]


def test_hundredths_become_minor_units_of_the_currency() -> None:
    assert listed(
        {"rep": "Ann", "amount": 12_345, "currency": ""},
        {"rep": "Bob", "amount": 12_350, "currency": "JPY"},
    ) == [
        ("", "Ann", NOV, 12_345, "CNY"),
        ("", "Bob", NOV, 124, "JPY"),
    ]


def test_a_target_takes_the_rate_of_the_end_of_its_month() -> None:
    usd = {"rep": "Ann", "currency": "USD"}
    found = listed(
        usd | {"month": day(10, 1)},
        usd,
        usd | {"month": day(12, 1)},
        usd | {"month": day(1, 1, 9999)},
        {"rep": "Bob", "currency": "GBP"},
        base="CNY",
    )
    assert [row[3:] for row in found] == [
        (700, "CNY"),
        (720, "CNY"),
        (720, "CNY"),
        (720, "CNY"),
        (100, "GBP"),
    ]


EAST = (
    ("East", "Ann", NOV, 500),
    ("East", "Bob", NOV, 300),
    ("South", "Cid", NOV, 200),
    ("South", "", NOV, 900),
    ("", "Dan", NOV, 50),
)


def test_a_team_has_its_own_target_else_the_sum_of_its_reps() -> None:
    assert targets(stated(*EAST), group="team").rows() == [
        ("", "2026-11", "CNY", 50, 1),
        ("East", "2026-11", "CNY", 800, 1),
        ("South", "2026-11", "CNY", 900, 1),
    ]


def test_the_target_of_all_is_that_of_teams_and_of_reps_without_one() -> None:
    assert targets(stated(*EAST)).rows() == [("2026-11", "CNY", 1_750, 1)]


def test_a_rep_keeps_the_target_beside_that_of_the_team() -> None:
    found = targets(stated(*EAST), group="rep")
    assert found.select("rep", "target").rows() == [
        ("Ann", 500),
        ("Bob", 300),
        ("Cid", 200),
        ("Dan", 50),
    ]


def test_a_team_target_holds_for_its_own_month_only() -> None:
    rows = stated(
        ("East", "", OCT, 900),
        ("East", "Ann", OCT, 500),
        ("East", "Ann", NOV, 500),
    )
    assert targets(rows).select("period", "target").rows() == [
        ("2026-10", 900),
        ("2026-11", 500),
    ]


def test_currencies_of_targets_never_add_up() -> None:
    rows = stated(("East", "Ann", NOV, 5), ("East", "Bob", NOV, 3, "USD"))
    assert targets(rows).rows() == [
        ("2026-11", "CNY", 5, 1),
        ("2026-11", "USD", 3, 1),
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (1, [("2026-Q4", 6, 3)]),
        (2, [("2026-Q3", 1, 1), ("2026-Q4", 5, 2)]),
    ],
)
def test_quarters_of_targets_follow_the_fiscal_year(
    start: int, expected: list[tuple[Any, ...]]
) -> None:
    rows = stated(
        ("", "Ann", OCT, 1), ("", "Ann", NOV, 2), ("", "Ann", DEC, 3)
    )
    found = targets(rows, "quarter", start)
    assert found.select("period", "target", "months").rows() == expected


DEAL: dict[str, Any] = {
    "team": "East",
    "rep": "Ann",
    "status": "open",
    "period": "2026-11",
    "amount": 400,
    "currency": "CNY",
    "weighted_verified": 100,
    "weighted_claimed": 200,
}
WON = {
    "status": "won",
    "amount": 300,
    "weighted_verified": 300,
    "weighted_claimed": 300,
}


def test_progress_sets_deals_beside_the_target() -> None:
    deals = frame(
        DEAL,
        {},
        WON,
        {"period": "overdue", "amount": 80},
        {"period": "undated", "amount": 7_000},
        {"period": "2026-12", "amount": None},
        {"currency": "USD"},
    )
    aims = stated(("East", "Ann", NOV, 500), ("East", "Ann", OCT, 50))
    found = progress(deals, aims, DAY)
    assert found.columns == [
        "period",
        "currency",
        "target",
        "months",
        "won",
        "verified",
        "claimed",
        "due",
        "overdue",
        "gap",
    ]
    assert found.rows() == [
        ("2026-10", "CNY", 50, 1, 0, 0, 0, 0, 0, 50),
        ("2026-11", "CNY", 500, 1, 300, 400, 500, 400, 80, 200),
        ("2026-11", "USD", 0, 0, 0, 100, 200, 400, 0, 0),
        ("2026-12", "CNY", 0, 0, 0, 100, 200, 0, 0, 0),
    ]


def test_progress_by_rep_keeps_reps_without_deals_or_target() -> None:
    aims = stated(("East", "Bob", NOV, 500))
    found = progress(frame(DEAL, WON), aims, DAY, group="rep")
    assert found.select("rep", "target", "won", "gap").rows() == [
        ("Ann", 0, 300, -300),
        ("Bob", 500, 0, 500),
    ]


def test_overdue_deals_count_for_the_quarter_of_the_day() -> None:
    late = {"period": "overdue", "amount": 80}
    aims = stated(("East", "Ann", NOV, 500))
    found = progress(frame(DEAL, late), aims, DAY, "quarter", 2, "team")
    names = ("team", "period", "overdue", "verified")
    assert found.select(*names).rows() == [("East", "2026-Q4", 80, 0)]
