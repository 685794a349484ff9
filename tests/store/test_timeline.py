"""What the sheets told of a deal, change by change."""

from typing import Any

from hypothesis import given, settings

from salesdash.model.dossier import Event, Source
from salesdash.store.state import State
from tests.store.histories import Sheet, histories, states

WEEK1, WEEK2, WEEK3, WEEK4 = 7, 14, 21, 28


def deal(as_of: int, **more: Any) -> Sheet:
    row = {"rep": "R", "customer": "A", **more}
    return Sheet("opportunities", as_of, [row])


def events(day: int, *sheets: Sheet, at: int = 0) -> list[Event]:
    found = states(day, *sheets)
    return found.timeline(found.opportunities["key"][at])


def told(day: int, *sheets: Sheet) -> list[tuple[Any, ...]]:
    return [
        (e.day, e.kind, e.column, e.before, e.after)
        for e in events(day, *sheets)
    ]


def test_each_change_is_told_once_with_the_sheet_that_first_says_it() -> None:
    first = deal(WEEK1, amount=100, claimed_milestone="qualified_suspect")
    same = deal(WEEK2, amount=100, claimed_milestone="qualified_suspect")
    more = deal(WEEK3, amount=300, claimed_milestone="qualified_sponsor")
    found = events(WEEK4, first, same, more)
    assert [(e.day, e.kind, e.column, e.before, e.after) for e in found] == [
        (7, "named", "", None, None),
        (7, "changed", "claimed_milestone", None, "qualified_suspect"),
        (7, "changed", "amount", None, 100),
        (
            21,
            "changed",
            "claimed_milestone",
            "qualified_suspect",
            "qualified_sponsor",
        ),
        (21, "changed", "amount", 100, 300),
    ]
    assert found[0].by == "R"
    assert found[-1].source == Source(
        "opportunities-21.xlsx", "Sheet1", 2, "i2", 21
    )


def test_a_missing_column_changes_nothing_and_a_blank_cell_does() -> None:
    first = deal(WEEK1, amount=100)
    silent = deal(WEEK2)
    blank = deal(WEEK3, amount=None)
    assert told(WEEK4, first, silent, blank)[1:] == [
        (7, "changed", "amount", None, 100),
        (21, "changed", "amount", 100, None),
    ]


def test_a_change_between_rows_that_say_the_same_is_seen() -> None:
    # A fold may skip the middle one of such rows; a timeline may not.
    sums = [100, 200, 100]
    sheets = [
        deal(day, amount=amount, status="open")
        for day, amount in zip((WEEK1, WEEK2, WEEK3), sums, strict=True)
    ]
    assert told(WEEK4, *sheets)[2:] == [
        (14, "changed", "amount", 100, 200),
        (21, "changed", "amount", 200, 100),
    ]


def test_criteria_are_ticked_unticked_and_planned() -> None:
    values = [None, 20, 20, -1]
    sheets = [
        deal(day, sponsor_letter=value)
        for day, value in zip((7, 14, 21, 28), values, strict=True)
    ]
    assert told(WEEK4, *sheets)[1:] == [
        (14, "changed", "sponsor_letter", None, 20),
        (21, "ticked", "sponsor_letter", 20, 20),
        (28, "unticked", "sponsor_letter", 20, -1),
    ]


def test_a_plan_that_comes_due_is_ticked_by_the_next_sheet() -> None:
    first = deal(WEEK1, sponsor_letter=10)
    assert told(WEEK4, first)[1:] == [
        (7, "changed", "sponsor_letter", None, 10)
    ]


def test_a_deal_vanishes_and_comes_back_by_its_reps_sheets() -> None:
    both = Sheet(
        "opportunities",
        WEEK1,
        [
            {"rep": "R", "customer": "A"},
            {"rep": "R", "customer": "B"},
        ],
    )
    other = deal(WEEK2, customer="B")
    again = deal(WEEK4)
    found = events(WEEK4, both, other, deal(WEEK3, customer="B"), again)
    assert [(e.day, e.kind, e.by) for e in found] == [
        (7, "named", "R"),
        (14, "vanished", "R"),
        (28, "back", "R"),
    ]
    assert told(WEEK3, both, other)[1:] == [(14, "vanished", "", None, None)]


def test_a_deal_that_ended_does_not_vanish() -> None:
    lost = deal(WEEK1, status="lost", closed_on=6)
    assert told(WEEK2, lost, deal(WEEK2, customer="B"))[1:] == [
        (7, "changed", "status", None, "lost"),
        (7, "changed", "closed_on", None, 6),
    ]


def test_a_renewal_has_a_timeline_of_its_own() -> None:
    won = deal(WEEK1, status="won", closed_on=6, amount=1)
    again = deal(WEEK3, status="open", expected_close=90, amount=5)
    found = events(WEEK4, won, again, at=1)
    assert [(e.day, e.kind, e.column, e.after) for e in found] == [
        (21, "named", "", None),
        (21, "changed", "amount", 5),
        (21, "changed", "expected_close", 90),
    ]


def test_amounts_are_in_minor_units_of_their_currency() -> None:
    first = deal(WEEK1, amount=50_000, currency="JPY")
    second = deal(WEEK2, amount=-50_050, currency="JPY")
    assert told(WEEK2, first, second)[1:] == [
        (7, "changed", "amount", None, 500),
        (14, "changed", "amount", 500, -501),
    ]


def test_the_currency_of_an_earlier_sheet_holds() -> None:
    first = deal(WEEK1, amount=50_000, currency="JPY")
    assert told(WEEK2, first, deal(WEEK2, amount=70_000))[2:] == [
        (14, "changed", "amount", 500, 700)
    ]


def test_the_last_row_of_a_day_is_what_the_day_says() -> None:
    row = {"rep": "R", "customer": "A", "opportunity": "N1"}
    twice = [{**row, "amount": 1}, {**row, "amount": 2}]
    sheets = [Sheet("opportunities", day, twice) for day in (7, 14)]
    assert told(WEEK2, *sheets)[1:] == [(7, "changed", "amount", None, 2)]


@settings(max_examples=30, deadline=None)
@given(histories("opportunities"))
def test_a_timeline_leads_to_the_state(sheets: list[Sheet]) -> None:
    found = states(12, *sheets)
    for row in found.opportunities.iter_rows(named=True):
        ends = ended(found, row["key"], row["status"])
        assert ends == {name: row[name] for name in ends}


def ended(found: State, key: str, status: str) -> dict[str, Any]:
    ends: dict[str, Any] = {
        "amount": None,
        "expected_close": None,
        "vanished_on": None,
        "status": status,
    }
    for event in found.timeline(key):
        if event.kind == "changed" and event.column in ends:
            ends[event.column] = event.after
        if event.kind in {"vanished", "back"}:
            gone = event.kind == "vanished"
            ends["vanished_on"] = event.day if gone else None
    return ends
