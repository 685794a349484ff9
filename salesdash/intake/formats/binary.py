"""What the records of .xls and .xlsb have in common."""

import struct

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The errors that a cell shows, by their code."""

HUNDREDTH = 1
WHOLE = 2

U16 = struct.Struct("<H")
U32 = struct.Struct("<I")
NUMBER = struct.Struct("<d")

DAMAGE = (struct.error, IndexError, ValueError, KeyError)
"""What reading a torn record raises."""


def rk(raw: bytes) -> float:
    """Read a number of four bytes, as most short ones are kept.

    >>> rk(bytes([0x06, 0, 0, 0])), rk(bytes([0x07, 0, 0, 0]))
    (1.0, 0.01)
    """
    (bits,) = U32.unpack(raw)
    if bits & WHOLE:
        value = float(int.from_bytes(raw, "little", signed=True) >> 2)
    else:
        (value,) = NUMBER.unpack(bytes(4) + U32.pack(bits & ~3))
    return value / 100 if bits & HUNDREDTH else value


def error(code: int) -> str:
    """Name an error."""
    return ERRORS.get(code, "#N/A")
