"""Which columns the opportunity sheets of a rep had on a day."""

import json
from collections import defaultdict

import polars as pl

from salesdash.store.opportunities import named
from salesdash.store.scene import Scene, once


@once
def headed(scene: Scene) -> pl.DataFrame:
    """Give the columns of all opportunity sheets of a rep and an as-of day.

    A workbook may tell of a deal in two sheets, so those of one day are
    taken together.

    Returns:
        One row a rep and day: `rep_key`, `as_of`, `columns` (their names,
        set apart by spaces).
    """
    told = scene.sheets.select("order", "columns")
    rows = named(scene).join(told, on="order")
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    known = {text: json.loads(text or "[]") for text in rows["columns"]}
    for rep, day, text in rows.select("rep_key", "day", "columns").iter_rows():
        found[rep, day].update(known[text])
    told = [(*place, " ".join(sorted(c))) for place, c in found.items()]
    schema = {"rep_key": pl.String, "as_of": pl.Int64, "columns": pl.String}
    return pl.DataFrame(told, schema, orient="row")
