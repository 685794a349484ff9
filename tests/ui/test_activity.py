"""The visits behind the bars of the Activity page."""

from datetime import date
from typing import Any

import pytest

from salesdash.book import Book, Upload, View
from salesdash.ui.activity import behind, listed
from salesdash.words import Words

EN = Words("en")
VISITS = (
    "Date,Rep,Account,Activity\n"
    "2026-11-09,Ann,A,Customer development\n"
    "2026-11-16,Ann,B,Customer development\n"
    "2026-11-17,Ann,C,\n"
    "2026-11-18,Bob,D,Customer development\n"
)
WEEK = 20_773
"""Monday, 16 Nov 2026."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    book = Book(tmp_path_factory.mktemp("log"))
    upload = Upload("Visits 2026-11-20.csv", VISITS.encode())
    assert book.add(book.read([upload]))
    return book.view(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("picked", "week", "customers"),
    [
        (None, None, "ABCD"),
        (["Ann", "development"], None, "AB"),
        ([None, "development"], None, "ABD"),
        ([None, "unclassified"], None, "C"),
        (["Bob", "target"], None, "D"),
        (None, [None, WEEK, "development"], "BD"),
        (["Ann", "development"], [None, WEEK, "development"], "B"),
    ],
)
def test_a_bar_keeps_its_visits(
    view: View, picked: list[Any], week: list[Any], customers: str
) -> None:
    found = behind(view, picked, week)
    assert sorted(found["customer"].to_list()) == list(customers)


def test_the_list_is_named_after_the_bars() -> None:
    every = EN("activity.list")
    name = EN.name("activity", "development")
    week = EN("activity.hover_week", day="16 Nov 2026")
    assert listed(None, None, EN) == every
    both = listed(["Ann", "development"], [None, WEEK, "development"], EN)
    assert both == f"{every} · Ann · {name} · {week}"
    assert listed(["Ann", "target"], None, EN) == f"{every} · Ann"
