"""Money as whole minor units of its currency."""

DEFAULT = "CNY"
"""The currency of an amount whose sheet names none."""

_WHOLE = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})


def digits(currency: str) -> int:
    """Say how many decimals the currency has.

    Example:
        >>> digits("CNY"), digits("JPY")
        (2, 0)
    """
    return 0 if currency in _WHOLE else 2


def decimal(amount: int | None, currency: str) -> str:
    """Write minor units as a plain decimal number.

    Example:
        >>> decimal(12_500_000, "CNY"), decimal(1250, "CNY"), decimal(7, "JPY")
        ('125000', '12.50', '7')
        >>> decimal(-5, "CNY"), decimal(None, "CNY")
        ('-0.05', '')
    """
    if amount is None:
        return ""
    unit = 10 ** digits(currency)
    whole, part = divmod(abs(amount), unit)
    sign = "-" if amount < 0 else ""
    tail = f".{part:0{digits(currency)}d}" if part else ""
    return f"{sign}{whole}{tail}"
