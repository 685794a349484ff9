"""Briefs through the real book: out, and dropped back into it."""

import io
from datetime import date

import openpyxl
import pytest

from salesdash.book import Book, Upload, View, briefs
from salesdash.errors import UnknownDeal
from salesdash.identity import handle
from salesdash.words import Words
from tests.book.handed import made, read

DAY = date(2026, 11, 20)
EN = Words("en")
DEALS = (
    ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount", "Milestone",
     "Decision maker met", "Sponsor pain", "Key opportunity"],
    ["D-1", "Line", "Acme", "Ann", 1200, "25%", date(2026, 11, 2), "late",
     None],
    ["D-2", "Press", "Acme", "Ann", None, "10%", None, None, "yes"],
    ["D-3", "Saw", "Beta", "Ann", 90, "10%", None, None, None],
    ["D-4", "Saw", "Gamma", "Bob", 70, "25%", "yes", None, None],
    ["D-5", "Old", "Beta", "Ann", 9000, "100%", "yes", None, "yes"],
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Book:
    found = Book(tmp_path_factory.mktemp("briefs"))
    _, preview = read(found, "w 2026-11-20.xlsx", made(Deals=DEALS))
    assert found.add(preview)
    return found


@pytest.fixture(scope="module")
def view(store) -> View:
    return store.view(DAY)


def test_key_opportunities_are_open_and_the_largest_comes_first(view):
    assert briefs.keys(view, "Ann") == ["d-1", "d-2"]
    assert briefs.keys(view, "Bob") == ["d-4"]
    assert briefs.keys(view) == ["d-1", "d-4", "d-2"]


def test_a_file_is_named_after_its_customer_and_day(view):
    dossier = view.dossier("d-1")
    name, make = briefs.one(view, dossier, EN)
    assert name == "salesdash-brief-Acme-2026-11-20.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(make())).worksheets[0]
    assert sheet.title == "1 Acme"
    told = {str(c.value) for row in sheet.iter_rows() for c in row}
    assert {"Acme", "Line · D-1", "CNY 1,200", "late"} <= told


def test_a_name_that_no_file_may_have_is_made_safe():
    evil = '../..\\a:b*?"<>|\u202e' + "x" * 300
    name = briefs.named(evil, 20_777, "xlsx")
    assert not set(name) & set('/\\:*?"<>|\u202e')
    assert len(name) < 100


def test_one_workbook_holds_all_of_a_rep(view):
    name, make = briefs.every(view, "Ann", EN)
    assert name == "salesdash-briefs-Ann-2026-11-20.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(make()))
    assert book.sheetnames == ["salesdash briefs", "1 Acme", "2 Acme"]


def test_files_of_one_customer_do_not_fall_together(view):
    found = briefs.files(view, ["d-1", "d-2"], EN, "html")
    assert list(found) == [
        "salesdash-brief-Acme-2026-11-20.html",
        "salesdash-brief-Acme-2026-11-20 (2).html",
    ]
    line, press = (content.decode() for content in found.values())
    assert "Line · D-1" in line
    assert "Press · D-2" in press


def test_a_deal_is_meant_by_number_or_by_handle(view):
    assert briefs.meant(view, "D-3") == "d-3"
    assert briefs.meant(view, handle("d-3")) == "d-3"
    for nothing in ("D-9", "", "0" * 12):
        with pytest.raises(UnknownDeal):
            briefs.meant(view, nothing)


@pytest.mark.parametrize("ending", briefs.FORMATS)
def test_a_brief_dropped_back_is_a_report_and_no_sheet(store, view, ending):
    name, make = briefs.one(view, view.dossier("d-1"), EN, ending)
    preview = store.read([Upload(name, make())], today=DAY)
    told = {finding.code for finding in preview.findings}
    assert told == {"not_ours_brief"}
    assert not preview.usable
    assert store.add(preview) is None


def test_a_workbook_of_briefs_dropped_back_is_left_alone(store, view):
    name, make = briefs.every(view, "Ann", EN)
    preview = store.read([Upload(name, make())], today=DAY)
    codes = [finding.code for finding in preview.findings]
    assert codes == ["not_ours_brief"] * 3
    assert not preview.usable


def test_data_beside_a_brief_is_still_taken_in(store, view):
    content = briefs.one(view, view.dossier("d-1"), EN)[1]()
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.create_sheet("Visits")
    sheet.append(["Date", "Rep", "Customer", "Activity"])
    sheet.append([date(2026, 11, 19), "Ann", "Acme", "development"])
    stream = io.BytesIO()
    book.save(stream)
    upload = Upload("w 2026-11-20.xlsx", stream.getvalue())
    preview = store.read([upload], today=DAY)
    taken = [s.read.table for s in preview.sheets]
    assert taken == [None, "visits"]


def test_a_number_that_a_renewal_shares_is_told_with_its_words(tmp_path):
    heads = ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount",
             "Status", "Expected close", "Closed on"]  # fmt: skip
    weeks = {
        "2026-11-13": ["Won", date(2026, 11, 10), date(2026, 11, 10)],
        "2026-11-20": ["Open", date(2027, 3, 1), None],
    }
    book = Book(tmp_path)
    for day, told in weeks.items():
        rows = (heads, ["D-1", "Line", "Acme", "Ann", 1200, *told])
        _, preview = read(book, f"w {day}.xlsx", made(Deals=rows))
        assert book.add(preview)
    view = book.view(DAY)
    keys = view.opportunities["key"].to_list()
    with pytest.raises(UnknownDeal) as raised:
        briefs.meant(view, "D-1")
    assert len(keys) == 2
    assert {k for k in keys if handle(k) not in str(raised.value)} == set()
