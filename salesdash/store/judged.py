"""What managers said of deals: what became of it on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from salesdash.model import Edit

HELD, OVERRULED, LOST, AGREED = "held", "overruled", "lost", "agreed"
SAID = {
    **dict.fromkeys(("key", "kind", "column", "seen", "value"), pl.String),
    **dict.fromkeys(("now", "by", "reason"), pl.String),
    "from": pl.Int32, "state": pl.String, "import_id": pl.String,
}  # fmt: skip
DISMISSED = {
    **dict.fromkeys(("key", "rule", "seen", "by", "reason"), pl.String),
    "from": pl.Int32, "import_id": pl.String,
}  # fmt: skip
CONFIRMED = {
    "key": pl.String, "confirmed_milestone": pl.String,
    "confirmed_on": pl.Int32, "confirmed_by": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a manager said of a deal, as of a day.

    Attributes:
        edit: The edit that says it.
        key: The key of the deal, '' where no row leads to it.
        state: `HELD`, `OVERRULED`, `LOST`, or `AGREED`: a sheet came to
            say the corrected value.
        now: What the sheets say now.
        place: Of an overruled one `order` and `row` of the row that first
            said otherwise.
    """

    edit: Edit
    key: str
    state: str = HELD
    now: str = ""
    place: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """The day from which it holds."""
        return self.edit.start or 0


@dataclass(frozen=True)
class Judged:
    """All that managers said of the deals, as of a day.

    Attributes:
        corrections: The newest of each deal and column.
        verdicts: The newest of each deal, those taken back left out.
        dismissals: The newest of each deal and rule, likewise.
    """

    corrections: tuple[Said, ...] = ()
    verdicts: tuple[Said, ...] = ()
    dismissals: tuple[Said, ...] = ()

    @property
    def held(self) -> tuple[Said, ...]:
        """The corrections that hold."""
        return tuple(one for one in self.corrections if one.state == HELD)

    @property
    def listed(self) -> pl.DataFrame:
        """Corrections and verdicts as a table, see `SAID`.

        A correction that a sheet came to say itself is done with.
        """
        open_ones = (c for c in self.corrections if c.state != AGREED)
        return _table(
            (
                (
                    *(one.key, one.edit.kind, one.edit.column),
                    *(one.edit.seen, one.edit.value, one.now),
                    *(one.edit.by, one.edit.reason, one.start),
                    *(one.state, one.edit.import_id),
                )
                for one in (*open_ones, *self.verdicts)
            ),
            SAID,
        )

    @property
    def dismissed(self) -> pl.DataFrame:
        """What was dismissed as a table, see `DISMISSED`."""
        return _table(
            (
                (
                    *(one.key, one.edit.column, one.edit.seen),
                    *(one.edit.by, one.edit.reason, one.start),
                    one.edit.import_id,
                )
                for one in self.dismissals
            ),
            DISMISSED,
        )

    @property
    def confirmed(self) -> pl.DataFrame:
        """Which milestone was confirmed of each deal, see `CONFIRMED`."""
        return _table(self._verdicts(), CONFIRMED)

    def _verdicts(self) -> Iterator[tuple[Any, ...]]:
        for one in self.verdicts:
            if one.state == HELD:
                yield one.key, one.edit.value, one.start, one.edit.by


NOTHING = Judged()


def _table(
    rows: Iterable[tuple[Any, ...]], schema: dict[str, Any]
) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema, orient="row")
