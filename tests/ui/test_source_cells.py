"""What is said of a cell: where it stands, and who says otherwise."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesdash.book import Book, Trace, Upload, View, trace
from salesdash.ui import source_cells
from salesdash.ui.source_cells import Asked
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
DAY = date(2026, 11, 20)
HEAD = "Opportunity ID,Opportunity,Account,Rep,Amount (万元)"
OLD = f"{HEAD},Present product has a problem\nD-1,Line,Acme,Ann,10,yes\n"
NEW = f"{HEAD},Milestone\nD-1,Line,Acme,Ann,12.5,Qualified sponsor\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = Book(tmp_path)
    for name, text in (("2026-11-13", OLD), ("2026-11-20", NEW)):
        upload = Upload(f"Opportunities {name}.csv", text.encode())
        assert book.add(book.read([upload]), "Ann")
    return book


def told(book: Book, view: View, column: str, t: Words = EN) -> list[str]:
    row = view.opportunities.rows(named=True)[0]

    def follow(place: Mapping[str, Any]) -> Trace:
        named = place["sheet"], place["row"], place["file"]
        return trace(book, place["import_id"], *named)

    asked = Asked(column, row, "opportunities", view, follow)
    return list(source_cells.told(follow(row), asked, t))


def test_a_cell_says_what_it_was_read_as(book: Book) -> None:
    view = book.view(DAY)
    assert told(book, view, "amount") == [
        "Amount stands in cell E2: 12.5, read as 125,000"
    ]
    assert told(book, view, "customer", ZH) == ["“客户”位于单元格 C2：Acme"]


def test_a_column_of_an_older_sheet_is_found_there(book: Book) -> None:
    found = told(book, book.view(DAY), "verified_milestone")
    place = "Opportunities 2026-11-13.csv · Opportunities 2026-11-13 · row 2"
    name = EN.name("criterion", "product_problem")
    assert found == [
        "Verified milestone is worked out from the row:",
        f"{name} stands in cell F2: yes ({place})",
    ]


def test_a_column_that_no_sheet_has_is_said(book: Book) -> None:
    found = told(book, book.view(DAY), "product")
    assert found == ["Product: this row has no such cell."]


def test_a_correction_is_said_beside_the_cell(book: Book) -> None:
    view = book.view(DAY)
    key = view.opportunities["key"].to_list()[0]
    book.correct(view, key, "amount", "90000", "A slip", "Boss")
    assert told(book, book.view(DAY), "amount") == [
        "Amount stands in cell E2: 12.5, read as 125,000",
        "Amount was corrected to ¥ 90,000 by Boss: A slip",
    ]


def test_every_column_that_is_made_is_made_of_columns() -> None:
    known = {
        name
        for table in ("opportunities", "visits", "customers")
        for name in source_cells.model.table(table).names
    }
    made = {name for parts in source_cells.MADE.values() for name in parts}
    assert made - known == set()
