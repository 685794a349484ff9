import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.evidence import OPEN, reps
from salesdash.metrics.evidence.reps import FEWEST


def said(*rows: tuple[int, str, str, str, int, int]) -> nw.DataFrame:
    """Give what was said: week, key, rep, rule, rank, unknown."""
    schema = {
        "week": pl.Int64,
        "key": pl.String,
        "rep": pl.String,
        "rule": pl.String,
        "rank": pl.Int64,
        "unknown": pl.Int64,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return nw.from_native(frame.with_columns(team=pl.lit("East")))


def claims(rep: str, n: int, broken: int) -> list[tuple]:
    opened = [(7, f"{rep}{k}", rep, OPEN, 2, 0) for k in range(n)]
    hit = [(7, f"{rep}{k}", rep, "stage_behind", 2, 0) for k in range(broken)]
    return opened + hit


def told(frame: nw.DataFrame) -> list[tuple]:
    return frame.select("rep", "claims", "unproven", "share", "ahead").rows()


def test_more_than_half_of_enough_claims_is_ahead():
    rows = [*claims("most", 8, 5), *claims("half", 8, 4), *claims("few", 7, 7)]
    assert FEWEST == 8
    assert told(reps(said(*rows))) == [
        ("few", 7, 7, 10_000, 0),
        ("most", 8, 5, 6_250, 1),
        ("half", 8, 4, 5_000, 0),
    ]


def test_a_claim_counts_once_a_week_whatever_it_breaks():
    twice = (7, "a0", "a", "no_pain", 2, 0)
    later = (14, "a0", "a", OPEN, 2, 0)
    rows = said(*claims("a", 1, 1), twice, later)
    assert told(reps(rows)) == [("a", 2, 1, 5_000, 0)]


def test_first_claims_and_deals_without_criteria_do_not_count():
    rows = said(
        (7, "low", "a", OPEN, 1, 0),
        (7, "blank", "a", OPEN, 3, 0),
        (7, "blank", "a", "stage_behind", 3, 1),
        (7, "full", "a", OPEN, 3, 0),
        (7, "full", "a", "moved_unvisited", 3, 0),
    )
    assert told(reps(rows)) == [("a", 1, 0, 0, 0)]


def test_nobody_claims_anything():
    assert told(reps(said())) == []
