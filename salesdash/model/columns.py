"""What a table is made of: columns, their kinds and their types."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial


class Kind(StrEnum):
    """What a column holds, and how it is stored."""

    TEXT = "text"
    """Words as written, '' where nothing was said."""
    CODE = "code"
    """One of the column's `codes`, or null."""
    DAY = "day"
    """Days since 1970-01-01, a whole number."""
    TIME = "time"
    """Minutes after midnight."""
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    """Hundredths of the currency's unit as stored; see `store`."""
    YES = "yes"
    """1 for yes, 0 for no, null for blank."""
    CRITERION = "criterion"
    """Null for blank, -1 for no, 0 for yes, else the day it was met."""


STORED = dict.fromkeys((Kind.TEXT, Kind.CODE), "string") | {
    **dict.fromkeys((Kind.DAY, Kind.TIME, Kind.CRITERION), "int32"),
    **dict.fromkeys((Kind.INTEGER, Kind.MONEY), "int64"),
    Kind.NUMBER: "float64",
    Kind.YES: "int8",
}
"""The Arrow type, by its name, in which a column is handed on and kept."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: The stable name, as in every export.
        kind: What it holds.
        codes: The codes that it may hold, where kind is `CODE`.
        unit: What a number counts.
    """

    name: str
    kind: Kind = Kind.TEXT
    codes: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the log.

    Attributes:
        name: The stable name.
        columns: Its columns, in the order of an export.
        key: The columns that say which thing a row is about.
        needs: Alternatives of columns without which a row says nothing:
            of each inner tuple at least one must be filled.
        typed: Whether people upload it as a sheet.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    typed: bool = True

    def __getitem__(self, name: str) -> Column:
        """Give the column of that name."""
        return next(c for c in self.columns if c.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(c.name for c in self.columns)


def columns(kind: Kind, *names: str) -> Iterator[Column]:
    """Give columns of one kind, in order."""
    return (Column(name, kind) for name in names)


texts = partial(columns, Kind.TEXT)
days = partial(columns, Kind.DAY)
whole = partial(columns, Kind.INTEGER)
yes = partial(columns, Kind.YES)
