"""Days on which reps work, and the visits that they make on one."""

from collections.abc import Collection

_WEEK = 7
_THURSDAY = 3
"""Day 0, 1970-01-01, was a Thursday."""


def working_days(first: int, last: int, weekdays: Collection[int]) -> int:
    """Count the working days of a span, its ends included.

    Args:
        first: Its first day, in days since 1970-01-01.
        last: Its last day; before `first` there are none.
        weekdays: The days that are worked on, 0 for Monday.

    Example:
        >>> working_days(20_773, 20_779, range(5))
        5
        >>> working_days(20_778, 20_779, range(5))
        0
    """
    span = range(first, last + 1)
    return sum((day + _THURSDAY) % _WEEK in weekdays for day in span)


def per_working_day(visits: int, reps: int, days: int) -> float | None:
    """Give the visits of a rep on a working day; None where there is none.

    Args:
        visits: All visits of the span, those of other days as well.
        reps: The reps who made a visit in it.
        days: Its working days.

    Example:
        >>> per_working_day(90, 3, 20)
        1.5
    """
    if not reps or not days:
        return None
    return visits / (reps * days)
