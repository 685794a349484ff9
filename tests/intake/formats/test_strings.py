import struct

import pytest

from salesdash.intake.formats.strings import encoding, shared

TOTALS = struct.pack("<II", 9, 9)


def head(count: int, flags: int) -> bytes:
    return struct.pack("<HB", count, flags)


def test_texts_come_in_bytes_or_in_pairs():
    raw = head(2, 0) + "é!".encode("latin-1")
    raw += head(2, 1) + "客户".encode("utf-16-le") + head(0, 0)
    assert shared([TOTALS + raw]) == ["é!", "客户", ""]


def test_a_text_may_go_on_in_other_records_and_another_width():
    parts = [
        TOTALS + head(6, 0) + b"ab",
        b"\x01" + "客户".encode("utf-16-le"),
        b"\x00cd" + head(1, 0) + b"x",
    ]
    assert shared(parts) == ["ab客户cd", "x"]


def test_a_text_may_begin_in_the_record_after_its_length():
    assert shared([TOTALS + head(2, 1), b"\x00ab"]) == ["ab"]


def test_formats_and_phonetics_behind_a_text_are_passed_over():
    rich = struct.pack("<HBHI", 2, 0x0C, 1, 3) + b"ab" + b"\xee" * 5
    parts = [TOTALS + rich, b"\xee" * 2 + head(1, 0) + b"x"]
    assert shared(parts) == ["ab", "x"]


def test_what_ends_early_is_as_long_as_it_is():
    assert shared([TOTALS + head(60_000, 0) + b"ab"]) == ["ab"]
    assert shared([]) == []


@pytest.mark.parametrize(
    ("page", "name"),
    [(936, "gb18030"), (1252, "cp1252"), (10000, "mac_roman"), (0, "cp1252")],
)
def test_code_pages_are_encodings(page: int, name: str):
    assert encoding(page) == name
