"""What needs a manager, in the words of its lines."""

from pathlib import Path

import pytest

from salesdash.book import Book, Upload, View
from salesdash.ui.needs import CODES, found, line
from salesdash.words import Words

DEALS = (
    "Opportunity ID,Account,Rep,Amount,Currency,Milestone,Expected close,"
    "Present product has a problem\n"
)
SHEETS = {
    "Opportunities 2026-11-13.csv": DEALS
    + "G,Gone,Ann,30000,CNY,,,\n"
    + "A,Acme,Ann,100,CNY,,,\n",
    "Opportunities 2026-11-20.csv": DEALS
    + "A,Acme,Ann,200000,CNY,Decision due,2026-11-10,yes\n"
    + "B,Beta,Ann,5000,USD,Decision due,2026-11-12,yes\n"
    + "C,Ceta,Ann,,CNY,Decision due,2026-12-12,yes\n"
    + "D,Acme,Ann,1000,USD,Qualified suspect,2026-12-12,yes\n",
    "Accounts 2026-11-20.csv": "Account,Rep,Relationship (0-10),"
    "Attractiveness (0-10)\nAcme,Ann,9,9\nBeta,Ann,9,9\nDelta,Ann,1,1\n"
    "Epsilon,Ann,9,9\n",
    "Visits 2026-11-20.csv": "Date,Rep,Account\n"
    "2026-10-21,Ann,Acme\n2025-06-01,Ann,Beta\n",
}
LONG_AGO = "Beta, last visit 1 Jun 2025"
NEVER = "Epsilon, no visit on record"


@pytest.fixture
def view(tmp_path: Path) -> View:
    book = Book(tmp_path)
    uploads = [Upload(name, text.encode()) for name, text in SHEETS.items()]
    assert book.add(book.read(uploads), "Ann")
    return book.view(book.days()[-1])


def lines(view: View, language: str) -> list[tuple[str, str]]:
    t = Words(language)
    return [line(need, view, t) for need in found(view)]


def test_each_list_stands_in_two_lines(view: View) -> None:
    # Acme has deals in two currencies and is still one customer.
    assert tuple(need.code for need in found(view)) == CODES
    assert lines(view, "en") == [
        (
            "4 · ¥ 200 K · $ 6 K",
            "Acme ¥ 200 K · Beta $ 5 K · Acme $ 1 K",
        ),
        (
            "3 · open deals $ 6 K · ¥ 200 K",
            f"Acme, last visit 21 Oct · {LONG_AGO} · {NEVER}",
        ),
        (
            "2 · ¥ 200 K · $ 5 K",
            "Acme ¥ 200 K, due 10 Nov · Beta $ 5 K, due 12 Nov",
        ),
        ("1 · ¥ 30 K", "Gone ¥ 30 K, since 20 Nov"),
    ]


def test_chinese_lines_are_chinese(view: View) -> None:
    assert lines(view, "zh")[2:] == [
        (
            "2 · 20 万元 · 5,000 美元",
            "Acme 20 万元，原定11月10日 · Beta 5,000 美元，原定11月12日",
        ),
        ("1 · 3 万元", "Gone 3 万元，自11月20日起"),
    ]
