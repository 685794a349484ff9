import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.derived import written
from salesdash.model import Kind

COLUMNS = {
    "customer": Kind.TEXT,
    "amount": Kind.MONEY,
    "currency": Kind.TEXT,
    "seen_on": Kind.DAY,
    "share": Kind.NUMBER,
}


def test_computed_rows_are_written_under_stable_names() -> None:
    rows = pl.DataFrame(
        {
            "customer": ["=A", "Beta"],
            "amount": [1250, None],
            "currency": ["CNY", ""],
            "seen_on": [20_777, None],
            "share": [0.25, None],
        }
    )
    text = written(nw.from_native(rows), COLUMNS, 20_778).decode("utf-8-sig")
    assert text.split("\r\n") == [
        "as_of,customer,amount,currency,seen_on,share",
        "2026-11-21,'=A,12.50,CNY,2026-11-20,0.25",
        "2026-11-21,Beta,,,,",
        "",
    ]
