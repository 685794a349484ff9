"""Which customers, sheets and role-plays control points count."""

from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.controls import people

DAY = 20_777
WHO = {
    "customer": pl.String,
    "customer_key": pl.String,
    "rep": pl.String,
    "rep_key": pl.String,
    "team": pl.String,
}
LISTED = {
    **WHO,
    "relationship": pl.Float64,
    "attractiveness": pl.Float64,
    "graded_on": pl.Int32,
    "file": pl.String,
    "sheet": pl.String,
    "row": pl.Int64,
    "import_id": pl.String,
}


def person(customer, rep, **more):
    return {
        "customer": customer,
        "customer_key": customer.lower(),
        "rep": rep,
        "rep_key": rep.lower(),
        "team": "",
        **more,
    }


def frame(rows, schema):
    return nw.from_native(pl.DataFrame(rows, schema))


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ((8, 9, None), (1, "")),
        ((8, 9, DAY - 365), (1, "")),
        ((8, 9, DAY - 366), (0, "fresh")),
        ((8, None, DAY), (0, "graded")),
        ((None, None, None), (0, "graded")),
    ],
)
def test_a_customer_is_kept_where_it_is_graded_and_fresh(grade, expected):
    names = ("relationship", "attractiveness", "graded_on")
    own = person("Acme", "Bo", **dict(zip(names, grade, strict=True)))
    known: Any = SimpleNamespace(
        day=DAY,
        stale_days=365,
        deals=frame([person("Acme", "Ann")], WHO),
        visits=frame([], {**WHO, "date": pl.Int32}),
        customers=frame([own], LISTED),
    )
    found = people.listed(known)
    told = found.select("rep", "met", "missing").rows()
    assert told == [("Bo", *expected)]


def test_who_visited_last_answers_for_a_customer_of_no_list():
    visits = [
        person("Acme", "Ann", date=DAY - 9),
        person("Acme", "Bo", date=DAY - 2),
        person("Beta", "Bo", date=DAY - 90),
    ]
    known: Any = SimpleNamespace(
        day=DAY,
        stale_days=365,
        deals=frame([], WHO),
        visits=frame(visits, {**WHO, "date": pl.Int32}),
        customers=frame([], LISTED),
    )
    found = people.listed(known)
    told = found.select("customer", "rep", "missing").rows()
    assert told == [("Acme", "Bo", "listed")]
