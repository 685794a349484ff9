"""Files that nobody should have to open, each with what is said of it."""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.intake import binaries, files
from tests.intake.archives import Part, archive, of, swollen

SHEET = "xl/worksheets/sheet1.xml"
HEAD = f'<worksheet xmlns="{files.MAIN}"><sheetData>'
TAIL = "</sheetData></worksheet>"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FLAT = "urn:schemas-microsoft-com:office:spreadsheet"
LAUGH = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGH}]>'
BLANKS = '<text:s text:c="32767"/>'
MEGABYTE = 2**20


class Hostile(NamedTuple):
    """A file under a false name, and the finding that stops it."""

    name: str
    make: Callable[[], bytes]
    code: str


def blown(part: Part) -> bytes:
    """A workbook with one part in the place of its own."""
    rest = {n: p for n, p in files.parts(ONE).items() if n != part.name}
    return archive([*of(rest), part])


def blanks() -> bytes:
    return blown(swollen(SHEET, b" " * MEGABYTE, 350))


def real_cells() -> bytes:
    row = b"<row><c><v>1</v></c></row>"
    block = row * (MEGABYTE // len(row))
    ends = HEAD.encode(), TAIL.encode()
    return blown(swollen(SHEET, block, 350, *ends))


def one_text() -> bytes:
    ends = b"<sst><si><t>", b"</t></si></sst>"
    part = swollen("xl/sharedStrings.xml", b"x" * MEGABYTE, 350, *ends)
    return blown(part)


def often() -> bytes:
    """One long text in very many cells."""
    cell = '<c t="s"><v>0</v></c>'
    return files.raw(
        f"<row>{cell * 9}</row>" * 30_000, f"<si><t>{'x' * 30_000}</t></si>"
    )


def elsewhere() -> bytes:
    """The long text in a part that the list of parts does not name."""
    cell = '<c t="s"><v>0</v></c>'
    made = files.parts(f"<row>{cell * 9}</row>" * 30_000)
    made["xl/other.xml"] = "<sst><si><t>x</t></si></sst>"
    made["xl/sharedStrings.xml"] = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    made["xl/_rels/workbook.xml.rels"] = files.links(
        s1="worksheet:worksheets/sheet1.xml", t="sharedStrings:other.xml"
    )
    return files.zipped(made)


def beyond(place: str) -> Callable[[], bytes]:
    return lambda: files.raw(f'{ONE}<row><c r="{place}"><v>1</v></c></row>')


def counted() -> bytes:
    """A list of texts that says it holds more than memory can."""
    made = files.parts(ONE)
    made["xl/sharedStrings.xml"] = '<sst uniqueCount="9999999999999"/>'
    return files.zipped(made)


def merged() -> bytes:
    area = b'<mergeCell ref="A1:A2"/>'
    ends = f"{HEAD}{ONE}</sheetData>".encode(), b"</worksheet>"
    block = area * (MEGABYTE // len(area))
    return blown(swollen(SHEET, block, 45, *ends))


def lying() -> bytes:
    """A part that unpacks to more than the list of parts says."""
    part = swollen(SHEET, b" " * MEGABYTE, 350)
    return blown(Part(SHEET, packed=part.packed, size=5_000, crc=0))


def doubled() -> bytes:
    """Two sheets of one name: of several readers each takes another."""
    far = files.parts('<row r="9"><c r="I9"><v>1</v></c></row>')[SHEET]
    return archive([*of(files.parts(ONE)), Part(SHEET, far.encode())])


def behind_another() -> bytes:
    """A workbook behind a workbook, in one file."""
    first = files.raw(ONE)
    return first + files.raw('<row><c r="B2"><v>1</v></c></row>')


def renamed() -> bytes:
    """A part that has another name for those who know where to look."""
    name = SHEET.encode()
    field = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(b"x"))
    parts = of(files.parts(ONE))
    return archive([*parts, Part("x", b"y", extra=field + name)])


def entities(name: str) -> Callable[[], bytes]:
    def make() -> bytes:
        made = files.parts(ONE)
        made[name] = f"{DOCTYPE}{made[name]}".replace("<v>1<", "<v>&a11;<")
        return files.zipped(made)

    return make


def document(inside: str) -> bytes:
    return files.zipped({"mimetype": files.DOCUMENT, "content.xml": inside})


def deep() -> bytes:
    return document("<office:document-content>" + "<a>" * 10_000_000)


def repeated_rows() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = '<table:table-row table:number-rows-repeated="400000">'
    return files.document(f"{row}{cell * 30}</table:table-row>" * 2)


def wide_rows() -> bytes:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384"'
        ' office:value-type="float" office:value="1"/>'
    )
    return files.document(f"<table:table-row>{cell}</table:table-row>" * 9_000)


def spaces() -> bytes:
    cell = (
        '<table:table-cell office:value-type="string"><text:p>'
        f"{BLANKS * 900}</text:p></table:table-cell>"
    )
    return files.document(f"<table:table-row>{cell * 9}</table:table-row>")


def flat(rows: str) -> bytes:
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{FLAT}" xmlns:ss="{FLAT}">'
        f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def far_flat() -> bytes:
    cell = '<Cell ss:Index="{}"><Data ss:Type="Number">1</Data></Cell>'
    return flat(
        f'<Row ss:Index="1">{cell.format(1)}</Row>'
        f'<Row ss:Index="1048576">{cell.format(16384)}</Row>'
    )


def far_xls() -> bytes:
    return binaries.xls(
        b"".join(
            binaries.record(0x0203, binaries.place(*spot) + bytes(8))
            for spot in ((0, 0), (0, 255), (65_535, 0), (65_535, 255))
        )
    )


def far_xlsb() -> bytes:
    one = binaries.row(0) + binaries.value(0, 1)
    far = binaries.row(1_048_575) + binaries.value(16_383, 1)
    return binaries.xlsb({"a": binaries.part(one + far)})


def locked_document() -> bytes:
    manifest = "<manifest:file-entry><manifest:encryption-data/>"
    return files.zipped(
        {
            "mimetype": files.DOCUMENT,
            "META-INF/manifest.xml": manifest,
            "content.xml": b"\x8f\x01",
        }
    )


def locked_archive() -> bytes:
    content = bytearray(files.raw(ONE))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def macro_sheet() -> bytes:
    made = files.parts(ONE)
    made["xl/_rels/workbook.xml.rels"] = files.links(
        s1="xlMacrosheet:macrosheets/sheet1.xml"
    )
    return files.zipped(made)


def many_parts() -> bytes:
    extra = {f"xl/media/{n}": "" for n in range(2_000)}
    return files.zipped({**files.parts(ONE), **extra})


def tables() -> bytes:
    cell = "<td rowspan=65534 colspan=1000>x"
    return f"<table><tr>{cell * 16}{'<tr><td>' * 60_000}".encode()


def ole(*names: str) -> Callable[[], bytes]:
    return lambda: binaries.compound(dict.fromkeys(names, b""))


def raw(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def odd(name: str) -> Callable[[], bytes]:
    return lambda: files.zipped({name: "x"})


LETTER = (
    b"Received: from a\r\n by b\r\nFrom: c@d.e\r\nSubject: f\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello,\r\n"
)

BOMBS = (
    Hostile("blanks.xlsx", blanks, "file_swells"),
    Hostile("cells.xlsx", real_cells, "file_swells"),
    Hostile("text.xlsx", one_text, "file_swells"),
    Hostile("often.xlsx", often, "sheet_too_large"),
    Hostile("elsewhere.xlsx", elsewhere, "sheet_too_large"),
    Hostile("sparse.xlsx", files.sparse, "sheet_too_large"),
    Hostile("column.xlsx", beyond("XFE1"), "sheet_too_large"),
    Hostile("row.xlsx", beyond("A1048577"), "sheet_too_large"),
    Hostile("counted.xlsx", counted, "file_damaged"),
    Hostile("merged.xlsx", merged, "sheet_damaged"),
    Hostile("lying.xlsx", lying, "file_damaged"),
    Hostile("repeated.ods", files.repeated, "sheet_too_large"),
    Hostile("rows.ods", repeated_rows, "sheet_too_large"),
    Hostile("wide.ods", wide_rows, "sheet_too_large"),
    Hostile("deep.ods", deep, "file_damaged"),
    Hostile("far.xls", far_xls, "sheet_too_large"),
    Hostile("far.xlsb", far_xlsb, "sheet_too_large"),
    Hostile("far.xml", far_flat, "sheet_too_large"),
    Hostile("tables.xls", tables, "sheet_too_large"),
    Hostile("laugh.xlsx", entities(SHEET), "sheet_damaged"),
    Hostile("laugh2.xlsx", entities("xl/sharedStrings.xml"), "file_damaged"),
    Hostile("laugh3.xlsx", entities("xl/workbook.xml"), "file_damaged"),
    Hostile(
        "laugh.ods", lambda: document(f"{DOCTYPE}<a>&a11;</a>"), "file_damaged"
    ),
    Hostile(
        "laugh.xml",
        lambda: DOCTYPE.encode() + flat("<Row/>").partition(b"?>")[2],
        "file_damaged",
    ),
)
"""Small files that ask for much memory, in whatever way."""

FALSE = (
    Hostile("nested.xlsx", odd("a.xlsx"), "file_not_a_sheet"),
    Hostile("parts.xlsx", many_parts, "file_too_many_parts"),
    Hostile("locked.xlsx", ole("EncryptedPackage"), "file_encrypted"),
    Hostile("locked.xlsb", ole("EncryptedPackage"), "file_encrypted"),
    Hostile(
        "locked.xls",
        lambda: binaries.xls(b"", binaries.record(0x2F, b"\1\0")),
        "file_encrypted",
    ),
    Hostile("locked.ods", locked_document, "file_encrypted"),
    Hostile("locked2.xlsx", locked_archive, "file_encrypted"),
    Hostile("empty.xlsx", raw(b""), "file_empty"),
    Hostile("blank.csv", raw(b"\xef\xbb\xbf \r\n"), "file_empty"),
    Hostile("page.xls", raw(b"<html><p>Sign in</p></html>"), "file_html"),
    Hostile("feed.xls", raw(b"<?xml version='1.0'?><a/>"), "file_not_a_sheet"),
    Hostile("saved.xls", raw(b"MIME-Version: 1.0\n\n"), "file_web_archive"),
    Hostile("word.xlsx", odd("word/document.xml"), "file_not_a_sheet"),
    Hostile("slides.xlsx", odd("ppt/presentation.xml"), "file_not_a_sheet"),
    Hostile("numbers.xlsx", odd("Index/Document.iwa"), "file_not_a_sheet"),
    Hostile("any.xlsx", odd("readme.txt"), "file_not_a_sheet"),
    Hostile("word.xls", ole("WordDocument"), "file_not_a_sheet"),
    Hostile("paper.xlsx", raw(b"%PDF-1.7\n"), "file_not_a_sheet"),
    Hostile("photo.xlsx", raw(b"\x89PNG\r\n\x1a\n\0\0"), "file_not_a_sheet"),
    Hostile("run.xlsx", raw(b"MZ\x90\0\3\0\0\0"), "file_not_a_sheet"),
    Hostile(
        "self.xlsx",
        lambda: b"MZ\x90\0" + files.raw(ONE),
        "file_not_a_sheet",
    ),
    Hostile("letter.xlsx", raw(LETTER), "file_not_a_sheet"),
    Hostile("old.xls", raw(b"\x09\x04\x06\0\0\0"), "file_old_format"),
    Hostile("macros.xlsm", macro_sheet, "file_macro_sheet"),
    Hostile("two.xlsx", behind_another, "file_damaged"),
    Hostile("twice.xlsx", doubled, "file_damaged"),
    Hostile("renamed.xlsx", renamed, "file_damaged"),
    Hostile("tail.xlsx", lambda: files.raw(ONE)[:-9], "file_damaged"),
    Hostile("noise.csv", raw(b"\x81\x20"), "text_unreadable"),
    Hostile("quote.csv", raw(b'a,b\n1,"' + b"x" * 40_000), "text_too_long"),
)
"""Files that are not what they say, torn ones and locked ones."""

HOSTILE = (*BOMBS, *FALSE)


def cuts(content: bytes) -> Iterator[bytes]:
    """Cut a file off near each of its ends and at many places between."""
    step = max(len(content) // 40, 1)
    places = {*range(9, len(content), step), *range(len(content) - 30, 9, -9)}
    return (content[:place] for place in sorted(places))
