"""The tables of a state as text, each column as a person would write it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import model, money
from salesdash.exports import cells
from salesdash.method.activities import UNCLASSIFIED
from salesdash.metrics.converted import OWN
from salesdash.metrics.grading import quadrant
from salesdash.metrics.standing import standing
from salesdash.metrics.verified import verified
from salesdash.model import Kind
from salesdash.settings import DEFAULT, Settings

SOURCE = ("file", "sheet", "row")
"""Where a row was read: the last columns of every export, but for `OWN`."""

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
            "confirmed_milestone",
            "evidence",
            "standing",
            "gap",
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
    {
        "opportunities": (
            "vanished_on",
            "score",
            "score_known",
            "weakest_factor",
        )
    }
)
_END: Mapping[str, tuple[str, ...]] = MappingProxyType({"opportunities": OWN})
_DERIVED: Mapping[str, Kind] = MappingProxyType(
    {
        "row": Kind.INTEGER,
        "vanished_on": Kind.DAY,
        "own_amount": Kind.MONEY,
        "gap": Kind.INTEGER,
        "score": Kind.INTEGER,
        "score_known": Kind.INTEGER,
    }
)
"""Columns of no table of the model that are no text."""


def columns(table_name: str) -> tuple[str, ...]:
    """Name the columns of an exported table, in order.

    Example:
        >>> columns("customers")[:6], columns("customers")[-4:]
        (('customer', 'rep', 'relationship', 'attractiveness', 'quadrant', \
'team'), ('note', 'file', 'sheet', 'row'))
    """
    typed = model.table(table_name).typed
    first = _FIRST.get(table_name, () if typed else ("import_id",))
    end = _END.get(table_name, ())
    last = (*_LAST.get(table_name, ()), *SOURCE, *end)
    names = model.table(table_name).names
    return (*first, *(n for n in names if n not in first + last), *last)


def rows(
    frame: nw.DataFrame[Any],
    table_name: str,
    day: int,
    settings: Settings = DEFAULT,
) -> nw.DataFrame[Any]:
    """Write a table of a state as text.

    One row a row of the state. Days become 2026-11-20, money a plain
    decimal number, times 09:05, yes-or-no yes or no, criteria yes, no or
    the day they were met, codes stay codes, null becomes ''.

    Args:
        frame: The rows; a column that is missing is written empty.
        table_name: The table of the model.
        day: The as-of day, by which milestones are verified.
        settings: What the company has set, as of the day.

    Returns:
        The columns of `columns`, all text.
    """
    told = _derived(frame, table_name, day, settings)
    table = model.table(table_name)
    text = {name: _texts(told, table, name) for name in columns(table_name)}
    schema = dict.fromkeys(text, nw.String)
    return nw.from_dict(text, schema, backend=frame.implementation)


def _derived(
    frame: nw.DataFrame[Any], table_name: str, day: int, settings: Settings
) -> nw.DataFrame[Any]:
    missing = {"evidence", "quadrant"} - set(frame.columns)
    if table_name == "opportunities" and "evidence" in missing:
        milestones = settings.milestones
        return standing(verified(frame, day, milestones), day, milestones)
    if table_name == "customers" and "quadrant" in missing:
        return quadrant(
            frame, (settings.relationship, settings.attractiveness)
        )
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
        return sums(values, _currencies(frame, table, name))
    return cells.texts(cells.WRITE[kind], values)


def _currencies(
    frame: nw.DataFrame[Any], table: model.Table, name: str
) -> list[str]:
    """Say in whose minor units the amounts of a column are."""
    if table in (model.TARGETS, model.CUSTOMERS):
        # These stay hundredths in a state, whatever the currency.
        return [""] * len(frame)
    own = "own_currency" if name == "own_amount" else "currency"
    return frame[own].to_list()


def _kind(table: model.Table, name: str) -> Kind:
    if name in table.names:
        return table[name].kind
    return _DERIVED.get(name, Kind.TEXT)


def sums(amounts: list[int | None], currencies: list[str]) -> list[str]:
    """Write each amount as a plain decimal number of its currency.

    Example:
        >>> sums([1250, None, 7], ["CNY", "CNY", "JPY"])
        ['12.50', '', '7']
    """
    pairs = zip(amounts, currencies, strict=True)
    return [money.decimal(amount, currency) for amount, currency in pairs]
