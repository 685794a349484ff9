"""Templates through the real book: out, and straight back."""

import io
from datetime import date

import openpyxl
import pytest

from salesdash.book import Book, Upload, sample, templates, workbooks
from salesdash.words import LANGUAGES, Words
from tests.book.handed import LATER, live, made, read, told

DAY = date(2026, 11, 27)
QUIET = {"not_ours_list", "not_ours_no_rows"}

DEALS = (
    ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount", "Currency",
     "Milestone", "Expected close", "Contract signed", "Decision maker met",
     "Pain points", "Commit", "Next step", "Note"],
    ["007", "=1+1", "Acme (China) Co., Ltd.", "Ann", 1234.5, "USD",
     "25%", date(2026, 12, 1), "no", date(2026, 11, 2), 6, "yes", "-call",
     "two\nlines"],
    [None, "+86 line", "@home", "Ann", 1500000, "JPY", "Decision due",
     None, None, "yes", 10, "no", "'quoted", "_x000D_"],
    [None, "+86 line", "#N/A", "Ann", None, None, None, "2027年1月", "no",
     "no", 0, None, "TBD", "１２"],
    ["A-9", "Closed one", "Acme", "Ann", 100, "CNY", "100%", None, "yes",
     "yes", None, None, None, None],
)  # fmt: skip
CUSTOMERS = (
    ["Customer", "Rep", "Relationship", "Attractiveness", "Visits a month",
     "Potential", "Currency", "Customer since"],
    ["Acme (China) Co., Ltd.", "Ann", 3, 4.5, 4.33, 99.99, "USD",
     date(2019, 1, 31)],
    ["@home", None, 2, 1, 0.5, None, None, None],
    ["Nobody's", None, 9, 9, 1, None, None, None],
)  # fmt: skip
CONTACTS = (
    ["Customer", "Person", "Title", "Role", "Stance", "Met on"],
    ["@home", "=Eve", "CFO", "decision maker", "against", date(2026, 10, 1)],
)
VISITS = (
    ["Date", "Rep", "Customer", "Activity", "Next step", "Next step date"],
    [date(2026, 11, 18), "Ann", "@home", "development", "=ring", "2026-12-01"],
    [date(2026, 11, 16), "Ann", "@home", "development", "older", None],
)


@pytest.fixture
def book(tmp_path) -> Book:
    book = Book(tmp_path / "store")
    content = made(
        Opportunities=DEALS,
        Customers=CUSTOMERS,
        Contacts=CONTACTS,
        Visits=VISITS,
    )
    _, preview = read(book, "week 2026-11-20.xlsx", content)
    assert book.add(preview)
    return book


def codes(preview) -> list[str]:
    return sorted({f.code for f in preview.findings} - QUIET)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_brought_straight_back_changes_nothing(
    book, language
):
    before = book.view(LATER)
    rows = before.opportunities, before.customers
    name, content = templates.filled(book, "Ann", DAY, Words(language))
    _, preview = read(book, name, content)
    assert told(preview) == [
        ("opportunities", 0, 0, 3),
        ("customers", 0, 0, 2),
        ("contacts", 0, 0, 1),
    ]
    assert codes(preview) == []
    assert {s.read.as_of for s in preview.sheets if s.read.table} == {DAY}
    assert sum(s.gone for s in preview.sheets) == 0
    assert live(content) == []
    book.add(preview)
    after = book.view(LATER)
    for was, now in zip(
        rows, (after.opportunities, after.customers), strict=True
    ):
        kept = [c for c in was.columns if c not in SOURCE]
        assert now.select(kept).rows() == was.select(kept).rows()


SOURCE = {
    "as_of", "file", "sheet", "row", "import_id", "order", "sheet_as_of",
    "evidence_columns", "evidence",
}  # fmt: skip
"""Where a value was read last, which is the template now."""


@pytest.fixture(scope="module")
def company(tmp_path_factory) -> Book:
    book = Book(tmp_path_factory.mktemp("company"))
    assert book.add(book.read(sample(2)))
    return book


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_of_a_whole_company_change_nothing(company, language):
    book, t = company, Words(language)
    out = templates.every(book, DAY, t)
    files = [Upload(name, content) for name, content in out.items()]
    preview = book.read(workbooks(files), today=DAY)
    changes = [
        (s.read.file, s.read.sheet, s.new, s.changed, s.gone)
        for s in preview.sheets
        if s.new or s.changed or s.gone
    ]
    assert changes == []
    # Two deals of one customer without name and number do look alike.
    assert set(codes(preview)) <= {"rows_look_alike"}
    assert sorted(out) == sorted(
        f"salesdash {rep} 2026-11-27.xlsx" for rep in templates.reps(book, DAY)
    )
    assert len(out) > 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_template_is_taken_as_nothing_to_say(book, language):
    t = Words(language)
    for managers in (False, True):
        name, content = templates.blank(book, t, DAY, managers=managers)
        _, preview = read(book, name, content)
        assert codes(preview) == []
        assert not preview.usable


def test_what_is_written_into_a_filled_template_comes_in(book):
    name, content = templates.filled(book, "Ann", DAY, Words("zh"))
    file = openpyxl.load_workbook(io.BytesIO(content))
    visits, deals = file["拜访"], file["商机"]
    visits["A3"], visits["E3"] = date(2026, 11, 24), "Acme"
    heads = {cell.value: cell.column or 0 for cell in deals[3]}
    deals.cell(5, heads["状态"], "丢单")
    deals.cell(4, heads["接触决策者"], "✗")
    stream = io.BytesIO()
    file.save(stream)
    _, preview = read(book, name, stream.getvalue())
    assert told(preview)[:2] == [
        ("visits", 1, 0, 0),
        ("opportunities", 0, 2, 1),
    ]
    assert codes(preview) == []
    assert preview.sheets[0].read.rows["rep"].to_pylist() == ["Ann"]


def test_the_next_steps_are_told_beside(book):
    _, content = templates.filled(book, "Ann", DAY, Words("en"))
    file = openpyxl.load_workbook(io.BytesIO(content))
    sheet = file["salesdash next steps"]
    rows = [[c.value for c in row[:6]] for row in sheet.iter_rows(min_row=4)]
    assert rows == [
        ["2026-11-18", "@home", None, "=ring", "2026-12-01", None],
    ]


def test_a_template_is_for_the_coming_cut_off_day(book):
    own = book.settings(DAY)
    days = [templates.cut_off(own, date(2026, 11, d)) for d in (23, 27, 28)]
    assert days == [DAY, DAY, date(2026, 12, 4)]
