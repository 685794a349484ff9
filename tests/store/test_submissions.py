"""Who handed in what: hand-made logs of a few sheets, whole results."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from salesdash import store
from salesdash.model import Edit
from salesdash.store import Log, Submissions, log, submissions
from tests.store.histories import Sheet, entry

FRIDAY = 20_777
DAY = 86_400_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give a function that sets the day of the imports to come."""
    now = SimpleNamespace(day=FRIDAY)
    ticking = SimpleNamespace(time_ns=lambda: now.day * DAY * 1000)
    monkeypatch.setattr(log, "time", ticking)
    return lambda day: setattr(now, "day", day)


@pytest.fixture
def book(tmp_path: Path) -> Log:
    return Log(tmp_path)


def visits(as_of: int, *rows: tuple[str, str], **own: Any) -> Sheet:
    told = [
        {"rep": rep, "date": FRIDAY - 20, "customer": "Acme", "result": said}
        for rep, said in rows
    ]
    return Sheet("visits", as_of, told, **own)


def deals(as_of: int, rep: str, amount: int) -> Sheet:
    row = {"rep": rep, "customer": "Acme", "name": "Line", "amount": amount}
    return Sheet("opportunities", as_of, [row])


def team(as_of: int, **teams: str) -> Sheet:
    rows = [{"rep": rep, "team": name} for rep, name in teams.items()]
    return Sheet("team", as_of, rows)


def look(book: Log, day: int = FRIDAY) -> Submissions:
    return submissions(book, store.read(book), day)


def told(found: Submissions, *columns: str) -> list[tuple]:
    return found.sheets.select(columns).rows()


def same(found: Submissions) -> list[list[tuple[str, int]]]:
    """Give the sheets, as rep and as-of, whose rows say the same."""
    groups = found.sheets.group_by("table", "content", maintain_order=True)
    pairs = groups.agg(pl.struct("rep", "as_of"))["rep"].to_list()
    return [
        [(each["rep"], each["as_of"]) for each in group]
        for group in pairs
        if group[1:]
    ]


def test_a_sheet_of_several_reps_is_each_ones_own(book, clock):
    book.append(entry(visits(FRIDAY, ("Ann", "a"), ("Bob", "b"), ("Ann", ""))))
    clock(FRIDAY + 3)
    book.append(entry(deals(FRIDAY - 1, "Bob", 5)))
    found = look(book)
    columns = ("rep", "table", "as_of", "rows", "imported_at", "arrived_at")
    assert told(found, *columns) == [
        ("Ann", "visits", FRIDAY, 2, FRIDAY * DAY, FRIDAY * DAY),
        ("Bob", "opportunities", FRIDAY - 1, 1, *[(FRIDAY + 3) * DAY] * 2),
        ("Bob", "visits", FRIDAY, 1, FRIDAY * DAY, FRIDAY * DAY),
    ]
    assert found.named.rows() == [
        ("Ann", FRIDAY),
        ("Bob", FRIDAY - 1),
        ("Bob", FRIDAY),
    ]


def test_a_joint_visit_is_handed_in_by_the_first_named(book):
    row = {"rep": "Ann", "with": "Bob", "date": FRIDAY, "customer": "Acme"}
    book.append(entry(Sheet("visits", FRIDAY, [row])))
    assert told(look(book), "rep") == [("Ann",)]


def test_the_same_rows_in_another_order_say_the_same(book):
    one, two = ("Ann", "a"), ("Ann", "b")
    for sheet in (
        visits(FRIDAY - 21, one, two),
        visits(FRIDAY - 14, two, ("Bob", "a"), one),
        visits(FRIDAY - 7, one, two, two),
        visits(FRIDAY, one, ("Ann", "B")),
    ):
        book.append(entry(sheet))
    assert same(look(book)) == [[("Ann", FRIDAY - 21), ("Ann", FRIDAY - 14)]]


def test_every_stored_column_counts(book):
    for as_of, amount in ((FRIDAY - 14, 5), (FRIDAY - 7, 5), (FRIDAY, 6)):
        book.append(entry(deals(as_of, "Ann", amount)))
    assert same(look(book)) == [[("Ann", FRIDAY - 14), ("Ann", FRIDAY - 7)]]


def test_later_days_are_left_out(book):
    book.append(entry(visits(FRIDAY, ("Ann", "a"))))
    book.append(entry(visits(FRIDAY + 7, ("Ann", "b"), ("Bob", "b"))))
    found = look(book)
    assert told(found, "rep", "as_of") == [("Ann", FRIDAY)]
    assert found.named.rows() == [("Ann", FRIDAY)]


def test_an_import_that_is_undone_was_never_handed_in(book):
    import_id = book.append(entry(visits(FRIDAY, ("Ann", "a"))))
    back = book.undo(import_id)
    assert told(look(book), "rep") == []
    book.undo(back)
    assert told(look(book), "rep") == [("Ann",)]


def replace(book: Log, sheet: Sheet, import_id: str) -> str:
    new = entry(sheet)
    taken = store.withdrawal([(import_id, 0)])
    return book.append(
        store.Entry(new.kind, new.sheets, new.rows, {}, withdraws=taken)
    )


def test_a_correction_came_when_the_first_sheet_came(book, clock):
    first = book.append(entry(visits(FRIDAY, ("Ann", "a"), file="w.xlsx")))
    clock(FRIDAY + 3)
    second = replace(book, visits(FRIDAY, ("Ann", "b"), file="w.xlsx"), first)
    clock(FRIDAY + 5)
    replace(book, visits(FRIDAY, ("Ann", "c"), file="w.xlsx"), second)
    columns = ("rep", "imported_at", "arrived_at")
    assert told(look(book), *columns) == [
        ("Ann", (FRIDAY + 5) * DAY, FRIDAY * DAY)
    ]
    book.undo(first)
    assert told(look(book), *columns) == [
        ("Ann", (FRIDAY + 5) * DAY, (FRIDAY + 3) * DAY)
    ]


def test_a_sheet_of_another_table_inherits_no_time(book, clock):
    first = book.append(entry(visits(FRIDAY, ("Ann", "a"), file="w.xlsx")))
    clock(FRIDAY + 3)
    replace(book, deals(FRIDAY, "Ann", 1), first)
    assert told(look(book), "arrived_at") == [((FRIDAY + 3) * DAY,)]


def test_a_sheet_without_rows_is_that_of_the_rep_in_its_title(book):
    book.append(entry(visits(FRIDAY - 7, ("Ann Lee", "a"))))
    book.append(entry(Sheet("visits", FRIDAY, [], ("date",), rep="ANN LEE")))
    book.append(entry(Sheet("visits", FRIDAY, [], ("date",), rep="Bob")))
    assert told(look(book), "rep", "as_of", "rows") == [
        ("Ann Lee", FRIDAY - 7, 1),
        ("Ann Lee", FRIDAY, 0),
        ("Bob", FRIDAY, 0),
    ]


def test_names_that_mean_one_rep_are_one(book):
    book.append(entry(visits(FRIDAY - 7, ("Ann", "a"))))
    book.append(entry(visits(FRIDAY, ("A. Lee", "b"))))
    alias = Edit("alias", "a.lee", "Ann", "rep", seen="A. Lee")
    book.append(store.entry([alias], ""))
    assert told(look(book), "rep", "as_of") == [
        ("Ann", FRIDAY - 7),
        ("Ann", FRIDAY),
    ]


def test_the_team_is_that_of_the_as_of_day(book):
    book.append(entry(team(FRIDAY - 14, Ann="North")))
    book.append(entry(team(FRIDAY - 3, Ann="South")))
    book.append(entry(visits(FRIDAY - 14, ("Ann", "a"))))
    assert told(look(book), "rep", "team") == [("Ann", "South")]
    early = look(book, FRIDAY - 7)
    assert told(early, "rep", "team") == [("Ann", "North")]


def test_who_stands_in_no_list_of_the_team_any_more_has_left(book):
    book.append(entry(team(FRIDAY - 14, Ann="North", Bob="North", Cid="S")))
    book.append(entry(visits(FRIDAY - 8, ("Ann", "a"), ("Bob", "b"))))
    book.append(entry(team(FRIDAY - 7, Bob="North")))
    assert look(book).left.rows() == [("Ann", FRIDAY - 7)]
    assert look(book, FRIDAY - 8).left.rows() == []
    book.append(entry(visits(FRIDAY - 1, ("Ann", "again"))))
    assert look(book).left.rows() == []


def test_an_empty_log_has_no_sheets(book):
    found = look(book)
    frames = (found.sheets, found.named, found.left)
    assert [len(frame) for frame in frames] == [0, 0, 0]


def test_who_imported_is_told(book, clock):
    clock(FRIDAY + 1)
    new = entry(visits(FRIDAY, ("Ann", "a")))
    book.append(store.Entry(new.kind, new.sheets, new.rows, {}, by="Mei"))
    book.append(entry(deals(FRIDAY, "Ann", 1)))
    assert told(look(book), "by", "imported_at") == [
        ("Mei", (FRIDAY + 1) * DAY),
        ("", (FRIDAY + 1) * DAY),
    ]
