"""How much a file may hold before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024

CONTENT = 25 * MEGABYTE
"""Bytes of an uploaded file."""

ENTRIES = 2_000
"""Parts of a workbook's archive."""

INFLATED = 400 * MEGABYTE
"""Bytes of all the parts together, unpacked."""

SUSPECT = 50 * MEGABYTE
"""Bytes unpacked from which on a part's `RATIO` counts."""

RATIO = 250
"""Unpacked to packed: sheets reach 12, whitespace and zeros 400 and more."""

SHEETS = 400
"""Tabs of a workbook: a year of days, and some more."""

ROWS = 1_048_576
COLUMNS = 16_384

AREA = 10_000_000
"""Cells from A1 to the last one filled, all sheets of a file together."""

FILLED = 3_000_000
"""Cells that hold something, on one sheet."""

CELL = 32_767
"""Characters of a cell, which is what Excel itself can hold."""

WRITING = 300 * MEGABYTE
"""Bytes of text, on all sheets: one long text can stand in many cells."""


@dataclass(frozen=True)
class Limits:
    """What the child may take.

    Attributes:
        memory: Bytes of address space.
        processor: Seconds of computing for one file.
        patience: Seconds to wait for one file.
    """

    memory: int = 3 * 1024 * MEGABYTE
    processor: int = 60
    patience: float = 120.0


LIMITS = Limits()
