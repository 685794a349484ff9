"""Columns of cells from plain values."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import strategies as some

from salesdash.intake.cells.column import Column
from tests.intake.grids import cell

ODD = some.text() | some.lists(
    some.sampled_from(
        [
            *"0123456789年月日号-/.: 周第QW万千亿kmx%()+约~²三½点半时",
            *"h'¥eE次每级√",
            *("to", "Nov", "29", "2026", "00", "per", "level", "上午", "pm"),
        ]
    )
).map("".join)
"""Texts that look like something until one reads them."""

NEAR = date(2026, 11, 20)


def column(*values: Any, unit: str = "", heading: str = "") -> Column:
    """Make a column of cells, read near 2026-11-20."""
    kind, text, number, percent = zip(*map(cell, values), strict=True)
    words = np.empty(len(text), dtype=object)
    words[:] = text
    return Column(
        np.array(kind, dtype=np.int8),
        words,
        np.array(number),
        np.array(percent),
        unit,
        NEAR,
        heading,
    )


def said(answers: np.ndarray) -> list[Any]:
    """Give each value, or the code of the finding where there is none."""
    return [a.code if a.value is None and a.code else a.value for a in answers]
