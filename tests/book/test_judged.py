"""All that is judged of a deal stands in one row, whatever the scope."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesdash.book import Book, Upload

DAY = date(2026, 11, 20)
HEAD = "Opportunity ID,Opportunity,Account,Rep,Milestone,Expected close\n"
LINE = "D-1,Line,Acme,Ann,Qualified sponsor,{close}\n"
WON = "W-{n},Part,Beta,Bo,{at},2026-10-01\n"
VISITS = (
    "Date,Rep,Account,Activity\n"
    "2026-11-09,Cy,Acme,Customer development\n"
    "2026-09-01,Ann,Acme,Customer development\n"
)


def rows(template: str, at: str) -> str:
    return "".join(template.format(n=n, at=at) for n in range(5))


SHEETS = {
    "2026-07-31": "D-0,First,Zeta,Zed,Qualified suspect,2027-01-01\n",
    "2026-08-07": LINE.format(close="2026-10-01")
    + rows(WON, "Qualified sponsor"),
    "2026-08-14": LINE.format(close="2026-10-11"),
    "2026-08-21": LINE.format(close="2026-10-31") + rows(WON, "Closed (won)"),
    "2026-08-28": LINE.format(close="2026-11-30"),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("judged")
    book = Book(folder)
    sheets = [
        Upload(f"Opportunities {day}.csv", (HEAD + told).encode())
        for day, told in SHEETS.items()
    ]
    sheets.append(Upload("Visits 2026-11-20.csv", VISITS.encode()))
    assert book.add(book.read(sheets), "Ann")
    return book


def judged(book: Book, key: str, **scope: str) -> dict[str, Any]:
    frame = book.view(DAY, **scope).judged
    (row,) = frame.filter(frame["key"] == key).rows(named=True)
    return row


def test_a_deal_is_judged_by_won_deals_visits_and_slips(book: Book) -> None:
    deal = judged(book, "d-1")
    told = {
        name: deal[name]
        for name in (
            "milestone_days",
            "pace_days",
            "pace_n",
            "stalled_limit",
            "stalled",
            "visits_30",
            "pushes",
            "pushed_days",
        )
    }
    assert told == {
        "milestone_days": 105,
        "pace_days": 14.0,
        "pace_n": 5,
        "stalled_limit": 21,
        "stalled": "stalled_visited",
        "visits_30": 1,
        "pushes": 3,
        "pushed_days": 60,
    }


def test_a_filter_changes_nothing_that_is_said_of_a_deal(book: Book) -> None:
    # The visit is another rep's, and the won deals are another rep's.
    assert judged(book, "d-1", rep="Ann") == judged(book, "d-1")


def test_hits_count_what_nobody_dismissed(book: Book) -> None:
    view = book.view(DAY)
    hits = view.hits.filter(view.hits["key"] == "d-1")
    standing = [row for row in hits.rows(named=True) if not row["dismissed"]]
    assert judged(book, "d-1")["hits"] == len(standing) > 0


def test_every_deal_is_judged_once_in_its_order(book: Book) -> None:
    view = book.view(DAY)
    keys = view.judged["key"].to_list()
    assert keys == view.opportunities["key"].to_list()
    assert len(keys) == 7


def test_without_deals_nothing_is_judged(tmp_path: Path) -> None:
    book = Book(tmp_path)
    assert book.add(book.read([Upload("V 2026-11-20.csv", VISITS.encode())]))
    assert len(book.view(DAY).judged) == 0
