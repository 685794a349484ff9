"""What is known of each customer, and how the three sides stand."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.triangle import (
    PARTS,
    information,
    parts,
    said,
    sides,
)

DAY = 20_777


def frame(**columns) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(columns))


def known(**columns) -> nw.DataFrame:
    usual = {
        "customer_key": ["a"],
        "listed": [1],
        "sheet_as_of": [DAY],
        **{name: [""] for name in ("industry", "region", "goal")},
        **{name: [None] for name in ("relationship", "attractiveness")},
        **{n: [None] for n in ("potential", "frequency", "graded_on")},
    }
    whole = {"sheet_as_of": pl.Int64, "graded_on": pl.Int64}
    told = pl.DataFrame(usual | columns, schema_overrides=whole)
    return nw.from_native(told)


def deals(**columns) -> nw.DataFrame:
    texts = ("next_step", "sponsor_name", "decision_maker_name")
    pains = ("sponsor_pain", "decision_maker_pain")
    usual = {
        "customer_key": ["a"],
        "as_of": [DAY - 3],
        "status": ["open"],
        **{name: [""] for name in (*texts, *pains)},
    }
    return frame(**usual | columns)


def visits(**columns) -> nw.DataFrame:
    usual = {"customer_key": ["a"], "date": [DAY - 1], "result": [""]}
    return frame(**usual | {"next_step": [""]} | columns)


def contacts(*people: tuple[str, str, str]) -> nw.DataFrame:
    schema = ["role", "person_key", "need"]
    told = pl.DataFrame(
        list(people), dict.fromkeys(schema, pl.String), orient="row"
    )
    own = told.with_columns(
        customer_key=pl.lit("a"), sheet_as_of=pl.lit(DAY - 5, pl.Int64)
    )
    return nw.from_native(own)


def told(found: nw.DataFrame) -> dict[str, int]:
    return dict(found.select("part", "known_on").rows())


def test_a_list_tells_parts_of_its_own_day() -> None:
    one = known(industry=["Food"], goal=["Grow"], frequency=[2.0])
    found = parts(one, deals(), visits(), contacts())
    assert told(found) == {"industry": DAY, "goal": DAY, "frequency": DAY}


def test_a_grade_is_as_old_as_the_day_it_was_given() -> None:
    own = {"relationship": [4.0], "attractiveness": [None]}
    one = known(**own, graded_on=[DAY - 400])
    found = parts(one, deals(), visits(), contacts())
    assert told(found) == {"relationship": DAY - 400}


def test_deals_and_contacts_tell_who_decides_and_what_they_need() -> None:
    own = {"sponsor_name": ["Bo"], "sponsor_pain": ["waste"]}
    people = contacts(("decision_maker", "cy", ""))
    found = parts(known(), deals(**own), visits(), people)
    assert told(found) == {
        "decision_maker": DAY - 5,
        "roles": DAY - 3,
        "needs": DAY - 3,
    }


def test_one_role_is_not_two() -> None:
    people = contacts(("user", "bo", "speed"), ("user", "cy", ""))
    found = parts(known(), deals(), visits(), people)
    assert told(found) == {"needs": DAY - 5}


def test_a_visit_tells_its_result_and_next_step_of_its_day() -> None:
    own = {"result": ["went well"], "next_step": ["call"]}
    found = parts(known(), deals(), visits(**own), contacts())
    assert told(found) == {"result": DAY - 1, "next_step": DAY - 1}


def test_a_won_deal_says_no_next_step() -> None:
    own = {"status": ["won"], "next_step": ["call"]}
    found = parts(known(), deals(**own), visits(), contacts())
    assert told(found) == {}


def test_information_counts_what_is_known_missing_and_stale() -> None:
    rows = frame(
        customer_key=["a", "a", "a"],
        part=["industry", "goal", "result"],
        known_on=[DAY, DAY - 180, DAY - 181],
    )
    found = information(known(), rows, DAY, 180).rows(named=True)
    rest = [p for p in PARTS if p not in {"industry", "goal", "result"}]
    assert found == [
        {
            "customer_key": "a",
            "known_parts": 3,
            "of_parts": 12,
            "completeness": 0.25,
            "missing": " ".join(rest),
            "stale_parts": 1,
            "stale": "result",
            "known_on": DAY,
        }
    ]


def test_nothing_known_is_no_day() -> None:
    none = frame(customer_key=["b"], part=["goal"], known_on=[DAY])
    found = information(known(), none, DAY, 180)
    columns = ("known_parts", "missing", "stale", "known_on")
    assert found.select(*columns).rows() == [(0, " ".join(PARTS), "", None)]


def test_what_is_said_in_the_app_is_a_part_of_that_day() -> None:
    edits = {"key": ["a", "b"], "column": ["goal"] * 2, "from": [DAY] * 2}
    assert said(known(), frame(**edits)).rows() == [("a", "goal", DAY)]


def side(name: str, **row) -> str:
    usual = {"goal": "", "completeness": 0.0, "stale_parts": 0, "due": 3.0}
    return sides({**usual, "coverage": "unset", "done": 0, **row})[name]


def test_sides_stand_by_fixed_rules() -> None:
    assert [side("goal", goal=g) for g in ("", "Grow")] == ["missing", "met"]
    shares = (0.49, 0.5, 0.75)
    assert [side("information", completeness=s) for s in shares] == [
        "missing",
        "partly",
        "met",
    ]
    stale = side("information", completeness=1.0, stale_parts=1)
    assert stale == "partly"
    codes = ("under", "met", "over", "none_due", "unset")
    assert [side("frequency", coverage=c) for c in codes] == [
        "missing",
        "met",
        "met",
        "unknown",
        "unknown",
    ]
    assert side("frequency", coverage="under", done=1) == "partly"


def test_visits_where_none_are_due_are_not_called_good() -> None:
    for code in ("over", "none_due"):
        found = side("frequency", coverage=code, done=12, due=0.0)
        assert found == "none_due"
    assert side("frequency", coverage="unset", due=None) == "unknown"
