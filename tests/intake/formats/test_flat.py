import pytest

from salesdash.intake.formats.flat import tabs
from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import Kind, kind
from tests.intake.formats.cells import cells

DAY = 20_517
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Style ss:ID="p" ss:Name="Percent"><NumberFormat ss:Format="0%"/></Style>'
    '<Style ss:ID="c" ss:Parent="p"/>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="h"><NumberFormat ss:Format="[h]:mm"/></Style>'
)


def document(rows: str, more: str = "", encoding: str = "utf-8") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        '<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">'
        f"<Styles>{STYLES}</Styles>"
        f'<Worksheet ss:Name="表"><Table>{rows}</Table>{more}</Worksheet>'
        "</Workbook>"
    ).encode(encoding)


def cell(kind: str, told: str, said: str = "") -> str:
    return f'<Cell {said}><Data ss:Type="{kind}">{told}</Data></Cell>'


ONE = cell("Number", "1")


def only(rows: str, more: str = "") -> Tab:
    (tab,) = tabs(document(rows, more))
    return tab


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(tabs(content))
    return refused.value.code


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (cell("String", "客户 &amp;&#10;B"), ("TEXT", "客户 &\nB")),
        (cell("String", "a&#7;b"), ("TEXT", "ab")),
        (cell("String", "<B>a</B>b"), ("TEXT", "ab")),
        (cell("Number", "-1.5"), ("NUMBER", -1.5)),
        (cell("Number", "0.25", 'ss:StyleID="p"'), ("PERCENT", 0.25)),
        (cell("Number", "0.25", 'ss:StyleID="c"'), ("PERCENT", 0.25)),
        (cell("Number", "46086", 'ss:StyleID="d"'), ("DATE", DAY)),
        (cell("Number", "x"), ("TEXT", "x")),
        (cell("Boolean", "1"), ("BOOLEAN", 1)),
        (cell("Error", "#N/A"), ("ERROR", "#N/A")),
        (cell("DateTime", "2026-03-05T06:00:00.000"), ("DATE", DAY + 0.25)),
        (cell("DateTime", "1899-12-31T06:00:00.000"), ("TIME", 0.25)),
        (
            cell("DateTime", "1900-01-01T06:00:00.000", 'ss:StyleID="h"'),
            ("TIME", 1.25),
        ),
        ('<Cell ss:Formula="=RC[1]"></Cell>', ("FORMULA", 0)),
        (
            cell("String", "a").replace("><D", f"><Comment>{ONE}</Comment><D"),
            ("TEXT", "a"),
        ),
    ],
)
def test_each_kind_of_value_is_told_apart(written: str, expected: tuple):
    assert cells(only(f"<Row>{written}</Row>")) == {(0, 0): expected}


def test_rows_and_cells_may_name_their_places():
    tab = only(
        f'<Row ss:Span="1">{ONE}</Row>'
        f'<Row><Cell ss:MergeAcross="1" ss:MergeDown="2"/>{ONE}</Row>'
        f'<Row ss:Index="9" ss:Hidden="1"><Cell ss:Index="3"/>{ONE}</Row>'
    )
    assert [*cells(tab)] == [(0, 0), (2, 2), (8, 3)]
    assert isinstance(tab.cells, Sparse)
    assert (tab.cells.merged, tab.cells.hidden) == ([(0, 2, 4)], 1)


def test_hidden_sheets_are_not_visible():
    options = "<WorksheetOptions><Visible>SheetHidden</Visible>"
    tab = only(f"<Row>{ONE}</Row>", f"{options}</WorksheetOptions>")
    assert (tab.name, tab.visible) == ("表", False)
    assert cells(tab) == {(0, 0): ("NUMBER", 1)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb2312"])
def test_the_encoding_is_what_it_says(encoding: str):
    content = document(f"<Row>{ONE}</Row>", encoding=encoding)
    (tab,) = tabs(content)
    assert (kind(content), tab.name) == (Kind.XML, "表")


def test_prefixes_are_passed_over():
    content = document(f"<Row>{ONE}</Row>")
    for tag in (b"Workbook", b"Worksheet", b"Table", b"Row", b"Cell", b"Data"):
        content = content.replace(b"<" + tag, b"<ss:" + tag)
        content = content.replace(b"</" + tag, b"</ss:" + tag)
    (tab,) = tabs(content)
    assert cells(tab) == {(0, 0): ("NUMBER", 1)}


@pytest.mark.parametrize(
    "rows",
    [
        f'<Row ss:Index="0">{ONE}</Row>',
        f'<Row ss:Index="999999999">{ONE}</Row>',
        "<Row>" + cell("Number", "1", 'ss:Index="99999"') + "</Row>",
        ONE,
    ],
)
def test_an_absurd_place_stops_the_sheet_alone(rows: str):
    good = (
        f'</Table></Worksheet><Worksheet ss:Name="B"><Table><Row>{ONE}</Row>'
    )
    first, second = tabs(document(rows + good))
    assert isinstance(first.cells, Refused)
    assert cells(second) == {(0, 0): ("NUMBER", 1)}


@pytest.mark.parametrize(
    "content",
    [
        document(f"<Row>{ONE}</Row>")[:-30],
        document("<Row>").replace(
            b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook'
        ),
        document("<Row>&a;</Row>"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(content: bytes):
    assert refusal(content) == "file_damaged"


def test_too_many_sheets_are_refused():
    more = "</Table></Worksheet><Worksheet><Table>" * 400
    assert refusal(document(more)) == "file_too_many_sheets"
