from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.actions import actions, marked, moved, moves, weeks

MONDAY = 20_773
VISITS = {
    "date": pl.Int32,
    "rep": pl.String,
    "activity": pl.String,
    "step": pl.String,
    "customer_key": pl.String,
    "minutes": pl.Int64,
}
CUSTOMERS = {
    "customer_key": pl.String,
    "relationship": pl.Float64,
    "attractiveness": pl.Float64,
}
CLAIMS = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}
PLACE = ("customer", "name", "file", "sheet", "row", "import_id")


def frame(schema: dict[str, Any], *rows: tuple[Any, ...]) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def deals(*rows: tuple[str, str, str, int | None]) -> nw.DataFrame:
    schema = {
        "key": pl.String,
        "rep": pl.String,
        "status": pl.String,
        "closed_on": pl.Int32,
    }
    found = frame(schema, *rows)
    return found.with_columns(nw.lit("").alias(name) for name in PLACE)


def test_each_visit_counts_once_in_each_dimension() -> None:
    visits = frame(
        VISITS,
        (MONDAY, "Ann", "development", "probe_listen", "a", 60),
        (MONDAY + 6, "Ann", "golf", None, "b", None),
        (MONDAY + 7, "Ann", None, "nap", "c", 15),
    )
    listed = frame(CUSTOMERS, ("a", 8.0, 9.0), ("b", 2.0, None))
    found = actions(marked(visits, listed, (5.0, 5.0)))
    assert found.rows() == [
        ("activity", "Ann", MONDAY, "development", 1, 60, 1),
        ("activity", "Ann", MONDAY, "unclassified", 1, 0, 0),
        ("activity", "Ann", MONDAY + 7, "unclassified", 1, 15, 1),
        ("customer", "Ann", MONDAY, "key", 1, 60, 1),
        ("customer", "Ann", MONDAY, "not_graded", 1, 0, 0),
        ("customer", "Ann", MONDAY + 7, "not_graded", 1, 15, 1),
        ("step", "Ann", MONDAY, "no_step", 1, 0, 0),
        ("step", "Ann", MONDAY, "probe_listen", 1, 60, 1),
        ("step", "Ann", MONDAY + 7, "no_step", 1, 15, 1),
    ]


def test_weeks_begin_on_the_companys_day() -> None:
    assert weeks(MONDAY, 1) == [MONDAY]
    assert weeks(MONDAY + 6, 2) == [MONDAY - 7, MONDAY]
    assert weeks(MONDAY, 1, week_start=6) == [MONDAY - 1]
    assert weeks(MONDAY - 1, 1, week_start=6) == [MONDAY - 1]


def test_a_move_is_a_step_up_or_back_and_a_win_by_its_day() -> None:
    claims = frame(
        CLAIMS,
        ("a", MONDAY - 7, 1),
        ("a", MONDAY, 3),
        ("a", MONDAY + 1, 3),
        ("a", MONDAY + 2, 2),
        ("b", MONDAY, 4),
        ("b", MONDAY + 7, 6),
    )
    known = deals(("a", "Ann", "open", None), ("b", "Bo", "won", MONDAY + 3))
    found = moves(claims, known)
    told = ("key", "rep", "date", "week", "move", "rank_before", "rank")
    assert found.select(*told).rows() == [
        ("a", "Ann", MONDAY, MONDAY, "up", 1, 3),
        ("a", "Ann", MONDAY + 2, MONDAY, "back", 3, 2),
        ("b", "Bo", MONDAY + 3, MONDAY, "won", None, None),
    ]
    assert moved(found).rows() == [
        ("Ann", MONDAY, 1, 1, 0),
        ("Bo", MONDAY, 0, 0, 1),
    ]


def test_nothing_gives_nothing() -> None:
    found = marked(frame(VISITS), frame(CUSTOMERS), (5.0, 5.0))
    assert len(actions(found)) == 0
    assert len(moved(moves(frame(CLAIMS), deals()))) == 0
