"""A page opened at rows keeps those rows, and no filter hides them."""

from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.book import Book, Upload, View
from salesdash.settings import DEFAULT
from salesdash.ui.focus import PAGES, Focus, address, kept
from salesdash.ui.needs import CODES
from salesdash.ui.shell import ENTRIES

VISITS = (
    "Date,Rep,Account\n"
    "2026-11-18,Ann,Acme\n2026-11-18,Bob,Beta\n2026-09-01,Ann,Ceta\n"
)


@pytest.fixture
def view(tmp_path: Path) -> View:
    """Give Ann's view of a log in which Bob visited too."""
    book = Book(tmp_path)
    upload = Upload("Visits 2026-11-20.csv", VISITS.encode())
    assert book.add(book.read([upload]), "Ann")
    return book.view(book.days()[-1], rep="Ann", period="week")


def listed(**columns: list[Any]) -> Any:
    whole = {"status": "open", "vanished_on": None}
    frame = pl.DataFrame(columns).with_columns(
        pl.lit(value).alias(name) for name, value in whole.items()
    )
    return nw.from_native(frame)


def test_every_list_has_a_page_that_is_there() -> None:
    pages = {entry.name for entry in ENTRIES}
    assert set(PAGES) == set(CODES)
    assert set(PAGES.values()) <= pages


def test_a_list_opens_with_the_dates_that_it_counts() -> None:
    assert address("overdue") == {"period": "", "show": "overdue"}
    assert address("ahead") == {"show": "ahead"}


def test_a_visit_of_a_colleague_in_any_period_counts(view: View) -> None:
    customers = listed(customer=["Acme", "Beta", "Ceta", "Delta"])
    found = kept(customers, "unvisited", view)
    assert DEFAULT.unvisited_days == 30
    assert sorted(found["customer"].to_list()) == ["Ceta", "Delta"]


def test_a_code_keeps_its_rows(view: View) -> None:
    rows = listed(
        key=["a", "b"],
        claimed_rank=[2, 1],
        verified_rank=[1, 1],
        expected_close=[view.number, view.number - 1],
    )
    assert kept(rows, "ahead", view)["key"].to_list() == ["a"]
    assert kept(rows, "overdue", view)["key"].to_list() == ["b"]
    for code in ("", "vanished"):
        assert kept(rows, code, view)["key"].to_list() == ["a", "b"]


def test_a_page_opened_at_nothing_keeps_its_own_title() -> None:
    rows = listed(key=["a"])
    assert Focus().named("All open deals") == "All open deals"
    assert Focus().keep(rows) is rows
