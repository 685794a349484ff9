"""What reps have to show for each activity, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.results import Known, results

DAY = 20_777
FIRST = DAY - 181
VISITS = {
    "rep": pl.String,
    "rep_key": pl.String,
    "team": pl.String,
    "customer_key": pl.String,
    "date": pl.Int32,
    "start": pl.Int32,
}
DEALS = {
    "key": pl.String,
    "rep": pl.String,
    "customer_key": pl.String,
    "begun_on": pl.Int64,
    "ended_on": pl.Int64,
    "won": pl.Int64,
}
CLAIMS = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}
SERVED = {"rep": pl.String, "coverage": pl.String, "due": pl.Float64}


def frame(rows: Any, schema: dict[str, Any]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def visit(rep: str, customer: str, date: int) -> tuple[Any, ...]:
    return rep, rep.lower(), "", customer, date, None


def deal(key: str, began: int | None = None, **own: Any) -> dict[str, Any]:
    base = {"rep": "Ann", "customer_key": key, "begun_on": began}
    return {"key": key, **base, "ended_on": None, "won": None} | own


def known(
    visits: Any = (), deals: Any = (), claims: Any = (), served: Any = ()
) -> Known:
    seen = visits or [visit("Ann", "old", FIRST - 60), visit("Ann", "x", DAY)]
    every = frame(deals, DEALS)
    closed = every.filter(~nw.col("ended_on").is_null())
    return Known(
        DAY,
        every,
        closed,
        frame(claims, CLAIMS),
        frame(seen, VISITS),
        frame(served, SERVED),
    )


def only(rows: Known, measure: str, rep: str = "Ann") -> tuple[int, int]:
    found = results(rows).filter(
        nw.col("measure") == measure, nw.col("rep") == rep
    )
    ((part, n),) = found.select("part", "n").rows()
    return part, n


def test_deals_that_began_in_the_weeks_are_new() -> None:
    deals = [deal("a", FIRST - 1), deal("b", FIRST), deal("c", DAY), deal("d")]
    assert only(known(deals=deals), "new_deals") == (2, 2)


def test_customers_first_visited_in_the_weeks_are_new() -> None:
    visits = [
        visit("Ann", "old", FIRST - 60),
        visit("Ann", "old", DAY),
        visit("Ann", "new", FIRST),
        visit("Bob", "new", DAY),
    ]
    assert only(known(visits), "new_customers") == (1, 1)
    assert only(known(visits), "new_customers", "Bob") == (0, 0)


def test_each_step_up_in_the_weeks_is_a_move() -> None:
    claims = [
        ("a", FIRST - 7, 1),
        ("a", FIRST, 2),
        ("a", FIRST + 7, 2),
        ("a", FIRST + 14, 1),
        ("a", FIRST + 21, 6),
        ("b", FIRST, 3),
    ]
    rows = known(deals=[deal("a"), deal("b")], claims=claims)
    assert only(rows, "moves_up") == (2, 2)


def test_the_win_rate_is_of_deals_closed_in_the_weeks() -> None:
    deals = [
        deal("a", ended_on=FIRST, won=1),
        deal("b", ended_on=DAY, won=0),
        deal("c", ended_on=FIRST - 1, won=1),
        deal("d"),
    ]
    assert only(known(deals=deals), "win_rate") == (1, 2)


def test_a_won_customer_is_kept_by_a_visit_of_anybody() -> None:
    visits = [
        visit("Ann", "a", DAY - 90),
        visit("Ann", "z", DAY),
        visit("Bob", "b", DAY - 89),
    ]
    deals = [
        deal("a", ended_on=FIRST - 400, won=1),
        deal("b", ended_on=DAY - 100, won=1),
        deal("b2", ended_on=DAY - 10, won=1, customer_key="b"),
        deal("c", ended_on=DAY, won=0),
    ]
    assert only(known(visits, deals), "retention") == (1, 2)


def test_frequency_asks_where_visits_are_due() -> None:
    served = [
        *(("Ann", code, 3.0) for code in ("under", "met", "over")),
        *(("Ann", code, 0.0) for code in ("over", "none_due")),
        ("Ann", "unset", None),
    ]
    assert only(known(served=served), "frequency") == (2, 3)


def test_only_reps_with_a_visit_in_the_weeks_are_there() -> None:
    visits = [visit("Ann", "a", FIRST), visit("Bob", "b", FIRST - 1)]
    found = results(known(visits, [deal("x", DAY, rep="Bob")]))
    assert set(found["rep"].to_list()) == {"Ann"}
    assert len(found) == 6


def test_weeks_begin_with_the_first_visit_known_of_a_rep() -> None:
    visits = [
        visit("Ann", "a", FIRST - 100),
        visit("Ann", "a", DAY),
        visit("Bob", "a", DAY - 69),
        visit("Cid", "a", DAY),
    ]
    found = results(known(visits)).filter(nw.col("measure") == "win_rate")
    assert found.select("rep", "weeks").rows() == [
        ("Ann", 26.0),
        ("Bob", 10.0),
        ("Cid", 1.0),
    ]


def test_weeks_begin_with_a_deal_from_before_the_first_visit() -> None:
    visits = [visit("Ann", "a", DAY)]
    found = results(known(visits, [deal("early", DAY - 69)]))
    mine = found.filter(nw.col("measure") == "new_deals")
    assert mine.select("rep", "weeks", "part").rows() == [("Ann", 10.0, 1)]
