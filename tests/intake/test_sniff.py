import pytest

from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import Kind, archive, kind
from tests.intake.binaries import compound
from tests.intake.files import OLE, workbook, zipped

DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def stream(*names: str) -> bytes:
    return compound(dict.fromkeys(names, b""))


def locked() -> bytes:
    manifest = "<manifest:file-entry><manifest:encryption-data/>"
    parts = {"mimetype": DOCUMENT, "META-INF/manifest.xml": manifest}
    return zipped({**parts, "content.xml": b"\x8f"})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (workbook([1]), Kind.XLSX),
        (zipped({"xl/workbook.bin": "x"}), Kind.XLSB),
        (zipped({"mimetype": DOCUMENT, "content.xml": "x"}), Kind.ODS),
        (zipped({"mimetype": "application/epub+zip"}), Kind.OTHER),
        (zipped({"word/document.xml": "x"}), Kind.OTHER),
        (workbook([1])[:2000], Kind.DAMAGED),
        (b"PK\x03\x04", Kind.DAMAGED),
        (stream("EncryptedPackage"), Kind.ENCRYPTED),
        (stream("Workbook"), Kind.XLS),
        (stream("WORKBOOK"), Kind.XLS),
        (stream("Book"), Kind.XLS),
        (stream("Book", "Workbook", "Other"), Kind.XLS),
        (stream("WordDocument"), Kind.OTHER),
        (stream("\tDRMContent"), Kind.ENCRYPTED),
        (stream(), Kind.OTHER),
        (stream("Workbook")[:600], Kind.DAMAGED),
        (OLE, Kind.DAMAGED),
        (b"\x09\x04\x06\x00\x00\x00", Kind.OLD),
        (b"\x09\x08\x10\x00\x00\x06", Kind.XLS),
        (b"\xef\xbb\xbf\r\n<html><body><table>", Kind.HTML),
        (b"<!DOCTYPE html>", Kind.HTML),
        (b"<meta charset=gbk><style>" + b" " * 9000 + b"<TABLE>", Kind.HTML),
        ("<html><table>".encode("utf-16"), Kind.HTML),
        (b"<div>no table</div>", Kind.OTHER),
        (b"MIME-Version: 1.0\nContent-Type: multipart", Kind.MHTML),
        (b"From: <Saved by Excel>\r\nMIME-Version: 1.0", Kind.MHTML),
        (f"<Workbook xmlns='{SPACE}'>".encode(), Kind.XML),
        (f"<ss:Workbook xmlns:ss='{SPACE}'>".encode("utf-16"), Kind.XML),
        (b"<office:document office:version='1.3'>", Kind.ODS),
        (locked(), Kind.ENCRYPTED),
        (b"<?xml version='1.0'?><feed/>", Kind.OTHER),
        (b"", Kind.EMPTY),
        (b"\xef\xbb\xbf \r\n", Kind.EMPTY),
        (b"\xff\xfe", Kind.EMPTY),
        ("日期\t客户".encode("utf-16"), Kind.TEXT),
        ("日期,客户".encode("gb18030"), Kind.TEXT),
        (b"date,customer\n", Kind.TEXT),
        (b"date,customer\x01\n" * 9, Kind.OTHER),
        (b"date,customer\n" * 9 + b"\x01", Kind.TEXT),
        (b"date,customer\n" * 9 + b"\0", Kind.TEXT),
        (b"date,cust\0omer\n" * 9, Kind.OTHER),
        (b"%PDF-1.7", Kind.OTHER),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Kind.OTHER),
    ],
)
def test_content_tells_what_a_file_is(content: bytes, expected: Kind):
    assert kind(content) == expected


def test_a_password_on_the_archive_counts_as_encrypted():
    content = bytearray(workbook([1]))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert kind(bytes(content)) == Kind.ENCRYPTED


def test_too_many_parts_are_refused_before_they_are_listed():
    with pytest.raises(Refused) as refused:
        archive(b"PK\x03\x04" + b"PK\x01\x02" * 2001)
    assert refused.value.code == "file_too_many_parts"
