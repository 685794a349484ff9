"""The tables of the log: columns, types, keys.

What each table and column means stands in `words/model.toml`, in both
languages; `docs/sheets.md` is made from the two.
"""

from salesdash.errors import UnknownTable
from salesdash.model.columns import STORED, Column, Kind, Table
from salesdash.model.log import EDITS, FORECASTS, IMPORTS, SHEETS, Edit
from salesdash.model.typed import (
    BRIEF,
    COACHING,
    CONTACTS,
    CRITERIA,
    CUSTOMERS,
    OPPORTUNITIES,
    POINTS,
    RATES,
    SIDE,
    TARGETS,
    TEAM,
    TYPED,
    VISITS,
)

__all__ = [
    "BRIEF",
    "COACHING",
    "CONTACTS",
    "CRITERIA",
    "CUSTOMERS",
    "EDITS",
    "FORECASTS",
    "IMPORTS",
    "OPPORTUNITIES",
    "POINTS",
    "RATES",
    "SHEETS",
    "SIDE",
    "SOURCE",
    "STORED",
    "TABLES",
    "TARGETS",
    "TEAM",
    "TYPED",
    "VISITS",
    "Column",
    "Edit",
    "Kind",
    "Table",
    "table",
]

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
    raise UnknownTable.named(name, (t.name for t in TABLES))
