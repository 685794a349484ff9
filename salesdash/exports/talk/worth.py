"""Amounts as a talk writes them: with the sign of their currency."""

from collections.abc import Iterable, Sequence

from salesdash import money
from salesdash.exports.brief.said import NOTHING
from salesdash.model.asked import Asked
from salesdash.model.talk import Aim, Change, Sum
from salesdash.words import Words, catalogue


def amount(value: int | None, currency: str, t: Words) -> str:
    """Write an amount to its last digit, '' for none.

    Example:
        >>> amount(128_600_050, "CNY", Words("en"))
        '¥ 1,286,000.50'
        >>> amount(-5, "XAU", Words("zh"))
        '−0.05 XAU'
    """
    if value is None:
        return ""
    whole, dot, part = money.decimal(abs(value), currency).partition(".")
    number = f"{int(whole):,}{dot}{part}"
    sign = "−" if value < 0 else ""
    named = f"chart.currency.{currency.lower()}"
    symbol = t(named) if named in catalogue() else currency
    return sign + t("chart.money_plain", symbol=symbol, number=number)


def sums(found: Iterable[Sum], t: Words) -> str:
    """Write amounts, one a currency.

    Example:
        >>> sums([Sum("CNY", 120_000, 2), Sum("USD", 5, 1)], Words("en"))
        '¥ 1,200 · $ 0.05'
    """
    told = [amount(each.amount, each.currency, t) for each in found]
    return " · ".join(told) or t("coaching.deal.no_amount")


def price(found: Change | Asked, t: Words) -> str:
    """Write the amount of a deal."""
    told = amount(found.amount, found.currency, t)
    return told or t("coaching.deal.no_amount")


def month(aims: Sequence[Aim], t: Words) -> str:
    """Write the month beside its target."""
    told = []
    for aim in aims:
        own = amount(aim.verified, aim.currency, t)
        if aim.target:
            whole = amount(aim.target, aim.currency, t)
            own = t("coaching.head.month_of", amount=own, target=whole)
        told.append(own)
    return " · ".join(told) or NOTHING
