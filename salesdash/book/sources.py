"""Where a row of the log stands."""

from collections.abc import Mapping
from typing import Any

from salesdash.model.dossier import Source

Row = Mapping[str, Any]
"""A row of a table: column -> value."""


def source(row: Row) -> Source:
    """Say where a row stands.

    Args:
        row: With `file`, `sheet`, `row`, `import_id`, and `as_of` or
            `sheet_as_of`.
    """
    as_of = row.get("as_of")
    day = row["sheet_as_of"] if as_of is None else as_of
    return Source(row["file"], row["sheet"], row["row"], row["import_id"], day)
