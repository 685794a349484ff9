"""The tables of a state as text, each column as a person would write it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import model, money
from salesdash.exports import cells
from salesdash.method.activities import UNCLASSIFIED
from salesdash.metrics.grading import quadrant
from salesdash.metrics.verified import verified
from salesdash.model import Kind

SOURCE = ("file", "sheet", "row")
"""Where a row was read: the last columns of every export."""

_FIRST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "visits": (
            "date",
            "rep",
            "customer",
            "activity",
            "minutes",
            "next_step",
            "next_date",
        ),
        "opportunities": (
            "opportunity",
            "name",
            "customer",
            "rep",
            "status",
            "amount",
            "currency",
            "claimed_milestone",
            "verified_milestone",
            "evidence",
            "expected_close",
            "closed_on",
        ),
        "customers": (
            "customer",
            "rep",
            "relationship",
            "attractiveness",
            "quadrant",
        ),
    }
)
_LAST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"opportunities": ("vanished_on",)}
)


def columns(table_name: str) -> tuple[str, ...]:
    """Name the columns of an exported table, in order.

    Example:
        >>> columns("customers")[:6], columns("customers")[-4:]
        (('customer', 'rep', 'relationship', 'attractiveness', 'quadrant', \
'team'), ('note', 'file', 'sheet', 'row'))
    """
    typed = model.table(table_name).typed
    first = _FIRST.get(table_name, () if typed else ("import_id",))
    last = (*_LAST.get(table_name, ()), *SOURCE)
    names = model.table(table_name).names
    return (*first, *(n for n in names if n not in first + last), *last)


def rows(
    frame: nw.DataFrame[Any], table_name: str, day: int
) -> nw.DataFrame[Any]:
    """Write a table of a state as text.

    One row a row of the state. Days become 2026-11-20, money a plain
    decimal number, times 09:05, yes-or-no yes or no, criteria yes, no or
    the day they were met, codes stay codes, null becomes ''.

    Args:
        frame: The rows; a column that is missing is written empty.
        table_name: The table of the model.
        day: The as-of day, by which milestones are verified.

    Returns:
        The columns of `columns`, all text.
    """
    told = _derived(frame, table_name, day)
    table = model.table(table_name)
    text = {name: _texts(told, table, name) for name in columns(table_name)}
    schema = dict.fromkeys(text, nw.String)
    return nw.from_dict(text, schema, backend=frame.implementation)


def _derived(
    frame: nw.DataFrame[Any], table_name: str, day: int
) -> nw.DataFrame[Any]:
    missing = {"evidence", "quadrant"} - set(frame.columns)
    if table_name == "opportunities" and "evidence" in missing:
        return verified(frame, day)
    if table_name == "customers" and "quadrant" in missing:
        return quadrant(frame)
    return frame


def _texts(
    frame: nw.DataFrame[Any], table: model.Table, name: str
) -> list[str]:
    if name not in frame.columns:
        return [""] * len(frame)
    values = frame[name].to_list()
    if name == "activity":
        return [value or UNCLASSIFIED for value in values]
    kind = _kind(table, name)
    if kind is Kind.MONEY:
        return sums(values, frame["currency"].to_list())
    return cells.texts(cells.WRITE[kind], values)


def _kind(table: model.Table, name: str) -> Kind:
    if name in table.names:
        return table[name].kind
    told = {"row": Kind.INTEGER, "vanished_on": Kind.DAY}
    return told.get(name, Kind.TEXT)


def sums(amounts: list[int | None], currencies: list[str]) -> list[str]:
    """Write each amount as a plain decimal number of its currency.

    Example:
        >>> sums([1250, None, 7], ["CNY", "CNY", "JPY"])
        ['12.50', '', '7']
    """
    pairs = zip(amounts, currencies, strict=True)
    return [money.decimal(amount, currency) for amount, currency in pairs]
