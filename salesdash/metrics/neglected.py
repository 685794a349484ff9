"""Key customers that nobody visited for long."""

import narwhals.stable.v2 as nw

from salesdash.metrics.needs import unvisited
from salesdash.metrics.whole import whole

_NAMED = ("customer", "customer_key", "rep", "team")


def neglected(
    graded: nw.DataFrame, visits: nw.DataFrame, day: int, days: int
) -> nw.DataFrame:
    """Keep the customers that nobody visited in the last days.

    One row a customer, those that were never visited first, then the
    longest without a visit. Where its deals are in two currencies the
    amount is that of the currency that most of them are in.

    Args:
        graded: The key customers as `metrics.grading` gives them.
        visits: The visits of everybody, with `customer` and `date` (day).
        day: The as-of day, in days since 1970-01-01.
        days: So many days, `day` among them.

    Returns:
        `customer`, `customer_key`, `rep`, `team`; `last_visit` (day, null
        where there never was one), `days_since`; `open_amount` (minor
        units of `currency`), `currency` ('' where nothing is open);
        `file`, `sheet`, `row`, `import_id`.

    Example:
        >>> import polars as pl
        >>> graded = pl.DataFrame({
        ...     "customer": ["A"], "customer_key": ["a"], "rep": ["Ann"],
        ...     "team": [""], "open_amount": [500], "open_currency": ["CNY"],
        ...     "open_count": [1], "file": [""], "sheet": [""], "row": [1],
        ...     "import_id": [""],
        ... })
        >>> visits = pl.DataFrame({"customer": ["A"], "date": [20_700]})
        >>> pair = nw.from_native(graded), nw.from_native(visits)
        >>> found = neglected(*pair, 20_777, 30)
        >>> found.select("customer", "days_since", "open_amount").rows()
        [('A', 77, 500)]
    """
    most = graded.sort(
        "open_count", "open_amount", "open_currency", descending=True
    )
    once = most.unique("customer", keep="first", maintain_order=True)
    found = unvisited(once, visits, day, days)
    return found.select(
        *_NAMED,
        "last_visit",
        (whole(day) - nw.col("last_visit")).alias("days_since"),
        "open_amount",
        nw.col("open_currency").alias("currency"),
        *("file", "sheet", "row", "import_id"),
    ).sort("last_visit", "customer", nulls_last=False)
