import struct
from pathlib import Path

import pytest

from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.formats.xls import tabs
from salesdash.intake.grid import Cell
from salesdash.intake.refusal import Refused
from tests.intake.binaries import compound, place, record, stream, xls
from tests.intake.formats.cells import AWKWARD, DAY, cells, shown

HERE = Path(__file__).parent
ONE = record(0x0203, place(0, 0) + struct.pack("<d", 1))
OLD = b"\x00\x05\x05\x00" + bytes(4)


def only(content: bytes) -> Tab:
    (tab,) = tabs(content)
    return tab


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(tabs(content))
    return refused.value.code


def test_each_kind_of_value_is_told_apart_as_libreoffice_writes_it():
    first, second, third = tabs((HERE / "awkward.xls").read_bytes())
    assert shown(first, 2) == AWKWARD
    assert isinstance(first.cells, Sparse)
    assert (first.cells.hidden, first.cells.merged) == (1, [(1, 5, 7)])
    assert (second.name, cells(second)) == ("leer", {})
    assert (third.name, third.visible) == ("隐藏", False)
    assert cells(third) == {(0, 0): ("BOOLEAN", 1)}


def test_days_may_count_from_1904():
    tab = only((HERE / "mac.xls").read_bytes())
    assert cells(tab) == {(0, 0): ("DATE", DAY), (0, 1): ("TIME", 0.25)}


def test_short_numbers_may_stand_side_by_side():
    whole, hundredth = struct.pack("<i", -3 << 2 | 2), struct.pack("<i", 507)
    real = struct.pack("<d", 0.5)[4:]
    raw = struct.pack("<HH", 1, 2)
    for number in (whole, hundredth, real):
        raw += struct.pack("<H", 0) + number
    single = record(0x027E, place(0, 0) + whole)
    assert cells(only(xls(single + record(0xBD, raw + bytes(2))))) == {
        (0, 0): ("NUMBER", -3),
        (1, 2): ("NUMBER", -3),
        (1, 3): ("NUMBER", 1.26),
        (1, 4): ("NUMBER", 0.5),
    }


def test_a_formula_gives_a_number_a_flag_an_error_or_a_text():
    def formula(column: int, value: bytes) -> bytes:
        return record(6, place(0, column) + value + bytes(8))

    def special(kind: int, code: int) -> bytes:
        return bytes([kind, 0, code, 0, 0, 0]) + b"\xff\xff"

    sheet = (
        formula(0, struct.pack("<d", 2.5))
        + formula(1, special(1, 1))
        + formula(2, special(2, 0x17))
        + formula(3, special(3, 0))
        + formula(4, special(0, 0))
        + record(0x0207, struct.pack("<HB", 3, 0) + b"a")
        + record(0x3C, b"\x00bc")
    )
    assert cells(only(xls(sheet))) == {
        (0, 0): ("NUMBER", 2.5),
        (0, 1): ("BOOLEAN", 1),
        (0, 2): ("ERROR", "#REF!"),
        (0, 4): ("TEXT", "abc"),
    }


def test_sizes_that_a_sheet_states_are_not_believed():
    stated = record(0x0200, struct.pack("<IIHHH", 0, 65_536, 0, 256, 0))
    assert cells(only(xls(stated + ONE))) == {(0, 0): ("NUMBER", 1)}


def test_a_chart_on_a_sheet_brings_no_cells():
    other = record(0x0203, place(5, 5) + struct.pack("<d", 2))
    sheet = record(0x0809, bytes(16)) + other + record(0x0A) + ONE
    assert cells(only(xls(sheet))) == {(0, 0): ("NUMBER", 1)}


def test_the_version_of_1995_keeps_texts_in_a_code_page():
    name, text = "表".encode("gbk"), "客户".encode("gbk")
    form = b"yyyy-mm-dd"
    about = (
        record(0x42, struct.pack("<H", 936))
        + record(0x041E, struct.pack("<HB", 164, len(form)) + form)
        + record(0xE0, struct.pack("<HH", 0, 164) + bytes(12))
    )
    bound = struct.pack("<BBB", 0, 0, len(name)) + name
    start = len(record(0x0809, OLD) + about + record(0x85, bytes(4) + bound))
    top = record(0x0809, OLD) + about
    top += record(0x85, struct.pack("<I", start + 4) + bound) + record(0x0A)
    label = record(0x0204, place(0, 0) + struct.pack("<H", len(text)) + text)
    date = record(0x0203, place(0, 1) + struct.pack("<d", 46_086))
    book = top + record(0x0809, OLD) + label + date + record(0x0A)
    for content in (compound({"Book": book}), book):
        tab = only(content)
        assert (tab.name, tab.visible) == ("表", True)
        assert cells(tab) == {(0, 0): ("TEXT", "客户"), (0, 1): ("DATE", DAY)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (xls(ONE, record(0x2F, b"\1\0")), "file_encrypted"),
        (compound({"Workbook": record(0x0009, bytes(8))}), "file_old_format"),
        (compound({"Workbook": b""}), "file_old_format"),
        (compound({"Other": b""}), "file_damaged"),
        (compound({"Workbook": record(0x0809, b"")}), "file_damaged"),
        (xls(ONE, record(0x85, bytes(8)) * 400), "file_too_many_sheets"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused(content: bytes, code: str):
    assert refusal(content) == code


@pytest.mark.parametrize(
    "sheet",
    [
        record(0x0203, place(0, 0) + b"\0"),
        record(0xFD, place(0, 0) + struct.pack("<I", 7)),
        record(0x0205, place(0, 0)),
    ],
)
def test_a_torn_sheet_stops_alone(sheet: bytes):
    tab = only(xls(sheet))
    assert isinstance(tab.cells, Refused)
    assert tab.cells.code == "sheet_damaged"


def test_a_sheet_that_never_ends_is_torn():
    whole = stream(ONE)
    tab = only(whole[:-4])
    assert isinstance(tab.cells, Refused)


def test_kinds_of_cells_are_told_by_their_record():
    flags = record(0x0205, place(0, 0) + b"\x00\x00")
    flags += record(0x0205, place(0, 1) + b"\x2a\x01")
    assert cells(only(xls(flags))) == {
        (0, 0): (Cell.BOOLEAN.name, 0),
        (0, 1): (Cell.ERROR.name, "#N/A"),
    }
