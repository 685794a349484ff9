"""The board of a view: scope, tables, settings, and both clocks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from salesdash.book import Book, Upload, board, submitted
from salesdash.store import log

HEAD = "Date,Rep,Team,Account,Activity,Minutes\n"
DEALS = "Opportunity ID,Opportunity,Account,Rep,Amount (CNY)\n"
NOON = 12 * 3600 * 10**9


def visits(day: str, *reps: str) -> Upload:
    rows = "".join(f"{day},{rep},North,Acme,,{day[-2:]}\n" for rep in reps)
    return Upload(f"Visits {day}.csv", (HEAD + rows).encode())


def deals(day: str, rep: str) -> Upload:
    row = f"D-{rep},Line,Acme,{rep},1000\n"
    return Upload(f"Deals {day}.csv", (DEALS + row).encode())


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


@pytest.fixture
def add(book: Book, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def taken(on: str, *files: Upload) -> None:
        day = date.fromisoformat(on).toordinal() - date(1970, 1, 1).toordinal()
        at = day * 86_400 * 10**9 + NOON
        monkeypatch.setattr(log, "time", SimpleNamespace(time_ns=lambda: at))
        book.add(book.read(files, today=date.fromisoformat(on)))

    return taken


def states(book: Book, today: str, day: str, **own) -> list[tuple]:
    scope = {k: own.pop(k) for k in ("team", "rep") if k in own}
    view = book.view(date.fromisoformat(day), **scope)
    found = board(
        book.log,
        view,
        own.pop("weeks", 12),
        today=date.fromisoformat(today),
        **own,
    )
    names = ("rep", "week", "state", "late", "copied", "sheets", "rows")
    return [
        (rep, submitted.days.day(week).isoformat()[5:], *rest)
        for rep, week, *rest in found.cells.select(names).rows()
    ]


@pytest.fixture
def filled(add: Callable[..., None]) -> None:
    add("2026-11-06", visits("2026-11-06", "Ann", "Bob"))
    add("2026-11-13", visits("2026-11-13", "Ann"), deals("2026-11-13", "Ann"))
    add("2026-11-17", visits("2026-11-12", "Bob"))
    add("2026-11-20", deals("2026-11-20", "Ann"))


@pytest.mark.usefixtures("filled")
def test_the_board_of_three_weeks(book):
    assert states(book, "2026-11-23", "2026-11-20") == [
        ("Ann", "11-06", "in_time", 0, 0, 1, 1),
        ("Ann", "11-13", "in_time", 0, 0, 2, 2),
        ("Ann", "11-20", "in_time", 0, 1, 1, 1),
        ("Bob", "11-06", "in_time", 0, 0, 1, 1),
        ("Bob", "11-13", "late", 3, 0, 1, 1),
        ("Bob", "11-20", "missing", 0, 0, 0, 0),
    ]


@pytest.mark.usefixtures("filled")
def test_a_rep_and_a_table_narrow_the_board(book):
    own = {"rep": "Ann", "tables": ["visits"]}
    assert states(book, "2026-11-23", "2026-11-20", **own) == [
        ("Ann", "11-06", "in_time", 0, 0, 1, 1),
        ("Ann", "11-13", "in_time", 0, 0, 1, 1),
        ("Ann", "11-20", "missing", 0, 0, 0, 0),
    ]
    assert states(book, "2026-11-23", "2026-11-20", team="South") == []


@pytest.mark.usefixtures("filled")
def test_an_earlier_day_sees_no_later_sheet(book):
    # Bob's late sheet speaks of the 12th, and is known by now.
    assert states(book, "2026-11-23", "2026-11-12", weeks=1) == [
        ("Ann", "11-13", "due", 0, 0, 0, 0),
        ("Bob", "11-13", "late", 3, 0, 1, 1),
    ]


@pytest.mark.usefixtures("filled")
def test_today_says_whether_a_week_is_open(book):
    late = states(book, "2026-11-21", "2026-11-20", weeks=1, rep="Bob")
    assert late == [("Bob", "11-20", "due", 0, 0, 0, 0)]


def test_the_settings_say_when_a_week_closes(tmp_path, add, book):
    told = '[calendar]\ncut_off = "sunday"\ngrace_days = 0\n'
    (tmp_path / "company.toml").write_text(told)
    add("2026-11-16", visits("2026-11-13", "Ann"))
    add("2026-11-23", visits("2026-11-20", "Ann"))
    assert states(book, "2026-11-23", "2026-11-20") == [
        ("Ann", "11-15", "backfilled", 0, 0, 1, 1),
        ("Ann", "11-22", "late", 1, 0, 1, 1),
    ]


def test_an_empty_log_has_an_empty_board(book):
    assert states(book, "2026-11-23", "2026-11-20") == []
