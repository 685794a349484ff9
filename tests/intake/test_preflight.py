import io
import zipfile

import pytest
from openpyxl import Workbook

from salesdash.intake.preflight import parts
from salesdash.intake.refusal import Refused
from tests.intake import files


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        parts(content)
    return refused.value.code, refused.value.value


def test_a_workbook_passes_with_its_sheets_in_order_of_tabs():
    book = Workbook()
    book.create_sheet("Second")
    assert parts(files.saved(book)).sheets == (
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    )


def test_what_unpacks_to_too_much_is_refused_by_what_it_declares():
    assert refusal(files.bomb(300)) == ("file_swells", "300")


def test_many_parts_that_are_too_much_together_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in range(9):
            with archive.open(f"{name}", "w") as part:
                for block in files.blanks(48):
                    part.write(block)
    assert refusal(stream.getvalue()) == ("file_swells", "432")


def test_compression_that_no_spreadsheet_uses_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", "x")
    assert refusal(stream.getvalue()) == ("file_damaged", "")


def test_an_archive_without_a_main_part_is_refused():
    assert refusal(files.zipped({"xl/workbook.xml": "x"})) == (
        "file_damaged",
        "",
    )


def test_an_old_macro_sheet_is_told_apart():
    made = files.parts("")
    made["xl/_rels/workbook.xml.rels"] = files.links(
        s1="xlMacrosheet:macrosheets/sheet1.xml"
    )
    assert refusal(files.zipped(made)) == ("file_macro_sheet", "")


def test_too_many_tabs_are_refused():
    made = files.parts("")
    tabs = '<sheet name="a" r:id="s1"/>' * 401
    made["xl/workbook.xml"] = f"<workbook><sheets>{tabs}</sheets></workbook>"
    assert refusal(files.zipped(made)) == ("file_too_many_sheets", "401")


def test_parts_may_lie_in_any_folder():
    made = files.parts("")
    flat = {name.removeprefix("xl/"): part for name, part in made.items()}
    flat["_rels/.rels"] = files.links(a="officeDocument:workbook.xml")
    found = parts(files.zipped(flat))
    assert found.sheets == ("worksheets/sheet1.xml",)
    assert found.strings == "sharedStrings.xml"


def test_percent_styles_are_those_that_show_the_sign():
    book = Workbook()
    shown = ("0%", "0.0%;[Red]-0.0%", "0.00%", '0"%"', r"0\%", "0.00")
    for row, form in enumerate(shown, 1):
        book.worksheets[0].cell(row, 1, 0.5).number_format = form
    # Style 0 is the default, and openpyxl numbers the others as they come.
    assert parts(files.saved(book)).percents == {b"1", b"2", b"3"}


def test_shared_texts_are_weighed_with_their_marks():
    made = files.raw("", "<si><t>abc</t></si><si/><si><t>abcdef</t></si>")
    assert parts(made).lengths == [16, 2, len("><t>abcdef</t></si></sst>")]
