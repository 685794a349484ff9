"""Every hostile file is refused, in words, before it can take anything."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from salesdash.exports.findings import sentence
from salesdash.intake.grid import Grid
from salesdash.intake.wire import Outcome
from salesdash.intake.worker import reader, workbook
from salesdash.words import LANGUAGES, Words
from tests.intake import binaries, files, hostile
from tests.intake.archives import archive, of
from tests.intake.hostile import BOMBS, HOSTILE, Hostile

ROOT = Path(__file__).parents[2]
MEMORY = 450
"""Megabytes of the child while it refuses every bomb, one after the other."""

UNLIMITED = """
import json, resource, sys
from dataclasses import replace
from salesdash.intake.guard import Upload, grids
from salesdash.intake.limits import LIMITS
from tests.intake.hostile import BOMBS
files = [Upload(bomb.name, bomb.make()) for bomb in BOMBS]
before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
free = replace(LIMITS, memory=resource.RLIM_INFINITY)
found, findings = grids(files, limits=free)
taken = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
codes = [(f.file, f.code) for f in findings if f.level == "stop"]
print(json.dumps([len(found), codes, before, taken]))
"""


def read(name: str, content: bytes) -> Outcome:
    return reader.read(name, "digest", content)


def stops(outcome: Outcome) -> list[str]:
    return [f.code for f in outcome[1] if f.level == "stop"]


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_file_is_refused_with_one_sentence(case: Hostile):
    found, findings = read(case.name, case.make())
    assert found == []
    (stop,) = [f for f in findings if f.level == "stop"]
    assert (stop.code, stop.file) == (case.code, case.name)
    for language in LANGUAGES:
        assert case.name in sentence(stop, Words(language))


@pytest.mark.parametrize(
    "case",
    [case for case in BOMBS if case.name.endswith(".xlsx")],
    ids=lambda case: case.name,
)
def test_a_bomb_is_refused_before_its_cells_are_read(
    case: Hostile, monkeypatch: pytest.MonkeyPatch
):
    def opened(content: io.BytesIO) -> object:
        class Book:
            sheets_metadata = real(content).sheets_metadata

        return Book()

    # What asks this book for a sheet fails.
    real = workbook.load_workbook
    monkeypatch.setattr(workbook, "load_workbook", opened)
    assert stops(read(case.name, case.make())) == [case.code]


def test_without_a_limit_of_memory_bombs_take_none():
    told = subprocess.run(
        [sys.executable, "-c", UNLIMITED],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    found, codes, before, taken = json.loads(told.stdout)
    assert (found, before) == (0, 0)
    assert codes == [[bomb.name, bomb.code] for bomb in BOMBS]
    assert taken < MEMORY * 1024


def test_a_few_bytes_cannot_stand_for_many_blanks():
    (grid,), _ = read("spaces.ods", hostile.spaces())
    assert {len(text) for text in grid.strips[0].text} <= {*range(40_000)}


class Panic(BaseException):
    """What the reader of cells raises where it gives up."""


@pytest.mark.parametrize("fault", [Panic, RecursionError, AssertionError])
def test_a_reader_that_gives_up_is_a_finding(
    fault: type[BaseException], monkeypatch: pytest.MonkeyPatch
):
    def read_nothing(*_: object) -> Outcome:
        raise fault

    monkeypatch.setattr(workbook, "read", read_nothing)
    assert stops(read("a.xlsx", files.workbook([1]))) == ["file_damaged"]


def test_a_reader_without_memory_leaves_the_file_to_another_one(
    monkeypatch: pytest.MonkeyPatch,
):
    def read_nothing(*_: object) -> Outcome:
        raise MemoryError

    monkeypatch.setattr(workbook, "read", read_nothing)
    with pytest.raises(MemoryError):
        read("a.xlsx", files.workbook([1]))


WHOLE = {
    "a.xlsx": lambda: files.workbook(["客户", 1], ["x", None]),
    "a.xls": lambda: binaries.xls(
        binaries.record(0x0203, binaries.place(0, 0) + bytes(8))
    ),
    "a.xlsb": lambda: binaries.xlsb({"a": binaries.sheet([["x", 1]])}),
    "a.ods": lambda: files.document(
        "<table:table-row><table:table-cell office:value-type='float'"
        " office:value='1'/></table:table-row>"
    ),
    "a.xml": lambda: hostile.flat(
        "<Row><Cell><Data ss:Type='Number'>1</Data></Cell></Row>"
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_torn_anywhere_is_refused_unless_nothing_is_lost(name: str):
    content = WHOLE[name]()
    whole = [told(grid) for grid in read(name, content)[0]]
    refused = 0
    for torn in hostile.cuts(content):
        outcome = read(name, torn)
        stopped = len(stops(outcome)) == 1
        assert [told(grid) for grid in outcome[0]] == (
            [] if stopped else whole
        )
        refused += stopped
    assert refused > 30


def told(grid: Grid) -> list[list]:
    return [
        [*zip(strip.kind.tolist(), strip.text.tolist(), strict=True)]
        for strip in grid.strips
    ]


def protected() -> bytes:
    """Locked sheet, locked structure, and a password to modify."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "客户"
    sheet.protection.sheet = True
    sheet.protection.set_password("secret")
    book.security.lockStructure = True
    book.security.workbookPassword = "secret"
    content = files.saved(book)
    locked = b'<fileSharing reservationPassword="CBEB"/><workbookPr'
    return edited(content, "xl/workbook.xml", b"<workbookPr", locked)


def edited(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    parts = files.unzipped(content)
    assert old in parts[name]
    return files.zipped({**parts, name: parts[name].replace(old, new, 1)})


def macros() -> bytes:
    parts = files.unzipped(files.workbook(["客户"]))
    return files.zipped({**parts, "xl/vbaProject.bin": b"Auto_Open"})


def strict() -> bytes:
    """A workbook in the strict form of the standard."""
    office = "http://schemas.openxmlformats.org/"
    there = "http://purl.oclc.org/ooxml/"
    return files.zipped(
        {
            name: part.decode()
            .replace(f"{office}spreadsheetml/2006/", f"{there}spreadsheetml/")
            .replace(
                f"{office}officeDocument/2006/", f"{there}officeDocument/"
            )
            for name, part in files.unzipped(files.workbook(["客户"])).items()
        }
    )


def unpacked_outside() -> bytes:
    parts = files.unzipped(files.workbook(["客户"]))
    return files.zipped({"../../evil.sh": "x", "/etc/passwd": "y", **parts})


def said_twice() -> bytes:
    parts = of(files.unzipped(files.workbook(["客户"])))
    return archive([*parts, parts[0]])


def large_form() -> bytes:
    """An archive that keeps its sizes in fields of 64 bits."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, part in files.unzipped(files.workbook(["客户"])).items():
            with packed.open(name, "w", force_zip64=True) as kept:
                kept.write(part)
    return stream.getvalue()


def sized(dimension: str) -> bytes:
    return edited(
        files.workbook(["客户"]),
        "xl/worksheets/sheet1.xml",
        b'<dimension ref="A1:A1"',
        f'<dimension ref="{dimension}"'.encode(),
    )


def reserved() -> bytes:
    """An .xls with a password to modify."""
    label = binaries.place(0, 0) + b"\2\0\1" + "客户".encode("utf-16-le")
    return binaries.xls(
        binaries.record(0x0204, label), binaries.record(0x5B, bytes(6))
    )


HARMLESS = {
    "protected.xlsx": protected,
    "reserved.xls": reserved,
    "macros.xlsm": macros,
    "strict.xlsx": strict,
    "outside.xlsx": unpacked_outside,
    "twice.xlsx": said_twice,
    "large.xlsx": large_form,
    "sized.xlsx": lambda: sized("A1:XFD1048576"),
    "small.xlsx": lambda: sized("Z9"),
    "page.xls": lambda: (
        b"<table><tr><td>" + "客户".encode() + b"<td>b<tr><td>1<td>2</table>"
    ),
    "list.xlsx": lambda: "客户,b\n".encode("gb18030"),
    "office.et": reserved,
}
"""Files that only look dangerous, with a cell A1."""


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_dangerous_is_read(name: str):
    outcome = read(name, HARMLESS[name]())
    assert stops(outcome) == []
    (grid,) = outcome[0]
    assert grid.strips[0].text[0] == "客户"
