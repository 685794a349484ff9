import io

import numpy as np
import pytest

from salesdash.intake.refusal import Refused
from salesdash.intake.scan import Scan, scan

NONE = frozenset[bytes]()


def look(
    cells: str, percents: frozenset[bytes] = NONE, lengths: tuple = ()
) -> Scan:
    xml = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return scan(io.BytesIO(xml.encode()), percents, lengths)


def size(found: Scan) -> tuple[int, int, int]:
    return found.height, found.width, found.filled


def pairs(places: list) -> list[tuple[int, int]]:
    return [
        (int(row), int(column))
        for rows, columns in places
        for row, column in zip(rows, columns, strict=True)
    ]


def test_only_cells_that_hold_something_count():
    found = look(
        '<row r="2"><c r="B2"><v>1</v></c><c r="XFD2" s="3"/></row>'
        '<row r="9"><c r="A9" s="1"></c><c r="C9"><v></v></c></row>'
        '<row r="1048576" spans="1:1"/>'
    )
    assert size(found) == (2, 2, 1)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C4"><v>1</v></c>',
        '<c s="1" t="n" r="C4"><v>1</v></c>',
        "<c r='C4'><v>1</v></c>",
        '<c\n r = "C4" ><v>1</v></c>',
        '<c r="C4" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="C4" t="inlineStr"><is/></c>',
        '<c r="C4"><f>1+1</f><v>2</v></c>',
        '<c r="C4"><f t="shared" si="0"/></c>',
        '<c r="C4"><extension/></c>',
        '<c r="C4" t="inlineStr"><is><t><![CDATA[x&y>]]></t></is></c>',
        '<c r="c4"><v>1</v></c>',
        '<c r="C4" x="&gt;"><v>1</v></c>',
    ],
)
def test_a_cell_is_seen_however_it_is_written(cell: str):
    assert size(look(f'<row r="4">{cell}</row>')) == (4, 3, 1)


def test_cells_without_places_follow_one_another():
    found = look(
        "<row><c><v>1</v></c></row><row/>"
        '<row><c r="B3"><v>1</v></c><c><f>A1</f></c></row>'
        '<row r="7"><c/><c><f>A1</f></c></row><row><c><f>A1</f></c></row>'
    )
    assert size(found) == (8, 3, 5)
    assert pairs(found.formulas) == [(2, 2), (6, 1), (7, 0)]


def test_cells_without_places_pass_column_z():
    found = look("<row>" + "<c><v>1</v></c>" * 28 + "<c><f>1</f></c></row>")
    assert pairs(found.formulas) == [(0, 28)]


def test_a_prefix_before_every_tag_is_understood():
    xml = (
        '<x:worksheet><x:sheetData><x:row r="3"><x:c r="B3">'
        "<x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    found = scan(io.BytesIO(xml.encode()), NONE, ())
    assert (size(found), pairs(found.formulas)) == ((3, 2, 1), [(2, 1)])


def test_errors_are_told_with_their_text():
    found = look(
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c>'
        '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    assert found.errors == [(0, 0, "#REF!"), (0, 1, "#DIV/0!")]


def test_formulas_without_a_value_are_told():
    found = look(
        '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>B1</f><v/></c>'
        '<c r="C1"><f>B1</f><v></v></c><c r="D1"><f>B1</f><v>0</v></c>'
        '<c r="E1" t="str"><f>""</f><v></v></c></row>'
    )
    assert pairs(found.formulas) == [(0, 0), (0, 1), (0, 2)]


def test_percentages_are_told_by_style():
    found = look(
        '<row r="1"><c r="A1" s="2"><v>1</v></c><c r="B1" s="1"><v>1</v></c>'
        '<c r="C1" s="2"/></row>',
        percents=frozenset({b"2"}),
    )
    assert pairs(found.percents) == [(0, 0)]


def test_hidden_rows_are_counted():
    rows = '<row r="1" hidden="1"/><row r="2" hidden="0"/><row r="3"/>'
    assert look(rows).hidden == 1


@pytest.mark.parametrize(
    "place", ["XFE1", "A1048577", "XFD1048576", "ZZZ9999999"]
)
def test_a_sheet_that_reaches_too_far_is_refused(place: str):
    with pytest.raises(Refused) as refused:
        look(f'<row><c r="{place}"><v>1</v></c></row>')
    assert refused.value.code == "sheet_too_large"


def test_a_long_text_in_many_cells_is_refused():
    cell = '<c t="s"><v>1</v></c>'
    with pytest.raises(Refused) as refused:
        look(f"<row>{cell * 11}</row>", lengths=(1, 30_000_000))
    assert refused.value.code == "sheet_too_large"


@pytest.mark.parametrize(
    "cells",
    [
        '<!-- </sheetData> --><row r="1"/>',
        '<row r="1"><c t="inlineStr"><is><t><![CDATA[</sheetData>]]>',
        '<row r="1"><c r="$A$1"><v>1</v></c></row>',
        '<row r="1"><c a=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"<v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>',
    ],
)
def test_what_is_not_understood_is_refused(cells: str):
    with pytest.raises(Refused) as refused:
        look(cells, lengths=(1,))
    assert refused.value.code == "sheet_damaged"


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<html/>",
        "<worksheet><sheetData><row>",
        "<worksheet><sheetData>" + " " * 9_000_000,
        " " * 9_000_000,
    ],
)
def test_what_is_no_whole_sheet_is_refused(xml: str):
    with pytest.raises(Refused) as refused:
        scan(io.BytesIO(xml.encode()), NONE, ())
    assert refused.value.code == "sheet_damaged"


def test_a_sheet_without_cells_is_empty():
    xml = b"<worksheet><sheetData/><mergeCells/></worksheet>"
    assert size(scan(io.BytesIO(xml), NONE, ())) == (0, 0, 0)


def test_pieces_of_a_long_sheet_join_without_a_seam():
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c>'
        f'<c r="B{row}"><f>A{row}</f></c></row>'
        for row in range(1, 40_001)
    )
    found = look(rows)
    assert size(found) == (40_000, 2, 80_000)
    down = np.concatenate([rows for rows, _ in found.formulas])
    assert down.tolist() == list(range(40_000))
