"""Spans of days that a page can be narrowed to."""

from datetime import date, timedelta

PERIODS = ("week", "weeks4", "weeks12", "month", "quarter", "year")
"""`week` and `weeksN` end on the as-of day; the others are the whole
calendar month, quarter or year that it lies in."""

_WEEKS = {"week": 1, "weeks4": 4, "weeks12": 12}
_YEAR = 12
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def span(
    period: str, day: date, year_start: int = 1
) -> tuple[date, date] | None:
    """Give the first and last day of a period; None for all days.

    Args:
        period: One of `PERIODS`, or ''.
        day: The as-of day.
        year_start: The first month of the fiscal year, 1 to 12.

    Example:
        >>> span("quarter", date(2026, 11, 20))
        (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
        >>> span("year", date(2026, 2, 20), 4)
        (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    """
    if period in _WEEKS:
        return day - timedelta(days=7 * _WEEKS[period] - 1), day
    if period in _MONTHS:
        size = _MONTHS[period]
        month = day.year * _YEAR + day.month - 1
        first = month - (month - (year_start - 1)) % size
        return _first(first), _first(first + size) - timedelta(days=1)
    return None


def _first(month: int) -> date:
    year, index = divmod(month, _YEAR)
    return date(year, index + 1, 1)
