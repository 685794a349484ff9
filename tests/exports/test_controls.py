"""Control points and talks as files."""

from datetime import date

import pytest

from salesdash.exports import controls
from tests.book import eight

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    return eight.fill(tmp_path_factory.mktemp("eight")).view(DAY)


def lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()


def test_the_points_are_written_one_row_a_rep(view):
    told = lines(controls.controls(view.controls, view.number))
    assert told[:4] == [
        (
            "as_of,point,rep,team,status,done,of,silent,due,answer,"
            "recorded_on,by,reason"
        ),
        "2026-11-20,customer_list_kept,,,missed,1,4,0,,,,,",
        "2026-11-20,customer_list_kept,Ann,,partly,1,2,0,,,,,",
        "2026-11-20,customer_list_kept,Bo,,missed,0,2,0,,,,,",
    ]
    assert len(told) == 1 + 8 * 3


def test_the_talks_are_written_with_their_place(view):
    told = lines(controls.sessions(view.sessions, view.number))
    assert told == [
        (
            "as_of,rep,team,date,topic,session,supervisor,agreed,due,done,"
            "role_play,note,file,sheet,row"
        ),
        (
            "2026-11-20,Ann,,2026-11-12,Calling high,done,,,,,yes,,"
            "Coaching 2026-11-20.csv,Coaching 2026-11-20,2"
        ),
    ]


def test_what_stands_behind_a_point_is_written(view):
    rows = view.control_facts.filter(point="opportunities_graded")
    told = lines(controls.facts(rows.sort("name"), view.number))
    assert told[-1] == (
        "2026-11-20,opportunities_graded,Ann,,Beta,Tool,no,milestone,,"
        "Deals 2026-11-20.csv,Deals 2026-11-20,3"
    )
