"""The calendar of day numbers, in whole-number arithmetic.

Days are kept as numbers; casts from a number to a date differ between
engines, sums of whole numbers do not.
"""

from datetime import date
from typing import Literal

import narwhals.stable.v2 as nw

from salesdash import days

Length = Literal["month", "quarter"]
"""How long a period is."""

_YEAR = 12
_QUARTER = 3
_TWO_DIGITS = 10


def month(day: nw.Expr) -> nw.Expr:
    """Number the month of a day: 12 times the year, plus 0 for January.

    Years are counted from 1 March here, so that a leap day is the last
    of its year (Howard Hinnant, "chrono-Compatible Low-Level Date
    Algorithms", civil_from_days; http://howardhinnant.github.io).

    Args:
        day: Days since 1970-01-01.

    Example:
        >>> import polars as pl
        >>> days = nw.from_native(pl.DataFrame({"day": [0, 20_777]}))
        >>> days.select(month(nw.col("day")))["day"].to_list()
        [23640, 24322]
    """
    shifted = day.cast(nw.Int64) + 719_468
    century = shifted // 146_097
    rest = shifted - century * 146_097
    leaps = rest // 1_460 - rest // 36_524 + rest // 146_096
    year = (rest - leaps) // 365
    since_march = rest - (365 * year + year // 4 - year // 100)
    after = (5 * since_march + 2) // 153
    return (century * 400 + year) * _YEAR + after + 2


def label(number: nw.Expr) -> nw.Expr:
    """Write a month of `month` as 2026-11.

    Example:
        >>> import polars as pl
        >>> months = nw.from_native(pl.DataFrame({"month": [24_322, 24_312]}))
        >>> months.select(label(nw.col("month")))["month"].to_list()
        ['2026-11', '2026-01']
    """
    tail = number % _YEAR + 1
    zero = (
        nw.when(tail < _TWO_DIGITS).then(nw.lit("-0")).otherwise(nw.lit("-"))
    )
    text = (number // _YEAR).cast(nw.String)
    return nw.concat_str(text, zero, tail.cast(nw.String))


def quarter(number: nw.Expr, year_start: int = 1) -> nw.Expr:
    """Write the quarter of a month as 2026-Q4.

    A fiscal year has the number of the calendar year in which it begins.

    Args:
        number: The month, as `month` numbers it.
        year_start: The first month of the fiscal year, 1 to 12.

    Example:
        >>> import polars as pl
        >>> months = nw.from_native(pl.DataFrame({"month": [24_322, 24_312]}))
        >>> months.select(quarter(nw.col("month"), 4))["month"].to_list()
        ['2026-Q3', '2025-Q4']
    """
    moved = number - (year_start - 1)
    part = moved % _YEAR // _QUARTER + 1
    year = (moved // _YEAR).cast(nw.String)
    return nw.concat_str(year, nw.lit("-Q"), part.cast(nw.String))


def quarter_start(day: int, year_start: int = 1) -> int:
    """Give the first day of the quarter that a day lies in.

    Example:
        >>> quarter_start(20_777) == days.number(date(2026, 10, 1))
        True
        >>> quarter_start(20_777, 2) == days.number(date(2026, 11, 1))
        True
    """
    month = number(day)
    first = month - (month - (year_start - 1)) % _QUARTER
    year, index = divmod(first, _YEAR)
    return days.number(date(year, index + 1, 1))


def period(day: nw.Expr, by: Length = "month", year_start: int = 1) -> nw.Expr:
    """Write the period that a day lies in: 2026-11 or 2026-Q4.

    Args:
        day: Days since 1970-01-01.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
    """
    return written(month(day), by, year_start)


def written(
    number: nw.Expr, by: Length = "month", year_start: int = 1
) -> nw.Expr:
    """Write the period of a month of `month`: 2026-11 or 2026-Q4.

    Args:
        number: The month, as `month` numbers it.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
    """
    return label(number) if by == "month" else quarter(number, year_start)


def current(day: int, by: Length = "month", year_start: int = 1) -> str:
    """Write the period that a single day lies in.

    Example:
        >>> current(20_777), current(20_777, "quarter", 4)
        ('2026-11', '2026-Q3')
    """
    if by == "month":
        year, index = divmod(number(day), _YEAR)
        return f"{year}-{index + 1:02d}"
    year, index = divmod(number(day) - (year_start - 1), _YEAR)
    return f"{year}-Q{index // _QUARTER + 1}"


def number(day: int) -> int:
    """Number the month of a single day, as `month` does.

    Example:
        >>> number(20_777)
        24322
    """
    found = days.day(day)
    return found.year * _YEAR + found.month - 1


def last(number: int) -> int:
    """Give the last day of a month, as `month` numbers it.

    Example:
        >>> days.day(last(24_322)), days.day(last(24_323))
        (datetime.date(2026, 11, 30), datetime.date(2026, 12, 31))
    """
    year, index = divmod(number + 1, _YEAR)
    return days.number(date(year, index + 1, 1)) - 1
