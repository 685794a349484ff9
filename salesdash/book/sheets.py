"""One sheet of a coming import."""

from dataclasses import dataclass

from salesdash.intake.read import Sheet

RULED = "rule"
GIVEN = "given"


@dataclass(frozen=True)
class SheetPreview:
    """One sheet, and what taking it in would do.

    Attributes:
        read: The sheet as it was understood.
        covers: "complete" or "adds"; '' for a sheet that is not ours.
        covers_source: "rule", or "given" by a person.
        same: Whether the very same sheet is in the log already.
        again: Whether a person decided what it means, so that it is taken
            even if its bytes are in the log already.
        new: Rows that say something new; likewise `changed`, `unchanged`.
        gone: Visits known so far that the sheet leaves out.
        clashes: Rows of visits that another file of the same as-of states
            otherwise: corrections, unless a person says second visits.
        replaces: The import whose sheet it takes the place of, or ''.
    """

    read: Sheet
    covers: str = ""
    covers_source: str = RULED
    same: bool = False
    again: bool = False
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    clashes: frozenset[int] = frozenset()
    replaces: str = ""

    @property
    def kept(self) -> int:
        """Rows that are taken in."""
        return self.read.rows.num_rows if self.read.table else 0
