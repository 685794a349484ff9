"""What an import would mean: moves between two states of the log."""

from dataclasses import dataclass

import polars as pl

from salesdash.store.moves.deals import deals
from salesdash.store.moves.people import people
from salesdash.store.moves.tables import Quadrant, lists
from salesdash.store.moves.visits import visits
from salesdash.store.scene import NEXT, Scene
from salesdash.store.state import State, state


def moves(before: State, after: State, quadrant: Quadrant) -> pl.DataFrame:
    """Tell what changes from one state to another, in business words.

    Definition: docs/metrics/moves.md.

    Args:
        before: The state without the import.
        after: The state with it, of the same day.
        quadrant: Sets the `quadrant` of each customer of a frame.

    Returns:
        One row a thing or cell that changes: `kind` (what it means),
        `table`, `key` (the thing), `rep`, `customer`, `name` (of the deal,
        or what else tells the thing from others), `column`, `old` and
        `new` (stored values as text, null for blank), `amount` (minor
        units of `currency`), `delta` (days, minor units or stages), and
        the places of the new and of the old cell: `file`, `sheet`, `row`,
        `file_old`, `sheet_old`, `row_old`.
    """
    parts = [
        deals(before, after),
        visits(before, after),
        lists(before, after, quadrant),
        people(before, after),
    ]
    return pl.concat(parts).sort(
        "kind", "customer", "name", "key", "column", maintain_order=True
    )


@dataclass(frozen=True)
class Comparison:
    """What is known, and what would be known with a coming import.

    Attributes:
        known: What counts now.
        beside: What counts now and what comes, nothing taken back.
        after: What would count.
    """

    known: Scene
    beside: Scene
    after: Scene

    @property
    def days(self) -> tuple[int, ...]:
        """The as-of days of the coming sheets, oldest first."""
        fresh = self.after.sheets.filter(pl.col("import_id") == NEXT)
        told = fresh.filter(pl.col("table") != "")
        return tuple(sorted(told["as_of"].unique()))

    def net(self) -> tuple[State, State]:
        """Give both states of the newest day of the coming sheets."""
        day = self.days[-1]
        return state(self.known, day), state(self.after, day)

    def today(self) -> tuple[State, State]:
        """Give both states of the newest day of all sheets."""
        day = self.after.last
        return state(self.known, day), state(self.after, day)

    def week(self, day: int) -> tuple[State, State]:
        """Give the state of a day, and the one that its sheets make it.

        Sheets of earlier days count in both, those of the same import
        too; later ones count in neither.
        """
        before = self.beside.without(NEXT, day)
        return state(before, day), state(self.after.without("", day), day)
