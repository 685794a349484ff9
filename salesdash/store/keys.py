"""Which opportunity a row is about: its id, else customer and name."""

import polars as pl

PARTS = ("part_key", "name_key", "nth")
_BETWEEN = "\x1f"


def identified(rows: pl.DataFrame) -> pl.DataFrame:
    """Give each row of opportunity sheets its `key`.

    The key is the id; without one customer, name and how-many-th in the
    sheet. An id takes over the whole history of the customer and name
    that it first appears with. One id with two customers is no id
    (definitions, A). `part_key` is the customer, but where deals fell
    together by an alias (see `fallen`).

    Args:
        rows: One row a row of a sheet, in order: `opportunity_key`,
            `customer_key` and `PARTS`.

    Returns:
        The rows with `is_id` and `key`.
    """
    narrow = (
        rows.select("opportunity_key", *PARTS)
        .join(
            _ids(rows), on="opportunity_key", how="left", maintain_order="left"
        )
        .with_columns(pl.col("is_id").fill_null(value=False))
    )
    known = (
        narrow.filter("is_id")
        .group_by(PARTS, maintain_order=True)
        .agg(known=pl.col("opportunity_key").first())
    )
    spelled = pl.concat_str(
        pl.lit(""),
        *PARTS[:2],
        pl.col("nth").cast(pl.String),
        separator=_BETWEEN,
    )
    found = narrow.join(
        known, on=PARTS, how="left", maintain_order="left"
    ).with_columns(
        key=pl.when("is_id")
        .then("opportunity_key")
        .otherwise(pl.coalesce("known", spelled))
    )
    return rows.with_columns(found.select("is_id", "key"))


def _ids(rows: pl.DataFrame) -> pl.DataFrame:
    """Say which numbers are ids: those of one customer at most."""
    # Counting distinct texts within groups goes wrong in some frames.
    named = rows.filter(pl.col("opportunity_key") != "")
    pairs = named.select("opportunity_key", "customer_key").unique()
    filled = (pl.col("customer_key") != "").sum()
    return pairs.group_by("opportunity_key").agg(is_id=filled <= 1)
