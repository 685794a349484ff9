"""A brief as a sheet: the same text, on one printed page."""

import io
import zipfile
from html import unescape
from typing import Any

import openpyxl
import pytest

from salesdash.exports import brief
from salesdash.exports.brief.page import ACROSS
from salesdash.intake import ours
from salesdash.words import LANGUAGES, Words
from tests.exports.brief.dossiers import DEAL, bare, dossier

EN = Words("en")
EVIL = '=cmd|"/c calc"!A1'


def opened(found, language="en") -> Any:
    t = Words(language)
    content = brief.one(brief.content(found, t), t)
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def texts(sheet) -> list[list[str]]:
    """Give what each row says, without the mark and what is merged."""
    rows = sheet.iter_rows(max_col=ACROSS)
    return [[c.value for c in row if c.value is not None] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [dossier, bare])
def test_the_sheet_says_what_the_page_says(made, language):
    lines = brief.content(made(), Words(language)).lines
    said = [[c.shown for c in line if c.shown] for line in lines]
    assert texts(opened(made(), language)) == said


def test_the_sheet_is_printed_on_one_upright_page_of_a4():
    sheet = opened(dossier())
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("portrait", "9")
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    rows = sheet.max_row
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$AV${rows}"
    assert sheet.oddHeader.right.text == "As of 2026-11-20"
    assert sheet.oddFooter.left.text.startswith("Newest sheet: w 2026")


def test_no_text_is_a_formula():
    deal = {**DEAL, "customer": EVIL, "sponsor_pain": "@SUM(A1)", "rep": "-1"}
    sheet = opened(dossier(deal=deal))
    cells = [c for row in sheet.iter_rows() for c in row if c.value]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert len(risky) == 3
    assert all(cell.quotePrefix for cell in risky)


def test_the_header_runs_no_codes_of_a_file_name():
    deal = {**DEAL, "file": 'Q&A &"Arial"&72.xlsx'}
    content = brief.one(brief.content(dossier(deal=deal), EN), EN)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        raw = parts.read("xl/worksheets/sheet1.xml").decode()
    foot = unescape(raw.split("<oddFooter>")[1].split("</oddFooter>")[0])
    assert foot == (
        '&LNewest sheet: Q&&A &&"Arial"&&72.xlsx, of 2026-11-20&RPage &P / &N'
    )


def test_the_mark_stands_in_a_hidden_column_beyond_the_page():
    sheet = opened(dossier())
    assert sheet["AX1"].value == ours.BRIEF
    assert sheet.column_dimensions["AX"].hidden


def test_no_two_merged_areas_overlap():
    taken: set[tuple[int, int]] = set()
    for area in opened(dossier()).merged_cells.ranges:
        cells = {
            (row, column)
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        assert not cells & taken
        taken |= cells
    assert len(taken) > ACROSS
