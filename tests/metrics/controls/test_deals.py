"""What control points say of key deals where sheets say little."""

from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.controls import deals

DAY = 20_777
KEY = {
    "key": ["a"],
    "rep": ["Ann"],
    "rep_key": ["ann"],
    "team": [""],
    "customer": ["Acme"],
    "name": ["Line"],
}
PLACE = {"import_id": ["i"], "sheet": ["s"], "row": [2]}


def known(date, present, keys=KEY) -> Any:
    """Give one key deal, and a visit of it."""
    visits = pl.DataFrame(
        {**PLACE, "supervisor_present": [present]},
        {
            "import_id": pl.String,
            "sheet": pl.String,
            "row": pl.Int64,
            "supervisor_present": pl.Int8,
        },
    )
    pairs = pl.DataFrame({"key": ["a"], "date": [date], **PLACE})
    return SimpleNamespace(
        day=DAY,
        keys=nw.from_native(pl.DataFrame(keys)),
        visits=nw.from_native(visits),
        pairs=nw.from_native(pairs),
    )


@pytest.mark.parametrize(
    ("date", "present", "expected"),
    [
        (DAY, 1, (1, "", DAY)),
        (DAY - 89, 1, (1, "", DAY - 89)),
        (DAY - 90, 1, (0, "visit", None)),
        (DAY, 0, (0, "supervisor", None)),
        (DAY, None, (None, "", None)),
    ],
)
def test_the_supervisor_came_where_a_visit_of_late_says_so(
    date, present, expected
):
    found = deals.joined(known(date, present))
    assert found.select("met", "missing", "date").row(0) == expected


@pytest.mark.parametrize(
    ("date", "met", "next_date", "missing"),
    [
        (DAY, 0, DAY, ""),
        (DAY - 29, DAY, DAY + 5, ""),
        (DAY - 30, 0, DAY, "visit_month"),
        (DAY, -1, None, "decision_maker next_date"),
        (DAY, None, DAY - 1, "decision_maker next_date"),
        (DAY, DAY + 1, DAY, "decision_maker"),
    ],
)
def test_a_key_deal_is_held_by_three_things(date, met, next_date, missing):
    own = {"decision_maker_met": [met], "next_date": [next_date]}
    schema = {**dict.fromkeys(KEY, pl.String), **dict.fromkeys(own, pl.Int32)}
    view = known(date, 1)
    view.keys = nw.from_native(pl.DataFrame({**KEY, **own}, schema))
    assert deals.held(view)["missing"].to_list() == [missing]
