"""Rows and cells of a sheet's XML, and what their attributes say."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from salesdash.intake.refusal import Refused
from salesdash.intake.tags import ATTRIBUTE, attributes

INSIDE = re.compile(
    rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""", re.ASCII
)
PLACE = re.compile(r"[A-Za-z]{0,3}[0-9]{1,7}")


TEXTS = frozenset({"str", "d"})
"""Kinds of cells that hold a text even where their value is empty."""


class Marks(NamedTuple):
    """What the attributes of a row or cell say."""

    place: bytes
    style: bytes
    kind: str
    hidden: bool
    closed: bool


@dataclass(frozen=True)
class Piece:
    """The rows and cells of a piece of a sheet, one element each.

    Attributes:
        places: The place each gives itself, b'' for none.
        values: What stands between <v> and </v>; of errors and shared
            texts at least.
        marks: The distinct attributes.
        code: Which of `marks` each has.
        row: It is a row, no cell.
        formula: It has a formula.
        filled: It is a cell that holds something.
        valued: It has a value, or holds its text itself.
    """

    places: Sequence[bytes] | np.ndarray
    values: Sequence[bytes] | np.ndarray
    marks: list[Marks]
    code: np.ndarray
    row: np.ndarray
    formula: np.ndarray
    filled: np.ndarray
    valued: np.ndarray

    def says(self, of: Callable[[Marks], bool]) -> np.ndarray:
        """Ask something of the attributes of each."""
        return np.array([of(mark) for mark in self.marks], bool)[self.code]


@lru_cache(4096)
def marks(inside: bytes) -> Marks:
    """Read the attributes of a row or cell, up to the end of its tag.

    Raises:
        Refused: They are not as they should be.
    """
    if not INSIDE.fullmatch(inside):
        raise Refused("sheet_damaged")
    said = attributes(inside)
    place = said.get("r", "")
    # Two of one name are no XML, and nobody knows which one counts.
    if len(said) < len(ATTRIBUTE.findall(inside)):
        raise Refused("sheet_damaged")
    if place and not PLACE.fullmatch(place):
        raise Refused("sheet_damaged")
    return Marks(
        place.encode(),
        said.get("s", "").encode(),
        said.get("t", "n"),
        said.get("hidden") in {"1", "true"},
        inside.endswith(b"/>"),
    )
