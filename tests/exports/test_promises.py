import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.promises import COLUMNS, written
from salesdash.metrics.promises import summed

ROW = {
    "rep": "=Ann",
    "team": "",
    "customer": "Acme",
    "said_on": 20_770,
    "next_step": "Ask",
    "due": None,
    "until": 20_784,
    "kept_on": 20_776,
    "kept_by": "development",
    "promise": "kept",
    "file": "a.xlsx",
    "sheet": "S",
    "row": 7,
}


def test_promises_are_written_row_by_row() -> None:
    found = nw.from_native(pl.DataFrame([ROW]))
    text = written(found, 20_777).decode("utf-8-sig")
    assert text.splitlines() == [
        ",".join(["as_of", *COLUMNS]),
        (
            "2026-11-20,'=Ann,,Acme,2026-11-13,Ask,,2026-11-27,2026-11-19,"
            "development,early,a.xlsx,S,7"
        ),
    ]


def test_the_file_names_promises_as_the_page_counts_them() -> None:
    rows = [{**ROW, "until": until} for until in (20_776, 20_777)]
    rows.append({**rows[1], "promise": "open", "kept_on": None})
    found = nw.from_native(pl.DataFrame(rows))
    (counts,) = summed(found, 20_777).rows(named=True)
    lines = written(found, 20_777).decode("utf-8-sig").splitlines()[1:]
    names = [line.split(",")[-4] for line in lines]
    assert names == ["kept", "early", "open"]
    assert {n: counts[n] for n in names} == dict.fromkeys(names, 1)
