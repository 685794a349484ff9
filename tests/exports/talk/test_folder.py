"""Files of talks: a sheet or a page for each rep."""

import io
from dataclasses import replace

import openpyxl
import pytest

from salesdash.exports import talk
from salesdash.exports.brief.web import size
from salesdash.words import LANGUAGES, Words
from tests.exports.talk.talks import bare, full

EN = Words("en")


def test_the_workbook_prints_each_talk_on_one_upright_page():
    pages = [talk.content(found, EN) for found in (full(), bare())]
    book = openpyxl.load_workbook(io.BytesIO(talk.every(pages, EN)))
    assert book.sheetnames == ["1 Ann", "2 Bob"]
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToHeight) == ("portrait", 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_and_print_say_what_the_page_says(language):
    t = Words(language)
    page = talk.content(full(), t)
    said = [c.shown for line in page.lines for c in line if c.shown]
    (sheet,) = openpyxl.load_workbook(io.BytesIO(talk.one(page, t)))
    written = [
        cell.value
        for row in sheet.iter_rows(max_col=48)
        for cell in row
        if cell.value
    ]
    assert written == said
    html = talk.web(page).decode()
    assert all(text in html for text in said if "'" not in text)


def test_a_name_that_no_sheet_may_have_is_made_safe():
    pages = [talk.content(replace(full(), rep="a/b:*"), EN)] * 2
    book = openpyxl.load_workbook(io.BytesIO(talk.every(pages, EN)))
    assert book.sheetnames == ["1 a b", "2 a b"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_talk_is_printed_in_letters_that_can_be_read(language):
    assert size(talk.content(full(), Words(language))) > 6.5
