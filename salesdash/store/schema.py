"""The fixed schemas of the log's tables."""

import pyarrow as pa

from salesdash import model
from salesdash.model import Kind

_STORED = {
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.DAY: pa.int32(),
    Kind.TIME: pa.int32(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.MONEY: pa.int64(),
    Kind.YES: pa.int8(),
    Kind.CRITERION: pa.int32(),
}


def stored(column: model.Column) -> pa.DataType:
    """Give the Arrow type in which a column is kept."""
    return _STORED[column.kind]


def schema(table: model.Table) -> pa.Schema:
    """Give the Arrow schema of a table of the log.

    Beside the model's columns: `import_id`, and where people upload the
    table `sheet_number` and `row`, the source of each row.
    """
    source = model.SOURCE if table.typed else ()
    columns = (*source, *table.columns)
    fields = [pa.field(c.name, stored(c)) for c in columns]
    return pa.schema([pa.field("import_id", pa.string()), *fields])
