"""Customers, their triangle and proposed grades as files."""

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.exports import derived
from salesdash.model import Kind

_TEXTS = ("customer", "rep", "team", "quadrant", "goal", "industry", "region")
CLIENTS = {
    **dict.fromkeys(_TEXTS, Kind.TEXT),
    **dict.fromkeys(("relationship", "attractiveness"), Kind.NUMBER),
    "graded_on": Kind.DAY,
    "potential": Kind.TEXT,
    "potential_currency": Kind.TEXT,
    "listed": Kind.INTEGER,
    "completeness": Kind.NUMBER,
    **dict.fromkeys(("known_parts", "of_parts"), Kind.INTEGER),
    **dict.fromkeys(("missing", "stale"), Kind.TEXT),
    "known_on": Kind.DAY,
    **dict.fromkeys(("months", "due"), Kind.NUMBER),
    "done": Kind.INTEGER,
    "coverage": Kind.TEXT,
    **dict.fromkeys(("last_visit", "next_visit"), Kind.DAY),
    "open_amount": Kind.MONEY,
    "currency": Kind.TEXT,
    **dict.fromkeys(("open_count", "currencies"), Kind.INTEGER),
    "hint": Kind.TEXT,
    **dict.fromkeys(("file", "sheet"), Kind.TEXT),
    "row": Kind.INTEGER,
}
"""The columns of the file of customers."""

_AMOUNTS = ("open_amount", "won_amount", "potential")
ATTRACTIVENESS = {
    **dict.fromkeys(("customer", "rep", "team", "reason"), Kind.TEXT),
    **dict.fromkeys(("attractiveness", "proposal"), Kind.NUMBER),
    "currency": Kind.TEXT,
    **dict.fromkeys(_AMOUNTS, Kind.MONEY),
    **dict.fromkeys((f"{name}_rank" for name in _AMOUNTS), Kind.NUMBER),
    **dict.fromkeys(("compared", "potential_compared"), Kind.INTEGER),
}
"""The columns of the file of proposed grades."""


def written(clients: nw.DataFrame, day: int) -> bytes:
    """Write customers, one row each; `open_amount` is in `currency`.

    Args:
        clients: The rows of `View.clients`.
        day: The as-of day.
    """
    texts = [
        "" if size is None else money.decimal(size, code)
        for size, code in clients.select("potential", "currency").rows()
    ]
    potential = nw.new_series(
        "potential", texts, nw.String, backend=clients.implementation
    )
    named = clients.with_columns(
        potential,
        nw.col("currency").fill_null("").alias("potential_currency"),
        nw.col("open_currency").fill_null("").alias("currency"),
        *(nw.col(name).fill_null("") for name in ("goal", "file", "sheet")),
        *(nw.col(name).fill_null("") for name in ("industry", "region")),
    )
    return derived.written(named, CLIENTS, day)


def proposed(rows: nw.DataFrame, day: int) -> bytes:
    """Write the proposals of `View.attractiveness`."""
    return derived.written(rows, ATTRACTIVENESS, day)
