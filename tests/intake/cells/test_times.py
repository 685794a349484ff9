from datetime import time

import pytest
from hypothesis import given

from salesdash.intake.cells import times
from salesdash.intake.cells.times import clock, length
from tests.intake.cells.columns import ODD, column, said


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("09:30", 570),
        ("下午3:30", 930),
        ("9点半", 570),
        ("14点30分", 870),
        ("9:30 AM", 570),
        ("3 pm", 900),
        ("12 am", 0),
        ("15:00-16:00", 900),
        ("2026-03-05 09:30", 570),
    ],
)
def test_times_of_day(text: str, minutes: int) -> None:
    assert clock(text).value == minutes


def test_typed_times_and_what_is_none() -> None:
    there = column(time(9, 30), 0.5, "24:00", "9", "soon", "", 9)
    assert said(times.starts(there)) == [
        570,
        720,
        "not_a_time",
        "not_a_time",
        "not_a_time",
        None,
        "not_a_time",
    ]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90min", 90),
        ("1.5h", 90),
        ("1小时30分", 90),
        ("1 hr 30 min", 90),
        ("45分钟", 45),
        ("1:30", 90),
        ("半小时", 30),
        ("1小时半", 90),
    ],
)
def test_durations(text: str, minutes: int) -> None:
    assert length(text).value == minutes


def test_bare_numbers_are_hours_where_the_heading_says_so() -> None:
    for heading, unit in (
        ("时长(小时)", "小时"),
        ("Hours", ""),
        ("Time (h)", "h"),
    ):
        there = column(1.5, "2", "30 min", unit=unit, heading=heading)
        assert said(times.lengths(there)) == [90, 120, 30]
    assert said(times.lengths(column(45, heading="Minutes"))) == [45]


def test_nothing_and_more_than_a_day_are_findings() -> None:
    there = column(0, -5, 1440, 1441, time(1, 30), "ages")
    assert said(times.lengths(there)) == [
        "minutes_far",
        "minutes_far",
        1440,
        "minutes_far",
        90,
        "not_minutes",
    ]


@given(ODD)
def test_no_text_is_too_odd_for_a_time(text: str) -> None:
    for found in (clock(text), length(text)):
        assert found.value is None or 0 <= found.value <= times.DAY


def test_small_bare_durations_are_hours_and_that_is_told() -> None:
    for heading in ("时长", "Duration"):
        found = times.lengths(column(1, 0.5, "2", "45分钟", heading=heading))
        assert [a.value for a in found] == [60, 30, 120, 45]
        assert {a.extra for a in found} == {"hours"}


def test_bare_durations_of_many_minutes_stay_minutes() -> None:
    found = times.lengths(column(30, 5, 60, heading="时长"))
    assert [a.value for a in found] == [30, 5, 60]
    assert [a.value for a in times.lengths(column(2, heading="分钟"))] == [2]
