"""Out as a workbook to correct, and back through the real book."""

import io
from datetime import date

import openpyxl
import pytest

from salesdash.book import Book, Choice, returned
from salesdash.words import LANGUAGES, Words
from tests.book.handed import (
    DEALS,
    LATER,
    TODAY,
    VISITS,
    changed,
    live,
    made,
    read,
    told,
)

NAME = "周报 11月.xlsx"
ZH = Words("zh")


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path / "store")


def out(book: Book, name: str, content: bytes, t: Words = ZH, **more):
    held, preview = read(book, name, content, **more)
    return preview, returned.files(held, preview, t)


def sheets(preview):
    found = (s.read for s in preview.sheets if s.read.table)
    return [
        (s.sheet, s.table, s.as_of, s.as_of_source, s.header_row, s.columns)
        for s in found
    ]


def rows(preview):
    return [s.read.rows.to_pylist() for s in preview.sheets if s.read.table]


def found(preview):
    left = {"not_ours_list", "replaces_import", "visit_corrected"}
    return [
        (f.code, f.sheet, f.row, f.column, f.value)
        for f in preview.findings
        if f.code not in left
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_out_reads_as_the_original(book, language):
    content = made(拜访=VISITS, 商机=DEALS)
    before, files = out(book, NAME, content, Words(language))
    ((name, back),) = files.items()
    _, after = read(book, name, back, LATER)
    assert sheets(after) == sheets(before)
    assert rows(after) == rows(before)
    assert found(after) == found(before)
    assert [len(r) for r in rows(before)] == [2, 4]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_goes_out_can_run(book, language):
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", "=cmd|'"]
    lines = [["Date", "Rep", "Customer", "Note", "=HYPERLINK(1)"]]
    lines += [["2026/13/02", text, text, text, text] for text in hostile]
    csv = "\n".join('"' + '","'.join(line) + '"' for line in lines)
    for name, content in (
        ("=2+2.csv", csv.encode()),
        ("a.xlsx", made(**{"=cmd": lines})),
    ):
        _, files = out(book, name, content, Words(language))
        assert [live(back) for back in files.values()] == [[]]


def test_only_what_was_missing_is_added(book):
    before, files = out(book, NAME, made(拜访=VISITS, 商机=DEALS))
    first = book.add(before)
    assert first
    assert told(before) == [("visits", 2, 0, 0), ("opportunities", 4, 0, 0)]
    ((name, back),) = files.items()

    def correct(workbook):
        visits, deals = workbook["拜访"], workbook["商机"]
        visits["A5"] = date(2026, 11, 17)
        visits["D5"] = "客户开发"
        visits["C6"] = "Delta"
        deals["E5"] = 900

    fixed = changed(back, correct)
    _, after = read(book, name, fixed, LATER)
    assert told(after) == [("visits", 2, 0, 2), ("opportunities", 0, 1, 3)]
    second = book.add(after)
    view = book.view(LATER)
    minutes = view.visits.sort("customer")["minutes"].to_list()
    assert view.visits["customer"].sort().to_list() == [
        "Acme", "Beta", "Delta", "Gamma",
    ]  # fmt: skip
    assert minutes == [60, 45, 30, 2]
    assert len(view.opportunities) == 4
    assert second
    book.undo(second)
    assert book.view(LATER).visits["customer"].sort().to_list() == [
        "Acme",
        "Gamma",
    ]


def test_a_name_that_was_corrected_leaves_nothing_doubled(book):
    before, files = out(book, NAME, made(拜访=VISITS))
    book.add(before)
    ((name, back),) = files.items()

    def rename(workbook):
        workbook["拜访"]["C4"] = "Acme GmbH"

    _, after = read(book, name, changed(back, rename), LATER)
    book.add(after)
    names = book.view(LATER).visits["customer"].sort().to_list()
    assert names == ["Acme GmbH", "Gamma"]


def test_a_day_that_was_assumed_does_not_move(book):
    content = made(商机=DEALS)
    _, files = out(book, "deals.xlsx", content)
    ((name, back),) = files.items()
    _, after = read(book, name, back, LATER)
    known = [(s.read.as_of, s.read.as_of_source) for s in after.sheets]
    assert name == "deals（待修正）.xlsx"
    assert known[1:] == [(TODAY, "assumed")]


def test_a_day_that_was_given_stays_given(book):
    content, day = made(商机=DEALS), date(2026, 10, 2)
    choices = {("deals 2026-11-20.xlsx", "商机"): Choice(as_of=day)}
    _, files = out(book, "deals 2026-11-20.xlsx", content, choices=choices)
    ((name, back),) = files.items()
    _, after = read(book, name, back, LATER)
    last = after.sheets[-1].read
    assert (last.as_of, last.as_of_source) == (day, "given")


def test_a_sheet_that_only_adds_still_does(book):
    _, files = out(book, NAME, made(商机=DEALS), covers="adds")
    (content,) = files.values()
    _, preview = read(book, NAME, content, LATER)
    assert [
        (s.covers, s.covers_source) for s in preview.sheets if s.read.table
    ] == [("adds", "given")]


def test_a_rep_told_by_the_file_name_stays(book):
    lines = [["Date", "Customer", "Result"], ["2026-11-16", "Acme", "ok"]]
    lines.append(["2026/13/02", "Beta", "ok"])
    _, files = out(
        book, "Bob 2026-11-20.xlsx", made(Visits=lines), Words("en")
    )
    ((name, back),) = files.items()
    _, after = read(book, name, back, LATER)
    assert name == "Bob 2026-11-20 – to correct.xlsx"
    assert after.sheets[-1].read.rows["rep"].to_pylist() == ["Bob"]


def test_a_table_of_text_comes_back_as_a_workbook(book):
    text = '日期,客户,销售,备注\n2026-11-16,Acme,王敏,"a\r\nb"\n,Beta,王敏,\n'
    before, files = out(book, "拜访 2026-11-20.csv", text.encode("gb18030"))
    ((name, back),) = files.items()
    _, after = read(book, name, back, LATER)
    assert name == "拜访 2026-11-20（待修正）.xlsx"
    assert rows(after) == rows(before)


def test_each_finding_stands_at_its_cell(book):
    _, files = out(book, NAME, made(拜访=VISITS, 商机=DEALS))
    ((_, back),) = files.items()
    sheet = openpyxl.load_workbook(io.BytesIO(back))["拜访"]
    marked = {
        cell.coordinate: (cell.fill.fgColor.rgb[2:], cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert marked["A5"] == (
        "F8B4AE",
        "“2026/13/02”不是有效日期。 请写成 2026-12-31 的形式。",
    )
    assert marked["C6"][0] == "F8B4AE"
    assert marked["D5"][0] == "FFE699"
    assert sheet["A8"].fill.fgColor.rgb == "00E2E2E2"
    assert sheet["A8"].comment is None


def test_the_list_leads_to_the_cells(book):
    _, files = out(book, NAME, made(拜访=VISITS, 商机=DEALS))
    ((_, back),) = files.items()
    sheet = openpyxl.load_workbook(io.BytesIO(back)).worksheets[0]
    lines = {
        row[2].value: (row[1].value, row[2].hyperlink.location)
        for row in sheet.iter_rows(min_row=5)
        if row[2].value and row[2].hyperlink
    }
    assert sheet.title == "salesdash 发现的问题"
    assert lines["A5"] == ("拜访", "'拜访'!A5")
    assert lines["C6"] == ("拜访", "'拜访'!C6")


def test_a_hidden_sheet_is_left_out_but_listed(book):
    def hide(workbook):
        workbook["List"].sheet_state = "hidden"

    content = changed(made(拜访=VISITS, List=[["a"]]), hide)
    _, files = out(book, NAME, content)
    ((_, back),) = files.items()
    workbook = openpyxl.load_workbook(io.BytesIO(back))
    listed = [row[1].value for row in workbook.worksheets[0].iter_rows()]
    assert workbook.sheetnames == ["salesdash 发现的问题", "拜访"]
    assert "List" in listed


def test_a_sound_workbook_is_not_handed_back(book):
    lines = [["日期", "客户", "销售"], ["2026-11-16", "Acme", "王敏"]]
    held, preview = read(book, "拜访 2026-11-20.xlsx", made(拜访=lines))
    assert returned.files(held, preview, ZH) == {}
    assert returned.offer(held, preview, ZH) is None


def test_several_workbooks_are_offered_as_one_file(book):
    held, preview = read(book, NAME, made(拜访=VISITS))
    one = returned.offer(held, preview, ZH)
    assert one
    assert one[0] == "周报 11月（待修正）.xlsx"
    assert one[1]()[:2] == b"PK"


def test_a_second_list_takes_the_place_of_the_first(book):
    _, files = out(book, NAME, made(拜访=VISITS))
    ((name, back),) = files.items()
    _, again = out(book, name, back)
    ((same, second),) = again.items()
    names = openpyxl.load_workbook(io.BytesIO(second)).sheetnames
    assert same == name
    assert names == ["salesdash 发现的问题", "拜访"]
