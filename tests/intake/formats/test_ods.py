from pathlib import Path

import pytest

from salesdash.intake.formats.ods import tabs
from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.refusal import Refused
from tests.intake import files
from tests.intake.formats.cells import AWKWARD, cells, shown

HERE = Path(__file__).parent
ONE = '<table:table-cell office:value-type="float" office:value="1"/>'
NOTE = "<office:annotation><text:p>no</text:p></office:annotation>"
TOP = (
    '<office:document-content xmlns:office="o" xmlns:table="t"'
    ' xmlns:text="x" xmlns:style="s" xmlns:draw="d" xmlns:calcext="c">'
)


def document(inside: str, styles: str = "", top: str = TOP) -> bytes:
    """Give a content.xml whose first sheet is written out."""
    return (
        f"{top}{styles}<office:body><office:spreadsheet>"
        f'<table:table table:name="S">{inside}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def packed(content: bytes) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return files.zipped({"mimetype": kind, "content.xml": content})


def only(inside: str) -> Tab:
    (tab,) = tabs(packed(document(inside)))
    return tab


def repeated(times: int) -> str:
    said = f'table:number-columns-repeated="{times}" office'
    return ONE.replace("office", said, 1)


def row(*inside: str, said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(inside)}</table:table-row>"


def cell(text: str, said: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {said}>{text}</table:table-cell>"


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(tabs(content))
    return refused.value.code


def test_each_kind_of_value_is_told_apart_as_libreoffice_writes_it():
    first, second, third = tabs((HERE / "awkward.ods").read_bytes())
    assert shown(first, 2) == AWKWARD
    assert isinstance(first.cells, Sparse)
    assert (first.cells.hidden, first.cells.merged) == (1, [(1, 5, 7)])
    assert (second.name, cells(second)) == ("leer", {})
    assert (third.name, third.visible) == ("隐藏", False)
    # LibreOffice wrote the boolean as a number.
    assert cells(third) == {(0, 0): ("NUMBER", 1)}


def test_what_is_repeated_stands_in_each_place():
    blanks = '<table:table-cell table:number-columns-repeated="2"/>'
    tab = only(
        row(ONE, said='table:number-rows-repeated="2"')
        + row(blanks, repeated(2))
        + row(blanks, said='table:number-rows-repeated="1048573"')
    )
    assert [*cells(tab)] == [(0, 0), (1, 0), (2, 2), (2, 3)]


def test_what_a_merged_cell_covers_is_not_there():
    tab = only(
        row(
            ONE.replace("office", 'table:number-rows-spanned="3" office', 1),
            cell("<text:p>x</text:p>").replace(":table-c", ":covered-table-c"),
            ONE,
        )
    )
    assert isinstance(tab.cells, Sparse)
    assert ([*cells(tab)], tab.cells.merged) == ([(0, 0), (0, 2)], [(0, 0, 2)])


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("<text:p>a<text:line-break/>b<text:tab/>c</text:p>", "a\nb\tc"),
        ('<text:p>a<text:s text:c="2"/>b<text:s/></text:p>', "a  b "),
        ("<text:p>a<text:span>b</text:span>&amp;</text:p>", "ab&"),
        ("\n <text:p>a</text:p>\n ", "a"),
        (f"{NOTE}<text:p>a</text:p>{NOTE}", "a"),
        ("<text:p>a</text:p><draw:frame><text:p>n</text:p></draw:frame>", "a"),
        ("<text:p>a</text:p><table:table><x/></table:table>", "a"),
    ],
)
def test_the_text_of_a_cell_is_what_it_shows(inside: str, expected: str):
    assert cells(only(row(cell(inside)))) == {(0, 0): ("TEXT", expected)}


def test_blanks_that_are_only_told_are_not_taken_without_end():
    blanks = '<text:s text:c="999999999"/>' * 1_000
    (told,) = cells(only(row(cell(f"<text:p>a{blanks}</text:p>")))).values()
    assert told[0] == "TEXT"
    assert len(str(told[1])) < 1_000_000


def test_sheets_hidden_by_their_style_are_not_visible():
    styles = (
        '<style:style style:name="a"><style:table-properties '
        'table:display="false"/></style:style>'
    )
    content = document(row(ONE), styles).replace(
        b'table:name="S"', b'table:name="S" table:style-name="a"'
    )
    (tab,) = tabs(packed(content))
    assert (tab.visible, cells(tab)) == (False, {(0, 0): ("NUMBER", 1)})


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_rows_are_counted_where_they_hold_something(how: str):
    said = f'table:visibility="{how}"'
    tab = only(row(ONE, said=said) + row("<table:table-cell/>", said=said))
    assert isinstance(tab.cells, Sparse)
    assert tab.cells.hidden == 1


@pytest.mark.parametrize(
    "inside",
    [
        row(ONE, said='table:number-rows-repeated="999999999"'),
        row(repeated(99_999)),
        row(ONE * 16_385),
        row(repeated(9_000), said='table:number-rows-repeated="9000"'),
        row(said='table:number-rows-repeated="999999999"') + row(ONE),
    ],
)
def test_a_few_bytes_cannot_ask_for_much(inside: str):
    tab = only(inside)
    assert isinstance(tab.cells, Refused)
    assert tab.cells.code == "sheet_too_large"


def test_a_sheet_too_large_stops_alone():
    far = row(ONE, said='table:number-rows-repeated="999999999"')
    both = f'{far}</table:table><table:table table:name="B">{row(ONE)}'
    first, second = tabs(packed(document(both)))
    assert isinstance(first.cells, Refused)
    assert (second.name, cells(second)) == ("B", {(0, 0): ("NUMBER", 1)})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed(document(row(ONE))[:-30]), "file_damaged"),
        (packed(b"\xff\xfe"), "file_damaged"),
        (
            packed(b'<!DOCTYPE x [<!ENTITY a "b">]>' + document(row(ONE))),
            "file_damaged",
        ),
        (files.zipped({"mimetype": "x"}), "file_damaged"),
        (
            packed(document("</table:table><table:table>" * 400)),
            "file_too_many_sheets",
        ),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(content: bytes, code: str):
    assert refusal(content) == code


def test_a_document_in_one_plain_file_is_read_alike():
    (tab,) = tabs(document(row(ONE)))
    assert cells(tab) == {(0, 0): ("NUMBER", 1)}
