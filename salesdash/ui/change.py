"""The difference between two amounts, as a figure shows it."""

from salesdash.charts import numbers
from salesdash.words import Words


def change(amount: int, currency: str, t: Words) -> str:
    """Write a difference; it begins with its sign, and is '' for none.

    Example:
        >>> change(-750_000_00, "CNY", Words("en"))
        '-¥ 750 K'
    """
    if not amount:
        return ""
    size = numbers.compact(abs(amount), currency, t)
    return f"{'-' if amount < 0 else '+'}{size}"
