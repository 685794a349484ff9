"""What sheets say of criteria, and the closes that they expected."""

from typing import Any

from hypothesis import given, settings

from tests.store.histories import Sheet, histories, states


def letters(*values: int | None) -> list[Sheet]:
    return [
        deal(7 * (n + 1), sponsor_letter=value)
        for n, value in enumerate(values)
    ]


def deal(as_of: int, **more: Any) -> Sheet:
    row = {"rep": "R", "customer": "A", **more}
    return Sheet("opportunities", as_of, [row])


def ticked(day: int, *sheets: Sheet) -> list[tuple[Any, ...]]:
    found = states(day, *sheets).ticked
    columns = ("criterion", "value", "first_seen", "as_of")
    return found.select(columns).rows()


def slips(day: int, *sheets: Sheet) -> list[tuple[int, int]]:
    return states(day, *sheets).slips.select("as_of", "expected_close").rows()


def test_first_seen_is_where_the_present_run_began() -> None:
    assert ticked(30, *letters(0, None, 0, 0)) == [
        ("sponsor_letter", 0, 21, 28)
    ]
    assert ticked(20, *letters(0, None, 0, 0)) == [
        ("sponsor_letter", None, None, 14)
    ]
    assert ticked(30, *letters(0, -1)) == [("sponsor_letter", -1, None, 14)]


def test_a_date_that_lies_ahead_is_a_plan() -> None:
    assert ticked(30, *letters(10)) == [("sponsor_letter", 10, None, 7)]
    assert ticked(30, *letters(10, 10)) == [("sponsor_letter", 10, 14, 14)]


def test_a_sheet_without_the_column_ends_no_run() -> None:
    first, second = letters(0, 0)
    silent = deal(10, amount=1)
    assert ticked(30, first, silent, second) == [("sponsor_letter", 0, 7, 14)]
    assert ticked(30, silent) == []


def test_the_source_is_the_newest_row_that_states_it() -> None:
    found = states(30, *letters(0, 0), deal(21, amount=1)).ticked
    assert found.select("file", "sheet", "row", "import_id").rows() == [
        ("opportunities-14.xlsx", "Sheet1", 2, "i1")
    ]


def test_deals_and_criteria_keep_apart() -> None:
    rows = [
        {"rep": "R", "customer": "A", "close_asked": 0, "sponsor_letter": -1},
        {"rep": "R", "customer": "B", "close_asked": 0, "sponsor_letter": 0},
    ]
    assert ticked(7, Sheet("opportunities", 7, rows)) == [
        ("sponsor_letter", -1, None, 7),
        ("close_asked", 0, 7, 7),
        ("sponsor_letter", 0, 7, 7),
        ("close_asked", 0, 7, 7),
    ]


def test_slips_are_the_closes_expected_one_after_another() -> None:
    closes = [30, 30, None, 40, 30]
    sheets = [
        deal(7 * (n + 1), expected_close=day) for n, day in enumerate(closes)
    ]
    assert slips(60, *sheets) == [(7, 30), (28, 40), (35, 30)]
    assert slips(20, *sheets) == [(7, 30)]


@settings(max_examples=30, deadline=None)
@given(histories("opportunities"))
def test_the_last_slip_is_the_close_of_the_state(
    sheets: list[Sheet],
) -> None:
    found = states(12, *sheets)
    last = dict(found.slips.select("key", "expected_close").rows())
    for row in found.opportunities.iter_rows(named=True):
        if row["expected_close"] is not None:
            assert last[row["key"]] == row["expected_close"]
