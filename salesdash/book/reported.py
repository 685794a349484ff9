"""The visit reports: the daily list and matrix, the action table."""

from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics import actions as action
from salesdash.metrics import daily as report

AHEAD = 7
"""So many days after a report its plans are looked at."""


class Reported:
    """What the visits of some days and weeks were; a view has all of it."""

    @cached_property
    def visit_days(self: Any) -> list[int]:
        """The days on which visits are known, plans too, oldest first."""
        return report.days(self.logged)

    def daily(self: Any, first: int, last: int) -> nw.DataFrame:
        """Give one row a visit of some days; see `metrics.daily`.

        Args:
            first: The first day, in days since 1970-01-01.
            last: The last day.
        """
        return report.daily(self.logged, first, last, self.number)

    def plans(self: Any, last: int) -> nw.DataFrame:
        """Give the visits planned for the days after a report.

        Args:
            last: The last day of the report, in days since 1970-01-01.
        """
        first = max(last, self.number) + 1
        return self.daily(first, last + AHEAD)

    def actions(self: Any, weeks: int) -> nw.DataFrame:
        """Count visits by rep, week and action; see `metrics.actions`.

        Args:
            weeks: So many weeks, that of the as-of day the last.
        """
        return action.actions(self.acted(weeks))

    def acted(self: Any, weeks: int) -> nw.DataFrame:
        """Give the visits that `actions` counts, each with its codes."""
        first = self.action_weeks(weeks)[0]
        when = nw.col("date")
        done = self.logged.filter((when >= first) & (when <= self.number))
        own = self.settings
        return action.marked(
            done, _listed(self), own.thresholds, own.week_start
        )

    def moves(self: Any, weeks: int) -> nw.DataFrame:
        """Give the milestone moves of those weeks; see `metrics.actions`."""
        first = self.action_weeks(weeks)[0]
        found = action.moves(
            self.claims, self.opportunities, self.settings.week_start
        )
        when = nw.col("date")
        return found.filter((when >= first) & (when <= self.number))

    def action_weeks(self: Any, weeks: int) -> list[int]:
        """Give the first days of the last weeks, oldest first."""
        return action.weeks(self.number, weeks, self.settings.week_start)


def _listed(view: Any) -> nw.DataFrame:
    """Give the whole customer list: reps visit customers of others, too."""
    return nw.from_native(view.state.table("customers"), eager_only=True)
