"""What is read at once is what is read cell by cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdash.intake import tokens, usual
from salesdash.intake.marks import Piece
from salesdash.intake.refusal import Refused

PLACES = st.sampled_from(["A1", "b2", "AA10", "XFD1048576", "ABC1234567"])
STYLES = st.sampled_from(["", ' s="1"', ' s="12"', "s='1'", ' x="' + "y" * 99])
KINDS = st.sampled_from(["", ' t="s"', ' t="n"', ' t="str"', ' t="b"'])
VALUES = st.sampled_from(["7", "", "1234567890123", "0.5", "a&gt;b", "x>y"])
TAILS = st.sampled_from(
    [
        "<v>{}</v></c>",
        "<v>{}</v></c>",
        "<v>{}</v></c>",
        "<is><t>{}</t></is></c>",
        '<is><t xml:space="preserve">{}</t></is></c>',
        "</c>",
    ]
)
ODD = st.sampled_from(
    [
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1"><f>1+1</f></c>',
        "<c><v>1</v></c>",
        '<c s="1" r="A1"><v>1</v></c>',
        '<c r="A1"> <v>1</v></c>',
        '<c r="A1"><v>1</v> </c>',
        '<c r="A1"><v>1</v>',
        '<c r="1A"><v>1</v></c>',
        '<c r="ABCD1"><v>1</v></c>',
        '<c r="A12345678"><v>1</v></c>',
        '<c r="A1',
        '<c r="A1" s="a>b"><v>1</v></c>',
        '<c r="A1"><is><r><t>x</t></r></is></c>',
        "<v>9</v></c>",
        "<row><v>9</v>",
        '<row r="A3" hidden="1"/>',
        '<row r="5" spans="1:2"',
        '<row r="6" x="' + "y" * 99 + '">',
        "<!-- -->",
        "\0",
    ]
)
ROWS = st.sampled_from(
    ["", '<row r="2">', '</row><row r="33" spans="1:4" hidden="1">', "</row>"]
)


@st.composite
def cells(draw: st.DrawFn) -> str:
    place, style, kind = draw(PLACES), draw(STYLES), draw(KINDS)
    if draw(st.integers(0, 9)) == 0:
        return f'<c r="{place}"{style}{kind}/>'
    inside = draw(TAILS).format(draw(VALUES))
    return f'{draw(ROWS)}<c r="{place}"{style}{kind}>{inside}'


def known(piece: Piece) -> list[tuple]:
    """Give all that `scan` asks of a piece, row by row and cell by cell."""
    found = [piece.marks[code] for code in piece.code]
    shared = [
        m.kind == "s" and not r for m, r in zip(found, piece.row, strict=True)
    ]
    values = [
        bytes(value)[: usual.VALUE] if told else b""
        for value, told in zip(piece.values, shared, strict=True)
    ]
    return list(
        zip(
            map(bytes, piece.places),
            values,
            found,
            piece.row.tolist(),
            piece.formula.tolist(),
            piece.filled.tolist(),
            piece.valued.tolist(),
            strict=True,
        )
    )


def one_by_one(xml: bytes) -> list[tuple] | str:
    try:
        find = tokens._pattern(tokens.TOKEN, b"").findall
        tokens._check(xml, b"")
        found = find(xml)
        return known(tokens._piece(found)) if found else []
    except Refused:
        return "refused"


def at_once(xml: bytes) -> list[tuple] | str | None:
    try:
        found = usual.piece(xml)
        return known(found) if found else None
    except Refused:
        return "refused"


@settings(max_examples=400, deadline=None)
@given(st.lists(cells() | ODD, max_size=4), st.lists(cells(), max_size=2))
def test_piece_is_read_as_cell_by_cell_or_not_at_all(some, more):
    xml = "".join(['<row r="1">', *some, *more, "</row>"]).encode()
    found = at_once(xml)
    assert found is None or found == one_by_one(xml)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B3" s="1" t="s"><v>7</v></c>',
        '<c r="B3" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="B3" s="4"/>',
        '<c r="B3"></c>',
        '<c r="B3" t="s"><v></v></c>',
    ],
)
def test_usual_cell_is_read_at_once(cell):
    xml = f'<row r="3" spans="1:9">{cell}</row>'.encode()
    assert at_once(xml) == one_by_one(xml) != "refused"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        "<c><v>1</v></c>",
        '<c r="A1"> <v>1</v></c>',
        "<x:c/>",
    ],
)
def test_anything_else_is_left_to_be_read_cell_by_cell(cell):
    assert usual.piece(f'<row r="1">{cell}</row>'.encode()) is None


def test_different_tags_are_told_apart():
    marked = "".join(
        f'<c r="A{n + 1}" s="{n * 7919}"><v>1</v></c>' for n in range(3_000)
    )
    found = usual.piece(f'<row r="1">{marked}</row>'.encode())
    assert found is not None
    styles = [found.marks[code].style for code in found.code[1:]]
    assert styles == [b"%d" % (n * 7919) for n in range(3_000)]
    assert np.count_nonzero(found.row) == 1
