"""How a figure went."""

from pathlib import Path

import pytest

from salesdash.book import Book, Upload
from salesdash.ui.course import VISITS, WON, Course, courses

HEAD = "Opportunity ID,Account,Rep,Amount,Currency,Milestone,Closed on\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Give two weeks: a deal in yuan, two in dollars, one of them won."""
    sheets = {
        "Opportunities 2026-11-13.csv": HEAD
        + "A,Acme,Ann,100,CNY,Qualified suspect,\n"
        + "B,Beta,Ann,500,USD,Qualified suspect,\n",
        "Opportunities 2026-11-20.csv": HEAD
        + "A,Acme,Ann,300,CNY,Qualified suspect,\n"
        + "B,Beta,Ann,500,USD,Closed (won),2026-11-12\n"
        + "C,Ceta,Ann,700,CNY,Qualified suspect,\n",
        "Visits 2026-11-20.csv": "Date,Rep,Account\n"
        "2026-11-13,Ann,Acme\n2026-11-14,Ann,Acme\n2026-11-20,Ann,Beta\n",
    }
    book = Book(tmp_path)
    uploads = [Upload(name, text.encode()) for name, text in sheets.items()]
    assert book.add(book.read(uploads), "Ann")
    return book


def test_stocks_stand_as_they_were_and_flows_as_they_are_known_now(
    book: Book,
) -> None:
    then, now = book.days()
    view = book.view(now)
    found = courses(view, book.view(then), view.trail(12))
    assert found.currencies == ("CNY", "USD")
    assert found["pipeline", "CNY"] == Course((100_00, 1_000_00), 100_00)
    assert found["pipeline", "USD"] == Course((500_00, 0), 500_00)
    # Nobody knew on the 13th that B was won on the 12th.
    assert found["verified", "USD"] == Course((0, 500_00), 0)
    assert found[WON, "USD"] == Course((500_00, 0), 500_00)
    assert found[VISITS, ""] == Course((1, 2), 1)


def test_the_first_day_has_nothing_to_compare(book: Book) -> None:
    view = book.view(book.days()[0])
    found = courses(view, None, view.trail(12))
    assert found["pipeline", "CNY"] == Course((100_00,), None)
    assert found["pipeline", "CNY"].change is None
    assert found[VISITS, ""].now == 1


def test_a_scope_without_deals_has_no_currency(book: Book) -> None:
    view = book.view(book.days()[-1], rep="Bob")
    found = courses(view, None, view.trail(12))
    assert found.currencies == ()
    assert found[VISITS, ""] == Course((0,), None)
