import re

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts import effort
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
ROWS = nw.from_native(
    pl.DataFrame(
        [
            ("Ann", "key", 3, 180, 2, 1),
            ("Ann", "not_listed", 1, 0, 0, 0),
            ("Bo", "key", 0, 0, 0, 1),
        ],
        schema=("rep", "segment", "visits", "minutes", "timed", "customers"),
        orient="row",
    )
)
TEAM = nw.from_native(
    pl.DataFrame(
        [("key", 3, 180, 2, 2), ("not_listed", 1, 0, 0, 0)],
        schema=("segment", "visits", "minutes", "timed", "customers"),
        orient="row",
    )
)
AMOUNTS = nw.from_native(
    pl.DataFrame({"segment": ["key"], "currency": ["CNY"], "amount": [100]})
)


def shares(figure):
    names = figure.layout.yaxis.ticktext
    return {
        trace.name: dict(zip(names, trace.x, strict=True))
        for trace in figure.data
    }


def test_each_measure_is_split_by_grade():
    assert shares(effort.team(TEAM, AMOUNTS, "CNY", EN)) == {
        "Key customer": {
            "Customers": 1.0,
            "Open amount": 1.0,
            "Visits": 0.75,
            "Hours": 1.0,
        },
        "On no list": {
            "Customers": 0.0,
            "Open amount": 0.0,
            "Visits": 0.25,
            "Hours": 0.0,
        },
    }


def test_what_the_bars_are_of_stands_behind_them():
    drawn = effort.team(TEAM, AMOUNTS, "CNY", EN)
    ends = [n["text"] for n in drawn.to_dict()["layout"]["annotations"]]
    assert ends == ["2", "¥ 1", "4", "3 h"]


def test_reps_without_a_visit_have_no_bar():
    drawn = effort.reps(ROWS, EN, dark=True)
    assert shares(drawn) == {
        "Key customer": {"Ann": 0.75},
        "On no list": {"Ann": 0.25},
    }


@pytest.mark.parametrize("t", [EN, ZH], ids=lambda t: t.language)
def test_the_numbers_are_told_in_words(t):
    told = effort.alt_reps(ROWS, t)
    assert "Ann" in told
    assert re.findall(r"(\d+) ?%", told) == ["75", "25"]
    assert t("grading.effort.bar.visits") in effort.alt_team(
        TEAM, AMOUNTS, "CNY", t
    )


def test_nothing_is_said_to_be_empty():
    nothing = ROWS.head(0)
    assert effort.alt_reps(nothing, EN) == EN("chart.empty")
    assert not effort.reps(nothing, EN).data
