"""The tables of the log: columns, types, keys.

What each table and column means stands in `words/model.toml`, in both
languages; `docs/sheets.md` is made from the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from salesdash.errors import UnknownTable
from salesdash.method import activities, buying, milestones, scores


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


def _columns(kind: Kind, *names: str) -> Iterator[Column]:
    return (Column(name, kind) for name in names)


_text = partial(_columns, Kind.TEXT)
_days = partial(_columns, Kind.DAY)
_whole = partial(_columns, Kind.INTEGER)
_yes = partial(_columns, Kind.YES)


CRITERIA = tuple(Column(c, Kind.CRITERION) for c in milestones.CRITERIA)
POINTS = tuple(
    Column(f"{f.code}_points", Kind.INTEGER, unit="points")
    for f in scores.FACTORS
)
SIDE = Column("score_side", Kind.CODE, scores.SIDES)
BRIEF = tuple(
    Column(f"{side}_{part}")
    for side in scores.SIDES
    for part in ("name", "title", "pain", "reason", "vision", "value")
)

VISITS = Table(
    "visits",
    (
        *_days("date"),
        *_text("rep", "with", "team", "customer"),
        Column("activity", Kind.CODE, activities.ACTIVITIES),
        Column("minutes", Kind.INTEGER, unit="minutes"),
        *_text("next_step"),
        *_days("next_date"),
        *_text("visit"),
        Column("start", Kind.TIME, unit="minutes after midnight"),
        *_text("place", "opportunity", "person", "purpose"),
        Column("step", Kind.CODE, buying.STEPS),
        *_text("result", "buying_signal", "closing_technique"),
        *_yes("supervisor_present"),
        *_text("competitor", "product", "note"),
    ),
    key=("rep", "date", "customer", "visit", "start"),
    needs=(("date",), ("customer",)),
)
OPPORTUNITIES = Table(
    "opportunities",
    (
        *_text("opportunity", "name", "customer", "rep", "team"),
        Column("status", Kind.CODE, milestones.STATUSES),
        Column("amount", Kind.MONEY),
        *_text("currency"),
        Column(
            "claimed_milestone",
            Kind.CODE,
            tuple(m.code for m in milestones.MILESTONES),
        ),
        *_days("expected_close", "closed_on", "created_on"),
        *_text("product", "competitor", "lost_reason", "next_step"),
        *_days("next_date"),
        Column("step", Kind.CODE, buying.STEPS),
        *_yes("commit", "key_opportunity"),
        *CRITERIA,
        *POINTS,
        SIDE,
        *BRIEF,
        *_days("briefed_on"),
        *_text("note"),
    ),
    key=("opportunity", "customer", "name"),
    needs=(("opportunity", "name", "customer"),),
)
CONTACTS = Table(
    "contacts",
    (
        *_text("customer", "opportunity", "person", "title"),
        Column("role", Kind.CODE, buying.ROLES),
        *_text("need"),
        Column("stance", Kind.CODE, buying.STANCES),
        *_days("met_on"),
        *_text("rep", "team", "note"),
    ),
    key=("customer", "opportunity", "person"),
    needs=(("customer", "opportunity"), ("person",)),
)
CUSTOMERS = Table(
    "customers",
    (
        *_text("customer", "rep", "team"),
        Column("relationship", Kind.NUMBER, unit="0 to 10"),
        Column("attractiveness", Kind.NUMBER, unit="0 to 10"),
        *_text("goal"),
        Column("frequency", Kind.NUMBER, unit="visits a month"),
        Column("potential", Kind.MONEY),
        *_text("currency", "industry", "region", "product"),
        *_days("since", "graded_on"),
        *_text("note"),
    ),
    key=("customer",),
    needs=(("customer",),),
)
TARGETS = Table(
    "targets",
    (
        *_text("rep", "team"),
        Column("measure", Kind.CODE, ("revenue", "visits", "new_customers")),
        *_days("month"),
        Column("amount", Kind.MONEY),
        *_text("currency"),
        Column("count", Kind.INTEGER),
        *_text("note"),
    ),
    key=("rep", "team", "measure", "month"),
    needs=(("rep", "team"), ("month",)),
)
TEAM = Table(
    "team",
    (*_text("rep", "team"), *_days("from"), *_text("title", "note")),
    key=("rep", "from"),
    needs=(("rep",), ("team",)),
)
COACHING = Table(
    "coaching",
    (
        *_text("rep"),
        *_days("date"),
        *_text("topic", "supervisor", "agreed"),
        *_days("due"),
        *_yes("done", "role_play"),
        *_text("team", "note"),
    ),
    key=("rep", "date", "topic"),
    needs=(("rep",), ("date",)),
)
EDITS = Table(
    "edits",
    (
        *_text("kind", "table", "key", "column", "seen", "value"),
        *_text("by", "reason"),
        *_days("from"),
    ),
    key=("kind", "table", "key", "column"),
    typed=False,
)
FORECASTS = Table(
    "forecasts",
    (
        *_days("as_of"),
        *_text("method", "period", "team", "rep", "customer"),
        *_text("opportunity", "name"),
        Column("status", Kind.CODE, milestones.STATUSES),
        Column("amount", Kind.MONEY),
        *_text("currency"),
        *_text("claimed_milestone"),
        Column("claimed_yield", Kind.INTEGER, unit="per 10,000"),
        *_text("verified_milestone"),
        Column("verified_yield", Kind.INTEGER, unit="per 10,000"),
        Column("weighted", Kind.MONEY),
        *_text("state"),
    ),
    key=("as_of", "method", "opportunity", "customer", "name"),
    typed=False,
)
IMPORTS = Table(
    "imports",
    (
        Column("seq", Kind.INTEGER),
        Column("imported_at", Kind.INTEGER, unit="microseconds, UTC"),
        *_text("kind", "by", "withdraws", "note"),
        *_whole("files", "rows"),
    ),
    key=("import_id",),
    typed=False,
)
SHEETS = Table(
    "sheets",
    (
        Column("number", Kind.INTEGER),
        *_text("file", "sha256", "sheet", "table"),
        *_days("as_of"),
        *_text("as_of_source", "covers", "covers_source", "columns"),
        *_text("mapping", "reps"),
        Column("header_row", Kind.INTEGER),
        *_whole("rows_read", "rows_kept", "rows_skipped", "new"),
        *_whole("changed", "unchanged"),
        *_text("findings"),
    ),
    key=("import_id", "number"),
    typed=False,
)

TYPED = (VISITS, OPPORTUNITIES, CONTACTS, CUSTOMERS, TARGETS, TEAM, COACHING)
"""The tables that people upload as sheets."""
TABLES = (*TYPED, EDITS, FORECASTS, SHEETS, IMPORTS)
"""Every table of the log; `imports` is written last of all."""

SOURCE = (Column("sheet_number", Kind.INTEGER), Column("row", Kind.INTEGER))
"""What each row of a typed table carries beside `import_id`."""


def table(name: str) -> Table:
    """Give the table of that name.

    Raises:
        UnknownTable: There is none; the text lists what there is.
    """
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    names = ", ".join(t.name for t in TABLES)
    message = f'There is no table "{name}". There are: {names}.'
    raise UnknownTable(message)
