"""Whether a measure of a rep is better than before, or cannot tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType

from salesdash.metrics.interval import wilson

BETTER, WORSE, SAME, FEW = "better", "worse", "same", "few"


@dataclass(frozen=True)
class Measure:
    """Something that is looked at of a rep.

    Attributes:
        code: Its name in files.
        good: 1 where more is better, -1 where less is, 0 where neither.
        fewest: With fewer cases nothing is said of a change.
        band: A smaller change is no change.
        part: Whether the band is a share of the value before.
        chance: Whether it is a rate of outcomes, that chance moves: then a
            change counts where the interval of the difference leaves out 0.
    """

    code: str
    good: int
    fewest: int
    band: float = 0.0
    part: bool = False
    chance: bool = False


MEASURES = (
    Measure("visits", 1, 13, 0.1, part=True),
    Measure("customers", 1, 13, 0.1, part=True),
    Measure("win_rate", 1, 5, chance=True),
    Measure("cycle", -1, 3, 0.1, part=True),
    Measure("gap", -1, 5, 0.05),
    Measure("known", 1, 5, 0.05),
    Measure("score", 1, 3, 3.0),
    Measure("hits", 1, 5, chance=True),
    Measure("talks", 0, 0),
)
NAMED: Mapping[str, Measure] = MappingProxyType(
    {measure.code: measure for measure in MEASURES}
)
SHARES = ("win_rate", "gap", "known", "hits")
"""The measures that are shares, 0 to 1."""


Case = tuple[float, int]
"""A value, and the cases it is made of."""


def direction(measure: Measure, now: Case, before: Case | None) -> str:
    """Say whether a value is better than the one before.

    Args:
        measure: What is measured.
        now: The value, and the cases it is made of.
        before: The same of the quarter before, None where it is unknown.

    Example:
        >>> direction(NAMED["gap"], (0.2, 10), (0.4, 12))
        'better'
        >>> direction(NAMED["win_rate"], (0.7, 10), (0.4, 10))
        'same'
        >>> direction(NAMED["win_rate"], (0.6, 4), (0.4, 10))
        'few'
    """
    if before is None or not measure.good:
        return ""
    if min(now[1], before[1]) < measure.fewest:
        return FEW
    change = now[0] - before[0]
    if not _beyond(measure, now, before):
        return SAME
    return BETTER if change * measure.good > 0 else WORSE


def _beyond(measure: Measure, now: Case, before: Case) -> bool:
    """Say whether a change is more than chance or a trifle."""
    if measure.chance:
        return _clear(now, before)
    value = now[0]
    band = measure.band * (abs(before[0]) if measure.part else 1)
    # Of two floats that should be alike the one is a hair above.
    return abs(value - before[0]) > band - 1e-9


def _clear(now: Case, before: Case) -> bool:
    """Say whether two rates differ by more than chance may bring.

    The interval of the difference is the tenth method of R. G. Newcombe,
    Statistics in Medicine 17 (1998): made of the intervals of the two.
    """
    (rate, n), (past, m) = now, before
    low, high = wilson(round(rate * n), n)
    lowest, highest = wilson(round(past * m), m)
    apart = rate - past
    least = apart - hypot(rate - low, highest - past)
    most = apart + hypot(high - rate, past - lowest)
    return least > 0 or most < 0
