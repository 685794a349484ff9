"""A row of the log, followed to the cells of the uploaded workbook."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from salesdash.book import Book, Spot, Upload, originals
from salesdash.book.trace import UNKNOWN, trace, whence

DAY = date(2026, 11, 20)
DEALS = [
    ["Opportunities of North"],
    [],
    ["No.", "Account", "Opportunity", "Rep", "Amount (万)", "Milestone", "X"],
    [1, "Acme", "Line", "Ann", 120.5, "25%", "?"],
    [2, "Beta", "Plant", None, 40, "10%", None],
]


def workbook(
    rows: Iterable[list], *merged: str, sheet: str = "Deals"
) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


Take = Callable[[str, bytes], str]


@pytest.fixture
def take(book: Book) -> Take:
    """Give a function that takes a file in, and gives the import's id."""

    def taken(name: str, content: bytes) -> str:
        found = book.add(book.read([Upload(name, content)], today=DAY), "Ann")
        assert found
        return found

    return taken


def test_each_cell_has_its_address_heading_and_value(
    book: Book, take: Take
) -> None:
    name = "Deals 2026-11-20.xlsx"
    found = trace(book, take(name, workbook(DEALS)), "Deals", 4)
    assert (found.file, found.sheet, found.row) == (name, "Deals", 4)
    assert (found.as_of, found.by, found.trouble) == (DAY, "Ann", "")
    assert found.cells == (
        Spot("A4", "No.", "1"),
        Spot("B4", "Account", "Acme", "customer", "Acme"),
        Spot("C4", "Opportunity", "Line", "name", "Line"),
        Spot("D4", "Rep", "Ann", "rep", "Ann"),
        Spot("E4", "Amount (万)", "120.5", "amount", 120_500_000),
        Spot("F4", "Milestone", "25%", "claimed_milestone",
             "qualified_sponsor"),
        Spot("G4", "X", "?"),
    )  # fmt: skip


def test_a_merged_cell_speaks_for_the_rows_below_it(
    book: Book, take: Take
) -> None:
    content = workbook(DEALS, "D4:D5")
    found = trace(book, take("Deals 2026-11-20.xlsx", content), 0, 5)
    assert found.at("rep") == Spot("D4", "Rep", "Ann", "rep", "Ann")
    assert found.at("amount") == Spot(
        "E5", "Amount (万)", "40", "amount", 40_000_000
    )


def test_what_was_said_once_has_no_address(book: Book, take: Take) -> None:
    text = "Date,Account,Activity\n2026-11-18,Acme,Customer development\n"
    content = text.encode()
    found = trace(book, take("Visits_Ann Lee_2026-11-20.csv", content), 0, 2)
    assert found.at("date") == Spot("A2", "Date", "2026-11-18", "date", 20_775)
    assert found.at("rep") in (None, Spot("", "", "", "rep", "Ann Lee"))
    assert [s.address for s in found.cells][:3] == ["A2", "B2", "C2"]


def test_tables_side_by_side_keep_the_places_of_the_sheet(
    book: Book, take: Take
) -> None:
    visits = [
        ["Date", "Rep", "Account", "Activity", None,
         "Account", "Rep", "Relationship", "Attractiveness"],
        ["2026-11-18", "Ann", "Acme", "Customer development", None,
         "Acme", "Ann", 8, 9],
        ["2026-11-19", "Ann", "Beta", "Customer maintenance", None,
         "Beta", "Ann", 2, 9],
    ]  # fmt: skip
    content = workbook(visits, sheet="Week")
    given = take("Week 2026-11-20.xlsx", content)
    sheets = {s.table: s for s in book.imports()[0].sheets}
    found = trace(book, given, sheets["customers"].sheet, 3)
    assert found.at("relationship") == Spot(
        "H3", "Relationship", "2", "relationship", 2.0
    )


def test_a_cross_table_gives_the_whole_row(book: Book, take: Take) -> None:
    rows = [
        ["2026年销售目标"],
        ["单位：万元"],
        ["销售", "1月", "2月", "合计"],
        ["张三", 10, "12.5万", 22.5],
        ["李四", 8, 9, 17],
    ]
    given = take("目标 2026-11-20.xlsx", workbook(rows, sheet="目标"))
    found = trace(book, given, "目标", 4)
    assert (found.table, found.trouble) == ("targets", "")
    assert found.at("rep") == Spot("A4", "销售", "张三", "rep", "张三")
    written = {s.address: s.written for s in found.cells if s.address}
    assert written == {"A4": "张三", "B4": "10", "C4": "12.5万", "D4": "22.5"}
    # Each month is a row of its own, so none speaks for the amount.
    assert found.at("amount") is None


def test_a_lost_or_changed_original_is_said(book: Book, take: Take) -> None:
    given = take("Deals 2026-11-20.xlsx", workbook(DEALS))
    path = book.original(trace(book, given, 0, 4).sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    assert trace(book, given, 0, 4).trouble == originals.DAMAGED
    path.unlink()
    found = trace(book, given, 0, 4)
    assert (found.trouble, found.cells) == (originals.LOST, ())
    assert (found.file, found.as_of) == ("Deals 2026-11-20.xlsx", DAY)


def test_an_unknown_import_or_sheet_is_said(book: Book, take: Take) -> None:
    given = take("Deals 2026-11-20.xlsx", workbook(DEALS))
    assert trace(book, "f" * 32, 0, 4).trouble == UNKNOWN
    assert trace(book, given, "Other", 4).trouble == UNKNOWN


def test_a_row_beyond_the_sheet_has_empty_cells(
    book: Book, take: Take
) -> None:
    given = take("Deals 2026-11-20.xlsx", workbook(DEALS))
    found = trace(book, given, 0, 999)
    assert {(s.written, s.value) for s in found.cells} == {("", None)}


def test_an_original_is_read_once(
    book: Book, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "SHELF", originals.Shelf())
    given = take("Deals 2026-11-20.xlsx", workbook(DEALS))
    first = trace(book, given, 0, 4)
    monkeypatch.setattr(originals.guard, "grids", None)
    assert trace(book, given, 0, 4) == first


def test_few_originals_are_kept(
    book: Book, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = originals.Shelf()
    monkeypatch.setattr(originals, "SHELF", shelf)
    monkeypatch.setattr(originals, "MOST", 40)
    for day in (20, 21, 22):
        content = workbook([*DEALS, [3, f"C{day}", "Hall", "Ann", 1, "10%"]])
        trace(book, take(f"Deals 2026-11-{day}.xlsx", content), 0, 4)
    assert [name for _, name in shelf._books] == ["Deals 2026-11-22.xlsx"]


def test_each_column_is_where_it_was_stated_last(
    book: Book, take: Take
) -> None:
    head = "Opportunity ID,Opportunity,Account,Rep,Amount (CNY)"
    old = f"{head},Product\nD-1,Line,Acme,Ann,1000,Pump\n"
    new = f"{head}\nD-2,Hall,Acme,Ann,5\nD-1,Line,Acme,Ann,1500\n"
    take("Deals 2026-11-13.csv", old.encode())
    take("Deals 2026-11-20.csv", new.encode())
    view = book.view(DAY)
    keys = dict(view.opportunities.select("opportunity", "key").rows())
    found = whence(view, keys["D-1"])
    assert {n: (p["file"], p["row"]) for n, p in found.items()} == {
        "opportunity": ("Deals 2026-11-20.csv", 3),
        "name": ("Deals 2026-11-20.csv", 3),
        "customer": ("Deals 2026-11-20.csv", 3),
        "rep": ("Deals 2026-11-20.csv", 3),
        "amount": ("Deals 2026-11-20.csv", 3),
        "currency": ("Deals 2026-11-20.csv", 3),
        "product": ("Deals 2026-11-13.csv", 2),
    }
