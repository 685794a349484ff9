"""Days as whole numbers: days since 1970-01-01."""

from datetime import date, timedelta

_FIRST = date(1970, 1, 1)


def number(day: date) -> int:
    """Give the number of a day.

    Example:
        >>> number(date(1970, 1, 5)), number(date(2026, 11, 20))
        (4, 20777)
    """
    return (day - _FIRST).days


def day(number: int) -> date:
    """Give the day of a number.

    Example:
        >>> day(20777)
        datetime.date(2026, 11, 20)
    """
    return _FIRST + timedelta(days=number)


def iso(number: int | None) -> str:
    """Write the day of a number as 2026-11-20, nothing as ''.

    Example:
        >>> iso(20777), iso(None)
        ('2026-11-20', '')
    """
    return "" if number is None else day(number).isoformat()
