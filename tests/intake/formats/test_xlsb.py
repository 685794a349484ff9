import datetime as dt
import struct

import pytest

from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.formats.xlsb import tabs
from salesdash.intake.refusal import Refused
from tests.intake import binaries, files
from tests.intake.binaries import cell, part, row, short, wide, xlsb
from tests.intake.formats.cells import cells

DAY = 20_517
MARCH = dt.date(2026, 3, 5)


def only(sheet: bytes, *texts: str, epoch: int = 0) -> Tab:
    (tab,) = tabs(xlsb({"表": sheet}, texts, epoch=epoch))
    return tab


def test_each_kind_of_value_is_told_apart():
    told = ["张三", 5, True, MARCH, dt.time(13, 30), 0.25]
    assert cells(only(binaries.sheet([[], [None, *told]]))) == {
        (1, 1): ("TEXT", "张三"),
        (1, 2): ("NUMBER", 5),
        (1, 3): ("BOOLEAN", 1),
        (1, 4): ("DATE", DAY),
        (1, 5): ("TIME", 13.5 / 24),
        (1, 6): ("PERCENT", 0.25),
    }


def test_formulas_give_their_values_and_shared_texts_are_found():
    sheet = part(
        row(0)
        + cell(7, 0, struct.pack("<I", 1))
        + cell(8, 1, wide("ab") + bytes(9))
        + cell(9, 2, struct.pack("<d", 2.5) + bytes(9))
        + cell(10, 3, b"\1" + bytes(9))
        + cell(11, 4, b"\x07" + bytes(9))
        + cell(3, 5, b"\x2a")
        + cell(62, 6, b"\0" + wide("rich"))
        + cell(1, 7, b"")
        + cell(5, 8, struct.pack("<d", 1.25), 4)
    )
    assert cells(only(sheet, "a", "客户")) == {
        (0, 0): ("TEXT", "客户"),
        (0, 1): ("TEXT", "ab"),
        (0, 2): ("NUMBER", 2.5),
        (0, 3): ("BOOLEAN", 1),
        (0, 4): ("ERROR", "#DIV/0!"),
        (0, 5): ("ERROR", "#N/A"),
        (0, 6): ("TEXT", "rich"),
        (0, 8): ("TIME", 1.25),
    }


def test_days_may_count_from_1904():
    early = MARCH - dt.timedelta(days=1462)
    tab = only(binaries.sheet([[early]]), epoch=1)
    assert cells(tab) == {(0, 0): ("DATE", DAY)}


def test_hidden_rows_and_sheets_and_merged_cells_are_seen():
    sheet = part(
        row(0, hidden=True) + cell(4, 0, b"\1"), binaries.merged(2, 4, 1, 1)
    )
    first, second = tabs(xlsb({"A": sheet, "B": part(b"")}, hidden=["B"]))
    assert isinstance(first.cells, Sparse)
    assert (first.cells.hidden, first.cells.merged) == (1, [(1, 2, 4)])
    assert (first.visible, second.visible) == (True, False)
    assert cells(second) == {}


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (part(row(2**31) + cell(4, 0, b"\1")), "sheet_too_large"),
        (part(row(0) + cell(4, 2**31, b"\1")), "sheet_too_large"),
        (part(row(0) + cell(7, 0, struct.pack("<I", 9))), "sheet_damaged"),
        (part(row(0) + cell(5, 0, b"\0")), "sheet_damaged"),
        (part(row(0))[:-8], "sheet_damaged"),
        (b"\xff", "sheet_damaged"),
        (b"", "sheet_damaged"),
    ],
)
def test_an_absurd_or_torn_sheet_stops_alone(sheet: bytes, code: str):
    good = binaries.sheet([[1]])
    bad, kept = tabs(xlsb({"bad": sheet, "good": good}))
    assert isinstance(bad.cells, Refused)
    assert bad.cells.code == code
    assert cells(kept) == {(0, 0): ("NUMBER", 1)}


def test_a_text_that_ends_early_is_as_long_as_it_is():
    raw = struct.pack("<I", 2**31) + "ab".encode("utf-16-le")
    sheet = part(row(0) + cell(6, 0, raw))
    assert cells(only(sheet)) == {(0, 0): ("TEXT", "ab")}


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(tabs(content))
    return refused.value.code


def test_a_torn_workbook_is_refused():
    made = {
        "_rels/.rels": files.links(a="officeDocument:xl/workbook.bin"),
        "xl/workbook.bin": short(156, b"\0"),
    }
    assert refusal(files.zipped(made)) == "file_damaged"


def test_too_many_sheets_are_refused():
    made = xlsb({f"{n}": b"" for n in range(401)})
    assert refusal(made) == "file_too_many_sheets"
