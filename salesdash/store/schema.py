"""The fixed schemas of the log's tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa

from salesdash import model

SECOND = "2"
"""The visit number of what a person called a second visit."""

CLASH = ("row", "rep", "customer", "date")
"""What tells visits apart that stand in one row of a matrix."""

Clash: TypeAlias = tuple[int, str, str, int]
"""The row, rep, customer and day of a visit, as written."""

Rows: TypeAlias = pa.Table
"""Rows of one table, typed as stored."""


def stored(column: model.Column) -> pa.DataType:
    """Give the Arrow type in which a column is kept."""
    return pa.type_for_alias(model.STORED[column.kind])


def schema(table: model.Table) -> pa.Schema:
    """Give the Arrow schema of a table of the log.

    Beside the model's columns: `import_id`, and where people upload the
    table `sheet_number` and `row`, the source of each row.
    """
    source = model.SOURCE if table.typed else ()
    columns = (*source, *table.columns)
    fields = [pa.field(c.name, stored(c)) for c in columns]
    return pa.schema([pa.field("import_id", pa.string()), *fields])


def rows(table: model.Table, values: Iterable[Mapping[str, Any]]) -> Rows:
    """Type the rows of a coming import, as `Entry` takes them."""
    return pa.Table.from_pylist([dict(v) for v in values], _coming(table))


def numbered(table: model.Table, parts: Sequence[tuple[int, Rows]]) -> Rows:
    """Join what sheets bring, each row with the number of its sheet."""
    return pa.concat_tables(
        part.append_column(
            "sheet_number", pa.array([number] * part.num_rows, pa.int64())
        ).select(_coming(table).names)
        for number, part in parts
    )


def second(visits: Rows, wanted: Collection[Clash]) -> Rows:
    """Number some visits as second ones, so that they stand beside others.

    Args:
        visits: Rows of the table `visits`, with `row`.
        wanted: Which of them.
    """
    place = visits.column_names.index("visit")
    told = [
        SECOND if said in wanted else visit
        for *told, visit in zip(
            *(visits[name].to_pylist() for name in (*CLASH, "visit")),
            strict=True,
        )
        for said in [tuple(told)]
    ]
    return visits.set_column(place, "visit", pa.array(told, pa.string()))


def _coming(table: model.Table) -> pa.Schema:
    full = schema(table)
    return full.remove(full.get_field_index("import_id"))
