"""One sheet of a coming import."""

from dataclasses import dataclass
from datetime import date

from salesdash.intake.read import Sheet
from salesdash.store import Clash

RULED = "rule"
GIVEN = "given"


@dataclass(frozen=True)
class Copied:
    """A sheet of an earlier day that a new one only repeats."""

    file: str
    sheet: str
    as_of: date


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
        clashes: Visits that another file of the same as-of states
            otherwise: corrections, unless a person says second visits.
        replaces: The import whose sheet it takes the place of, or ''.
        repeated: Unchanged rows that say what another row of the sheet,
            or another file of the same day, says already; all rows of a
            sheet that is in the log.
        came: The import that brought the very same sheet, or ''.
        copy: The older sheet that it says nothing new to, or None.
        later: The newest day that the log knows a sheet of this table and
            one of its reps of, if that is later than its own.
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
    clashes: frozenset[Clash] = frozenset()
    replaces: str = ""
    repeated: int = 0
    came: str = ""
    copy: Copied | None = None
    later: date | None = None

    @property
    def kept(self) -> int:
        """Rows that are taken in."""
        return self.read.rows.num_rows if self.read.table else 0
