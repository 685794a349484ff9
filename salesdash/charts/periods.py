"""The periods of a forecast, as rows of a chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.forecast import OVERDUE, UNDATED

LATER = "later"
"""Stands for the periods that lie too far off to be drawn one by one."""

SHOWN = 7
"""How many periods are drawn one by one at most."""

Targets = Mapping[str, int]
"""Period -> minor units."""

_MONTHS = 12
_QUARTERS = 4


@dataclass
class Bar:
    """One period of the chart.

    Attributes:
        code: Such as 2026-11, overdue, undated or later.
        target: Minor units, None where there is none.
        won: Minor units.
        verified: Minor units of open deals.
        claimed: Minor units of open deals.
        won_count: Won deals.
        open_count: Open deals.
    """

    code: str
    target: int | None = None
    won: int = 0
    verified: int = 0
    claimed: int = 0
    won_count: int = 0
    open_count: int = 0

    def add(self, row: dict[str, Any]) -> None:
        """Add a row of `metrics.forecast.totals`."""
        if row["status"] == "won":
            self.won += row["amount"]
            self.won_count += row["count"]
            return
        self.verified += row["weighted_verified"]
        self.claimed += row["weighted_claimed"]
        self.open_count += row["count"]

    def open(self, side: str) -> int:
        """Give what open deals are expected to bring."""
        return self.verified if side == "verified" else self.claimed

    def end(self, side: str) -> int:
        """Give where the bar ends."""
        return self.won + self.open(side)


def bars(
    frame: nw.DataFrame[Any], currency: str, targets: Targets
) -> list[Bar]:
    """Sum a forecast by period, gaps too, the periods to come in one.

    Args:
        frame: The sums as `metrics.forecast.totals` gives them by
            `period`, `status` and `currency`.
        currency: The currency shown.
        targets: The target of each period that has one.
    """
    own = [r for r in frame.rows(named=True) if r["currency"] == currency]
    codes = {row["period"] for row in own} - {OVERDUE, UNDATED}
    span = _span(sorted(codes | targets.keys()))
    bars = {code: Bar(code, targets.get(code)) for code in span}
    last = max(bars, default="")
    for row in own:
        code = row["period"]
        if code not in (OVERDUE, UNDATED) and code > last:
            code = LATER
        bars.setdefault(code, Bar(code)).add(row)
    order = [*sorted(bars.keys() - {OVERDUE, UNDATED, LATER}), LATER]
    return [bars[c] for c in (*order, OVERDUE, UNDATED) if c in bars]


def _span(codes: list[str]) -> list[str]:
    """List the periods from the first to the last, gaps too."""
    if not codes:
        return []
    spanned = [codes[0]]
    while len(spanned) < SHOWN and spanned[-1] < codes[-1]:
        spanned.append(_next(spanned[-1]))
    return spanned


def _next(code: str) -> str:
    """Give the period after this one.

    Example:
        >>> _next("2026-12"), _next("2026-Q3")
        ('2027-01', '2026-Q4')
    """
    year, part = code.split("-")
    mark, number = ("Q", part[1:]) if part[0] == "Q" else ("", part)
    after = int(number) % (_QUARTERS if mark else _MONTHS) + 1
    year = f"{int(year) + (after == 1):04d}"
    return f"{year}-{mark}{after}" if mark else f"{year}-{after:02d}"
