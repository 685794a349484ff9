"""What becomes of deals, on sheets of a few rows."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from salesdash import store
from salesdash.store.state import state
from tests.store.histories import Sheet, histories, scene
from tests.store.moves.coming import compared, graded, net, told

WEEK1, WEEK2, WEEK3 = 7, 14, 21
SUSPECT, SPONSOR = "qualified_suspect", "qualified_sponsor"
DUE = "decision_due"
CELL = ("kind", "customer", "column", "old", "new", "delta")


def deal(customer: str, **more) -> dict:
    return {
        "rep": "R",
        "customer": customer,
        "name": "d",
        "amount": 100,
        "claimed_milestone": SUSPECT,
        "expected_close": 60,
        "status": "open",
        **more,
    }


def sheet(day: int, *deals: dict, **more) -> Sheet:
    return Sheet("opportunities", day, deals, **more)


def one(before: dict, after: dict) -> list[tuple]:
    """Tell what changes where one deal is said otherwise."""
    found = net(
        [sheet(WEEK1, deal("A", **before))], sheet(WEEK2, deal("A", **after))
    )
    return told(found, *CELL)


def test_a_deal_that_is_said_alike_does_not_move():
    assert one({}, {}) == []


def test_a_later_close_is_a_slip_and_an_earlier_one_is_pulled_in():
    close = "expected_close"
    assert one({}, {close: 90}) == [("slip", "A", close, "60", "90", 30)]
    assert one({}, {close: 50}) == [("pulled", "A", close, "60", "50", -10)]
    assert one({}, {close: None}) == [
        ("undated", "A", close, "60", None, None)
    ]
    assert one({close: None}, {}) == [("dated", "A", close, None, "60", None)]


def test_a_jump_over_a_stage_is_told_apart_from_a_step():
    claim = "claimed_milestone"
    assert one({}, {claim: SPONSOR}) == [
        ("up", "A", claim, SUSPECT, SPONSOR, 1)
    ]
    assert one({}, {claim: DUE}) == [("jump", "A", claim, SUSPECT, DUE, 3)]
    assert one({claim: DUE}, {}) == [("down", "A", claim, DUE, SUSPECT, -3)]
    assert one({claim: None}, {}) == [
        ("staged", "A", claim, None, SUSPECT, None)
    ]
    assert one({}, {claim: None}) == [
        ("unstaged", "A", claim, SUSPECT, None, None)
    ]


def test_amounts_go_up_and_down_in_one_currency():
    assert one({}, {"amount": 150}) == [
        ("bigger", "A", "amount", "100", "150", 50)
    ]
    assert one({}, {"amount": 70}) == [
        ("smaller", "A", "amount", "100", "70", -30)
    ]
    assert one({"currency": "CNY"}, {"currency": "USD", "amount": 7}) == [
        ("other", "A", "amount", "100", "7", -93),
        ("other", "A", "currency", "CNY", "USD", None),
    ]
    assert one({"amount": None}, {}) == [
        ("priced", "A", "amount", None, "100", None)
    ]
    assert one({}, {"amount": None}) == [
        ("unpriced", "A", "amount", "100", None, None)
    ]


def test_a_deal_is_won_lost_and_open_again():
    for kind, old, new in (
        ("won", "open", "won"),
        ("lost", "open", "lost"),
        ("reopened", "lost", "open"),
    ):
        assert one({"status": old}, {"status": new}) == [
            (kind, "A", "status", old, new, None)
        ]


def test_a_won_deal_that_is_open_with_a_later_close_is_a_new_one():
    found = one({"status": "won", "closed_on": 5}, {"expected_close": 90})
    assert found == [
        ("renewed", "A", "claimed_milestone", None, SUSPECT, None)
    ]


def test_a_won_deal_tells_its_price_and_nothing_else():
    assert one({}, {"status": "won", "amount": 90, "closed_on": 10}) == [
        ("smaller", "A", "amount", "100", "90", -10),
        ("won", "A", "status", "open", "won", None),
    ]


def test_a_deal_missing_from_a_complete_sheet_points_to_that_sheet():
    first = sheet(WEEK1, deal("A"), deal("B", amount=30))
    second = sheet(WEEK2, deal("A"), file="week2.xlsx")
    found = net([first], second)
    places = ("file", "sheet", "row", "file_old", "row_old")
    assert told(found, "kind", "customer", "amount", *places) == [
        (
            *("missing", "B", 30),
            *("week2.xlsx", "Sheet1", None, "opportunities-7.xlsx", 3),
        )
    ]


def test_a_sheet_that_only_adds_misses_nothing():
    first = sheet(WEEK1, deal("A"), deal("B"))
    assert (
        told(net([first], sheet(WEEK2, deal("A"), covers="adds")), "kind")
        == []
    )


def test_a_deal_that_was_missing_is_back():
    known = [sheet(WEEK1, deal("A"), deal("B")), sheet(WEEK2, deal("B"))]
    found = net(known, sheet(WEEK3, deal("A"), deal("B")))
    assert told(found, "kind", "customer") == [("back", "A")]


def test_a_deal_that_first_appears_won_is_no_open_one():
    known = [sheet(WEEK1, deal("A"))]
    coming = sheet(
        WEEK2, deal("A"), deal("B"), deal("C", status="won"), covers="adds"
    )
    assert told(net(known, coming), "kind", "customer", "row") == [
        ("new", "B", 3),
        ("won", "C", 4),
    ]


def test_a_deal_that_gets_its_number_is_the_same_deal():
    known = [sheet(WEEK1, deal("A"), deal("B"))]
    numbered = [
        deal("A", opportunity="1"),
        deal("B", opportunity="2", expected_close=90),
    ]
    found = net(known, sheet(WEEK2, *numbered))
    assert told(found, *CELL) == [
        ("slip", "B", "expected_close", "60", "90", 30)
    ]


def test_two_deals_that_are_one_now_are_told():
    both = [deal("B", name="", opportunity=number) for number in ("", "1-B")]
    found = net([sheet(WEEK1, *both)], sheet(WEEK2, both[1]))
    assert told(found, "kind", "customer", "old") == [("joined", "B", "open")]


def test_a_deal_only_the_replaced_sheet_names_is_dropped():
    known = [sheet(WEEK1, deal("A"), deal("B"))]
    coming = sheet(WEEK1, deal("A", amount=80))
    found = net(known, coming, without=[("i0", 0)])
    assert told(found, "kind", "customer", "file_old", "row_old") == [
        ("dropped", "B", "opportunities-7.xlsx", 3),
        ("smaller", "A", "opportunities-7.xlsx", 2),
    ]


def test_the_old_value_stands_where_its_column_was_last_said():
    lacking = ("rep", "customer", "name")
    known = [
        sheet(WEEK1, deal("A")),
        sheet(WEEK2, {"rep": "R", "customer": "A", "name": "d"}),
    ]
    assert known[1].present == tuple(sorted(lacking))
    found = net(known, sheet(WEEK3, deal("A", amount=150)))
    assert told(found, "kind", "file", "file_old", "row_old") == [
        ("bigger", "opportunities-21.xlsx", "opportunities-7.xlsx", 2)
    ]


def test_criteria_steps_scores_and_hands_are_told_apart():
    before = {
        "decision_maker_met": None,
        "sponsor_letter": 5,
        "pain_points": 5,
        "next_step": "call",
        "product": "x",
    }
    after = {
        "decision_maker_met": 9,
        "sponsor_letter": -1,
        "pain_points": 10,
        "next_step": "visit",
        "product": "y",
        "rep": "S",
    }
    assert sorted(row[0] for row in one(before, after)) == [
        *("handed", "met", "other", "scored", "step", "unmet"),
    ]


def test_a_criterion_that_is_planned_is_not_met():
    name = "decision_maker_met"
    assert one({name: None}, {name: 99}) == [
        ("other", "A", name, None, "99", None)
    ]


def test_another_spelling_of_a_rep_hands_nothing_over():
    assert one({"rep": "Ann Lee"}, {"rep": "ann  lee"}) == []


def test_each_day_of_a_batch_is_compared_with_the_day_before():
    batch = [
        sheet(WEEK2, deal("A", expected_close=90)),
        sheet(WEEK3, deal("A", expected_close=70)),
    ]
    known = compared([sheet(WEEK1, deal("A"))], *batch)
    assert known.days == (WEEK2, WEEK3)
    pairs = [known.week(WEEK2), known.week(WEEK3), known.net()]
    found = [
        told(store.moves(*pair, graded), "kind", "delta") for pair in pairs
    ]
    assert found == [[("slip", 30)], [("pulled", -20)], [("slip", 10)]]


def test_a_late_sheet_changes_its_own_day_and_not_the_newest():
    known = [sheet(WEEK1, deal("A")), sheet(WEEK3, deal("A"))]
    late = compared(known, sheet(WEEK2, deal("A", amount=70)))
    own, newest = (
        told(store.moves(*pair, graded), "kind")
        for pair in (late.net(), late.today())
    )
    assert (own, newest) == ([("smaller",)], [])


def test_an_empty_log_knows_only_what_comes():
    found = net([], sheet(WEEK1, deal("A"), deal("B", status="lost")))
    assert told(found, "kind", "customer") == [("lost", "B"), ("new", "A")]


@settings(max_examples=20, deadline=None)
@given(histories("opportunities"))
def test_what_comes_and_goes_adds_up_to_the_open_deals(sheets):
    adding = [replace(each, covers="adds") for each in sheets]
    known = compared(adding[:-1], adding[-1])
    before, after = known.net()
    found = store.moves(before, after, graded)
    counts = Counter(told(found, "kind", "old"))
    comes = sum(
        n
        for (kind, _), n in counts.items()
        if kind in {"new", "renewed", "reopened", "unwon"}
    )
    goes = sum(counts[kind, "open"] for kind in ("won", "lost", "joined"))
    was, now = (
        (each.opportunities["status"] == "open").sum()
        for each in (before, after)
    )
    assert was + comes - goes == now


@settings(max_examples=20, deadline=None)
@given(histories("opportunities"))
def test_no_move_is_told_where_nothing_changes(sheets):
    known = scene(*sheets)
    same = state(known, known.last), state(known, known.last)
    assert store.moves(*same, graded).is_empty()
