"""What the figures of a page leave out, said below its chart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salesdash.charts import numbers
from salesdash.metrics.forecast import totals
from salesdash.words import Words

Totals = Sequence[Mapping[str, Any]]
"""Rows of `metrics.forecast.totals`, one a currency."""


def untold(sums: Totals, t: Words) -> Iterator[str]:
    """Say what stands in sheets that have no columns for evidence."""
    for total in sums:
        if total["without_columns"]:
            amount = _money(total["without_columns"], total, t)
            yield t("shell.note.without_columns", amount=amount)


def unpriced(sums: Totals, t: Words) -> Iterator[str]:
    """Say how many deals have no amount."""
    for total in sums:
        if total["unpriced"]:
            count = f"{total['unpriced']:,}"
            yield t("shell.note.unpriced", count=count)


def bucket(deals: Any, key: str, t: Words) -> Iterator[str]:
    """Say how many deals stand in a bucket of their own, and how much."""
    for total in totals(deals).rows(named=True):
        amount = _money(total["amount"], total, t)
        yield t(key, count=f"{total['count']:,}", amount=amount)


def _money(amount: int, total: Mapping[str, Any], t: Words) -> str:
    return numbers.full(amount, total["currency"], t)
