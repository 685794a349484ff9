"""What an undo would do, in three buckets."""

from datetime import UTC, datetime
from types import SimpleNamespace

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts import numbers
from salesdash.exports.undone import Voice, buckets
from salesdash.store.moves.rows import SCHEMA, shaped
from salesdash.words import Words

EN = Words("en")
LATER = SimpleNamespace(
    seq=9, imported_at=datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
)


def frame(*rows: dict) -> nw.DataFrame:
    made = pl.DataFrame(rows) if rows else pl.DataFrame(schema=SCHEMA)
    told = shaped(made)
    by = [row.get("by", "") for row in rows]
    told = told.with_columns(by=pl.Series(by, dtype=pl.String))
    return nw.from_native(told, eager_only=True)


def told(moves: nw.DataFrame, stays: nw.DataFrame, *, redo: bool = False):
    voice = Voice(
        EN,
        lambda amount, currency: numbers.compact(amount, currency, EN),
        lambda moment: moment.strftime("%Y-%m-%d"),
    )
    found = buckets((moves, redo), stays, {"z": LATER}, voice)
    return [
        (bucket.name, bucket.count, [n.sentence for n in bucket.lines])
        for bucket in found
    ]


DEAL = {"table": "opportunities", "amount": 100_00, "currency": "USD"}
DROPPED = {**DEAL, "kind": "dropped", "key": "a"}
LESS = {**DEAL, "kind": "smaller", "key": "b", "delta": -50_00}
GONE = {"table": "visits", "kind": "visits_gone", "key": "v", "rep": "Ann"}
NEWER = {"table": "visits", "kind": "newer", "key": "w", "by": "z"}
LACKING = {"table": "visits", "kind": "lacking", "key": "x", "by": ""}


def test_what_goes_falls_back_and_stays() -> None:
    found = told(frame(DROPPED, LESS, GONE), frame(NEWER, LACKING))
    assert found == [
        (
            "away",
            2,
            [
                "Opportunities: 1 that nothing else names ($ 100)",
                "Visits: 1 that nothing else names",
            ],
        ),
        ("older", 1, ["1 opportunity is worth less: −$ 50"]),
        (
            "stays",
            2,
            [
                "Visits 1: import #9 of 2026-11-27 says something newer",
                "Visits 1: a later sheet no longer has them",
            ],
        ),
    ]


def test_a_redo_turns_it_round() -> None:
    new = {**DEAL, "kind": "new", "key": "a"}
    (comes, otherwise, stays) = told(frame(new, LESS), frame(), redo=True)
    assert comes[:2] == ("away", 1)
    assert otherwise[:2] == ("older", 1)
    assert stays == ("stays", 0, [])


def test_an_undo_says_of_no_sheet_that_it_lacks_or_corrects() -> None:
    missing = {**DEAL, "kind": "missing", "key": "a"}
    visit = {**GONE, "kind": "visits_changed", "column": "result"}
    (_, older, _) = told(frame(missing, visit), frame())
    assert older[2] == [
        "Opportunities that count as missing then: 1 ($ 100)",
        "Visits that stand in other words then: 1 (Ann 1)",
    ]
