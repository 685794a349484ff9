"""The card of the gap: its table, its file, and a log without deals."""

from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.ui import gap_weeks

SHEET = """Opportunity ID,Opportunity,Account,Rep,Milestone,Amount,Team
D,L,A,Ann,25%,1000,East
E,M,B,Bo,,,West
"""


def drawn() -> None:
    from datetime import date  # noqa: PLC0415 - runs alone as an app

    from salesdash.ui import cache, gap_weeks  # noqa: PLC0415 - the same
    from salesdash.words import Words  # noqa: PLC0415 - the same

    view = cache.view(date(2026, 11, 20), "", "", "")
    gap_weeks.draw(view, Words("en"))


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    st.cache_resource.clear()
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    return Book(tmp_path)


def test_the_table_has_each_rep_with_the_largest_gap_first(
    book: Book,
) -> None:
    found = Upload("Opportunities 2026-11-20.csv", SHEET.encode())
    assert book.add(book.read([found]))
    page = AppTest.from_function(drawn, default_timeout=30).run()
    assert not page.exception
    assert page.subheader[0].value == (
        "How much of what each rep claims is verified"
    )
    table = page.dataframe[0].value
    assert table.columns[:3].tolist() == ["rep", "gap", "open"]
    assert table["rep"].tolist() == ["Ann", "Bo"]
    assert table["gap"].tolist() == [250.0, 0.0]
    assert table["no_columns"].tolist() == [1, 0]
    assert table["unclaimed"].tolist() == [0, 1]


def test_teams_are_set_side_by_side_when_asked(book: Book) -> None:
    found = Upload("Opportunities 2026-11-20.csv", SHEET.encode())
    assert book.add(book.read([found]))
    page = AppTest.from_function(drawn, default_timeout=30)
    page.session_state["gap by"] = "team"
    page.run()
    assert not page.exception
    assert page.dataframe[0].value["team"].tolist() == ["East", "West"]


def test_a_log_without_deals_draws_nothing(book: Book) -> None:
    assert book.view(date(2026, 11, 20)).opportunities.is_empty()
    page = AppTest.from_function(drawn, default_timeout=30).run()
    assert not page.exception
    assert not page.subheader
    assert not page.dataframe


def test_the_file_has_every_week_in_plain_numbers() -> None:
    schema = ("day", "rep", "currency", *gap_weeks.COLUMNS[2:])
    row = (20_777, "=Ann", "JPY", 2, 500, 200, 300, 100, 1)
    frame = pl.DataFrame([row], schema=schema, orient="row")
    written = gap_weeks.written(nw.from_native(frame))
    lines = written.decode("utf-8-sig").splitlines()
    assert lines == [
        "rep,day,currency,open,claimed,verified,gap,untold,ahead",
        "'=Ann,2026-11-20,JPY,2,500,200,300,100,1",
    ]
