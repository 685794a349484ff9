"""One sheet of opportunities in every format gives the same rows.

What cannot be the same: a CSV has no merged cells, so the rep stands in each
row; a web page as LibreOffice writes it leaves out blank rows and hidden
sheets, and names no sheet.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest

from salesdash.book import Book, Preview, Upload
from tests.intake import binaries, files
from tests.intake.formats.make import HEADINGS, ROWS, deals

HERE = Path(__file__).parent / "formats"
TITLE = "商机表 截至 2026-03-06"
TODAY = date(2026, 3, 10)
KEPT = (
    "customer",
    "name",
    "rep",
    "amount",
    "claimed_milestone",
    "expected_close",
    "next_step",
    "note",
)
EXPECTED = [
    (
        "华星 & 子公司",
        "一期",
        "王芳",
        12_500_000,
        "qualified_sponsor",
        date(2026, 6, 30),
        "约见",
        "第一行\n第二行",
    ),
    (
        "Müller <GmbH>",
        "Line 2",
        "王芳",
        80_000_000,
        "qualified_power_sponsor",
        date(2026, 4, 1),
        "",
        "",
    ),
    (
        "恒达",
        "改造",
        "李强",
        3_000_000,
        "decision_due",
        date(2026, 12, 31),
        "报价",
        "“急”",
    ),
]
DAY = date(1970, 1, 1).toordinal()


def fixture(name: str) -> Callable[[], bytes]:
    return (HERE / name).read_bytes


def saved() -> bytes:
    return files.saved(deals())


def binary() -> bytes:
    rows = [[None, *row] for row in ROWS]
    rows[1][3] = None
    total = [None, "合计", None, None, 95.5]
    lines = [[], [None, TITLE], [], [None, *HEADINGS], *rows, total]
    merged = binaries.merged(4, 5, 3, 3)
    junk = binaries.sheet([["x", 1]])
    made = {"商机": binaries.sheet(lines, merged), "参数": junk}
    return binaries.xlsb(made, hidden=["参数"])


def written(mark: str, encoding: str) -> Callable[[], bytes]:
    def write() -> bytes:
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=mark)
        blank, total = [""] * 9, ["", "合计", "", "", 95.5]
        table = [["", *HEADINGS], *(["", *row] for row in ROWS), total]
        writer.writerows([blank, ["", TITLE], blank, *table])
        text = stream.getvalue()
        for share in ("25", "5", "75"):
            text = text.replace(f"0.{share}", f"{share:0<2}%", 1)
        return text.encode(encoding)

    return write


def macros() -> bytes:
    """The workbook with a part of macros, which nobody runs."""
    stream = io.BytesIO(saved())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", binaries.compound({"VBA": b""}))
    return stream.getvalue()


def flat() -> bytes:
    """The workbook as an XML Spreadsheet of 2003."""
    lines = [HEADINGS, *ROWS, ["合计", None, None, 95.5]]
    rows = "".join(
        f'<Row ss:Index="{number}">{"".join(map(_flat, range(8), line))}</Row>'
        for number, line in enumerate(lines, 4)
    )
    merged = '<Data ss:Type="String">王芳</Data></Cell>'
    first, rest = rows.split(f'<Cell ss:Index="4">{merged}', 1)
    rest = rest.replace(f'<Cell ss:Index="4">{merged}', "")
    rows = f'{first}<Cell ss:Index="4" ss:MergeDown="1">{merged}{rest}'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>'
        '</Styles><Worksheet ss:Name="商机"><Table>'
        f'<Row ss:Index="2">{_flat(0, TITLE)}</Row>{rows}'
        "</Table></Worksheet></Workbook>"
    ).encode()


def _flat(place: int, told: object) -> str:
    if told is None:
        return ""
    kind = "Number" if isinstance(told, int | float) else "String"
    if isinstance(told, date):
        told, kind = f"{told.isoformat()}T00:00:00.000", "DateTime"
    percent = isinstance(told, float) and told < 1
    style = ' ss:StyleID="p"' if percent else ""
    text = escape(str(told))
    return (
        f'<Cell ss:Index="{place + 2}"{style}>'
        f'<Data ss:Type="{kind}">{text}</Data></Cell>'
    )


FORMATS = {
    "deals.xlsx": saved,
    "deals.xlsm": macros,
    "deals.xls": fixture("deals.xls"),
    "deals.xlsb": binary,
    "deals.ods": fixture("deals.ods"),
    "deals.html": fixture("deals.html"),
    "deals.xml": flat,
    "system.xls": flat,
    "deals.csv": written(",", "utf-8-sig"),
    "semicolons.csv": written(";", "gb18030"),
    "unicode.txt": written("\t", "utf-16"),
}
FALSE = {
    "page.xls": (fixture("deals.html"), ".html"),
    "old.xlsx": (fixture("deals.xls"), ".xls"),
    "new.xls": (saved, ".xlsx"),
    "new.csv": (saved, ".xlsx"),
    "open.xlsx": (fixture("deals.ods"), ".ods"),
    "binary.xlsx": (binary, ".xlsb"),
    "text.xls": (written("\t", "utf-16"), ".csv"),
    "text.xlsx": (written(",", "utf-8"), ".csv"),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """Everything read at once, in one child."""
    made = {**FORMATS, **{name: make for name, (make, _) in FALSE.items()}}
    uploads = [Upload(name, make()) for name, make in made.items()]
    return Book(tmp_path_factory.mktemp("book")).read(uploads, today=TODAY)


def told(preview: Preview, name: str) -> list[tuple]:
    sheet = next(
        s.read for s in preview.sheets if s.read.file == name and s.read.table
    )
    assert (sheet.as_of, sheet.table) == (date(2026, 3, 6), "opportunities")
    return [
        tuple(
            date.fromordinal(DAY + said) if key == "expected_close" else said
            for key, said in row.items()
        )
        for row in sheet.rows.select(KEPT).to_pylist()
    ]


@pytest.mark.parametrize("name", [*FORMATS, *FALSE])
def test_the_rows_are_the_same_whatever_the_format(preview, name: str):
    assert told(preview, name) == EXPECTED


@pytest.mark.parametrize("name", [*FORMATS, *FALSE])
def test_a_false_name_is_told_and_no_other(preview, name: str):
    usual = FALSE[name][1:] if name in FALSE else ()
    assert usual == tuple(
        finding.value
        for finding in preview.findings
        if finding.file == name and finding.code == "file_named_otherwise"
    )


@pytest.mark.parametrize("name", ["deals.xls", "deals.xlsb", "deals.ods"])
def test_a_hidden_sheet_stays_out_whatever_the_format(preview, name: str):
    assert [
        (sheet.read.sheet, sheet.read.reason)
        for sheet in preview.sheets
        if sheet.read.file == name
    ] == [("商机", ""), ("参数", "sheet_hidden")]
