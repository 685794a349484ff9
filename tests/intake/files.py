"""Files for the tests, made on the spot: good ones and hostile ones."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


def workbook(*rows: list, name: str = "Visits") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return saved(book)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def links(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{LINK}/{target.split(":")[0]}"'
        f' Target="{target.split(":")[1]}"/>'
        for key, target in targets.items()
    )
    return f"<Relationships>{inside}</Relationships>"


def parts(cells: str, shared: str = "") -> dict[str, str]:
    """Give the parts of a workbook whose sheet data is written out."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(a="officeDocument:xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><sheets>'
            '<sheet name="Visits" sheetId="1" r:id="s1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": links(
            s1="worksheet:worksheets/sheet1.xml",
            t="sharedStrings:sharedStrings.xml",
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
            "</worksheet>"
        ),
    }


def raw(cells: str, shared: str = "") -> bytes:
    return zipped(parts(cells, shared))


def sparse() -> bytes:
    """A legal workbook of two cells, as far apart as can be."""
    return raw(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def repeated() -> bytes:
    """A legal document of one cell, repeated as often as can be told."""
    return document(
        '<table:table-row table:number-rows-repeated="999999999">'
        '<table:table-cell table:number-columns-repeated="999999999"'
        ' office:value-type="float" office:value="1"/></table:table-row>'
    )


def document(rows: str) -> bytes:
    """Give an .ods whose rows are written out."""
    spaces = "".join(f' xmlns:{p}="{p}"' for p in ("office", "table", "text"))
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Visits">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": DOCUMENT, "content.xml": content})


def bomb(
    megabytes: int = 300, swollen: str = "xl/worksheets/sheet1.xml"
) -> bytes:
    """A small archive that unpacks to very much."""
    rest = {**parts(""), "mimetype": DOCUMENT}
    if swollen == "content.xml":
        del rest["xl/workbook.xml"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in rest.items():
            if name == swollen:
                continue
            archive.writestr(name, part)
        with archive.open(swollen, "w") as part:
            for block in blanks(megabytes):
                part.write(block)
    return stream.getvalue()


def blanks(megabytes: int) -> Iterator[bytes]:
    block = bytes(2**20)
    for _ in range(megabytes):
        yield block
