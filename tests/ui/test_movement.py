"""The file of who moved is plain and safe."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.movement import movement
from salesdash.ui.movement import written

SCHEMA = {
    "key": pl.String,
    "customer": pl.String,
    "rep": pl.String,
    "relationship": pl.Float64,
    "attractiveness": pl.Float64,
    "graded_on": pl.Int32,
}


def customers(*rows: tuple[object, ...]) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(rows, SCHEMA, orient="row"))


def test_a_change_is_written_in_codes_numbers_and_days() -> None:
    before = customers(("a", "=A", "Ann", 4, 8.5, None))
    now = customers(
        ("a", "=A", "Ann", 6, 8.5, 20_777), ("b", "B", "", None, 1, None)
    )
    text = written(movement(before, now)).decode("utf-8-sig")
    assert text.splitlines()[1:] == [
        "'=A,Ann,moved,prospective,key,4,8.5,6,8.5,2026-11-20",
        "B,,new,,not_graded,,,,1,",
    ]
