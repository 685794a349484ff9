"""Differences as figures show them: they begin with their sign."""

from salesdash.charts import numbers
from salesdash.words import Words


def count(now: int, then: int) -> str:
    """Write the difference of two numbers.

    Example:
        >>> count(1_205, 5), count(3, 5), count(5, 5)
        ('+1,200', '-2', '0')
    """
    return f"{now - then:+,}" if now != then else "0"


def change(amount: int, currency: str, t: Words) -> str:
    """Write a difference in minor units; '' for none.

    Example:
        >>> change(-750_000_00, "CNY", Words("en"))
        '-¥ 750 K'
    """
    if not amount:
        return ""
    size = numbers.compact(abs(amount), currency, t)
    return f"{'-' if amount < 0 else '+'}{size}"


def money(now: int, then: int, currency: str, t: Words) -> str:
    """Write the difference of two amounts, in minor units.

    Example:
        >>> money(1_900_000_00, 0, "CNY", Words("en"))
        '+¥ 1.9 M'
        >>> money(0, 1_900_000_00, "CNY", Words("zh"))
        '-190 万元'
    """
    return change(now - then, currency, t) or "0"
