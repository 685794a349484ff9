from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.overview import HEIGHT, activity, funnel, groups
from salesdash.words import LANGUAGES, Words

Frame = Callable[..., nw.DataFrame[Any]]

SPLIT = "team segment visits minutes timed"
FUNNEL = (
    "currency milestone "
    "claimed_count claimed_amount verified_count verified_amount"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_small_funnel_is_the_funnel_made_lower(
    frame: Frame, language: str
) -> None:
    given = frame(
        FUNNEL,
        ("CNY", "qualified_suspect", 1, 100, 3, 600),
        ("CNY", "decision_due", 2, 500, 0, 0),
    )
    drawn = funnel(given, Words(language))
    assert drawn.layout.to_plotly_json()["height"] == HEIGHT
    assert [list(bars.x) for bars in drawn.data] == [[1, 2], [3, 0]]


def test_a_segment_without_room_has_no_number(frame: Frame) -> None:
    given = frame(
        "rep segment visits minutes timed",
        ("East", "development", 1, 0, 0),
        ("East", "maintenance", 9, 0, 0),
    )
    drawn = activity(given, Words("en"))
    assert drawn.layout.to_plotly_json()["height"] == HEIGHT
    told = {bars.name: list(bars.text) for bars in drawn.data if bars.x[0]}
    assert told == {
        Words("en").name("activity", "development"): [""],
        Words("en").name("activity", "maintenance"): ["90 %"],
    }


def test_the_smallest_groups_stand_in_one(frame: Frame) -> None:
    teams = [(f"T{n}", "development", 9 - n, 0, 0) for n in range(8)]
    found = groups(frame(SPLIT, *teams), "team", Words("en"))
    assert found.select("rep", "visits").rows() == [
        ("3 others", 4 + 3 + 2),
        ("T0", 9),
        ("T1", 8),
        ("T2", 7),
        ("T3", 6),
        ("T4", 5),
    ]


def test_who_names_no_team_is_called_so(frame: Frame) -> None:
    given = frame(
        SPLIT,
        ("", "development", 1, 30, 1),
        ("", "maintenance", 2, 0, 0),
        ("East", "maintenance", 5, 0, 0),
    )
    assert groups(given, "team", Words("en")).rows(named=True) == [
        {
            "rep": rep,
            "segment": segment,
            "visits": visits,
            "minutes": minutes,
            "timed": timed,
        }
        for rep, segment, visits, minutes, timed in (
            ("East", "maintenance", 5, 0, 0),
            ("No team named", "development", 1, 30, 1),
            ("No team named", "maintenance", 2, 0, 0),
        )
    ]
    empty = frame(SPLIT)
    assert groups(empty, "team", Words("en")).is_empty()
