"""Spans of days that a page can be narrowed to."""

from calendar import monthrange
from datetime import date, timedelta

PERIODS = ("week", "weeks4", "weeks12", "month", "quarter", "year")
"""`week` and `weeksN` end on the as-of day; the others are the whole
calendar month, quarter or year that it lies in."""

_WEEKS = {"week": 1, "weeks4": 4, "weeks12": 12}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def span(period: str, day: date) -> tuple[date, date] | None:
    """Give the first and last day of a period; None for all days.

    Example:
        >>> span("quarter", date(2026, 11, 20))
        (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
    """
    if period in _WEEKS:
        return day - timedelta(days=7 * _WEEKS[period] - 1), day
    if period in _MONTHS:
        size = _MONTHS[period]
        first = (day.month - 1) // size * size + 1
        last = first + size - 1
        end = monthrange(day.year, last)[1]
        return date(day.year, first, 1), date(day.year, last, end)
    return None
