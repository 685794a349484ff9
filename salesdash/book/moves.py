"""What a coming import means, worked out when somebody asks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import store
from salesdash.metrics import grading
from salesdash.store import Comparison, State

Thresholds = Callable[[int], tuple[float, float]]
"""Says from where on an axis is high, as of a day."""

NET, TODAY = -1, -2
"""Stand for what is told of no single day."""


PLACE = ("file", "sheet")
QUIET = frozenset({"person", "absent"})
"""Kinds of moves that change no state."""


@dataclass(frozen=True, eq=False)
class Moves:
    """What a coming import changes; each answer is worked out once.

    Attributes:
        comparison: What is known, and what would be known.
        thresholds: The company's own, by day.
    """

    comparison: Comparison
    thresholds: Thresholds
    _kept: dict[int, nw.DataFrame] = field(default_factory=dict, repr=False)

    @property
    def days(self) -> tuple[int, ...]:
        """The as-of days of the coming sheets, oldest first."""
        return self.comparison.days

    def net(self) -> nw.DataFrame:
        """Tell what changes in all, as of the newest coming sheet.

        The columns are those of `store.moves`.
        """
        return self._told(NET, self.comparison.net)

    def week(self, day: int) -> nw.DataFrame:
        """Tell what the sheets of one day change, likewise."""
        if self.days == (day,):
            return self.net()
        return self._told(day, partial(self.comparison.week, day))

    def today(self) -> nw.DataFrame:
        """Tell what changes in the newest state there is, likewise."""
        day = self.comparison.after.last
        if self.days and self.days[-1] == day:
            return self.net()
        return self._told(TODAY, self.comparison.today)

    def touched(self) -> dict[tuple[str, str], int]:
        """Count the things that each coming sheet changes today."""
        rows = self.today().select("kind", "table", "key", *PLACE).rows()
        found = {row[1:] for row in rows if row[0] not in QUIET}
        return dict(Counter((file, sheet) for _, _, file, sheet in found))

    def _told(
        self, key: int, pair: Callable[[], tuple[State, State]]
    ) -> nw.DataFrame:
        if key not in self._kept:
            before, after = pair()
            judge = partial(judged, self.thresholds(after.day))
            found = store.moves(before, after, judge)
            self._kept[key] = nw.from_native(found, eager_only=True)
        return self._kept[key]


def judged(thresholds: tuple[float, float], customers: Any) -> Any:
    """Set the quadrant of each customer of a native frame."""
    frame = nw.from_native(customers, eager_only=True)
    return grading.quadrant(frame, thresholds).to_native()
