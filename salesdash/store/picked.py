"""Single rows of the log, looked for on the disk."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from salesdash import model
from salesdash.store.log import Log


def picked(
    log: Log, table: model.Table, where: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Give the rows whose columns say what is asked for, as stored.

    Args:
        log: The log.
        table: The table.
        where: Column -> value.
    """
    frame = pl.scan_delta(str(log.folder / table.name))
    asked = [pl.col(name) == value for name, value in where.items()]
    return frame.filter(asked).collect().to_dicts()
