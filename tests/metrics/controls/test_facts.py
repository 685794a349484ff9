"""One fact of a control point, and who is asked for."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.controls.facts import COLUMNS, facts, reps


def test_a_fact_is_met_where_nothing_is_missing():
    rows = nw.from_native(
        pl.DataFrame({"rep": ["Ann", "Bo", "Cy"], "n": [1, None, 3]})
    )
    parts = {"one": nw.col("n") == 1, "some": ~nw.col("n").is_null()}
    found = facts(rows, "p", parts, "n", nw.col("rep") != "Cy")
    assert tuple(found.columns) == COLUMNS
    assert found.select("point", "rep", "met", "missing", "date").rows() == [
        ("p", "Ann", 1, "", 1),
        ("p", "Bo", 0, "one some", None),
        ("p", "Cy", None, "", 3),
    ]


def test_a_rep_without_a_name_is_not_asked_for():
    columns = {"rep": ["", "Ann"], "rep_key": ["", "ann"], "team": ["", "N"]}
    deals = nw.from_native(pl.DataFrame(columns))
    visits = deals.with_columns(nw.lit(20_721).alias("date")).head(2)
    late = visits.with_columns(nw.lit("South").alias("team"))
    assert reps(deals.head(0), late, 20_777, 56).rows() == []
    assert reps(deals, visits, 20_777, 56).rows() == [("Ann", "ann", "N")]
