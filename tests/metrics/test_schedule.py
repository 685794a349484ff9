"""Role-plays and joint visits: who asks for one first."""

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.schedule import joint, plays

DAY = 20_777
TALK = {
    "rep_key": "ann",
    "date": 20_770,
    "topic": "t",
    "supervisor": "Eve",
    "agreed": "Call",
    "role_play": 1,
    "held": 1,
    "session": "done",
    "file": "f",
    "sheet": "s",
    "row": 2,
    "import_id": "i",
}
SCHEMA = {
    name: pl.Int64 if isinstance(value, int) else pl.String
    for name, value in TALK.items()
}


def frame(rows, schema=None):
    return nw.from_native(pl.DataFrame(rows, schema))


def talks(*changes):
    return frame([{**TALK, **change} for change in changes], SCHEMA)


REPS = frame({"rep": ["Ann"], "rep_key": ["ann"], "team": [""]})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], (None, None, "missing", "")),
        ([{}], (20_770, None, "held", "t")),
        ([{"date": DAY - 14}], (DAY - 14, None, "held", "t")),
        ([{"date": DAY - 15}], (DAY - 15, None, "missing", "t")),
        ([{"role_play": 0}], (None, None, "missing", "")),
        ([{"held": 0}], (None, None, "missing", "")),
        (
            [{"date": DAY + 14, "held": 0, "topic": "n"}],
            (None, DAY + 14, "set", "n"),
        ),
        ([{"date": DAY, "held": 0}], (None, DAY, "set", "t")),
        ([{"date": DAY + 15, "held": 0}], (None, DAY + 15, "later", "t")),
        (
            [{}, {"date": DAY + 20, "held": 0}, {"date": DAY + 9, "held": 0}],
            (20_770, DAY + 9, "set", "t"),
        ),
    ],
)
def test_the_last_and_the_next_role_play_are_found(changes, expected):
    found = plays(REPS, talks(*changes), DAY)
    assert found.select("last", "next", "play", "topic").row(0) == expected


def test_a_joint_visit_is_planned_by_a_topic_that_names_the_customer():
    found = frame(
        {
            "key": ["a", "b", "c", "d"],
            "customer": ["Acme (North)", "Beta", "Core", "Dune"],
            "name": ["1", "2", "3", "4"],
            "rep": ["Ann"] * 4,
            "rep_key": ["ann"] * 4,
            "team": [""] * 4,
            "date": [None, None, None, 20_760],
        }
    )
    deals = frame(
        {"key": ["a", "b", "c", "d"], "next_date": [20_800, 20_780, None, 9]}
    )
    own = {"role_play": None, "held": 0, "topic": "Joint visit: ACME(north)"}
    found = joint(
        found,
        deals,
        talks(
            {**own, "session": "planned", "date": 20_780},
            {**own, "session": "overdue", "topic": "Core visit"},
            {**own, "session": "planned", "rep_key": "bo", "topic": "Beta"},
            {"session": "planned", "topic": "Beta role-play"},
        ),
    )
    assert found.select(
        "customer", "joint", "joint_on", "next_date", "planned_on", "agreed"
    ).rows() == [
        ("Core", "overdue", None, None, 20_770, "Call"),
        ("Beta", "none", None, 20_780, None, ""),
        ("Acme (North)", "planned", None, 20_800, 20_780, "Call"),
        ("Dune", "came", 20_760, 9, None, ""),
    ]
