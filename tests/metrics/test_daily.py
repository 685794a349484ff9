from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.daily import SOURCE, TOLD, counted, daily, days, near

FRIDAY = 20_777
KEYS = ("rep_key", "customer_key")


def frame(*visits: dict[str, Any]) -> nw.DataFrame:
    blank = dict.fromkeys((*TOLD, *KEYS, *SOURCE), "") | {"start": None}
    rows = [{**blank, "position": n, **v} for n, v in enumerate(visits)]
    return nw.from_native(pl.DataFrame(rows, infer_schema_length=None))


def told(rows: nw.DataFrame, *names: str) -> Sequence[tuple[Any, ...]]:
    return rows.select(*names).rows()


def test_visits_stand_rep_by_rep_and_in_the_order_of_the_day() -> None:
    found = daily(
        frame(
            {"rep": "Bo", "date": FRIDAY, "customer": "a"},
            {"rep": "Ann", "date": FRIDAY, "start": 600, "customer": "b"},
            {"rep": "Ann", "date": FRIDAY, "start": 540, "customer": "c"},
            {"rep": "Ann", "date": FRIDAY - 1, "start": 900, "customer": "d"},
            {"rep": "Ann", "date": FRIDAY, "customer": "e"},
        ),
        FRIDAY - 1,
        FRIDAY,
        FRIDAY,
    )
    assert found["customer"].to_list() == ["d", "e", "c", "b", "a"]


def test_what_comes_after_the_day_is_a_plan_and_what_is_outside_is_not() -> (
    None
):
    visits = [{"rep": "Ann", "date": FRIDAY + n} for n in (-1, 0, 1, 2)]
    found = daily(frame(*visits), FRIDAY, FRIDAY + 1, FRIDAY)
    assert told(found, "date", "planned") == [(FRIDAY, 0), (FRIDAY + 1, 1)]


def test_visits_of_one_cell_keep_their_order() -> None:
    visits = [
        {"rep": "Ann", "date": FRIDAY, "position": 7, "result": text}
        for text in "cabd"
    ]
    found = daily(frame(*visits), FRIDAY, FRIDAY, FRIDAY)
    assert told(found, "result", "position") == [
        ("c", 0),
        ("a", 1),
        ("b", 2),
        ("d", 3),
    ]


def test_days_with_visits_are_known_once() -> None:
    found = frame(*({"date": FRIDAY + n} for n in (1, 0, 1)))
    assert days(found) == [FRIDAY, FRIDAY + 1]


def test_the_nearest_days_lie_outside_the_span() -> None:
    assert near([1, 4, 5, 9], 4, 6) == (1, 9)
    assert near([4, 5], 4, 6) == (-1, -1)


def test_each_rep_is_summed_without_plans() -> None:
    found = pl.DataFrame(
        {
            "rep": ["Bo", "Ann", "Ann", "Ann"],
            "customer_key": ["a", "a", "a", "b"],
            "minutes": [30, 60, None, 90],
            "planned": [0, 0, 0, 1],
        }
    )
    assert counted(nw.from_native(found)).rows() == [
        ("Ann", 2, 1, 60, 1),
        ("Bo", 1, 1, 30, 1),
    ]
