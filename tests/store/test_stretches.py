"""What a fold leaves out changes nothing that it finds."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdash.method.milestones import CLOSED, SIGNED
from salesdash.store import opportunities
from salesdash.store.stretches import stretches
from tests.store.histories import Sheet, scene

FULL = st.fixed_dictionaries(
    {
        "rep": st.sampled_from(["R", "S"]),
        "customer": st.sampled_from(["A", "B"]),
        "name": st.sampled_from(["", "d"]),
        "amount": st.integers(1, 3),
    },
    optional={
        "opportunity": st.sampled_from(["", "1-A", "1-B"]),
        "status": st.sampled_from([None, "open", "open", "won", "lost"]),
        "claimed_milestone": st.sampled_from([None, "decision_due", CLOSED]),
        SIGNED: st.sampled_from([None, -1, 0, 3, 9]),
        "expected_close": st.sampled_from([None, 4, 8, 12]),
        "closed_on": st.sampled_from([None, 4, 8]),
        "product_problem": st.sampled_from([None, 0, 5]),
    },
)


@st.composite
def tracked(draw: st.DrawFn) -> list[Sheet]:
    """Draw weeks of sheets that mostly repeat the week before."""
    rows = draw(st.lists(FULL, min_size=1, max_size=3))
    sheets = []
    for week in range(1, draw(st.integers(2, 7))):
        place = draw(st.integers(0, len(rows)))
        if place < len(rows):
            rows = [*rows[:place], draw(FULL), *rows[place + 1 :]]
        left = draw(st.sampled_from(["", "", "", "status", "amount"]))
        names = {name for row in rows for name in row} - {left}
        kept = [{n: v for n, v in row.items() if n in names} for row in rows]
        sheets.append(
            Sheet("opportunities", 2 * week, kept, tuple(sorted(names)))
        )
    return sheets


@settings(max_examples=60, deadline=None)
@given(tracked(), st.sampled_from([3, 5, 8, 99]))
def test_fold_of_what_is_left_is_the_fold_of_all(sheets, day):
    found = scene(*sheets)
    whole = opportunities.history(found, day)
    brief = opportunities.history(found, day, whole=False)
    columns = ["order", "row", "key", "said", "states"]
    assert_within(brief.select(columns), whole.select(columns))
    left = opportunities.fold(found, day, brief)
    assert left.equals(opportunities.fold(found, day, whole))
    assert reached(brief).equals(reached(whole))


def assert_within(brief: pl.DataFrame, whole: pl.DataFrame) -> None:
    assert brief.join(whole, on=brief.columns, how="anti").is_empty()


def reached(rows: pl.DataFrame) -> pl.DataFrame:
    ranks = opportunities.claims(rows).group_by("key")
    return ranks.agg(
        pl.col("rank").max(),
        last=pl.col("as_of").max(),
        first=pl.col("as_of").min(),
    ).sort("key")


def weekly(*amounts: int, **more: str) -> list[Sheet]:
    return [
        Sheet(
            "opportunities",
            7 * week,
            [{"rep": "R", "customer": "A", "amount": amount, **more}],
        )
        for week, amount in enumerate(amounts)
    ]


def left(*sheets: Sheet, day: int) -> list[int]:
    past = stretches(scene(*sheets)).past(day, whole=False)
    return past.rows["sheet_as_of"].to_list()


def test_of_weeks_that_say_the_same_the_first_and_the_last_are_left():
    sheets = weekly(1, 2, 3, 4, status="open")
    assert left(*sheets, day=21) == [0, 21]
    assert left(*sheets, day=15) == [0, 14]


def test_change_of_status_begins_a_new_stretch():
    sheets = [
        *weekly(1, 1, 1, status="open"),
        Sheet(
            "opportunities",
            28,
            [{"rep": "R", "customer": "A", "amount": 1, "status": "lost"}],
        ),
    ]
    assert left(*sheets, day=28) == [0, 14, 28]


def test_rows_between_which_another_of_the_deal_stands_are_all_left():
    both = [
        {"rep": "R", "customer": "A", "name": "d", "opportunity": "O-1"},
        {"rep": "R", "customer": "A", "name": "e", "opportunity": "O-1"},
    ]
    sheets = [Sheet("opportunities", day, both) for day in (1, 2, 3)]
    assert left(*sheets, day=3) == [1, 1, 2, 2, 3, 3]
