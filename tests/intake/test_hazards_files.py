"""Files that are not what they say: whole files in, rows out.

| hazard                              | test                                |
|-------------------------------------|-------------------------------------|
| error cells                         | test_an_error_is_told_by_its_place  |
| formulas without a value            | test_a_formula_without_a_value      |
| .xls, .xlsb, .ods, XML of 2003      | test_formats                        |
| values, merges, 1904, hidden: .xls  | formats/test_xls                    |
| shares, currency in .ods            | formats/test_ods                    |
| encrypted                           | test_refusal                        |
| web page or XML named .xls          | test_formats, test_a_page_is_a_list |
| csv named .xlsx, "Unicode text"     | test_formats                        |
| encodings of a csv                  | test_a_list_in_any_encoding         |
| Big5 taken for GB18030              | test_a_guess_at_letters_is_told     |
| sep=, quotes, line ends             | test_a_list_as_programs_write_it    |
| .xlsm with macros, XLM sheets       | test_refusal                        |
| WPS .et                             | test_refusal                        |
| torn, empty, other files            | test_refusal                        |
| panics of the reader                | test_a_part_that_is_none            |
"""

import pytest

from salesdash.intake.worker import reader
from tests.intake import files
from tests.intake.hazards import (
    AS_OF,
    VISIT,
    VISITS,
    codes,
    column,
    kept,
    made,
    only,
    where,
)

LINES = [",".join(VISITS), ",".join(VISIT), "2026-11-19,Müller,李四,"]
TEXT = "\r\n".join(LINES)
ERRORS = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_told_by_its_place_and_is_no_blank(error: str):
    rows = [(*VISIT[:3], error), ("2026-11-18", error, "张三", "ok")]
    found = only(made((AS_OF,), VISITS, *rows))
    assert where(found) == [3]
    assert codes(found) == [("error_cell", 3), ("error_cell", 4)]
    assert {f.value for f in found.findings if f.row} == {error}


def test_a_formula_without_a_value_is_told_and_one_with_it_is_read():
    row = ("2026-11-18", "=B1", "张三", "ok")
    content = made((AS_OF,), VISITS, row, VISIT)
    found = only(content)
    assert where(found) == [4]
    assert codes(found) == [("formula_without_value", 3)]
    parts = files.unzipped(content)
    name = "xl/worksheets/sheet1.xml"
    first, rest = parts[name].split(b'<c r="B3"')
    cell = b'<c r="B3" t="str"><f>B1</f><v>x</v>'
    sheet = first + cell + rest[rest.index(b"</c>") :]
    found = only(files.zipped({**parts, name: sheet}))
    assert column(found, "customer") == ["x", "大华"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"]
)
def test_a_list_in_any_encoding_is_read(encoding: str):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    found = only(mark + TEXT.encode(encoding), "2026-11-20.csv")
    names = kept(found, "customer", "rep")
    assert names == [("大华", "张三"), ("Müller", "李四")]


def test_a_guess_at_letters_is_told():
    content = TEXT.replace("Müller", "x").encode("gb18030")
    _, findings = reader.read("a.csv", "0", content)
    assert [(f.code, f.value) for f in findings] == [
        ("text_encoding", "GB18030")
    ]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(",", ";"),
        TEXT.replace(",", "\t"),
        "sep=;\r\n" + TEXT.replace(",", ";"),
        TEXT.replace("\r\n", "\n"),
        TEXT.replace("\r\n", "\r"),
        TEXT.replace("Müller", '"Müller"'),
        TEXT + "\r\n\r\n,,,\r\n",
    ],
)
def test_a_list_as_programs_write_it_is_read(text: str):
    found = only(text.encode("utf-8-sig"), "2026-11-20.csv")
    assert column(found, "customer") == ["大华", "Müller"]


def test_quoted_cells_keep_lines_marks_and_quotes():
    said = 'a, "b"\nc'
    line = '2026-11-19,B,李四,"a, ""b""\nc"'
    found = only(f"{LINES[0]}\n{line}\n".encode(), "2026-11-20.csv")
    assert kept(found, "result", "row") == [(said, 2)]


def test_a_page_is_a_list_whatever_it_is_called():
    cells = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>"
        for row in (VISITS, VISIT)
    )
    page = f"<html><meta charset=utf-8><table>{cells}</table></html>"
    found = only(page.encode(), "2026-11-20.xls")
    assert column(found, "customer") == ["大华"]


def test_a_part_that_is_none_is_damage_and_no_crash():
    parts = files.unzipped(made(VISITS, VISIT))
    for name in parts:
        for other in (b"", b"<a/>", b"\0\xff" * 99):
            content = files.zipped({**parts, name: other})
            grids, findings = reader.read("a.xlsx", "0", content)
            assert grids or findings
