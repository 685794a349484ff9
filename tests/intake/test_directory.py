import struct

import pytest

from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import archive
from tests.intake import archives, files
from tests.intake.archives import Part

PARTS = archives.of({"a": "1", "b": "2"})


def names(content: bytes) -> list[str] | str:
    try:
        return archive(content).namelist()
    except Refused as refusal:
        return refusal.code


def renaming(name: bytes) -> bytes:
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name


@pytest.mark.parametrize(
    "content",
    [
        archives.archive(PARTS),
        archives.archive(PARTS, comment=b"made by hand"),
        archives.archive([*PARTS, PARTS[0]]),
        files.zipped({"a": "1", "b": "2"}),
    ],
)
def test_an_archive_with_one_list_of_parts_passes(content: bytes):
    assert {*names(content)} == {"a", "b"}


@pytest.mark.parametrize(
    "content",
    [
        archives.archive(PARTS, ahead=archives.archive(PARTS)),
        archives.archive(PARTS, count=1),
        archives.archive(PARTS, count=3),
        archives.archive(PARTS, shift=7),
        archives.archive(PARTS) + b"behind",
        archives.archive([*PARTS, Part("A", b"3")]),
        archives.archive([*PARTS, Part("c", b"3", extra=renaming(b"a"))]),
    ],
)
def test_an_archive_that_can_be_read_in_two_ways_is_damaged(content: bytes):
    assert names(content) == "file_damaged"
