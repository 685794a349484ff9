"""What taking an import back would do, told before it is done."""

from pathlib import Path

import polars as pl
import pytest

from salesdash.errors import AlreadyUndone
from salesdash.store import Entry, Log, Undoing, assemble, undoing, withdrawal
from salesdash.store.state import state
from tests.store.histories import Sheet, data_rows, sheet_rows, write
from tests.store.moves.coming import graded

WEEK1, WEEK2, WEEK3 = 7, 14, 21


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path)


def look(log: Log, import_id: str) -> Undoing:
    return undoing(log, assemble.read(log), import_id, graded)


def deals(day: int, **amounts: int) -> Sheet:
    rows = [
        {"rep": "R", "customer": name, "name": "", "amount": amount}
        for name, amount in amounts.items()
    ]
    return Sheet("opportunities", day, rows, covers="adds")


def visits(day: int, **results: str) -> Sheet:
    rows = [
        {"rep": "R", "date": 3, "customer": name, "result": result}
        for name, result in results.items()
    ]
    return Sheet("visits", day, rows)


def moved(found: Undoing) -> list[tuple]:
    columns = ("kind", "customer", "old", "new")
    return found.moves.select(columns).rows()


def stays(found: Undoing) -> list[tuple]:
    rows = found.stays.select("table", "customer", "kind", "by")
    return sorted(rows.rows())


def test_three_buckets_of_an_old_import(log):
    first, second, third = write(
        log,
        deals(WEEK1, A=1, B=1),
        deals(WEEK2, A=2, B=2, C=2),
        deals(WEEK3, B=3),
    )
    found = look(log, second)
    assert moved(found) == [
        ("dropped", "C", None, None),
        ("smaller", "A", "2", "1"),
    ]
    assert stays(found) == [("opportunities", "B", "newer", third)]
    assert (found.redo, found.days) == (False, (WEEK2,))
    assert first not in {row[3] for row in stays(found)}


def test_what_an_older_import_says_too_stays(log):
    first, second = write(log, deals(WEEK1, A=1), deals(WEEK2, A=1))
    found = look(log, second)
    assert moved(found) == []
    assert stays(found) == [("opportunities", "A", "same", first)]


def test_visits_go_fall_back_and_stay(log):
    first, second, third = write(
        log,
        visits(WEEK1, A="x", D="x"),
        visits(WEEK2, A="y", B="y", C="y", D="x"),
        visits(WEEK3, C="z"),
    )
    found = look(log, second)
    assert sorted(moved(found)) == [
        ("visits_changed", "A", "y", "x"),
        ("visits_gone", "B", "3", None),
    ]
    assert stays(found) == [
        ("visits", "C", "newer", third),
        ("visits", "D", "same", first),
    ]


def test_a_visit_that_a_later_sheet_lacks_stays_out(log):
    names = dict.fromkeys("ABCDE", "x")
    fewer = dict.fromkeys("ABCD", "x")
    first, second = write(log, visits(WEEK1, **names), visits(WEEK2, **fewer))
    found = look(log, first)
    assert moved(found) == []
    assert stays(found) == [
        *(("visits", name, "newer", second) for name in "ABCD"),
        ("visits", "E", "lacking", ""),
    ]


def test_a_redo_brings_back_what_the_undo_took(log):
    first, second = write(log, deals(WEEK1, A=1), deals(WEEK2, A=2, B=2))
    undo = log.undo(second)
    found = look(log, undo)
    assert found.redo
    assert moved(found) == [
        ("bigger", "A", "1", "2"),
        ("new", "B", None, None),
    ]
    assert (stays(found), found.days) == ([], (WEEK2,))
    assert first != second


def test_a_row_of_a_cross_table_stays_visit_by_visit(log):
    rows = [{"rep": rep, "date": 3, "customer": "A", "row": 2} for rep in "RS"]
    columns = ("customer", "date", "rep")
    first, second = write(
        log,
        *(Sheet("visits", day, rows, columns) for day in (WEEK1, WEEK2)),
    )
    found = look(log, second)
    assert moved(found) == []
    assert stays(found) == [("visits", "A", "same", first)] * 2


def test_the_sheet_that_it_replaced_counts_again(log):
    (first,) = write(log, deals(WEEK1, A=1, B=1, C=1))
    sheet = deals(WEEK1, A=2, C=1)
    second = log.append(
        Entry(
            "upload",
            sheet_rows(sheet),
            {sheet.table: data_rows(sheet)},
            {},
            withdraws=withdrawal([(first, 0)]),
        )
    )
    found = look(log, second)
    assert found.returns == (first,)
    assert moved(found) == [
        ("new", "B", None, None),
        ("smaller", "A", "2", "1"),
    ]
    assert stays(found) == [("opportunities", "C", "same", first)]
    assert look(log, first).replaced == (second,)


def test_an_import_that_is_undone_cannot_be_undone_again(log):
    (first,) = write(log, deals(WEEK1, A=1))
    log.undo(first)
    with pytest.raises(AlreadyUndone):
        look(log, first)


def test_what_is_told_is_what_happens(log):
    _, second, _ = write(
        log, deals(WEEK1, A=1, B=1), deals(WEEK2, A=2, C=2), deals(WEEK3, B=3)
    )
    told = look(log, second)
    before = state(assemble.read(log), WEEK3).opportunities
    log.undo(second)
    after = state(assemble.read(log), WEEK3).opportunities
    kept = set(before["key"]) & set(after["key"])
    changed = before.join(after, on="key", suffix="_after").filter(
        pl.col("amount") != pl.col("amount_after")
    )
    assert set(told.moves["key"]) == {
        *changed["key"],
        *(set(before["key"]) - kept),
    }


def test_of_a_matrix_row_each_visit_has_its_own_bucket(log):
    row = [
        {"rep": rep, "date": 3, "customer": "A", "result": "x", "row": 2}
        for rep in ("R", "S")
    ]
    first, second = write(
        log, Sheet("visits", WEEK1, row), visits(WEEK2, A="y")
    )
    assert moved(look(log, first)) == [("visits_gone", "A", "3", None)]
    assert stays(look(log, first)) == [("visits", "A", "newer", second)]
    assert moved(look(log, second)) == [("visits_changed", "A", "y", "x")]


def test_of_several_targets_in_one_row_each_stays_itself(log):
    row = [
        {"rep": rep, "month": 30, "measure": "visits", "count": 4, "row": 2}
        for rep in ("R", "S", "T")
    ]
    known = [Sheet("targets", day, row) for day in (WEEK1, WEEK2)]
    first, second = write(log, *known)
    told = look(log, second)
    assert moved(told) == []
    assert stays(told) == [("targets", None, "same", first)] * 3
    assert sorted(told.stays["rep"]) == ["R", "S", "T"]
