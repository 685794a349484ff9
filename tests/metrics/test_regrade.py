from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.regrade import PROPOSED, regrade

DAY, LEAST = 20_777, 4
FACT: dict[str, Any] = {
    **dict.fromkeys(PROPOSED),
    "customer": "Acme",
    "relationship": 3.0,
    "attractiveness": 8.0,
    "visits": 0,
    "due": 6.0,
    "won": 0,
    "met": 0,
    "open_count": 1,
    "amount": 0,
    "currency": "CNY",
    "peers": 0,
    "heard": 40,
    "known_days": 400,
    "potential": None,
    "potential_median": None,
    "potential_peers": 0,
}


def proposed(**told: Any) -> list[tuple]:
    rows = nw.from_native(pl.DataFrame([FACT | told], infer_schema_length=1))
    found = regrade(rows, DAY, (5.0, 5.0), LEAST)
    names = ("relationship_proposed", "attractiveness_proposed", "reasons")
    return found.select(names).rows()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"visits": 12, "won": 2}, [(5.0, None, "twice won")]),
        ({"visits": 12, "met": 1}, [(5.0, None, "twice met")]),
        ({"visits": 6, "won": 1, "met": 1}, [(5.0, None, "kept won met")]),
        ({"visits": 6, "met": 1}, []),
        ({"visits": 12}, []),
        ({"visits": 5, "won": 3}, []),
        ({"visits": 3, "due": 1.0, "won": 3}, []),
        ({"visits": 12, "won": 2, "relationship": None}, []),
        ({"visits": 12, "won": 2, "relationship": 5.0}, []),
    ],
)
def test_closer_than_graded_needs_visits_and_a_sign(told, found):
    assert proposed(**told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, [(4.0, None, "unvisited")]),
        ({"visits": 1}, []),
        ({"open_count": 1}, []),
        ({"won": 1}, []),
        ({"heard": 3}, []),
        ({"known_days": 181}, []),
    ],
)
def test_not_as_close_as_graded_is_where_nothing_happens(told, found):
    idle = {"relationship": 7.0, "open_count": 0} | told
    assert proposed(**idle) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"amount": 200, "median": 100.0, "peers": 5}, "amount"),
        ({"amount": 199, "median": 100.0, "peers": 5}, ""),
        ({"amount": 200, "median": 100.0, "peers": 4}, ""),
        (
            {
                "potential": 9,
                "potential_median": 4.0,
                "potential_peers": 5,
            },
            "potential",
        ),
    ],
)
def test_more_attractive_than_graded_is_twice_the_median(told, found):
    rows = proposed(attractiveness=4.9, **told)
    assert rows == ([(None, 5.0, found)] if found else [])


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, [(None, 4.0, "no_deal")]),
        ({"visits": 3}, []),
        ({"potential": 1}, []),
        ({"won": 1}, []),
        ({"open_count": 1}, []),
    ],
)
def test_less_attractive_is_who_was_visited_for_nothing(told, found):
    tried = {"visits": 4, "open_count": 0} | told
    assert proposed(**tried) == found


@pytest.mark.parametrize(("ago", "n"), [(90, 0), (91, 1), (None, 1)])
def test_a_grade_given_in_the_last_weeks_is_left_alone(ago, n):
    day = None if ago is None else DAY - ago
    assert len(proposed(visits=12, won=2, graded_on=day)) == n


def token(**told: Any) -> str:
    rows = nw.from_native(pl.DataFrame([FACT | told], infer_schema_length=1))
    return regrade(rows, DAY, (5.0, 5.0), LEAST)["seen"].item()


def test_the_token_changes_with_the_facts_and_not_with_one_more_visit():
    first = token(visits=12, won=2)
    assert first == token(visits=13, won=2)
    others = (
        token(visits=12, won=3),
        token(visits=11, won=2),
        token(visits=12, won=2, relationship=4.0),
        token(visits=12, won=2, met=1),
    )
    assert first not in others


def test_the_strongest_proposal_stands_first():
    rows = [
        FACT | {"customer": "Few", "visits": 12, "won": 1},
        FACT | {"customer": "Many", "visits": 12, "won": 1, "met": 1},
    ]
    frame = nw.from_native(pl.DataFrame(rows, infer_schema_length=2))
    found = regrade(frame, DAY, (5.0, 5.0), LEAST)
    assert found["customer"].to_list() == ["Many", "Few"]


def test_nobody_graded_is_nothing_proposed():
    frame = nw.from_native(pl.DataFrame([FACT]).clear())
    found = regrade(frame, DAY, (5.0, 5.0), LEAST)
    assert (len(found), found.columns) == (0, list(PROPOSED))
