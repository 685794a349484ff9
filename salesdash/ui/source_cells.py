"""What is said of the cells that a row was read from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from salesdash import model, money
from salesdash.book import Spot, Trace, View, whence
from salesdash.charts import numbers
from salesdash.exports import moved
from salesdash.exports.headings import heading
from salesdash.method.milestones import CRITERIA
from salesdash.model import Kind
from salesdash.ui import tables
from salesdash.words import Words

DEALS = "opportunities"
_POINTS = tuple(column.name for column in model.POINTS)
MADE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "adds": ("amount", "claimed_milestone", "minutes"),
        "weighted_claimed": ("amount", "claimed_milestone"),
        "weighted_verified": ("amount", *CRITERIA),
        "verified_milestone": CRITERIA,
        "evidence": CRITERIA,
        "score": _POINTS,
        "weakest_factor": _POINTS,
        "period": ("expected_close", "closed_on"),
        "quadrant": ("relationship", "attractiveness"),
        "own_amount": ("amount",),
        "own_currency": ("currency",),
    }
)
"""Columns that are worked out -> the columns that they are made of."""


@dataclass(frozen=True)
class Asked:
    """What was picked in a table.

    Attributes:
        column: The column of the cell.
        row: The row.
        table: Its table in the model.
        view: The view that it is of.
        follow: Follows a row to its workbook.
    """

    column: str
    row: Mapping[str, Any]
    table: str
    view: View
    follow: Callable[[Mapping[str, Any]], Trace]


def told(found: Trace, asked: Asked, t: Words) -> Iterator[str]:
    """Say where what was picked stands, a sentence a cell.

    Args:
        found: The row, followed to its workbook.
        asked: What was picked.
        t: The words.
    """
    column, known = asked.column, model.table(asked.table).names
    names = [n for n in MADE.get(column, (column,)) if n in known]
    if column in MADE and names:
        title = tables.label(asked.table, column, t)
        yield t("source.made", column=title)
    elsewhere = _elsewhere(found, asked, names)
    for name in names:
        other = elsewhere.get(name)
        if other is None:
            yield from _here(found, asked, name, t)
        elif (spot := other.at(name)) and (spot.written or not spot.address):
            place = {"file": other.file, "sheet": other.sheet}
            where = t("source.place", **place, row=other.row)
            yield f"{stands(other, spot, t)} ({where})"
        yield from _corrected(asked, name, t)


def _elsewhere(
    found: Trace, asked: Asked, names: list[str]
) -> dict[str, Trace]:
    """Follow the columns that this row says nothing of to older sheets."""
    key = asked.row.get("key")
    absent = [name for name in names if found.at(name) is None]
    if asked.table != DEALS or not key or not absent:
        return {}
    places = whence(asked.view, key)
    return {
        name: asked.follow(places[name]) for name in absent if name in places
    }


def _here(found: Trace, asked: Asked, name: str, t: Words) -> Iterator[str]:
    spot = found.at(name)
    if spot is None:
        if asked.column == name:
            yield t("source.absent", column=title(found, name, t))
    elif spot.written or not spot.address or asked.column == name:
        yield stands(found, spot, t)


def _corrected(asked: Asked, name: str, t: Words) -> Iterator[str]:
    """Say what a manager put in the place of a cell."""
    key = asked.row.get("key")
    if asked.table != DEALS or not key:
        return
    rows = asked.view.corrections.rows(named=True)
    for edit in rows:
        held = edit["kind"] == "correction" and edit["state"] == "held"
        if held and (edit["key"], edit["column"]) == (key, name):
            column = heading(t, DEALS, name)
            now = {"by": edit["by"], "reason": edit["reason"]}
            value = _text(asked, name, t)
            yield t("source.corrected", column=column, value=value, **now)


def _text(asked: Asked, name: str, t: Words) -> str:
    """Write the value of a row as it is now."""
    row = asked.row
    if name == "amount":
        amount, currency = row["own_amount"], row["own_currency"]
        return "" if amount is None else numbers.full(amount, currency, t)
    return _written(asked.table, name, row[name], t)


def stands(found: Trace, spot: Spot, t: Words) -> str:
    """Say in which cell something stands, and what it was read as."""
    name, shown = title(found, spot.column, t), value(found, spot, t)
    if not spot.address:
        return t("source.once", column=name, value=shown)
    here = {"column": name, "address": spot.address, "written": spot.written}
    if shown in ("", spot.written):
        return t("source.stands", **here)
    return t("source.stands_as", **here, value=shown)


def value(found: Trace, spot: Spot, t: Words) -> str:
    """Write what the log holds of a cell as a person reads it."""
    if not spot.column:
        return ""
    return _written(found.table, spot.column, spot.value, t)


def _written(table: str, column: str, what: Any, t: Words) -> str:
    if what is None or what == "":
        return ""
    if model.table(table)[column].kind is Kind.MONEY:
        return f"{Decimal(what) / 100:,.2f}".removesuffix(".00")
    told = {"seen": str(what), "table": table, "column": column}
    return moved.value({**told, "currency": ""}, "seen", t, money.decimal)


def title(found: Trace, column: str, t: Words) -> str:
    """Name the column that a cell was read as, '' for none."""
    return heading(t, found.table, column) if column else ""
