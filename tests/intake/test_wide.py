import pytest

from salesdash.intake.sniff import Kind, kind
from salesdash.intake.wide import order

SHEET = "日期\t客户\t金额\r\n2026-11-20\t大华\t1,200\r\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_known_by_its_bytes(encoding: str) -> None:
    assert order(SHEET.encode(encoding)) == encoding
    assert kind(SHEET.encode(encoding)) == Kind.TEXT


@pytest.mark.parametrize(
    "content",
    [b"", b"a\tb\n", SHEET.encode(), b"\0" * 64, b"\1\0\2\0,\0\xff\xd8" * 9],
)
def test_other_bytes_are_no_wide_text(content: bytes) -> None:
    assert order(content) == ""


def test_zeros_behind_a_text_do_not_make_it_something_else() -> None:
    assert kind(SHEET.encode() + bytes(300)) == Kind.TEXT
    assert kind(b"a\0b,c\n") == Kind.OTHER
