"""One word for what the state of a day is made of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from salesdash.store import key
from salesdash.store.state import state
from tests.store.histories import Sheet, histories, scene

DAY = 6
TEAMS = st.builds(
    lambda as_of, rep, team, start: Sheet(
        "team", as_of, [{"rep": rep, "team": team, "from": start}]
    ),
    st.integers(1, 12),
    st.sampled_from(["R", "S"]),
    st.sampled_from(["East", "West"]),
    st.integers(1, 12),
)


def deal(as_of: int, **more: object) -> Sheet:
    row = {"rep": "R", "customer": "A", "amount": 1, **more}
    return Sheet("opportunities", as_of, [row])


def team(as_of: int, name: str, start: int) -> Sheet:
    row = {"rep": "R", "team": name, "from": start}
    return Sheet("team", as_of, [row])


def word(*sheets: Sheet, day: int = DAY) -> str:
    return key(scene(*sheets), day)


@settings(max_examples=40, deadline=None)
@given(histories("opportunities"), st.lists(TEAMS, max_size=2))
def test_same_word_means_the_same_deals(sheets, teams):
    # The newest sheet goes last, so that what is known keeps its place.
    whole = sorted([*sheets, *teams], key=lambda sheet: sheet.as_of)
    past = [sheet for sheet in whole if sheet.as_of <= DAY]
    if not past:
        return
    now, then = scene(*whole), scene(*past)
    if key(now, DAY) == key(then, DAY):
        found = state(now, DAY).opportunities
        assert found.equals(state(then, DAY).opportunities)
    if not teams:
        assert key(now, DAY) == key(then, DAY)


def test_later_sheet_leaves_the_word_as_it_is():
    assert word(deal(5), deal(9), deal(9, rep="S")) == word(deal(5))


def test_late_sheet_of_an_earlier_day_gives_another_word():
    assert word(deal(5), deal(4)) != word(deal(5))


def test_later_move_of_the_rep_counts_where_it_speaks_of_before():
    known = word(deal(5), team(1, "East", 1))
    assert word(deal(5), team(1, "East", 1), team(9, "West", 9)) == known
    assert word(deal(5), team(1, "East", 1), team(9, "West", 3)) != known
    assert word(deal(5), team(1, "East", 1), team(9, "East", 3)) == known


def test_first_team_of_a_rep_counts_for_the_days_before():
    assert word(deal(5), team(9, "West", 9)) != word(deal(5))


def test_move_before_a_close_that_lies_ahead_gives_another_word():
    ahead = deal(5, status="won", closed_on=20)
    known = word(ahead, team(1, "East", 1))
    assert word(ahead, team(1, "East", 1), team(9, "West", 19)) != known
