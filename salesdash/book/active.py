"""What visits say of reps: promises, reach, plausibility."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.book.period import span
from salesdash.days import number
from salesdash.metrics import reach
from salesdash.metrics.aims import aims, done
from salesdash.metrics.plausible import plausible
from salesdash.metrics.promises import promises

AIMED = ("visits", "new_customers")
"""The measures of the table of targets that visits are set against."""


class Active:
    """A part of a view."""

    @cached_property
    def everyone(self: Any) -> nw.DataFrame:
        """One row a visit of any rep and day, in scope or not.

        Who went along, or was there first, is known from those of all.
        """
        return replace(self, team="", rep="", period="").logged

    @cached_property
    def promises(self: Any) -> nw.DataFrame:
        """What became of next steps; see `metrics.promises`."""
        return self.scoped(promises(self.everyone, self.number))

    @cached_property
    def plausible(self: Any) -> nw.DataFrame:
        """What is worth a question; see `metrics.plausible`."""
        weekdays = self.settings.working_days
        return self.scoped(plausible(self.everyone, self.number, weekdays))

    @cached_property
    def spanned(self: Any) -> tuple[int, int]:
        """The first and last day of the period, as far as visits are known.

        No day before the first visit known of anybody, and none after the
        as-of day: of other days nobody could have said anything.
        """
        chosen = span(self.period, self.day, self.settings.year_start)
        first, last = map(number, chosen) if chosen else (0, self.number)
        return self._clipped(first, last)

    def _clipped(self: Any, first: int, last: int) -> tuple[int, int]:
        known = self.everyone["date"].min()
        begin = first if known is None else max(first, int(known))
        return begin, min(last, self.number)

    def reach(self: Any, first: int, last: int) -> nw.DataFrame:
        """Say whom each rep in scope reached; see `metrics.reach`.

        Args:
            first: The first day; none before the first visit known.
            last: The last day; none after the as-of day.

        Returns:
            What `metrics.reach.reach` gives, and the rep's own targets as
            far as the days share them, with what was done on their days:
            `visits_target`, `visits_done`, `new_customers_target`,
            `new_customers_done`; null where there is no target.
        """
        first, last = self._clipped(first, last)
        found = reach.reach(self.logged, first, last, self.fresh)
        for measure in AIMED:
            own = self.aimed(measure, first, last, "rep").rename(
                {"target": f"{measure}_target", "done": f"{measure}_done"}
            )
            found = found.join(own, on="rep", how="left")
        return found

    @cached_property
    def fresh(self: Any) -> nw.DataFrame:
        """The first visits in scope to new customers; of any day."""
        return self.scoped(reach.new(self.everyone))

    @cached_property
    def reached(self: Any) -> nw.DataFrame:
        """Whom each rep in scope reached in the period; see `reach`."""
        return self.reach(*self.spanned)

    def aimed(
        self: Any, measure: str, first: int, last: int, group: str = ""
    ) -> nw.DataFrame:
        """Set what was done beside its targets; see `metrics.aims.done`.

        Args:
            measure: One of `AIMED`.
            first: The first day.
            last: The last day.
            group: "rep", "team", or '' for all in scope.
        """
        weekdays = self.settings.working_days
        table = self.table("targets")
        stated = aims(table, measure, first, last, weekdays)
        rows = self.fresh if measure == "new_customers" else self.logged
        return done(rows, stated, group)
