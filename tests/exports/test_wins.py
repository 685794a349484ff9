"""What goes with won deals, as a file."""

import csv
import io

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.wins import COLUMNS, written
from salesdash.metrics.wins import SCHEMA

ROW = {
    "among": "all",
    "kind": "technique",
    "code": "trial",
    "text": "=Trial",
    "follows": 0,
    "with_won": 9,
    "with_n": 12,
    "with_rate": 0.75,
    "without_rate": None,
    "enough": 1,
    "cycle_with": 40.5,
}


def test_the_file_has_every_column_of_the_measure() -> None:
    assert list(COLUMNS) == list(SCHEMA)


def test_values_stand_under_their_stable_names() -> None:
    rows = pl.DataFrame(
        {name: [ROW.get(name)] for name in SCHEMA},
        schema_overrides={
            name: pl.Float64 if kind == nw.Float64 else pl.Int64
            for name, kind in SCHEMA.items()
            if kind != nw.String
        },
    )
    text = written(nw.from_native(rows), 20_777).decode("utf-8-sig")
    (found,) = csv.DictReader(io.StringIO(text))
    assert found["as_of"] == "2026-11-20"
    assert found["text"] == "'=Trial"
    assert (found["with_won"], found["with_rate"]) == ("9", "0.75")
    assert (found["without_rate"], found["cycle_with"]) == ("", "40.5")
