"""What the lists say of customers, day by day, and who else names them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from salesdash import model
from salesdash.store.daily import Cell
from salesdash.store.latest import has, having
from salesdash.store.scene import Scene
from salesdash.store.typed import typed, written

CUSTOMERS = model.CUSTOMERS.name
AXES = ("relationship", "attractiveness")
GRADED = "graded_on"
COLUMNS = (*AXES, "goal", "frequency", "potential", "currency", GRADED)
"""What a manager may say of a customer."""

_PLACE = ("sheet_as_of", "order", "row")
_NAMING = ("contacts", "visits", "opportunities")
"""The tables that name a customer beside its list, the weightiest last."""


@dataclass(frozen=True)
class Told:
    """The rows of customer lists that name some customers.

    Attributes:
        rows: Text key of a customer -> its rows, by order and row, each
            with "has COLUMN": whether its sheet has the column.
    """

    rows: Mapping[str, list[dict[str, Any]]]

    def days(self, customer: str, column: str) -> list[Cell]:
        """Give what the lists say of a cell, one for each day.

        Args:
            customer: The text key of the customer.
            column: One of `COLUMNS`.
        """
        found: dict[int, Cell] = {}
        for row in self.rows.get(customer, ()):
            if row[f"has {column}"]:
                day, order, number = (row[name] for name in _PLACE)
                value = cell(column, row[column])
                found[day] = Cell(day, value, order, number)
        return list(found.values())

    def now(self, customer: str, column: str) -> str:
        """Give what the lists say newest of a cell, '' for nothing."""
        told = self.days(customer, column)
        return told[-1].value if told else ""

    def first(self, customer: str) -> int | None:
        """Give the day of the first list that names a customer."""
        rows = self.rows.get(customer)
        return rows[0]["sheet_as_of"] if rows else None


def told(scene: Scene, day: int, customers: Iterable[str]) -> Told:
    """Look at what the lists say of some customers until a day.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        customers: Their text keys.
    """
    own = pl.col("customer_key").is_in(sorted(customers))
    rows = scene.until(day, CUSTOMERS).filter(own)
    known = having(rows, **{f"has {c}": has(c) for c in COLUMNS})
    found = defaultdict(list)
    for row in known.iter_rows(named=True):
        found[row["customer_key"]].append(row)
    return Told(found)


def named(
    scene: Scene, day: int, customers: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Find customers where deals, visits or people name them.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        customers: Their text keys.

    Returns:
        Text key -> `customer`, `rep` and `rep_key` of the row that speaks
        for it: of a deal, else of a visit, else of a person; the newest of
        those that name a rep.
    """
    wanted = pl.col("customer_key").is_in(sorted(set(customers) - {""}))
    parts = [
        scene.rows[name]
        .filter(wanted, pl.col(_day(name)) <= day)
        .select(
            *("customer_key", "customer", "rep", "rep_key", "position"),
            weight=pl.lit(weight),
            somebody=pl.col("rep_key") != "",
        )
        for weight, name in enumerate(_NAMING)
    ]
    rows = pl.concat(parts).sort("somebody", "weight", "position")
    last = rows.unique("customer_key", keep="last", maintain_order=True)
    return {row["customer_key"]: row for row in last.to_dicts()}


def cell(column: str, value: Any) -> str:
    """Write a value of a customer as a text, as edits keep it.

    Example:
        >>> cell("relationship", 7.0), cell("potential", 120_050)
        ('7', '1200.50')
    """
    return written(column, value, model.CUSTOMERS)


def same(column: str, one: str, two: str) -> bool:
    """Tell whether two texts of a column mean the same.

    Example:
        >>> same("frequency", "2", "2.0"), same("goal", "", "Grow")
        (True, False)
    """
    return one == two or _value(column, one) == _value(column, two)


def _value(column: str, text: str) -> Any:
    try:
        return typed(column, text, model.CUSTOMERS)
    except ValueError:
        return text


def _day(table: str) -> str:
    return "date" if table == "visits" else "sheet_as_of"
