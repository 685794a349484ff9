import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.reach import COLUMNS, written

ROW = {
    "rep": "Ann",
    "team": "East",
    "visits": 20,
    "minutes": 90,
    "timed": 2,
    "customers": 8,
    "new_customers": 1,
    "weeks": 20 / 7,
    "per_week": 7.0,
    "visits_target": 30.0,
    "visits_done": 20,
    "new_customers_target": None,
    "new_customers_done": None,
}


def test_reach_is_written_row_by_row_to_two_digits() -> None:
    schema = {
        "new_customers_target": pl.Float64,
        "new_customers_done": pl.Int64,
    }
    frame = pl.DataFrame([ROW], schema_overrides=schema)
    text = written(nw.from_native(frame), 20_777).decode("utf-8-sig")
    assert text.splitlines() == [
        ",".join(["as_of", *COLUMNS]),
        "2026-11-20,Ann,East,20,90,2,8,1,2.86,7,30,20,,",
    ]
