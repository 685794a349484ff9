"""Milestones stacked week by week, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.charts.shown import Measure, Shown
from salesdash.method.milestones import OPEN

_WEEK = 7
_CODES = (*(m.code for m in reversed(OPEN)), "")
"""From the ground up: what is nearest to the close has the level base."""


@dataclass
class Week:
    """The open deals of one day.

    Attributes:
        day: Days since 1970-01-01.
        counts: Milestone -> deals.
        amounts: Milestone -> minor units.
    """

    day: int
    counts: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, int] = field(default_factory=dict)

    def values(self, measure: Measure) -> dict[str, int]:
        """Give what is measured, by milestone."""
        return self.counts if measure == "count" else self.amounts

    def value(self, code: str, measure: Measure) -> int:
        """Give what is measured of one milestone, 0 where nothing is."""
        return self.values(measure).get(code, 0)

    def total(self, measure: Measure) -> int:
        """Give what is measured of all milestones."""
        return sum(self.values(measure).values())


def weeks(frame: nw.DataFrame[Any], shown: Shown) -> list[Week]:
    """List the weeks, oldest first, those without a deal too.

    Args:
        frame: The weeks as `metrics.funnel_weeks.funnel_weeks` gives them.
        shown: What is shown of them.
    """
    found: dict[int, Week] = {}
    for row in frame.rows(named=True):
        week = found.setdefault(row["day"], Week(row["day"]))
        if shown.measure == "amount" and row["currency"] != shown.currency:
            continue
        code = row["milestone"]
        for sums, what in ((week.counts, "count"), (week.amounts, "amount")):
            sums[code] = sums.get(code, 0) + row[f"{shown.side}_{what}"]
    if not found:
        return []
    # All days but the last are cut-off days, whole weeks apart.
    last = max(found)
    spanned = [*range(min(found), last, _WEEK), last]
    return [found.get(day, Week(day)) for day in spanned]


def codes(found: Sequence[Week], measure: Measure) -> list[str]:
    """List the milestones that any week has deals at, 90 % first."""
    held = {
        code
        for week in found
        for code, value in week.values(measure).items()
        if value or week.counts[code]
    }
    return [code for code in _CODES if code in held]
