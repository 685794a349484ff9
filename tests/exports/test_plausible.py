import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.plausible import COLUMNS, written

ROW = {
    "note": "copied",
    "rep": "Ann",
    "team": "",
    "date": 20_777,
    "customer": "Acme",
    "count": 3,
    "other": "@SUM(1)",
    "file": "a.xlsx",
    "sheet": "S",
    "row": 7,
}


def test_notes_are_written_row_by_row() -> None:
    found = nw.from_native(pl.DataFrame([ROW]))
    text = written(found, 20_777).decode("utf-8-sig")
    assert text.splitlines() == [
        ",".join(["as_of", *COLUMNS]),
        "2026-11-20,copied,Ann,,2026-11-20,Acme,3,'@SUM(1),a.xlsx,S,7",
    ]
