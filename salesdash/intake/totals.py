"""The totals that a sheet writes itself, held against what was read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Total:
    """One figure of a total row, beside the sum of what was read above it.

    Attributes:
        row: The row of the total, from 1.
        label: What the row calls itself, as written.
        column: The column of the model that is added up.
        heading: Its heading as written.
        said: What the sheet says; money in minor units.
        read: What was read, likewise.
        rows: So many rows were added up.
        currency: The currency of money, else ''.
    """

    row: int
    label: str
    column: str
    heading: str
    said: int
    read: int
    rows: int
    currency: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return self.said == self.read
