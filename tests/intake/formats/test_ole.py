import struct
from pathlib import Path

import pytest

from salesdash.intake.formats.ole import opened
from salesdash.intake.refusal import Refused
from tests.intake.binaries import compound

HERE = Path(__file__).parent
LONG = bytes(range(256)) * 40
"""Twenty sectors."""


def files(content: bytes) -> dict[str, bytes]:
    found = opened(content)
    return {name: found.read(entry) for name, entry in found.streams().items()}


def table(content: bytes, place: int, value: int) -> bytes:
    """Change what the table of sectors says of one."""
    at = len(content) - 512 + 4 * place
    return content[:at] + struct.pack("<I", value) + content[at + 4 :]


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        files(content)
    return refused.value.code


def test_streams_are_found_by_name_in_small_letters():
    found = files(compound({"Workbook": LONG, "Other": LONG[::-1]}))
    assert found == {"workbook": LONG, "other": LONG[::-1]}


def test_short_streams_lie_in_small_sectors():
    content = (HERE / "mac.xls").read_bytes()
    stream = files(content)["workbook"]
    assert (len(stream), stream[:4]) == (1637, b"\x09\x08\x10\x00")


def test_a_file_without_streams_has_none():
    assert files(compound({})) == {}


@pytest.mark.parametrize("after", [0, 3, 999, 0xFFFFFFF0])
def test_a_chain_in_a_circle_or_out_of_the_file_is_damage(after: int):
    content = compound({"Workbook": LONG})
    assert refusal(table(content, 5, after)) == "file_damaged"


@pytest.mark.parametrize(
    ("at", "start"), [(48, 999), (48, 0x00FFFFFF), (68, 0), (68, 999)]
)
def test_a_list_that_is_none_or_out_of_the_file_is_damage(at: int, start: int):
    content = compound({"Workbook": LONG})
    wrong = content[:at] + struct.pack("<I", start) + content[at + 4 :]
    assert refusal(wrong) == "file_damaged"


@pytest.mark.parametrize("length", [0, 8, 75, 512, 600, 4000])
def test_a_torn_file_is_damage(length: int):
    assert refusal(compound({"Workbook": LONG})[:length]) == "file_damaged"


def test_a_stated_size_asks_for_no_memory():
    content = bytearray(compound({"Workbook": LONG}))
    entry = content.index("Workbook".encode("utf-16-le")) + 120
    content[entry : entry + 4] = b"\xff\xff\xff\x7f"
    assert files(bytes(content))["workbook"] == LONG
    content[44:48] = content[72:76] = b"\xff\xff\xff\x7f"
    assert files(bytes(content))["workbook"] == LONG
