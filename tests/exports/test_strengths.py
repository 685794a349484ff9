"""The results of reps, as a file."""

import csv
import io

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.strengths import COLUMNS, written
from salesdash.metrics.strengths import SCHEMA, strengths


def test_the_file_has_every_column_of_the_measure() -> None:
    assert list(COLUMNS) == list(SCHEMA)


def test_values_stand_under_their_stable_names() -> None:
    results = pl.DataFrame(
        {
            "rep": ["=Ann", "Bob", "Cid"],
            "measure": ["new_deals"] * 3,
            "weeks": [26.0] * 3,
            "part": [12, 8, 6],
            "n": [12, 8, 6],
        }
    )
    rows = strengths(nw.from_native(results), {})
    text = written(rows, 20_777).decode("utf-8-sig")
    found = [*csv.DictReader(io.StringIO(text))]
    assert [row["rep"] for row in found] == ["'=Ann", "Bob", "Cid"]
    first = found[0]
    assert first["as_of"] == "2026-11-20"
    assert (first["activity"], first["n"]) == ("development", "12")
    assert (first["value"], first["ratio"]) == ("6", "1.5")
    assert (first["low"], first["rank"]) == ("", "1")
