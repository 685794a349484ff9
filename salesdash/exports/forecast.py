"""The forecast as a file whose columns programs can rely on."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import cells, csv
from salesdash.exports.tables import SOURCE, sums
from salesdash.metrics.converted import OWN
from salesdash.words import Words

COLUMNS = (
    "as_of",
    "period",
    "team",
    "rep",
    "customer",
    "opportunity",
    "name",
    "status",
    "amount",
    "currency",
    "claimed_milestone",
    "claimed_yield",
    "verified_milestone",
    "verified_yield",
    "evidence",
    "weighted_claimed",
    "weighted_verified",
    "expected_close",
    "closed_on",
    *SOURCE,
    *OWN,
)
_MONEY = {
    "amount": "currency",
    "weighted_claimed": "currency",
    "weighted_verified": "currency",
    "own_amount": "own_currency",
}
"""Column of minor units -> column of their currency."""

_WRITE: dict[str, Callable[[Any], str]] = {
    "claimed_yield": cells.share,
    "verified_yield": cells.share,
    "expected_close": cells.day,
    "closed_on": cells.day,
}


def rows(deals: nw.DataFrame[Any], day: int) -> nw.DataFrame[Any]:
    """Write the deals of a forecast as text.

    One row an opportunity. `amount` is empty where nobody said it, and
    weighs 0; the sum of a column by `currency` is the total on the page,
    to the cent. `own_amount` and `own_currency` are those of the sheet,
    where amounts are turned into a base currency.

    Args:
        deals: The deals as `metrics.forecast.forecast` gives them.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        `COLUMNS`, all text: days as 2026-11-20, money and yields as plain
        decimal numbers.
    """
    text = {name: _texts(deals, name) for name in COLUMNS}
    text["as_of"] = [cells.day(day)] * len(deals)
    schema = dict.fromkeys(text, nw.String)
    return nw.from_dict(text, schema, backend=deals.implementation)


def table(deals: nw.DataFrame[Any], day: int, t: Words | None = None) -> bytes:
    """Write the forecast file.

    Args:
        deals: The deals as `metrics.forecast.forecast` gives them.
        day: The as-of day, in days since 1970-01-01.
        t: Headings in the words of a language, else the stable names.
    """
    return csv.table(rows(deals, day), COLUMNS, t, "forecasts")


def _texts(deals: nw.DataFrame[Any], name: str) -> list[str]:
    values = deals[name].to_list()
    if name in _MONEY:
        return sums(values, deals[_MONEY[name]].to_list())
    return cells.texts(_WRITE.get(name, str), values)
