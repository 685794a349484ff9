"""Since when the log knows each customer."""

import polars as pl

from salesdash.store.scene import Scene, once

_DAYS = {
    "customers": "sheet_as_of",
    "opportunities": "sheet_as_of",
    "contacts": "sheet_as_of",
    "visits": "date",
}
"""Table -> the column with the day on which a row speaks."""


@once
def known_customers(scene: Scene) -> pl.DataFrame:
    """Give the first day on which anything is said of each customer.

    Returns:
        One row a customer that anything names: `customer_key`, `known_on`.
    """
    parts = [
        scene.rows[name].select(
            "customer_key", known_on=pl.col(day).cast(pl.Int32)
        )
        for name, day in _DAYS.items()
    ]
    named = pl.concat(parts).filter(pl.col("customer_key") != "")
    return named.group_by("customer_key").agg(pl.col("known_on").min())
