"""The golden triangle as a picture."""

import pytest

from salesdash.charts import triangle as chart
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
ROW = {
    "goal": "Grow",
    "known_parts": 6,
    "of_parts": 12,
    "done": 2,
    "due": 4.0,
    "quadrant": "key",
}
STATES = {"goal": "met", "information": "partly", "frequency": "missing"}


def test_each_side_is_drawn_as_it_stands() -> None:
    drawn = chart.triangle(ROW, STATES, EN)
    dashes = [trace["line"]["dash"] for trace in drawn.to_dict()["data"]]
    assert dashes == ["solid", "dot", "dash"]
    texts = [n["text"] for n in drawn.to_dict()["layout"]["annotations"]]
    assert texts == [
        "<b>Goal</b><br>written",
        "<b>Frequency</b><br>2, due 4",
        "<b>Information</b><br>50 %",
        "Key customer",
    ]


def test_states_have_colours_of_their_own_in_both_themes() -> None:
    for dark in (False, True):
        drawn = chart.triangle(ROW, STATES, EN, dark=dark)
        lines = [trace["line"] for trace in drawn.to_dict()["data"]]
        assert len({line["color"] for line in lines}) == 3


def test_the_words_say_what_the_picture_shows() -> None:
    assert chart.alt(ROW, STATES, EN) == (
        "A triangle of three sides. Goal: written (good). "
        "Information: 50 % (partly). Frequency: 2, due 4 (missing)."
    )
    assert "频率：2 次，应访 4 次（缺失）" in chart.alt(ROW, STATES, ZH)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"goal": ""}, "not written"),
        ({"goal": None}, "not written"),
    ],
)
def test_a_blank_goal_is_not_written(row, said) -> None:
    assert chart.said(ROW | row, "goal", EN) == said


def test_visits_without_a_due_are_counted_alone() -> None:
    told = chart.said(ROW | {"due": None}, "frequency", EN)
    assert told == "visits: 2, frequency not set"
    told = chart.said(ROW | {"due": 0.0}, "frequency", EN)
    assert told == "none due, visits: 2"
