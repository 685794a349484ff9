"""What is known of one deal, on stores of a few rows."""

from datetime import date

import pytest

from salesdash import days, identity
from salesdash.book import Book, View
from salesdash.errors import UnknownDeal
from salesdash.model.dossier import Dossier, Logged, Plan, Source
from tests.book.handed import made, read

WEEK, NEXT = date(2026, 11, 13), date(2026, 11, 20)
HEADS = [
    "Opportunity ID", "Opportunity", "Customer", "Rep", "Amount", "Currency",
    "Milestone", "Expected close", "Decision maker met", "Sponsor letter",
    "Pain points", "Power points", "Sponsor name", "Decision maker name",
    "Next step", "Next step date",
]  # fmt: skip
FIRST = (
    HEADS,
    ["D-1", "Line", "Acme", "Ann", 1200, "CNY", "25%", date(2026, 12, 1),
     None, "no", 6, None, "Bo", "Cy", "call", date(2026, 11, 16)],
    ["D-2", "Press", "Acme", "Ann", None, None, "10%", None,
     None, None, None, None, None, None, None, None],
)  # fmt: skip
SECOND = (
    HEADS,
    ["D-1", "Line", "Acme", "Ann", 1500, "CNY", "50%", date(2026, 12, 20),
     date(2026, 11, 17), "yes", 8, 9, "Bo", "Cy", "send offer",
     date(2026, 11, 27)],
    ["D-2", "Press", "Acme", "Ann", None, None, "10%", None,
     None, None, None, None, None, None, None, None],
)  # fmt: skip
VISITS = (
    ["Date", "Rep", "Customer", "Opportunity", "Activity", "Person", "Place",
     "Result", "Buying signal", "Closing technique", "Next step"],
    [date(2026, 11, 10), "Ann", "Acme", "D-1", "development", "Bo, Di",
     "plant", "went well", "Talks price", None, "old"],
    [date(2026, 11, 17), "Ann", "Acme", "Line", "negotiation", "Cy",
     None, "agreed", None, "alternative", None],
    [date(2026, 11, 18), "Ann", "Acme", "D-2", "development", "Ed",
     "office", "other deal", None, None, None],
)  # fmt: skip
CONTACTS = (
    ["Customer", "Opportunity", "Person", "Title", "Role", "Need", "Stance",
     "Met on"],
    ["Acme", "D-1", "Cy", "CEO", None, "peace", "for", None],
    ["Acme", None, "Di", "Buyer", "purchaser", "price", "neutral",
     date(2026, 10, 1)],
    ["Acme", "D-2", "Ed", "Cook", "user", None, None, None],
)  # fmt: skip


def book(tmp_path, *sheets) -> Book:
    found = Book(tmp_path / "store")
    for name, tables in sheets:
        _, preview = read(found, name, made(**tables), as_of=None)
        assert found.add(preview)
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Book:
    first = {"Opportunities": FIRST}
    second = {"Opportunities": SECOND, "Visits": VISITS, "Contacts": CONTACTS}
    sheets = (("w 2026-11-13.xlsx", first), ("w 2026-11-20.xlsx", second))
    return book(tmp_path_factory.mktemp("dossier"), *sheets)


@pytest.fixture(scope="module")
def view(store) -> View:
    return store.view(NEXT)


def day(number: int, month: int = 11) -> int:
    return days.number(date(2026, month, number))


def named(dossier: Dossier, role: str) -> list[str]:
    return [person.name for person in dossier.people if person.role == role]


def test_a_deal_that_nobody_knows_is_refused(view):
    with pytest.raises(UnknownDeal):
        view.dossier("d-9")


def test_a_deal_of_another_rep_is_out_of_scope(store):
    with pytest.raises(UnknownDeal):
        store.view(NEXT, rep="Bob").dossier("d-1")


def test_ticks_say_state_day_and_source_of_each_criterion(view):
    ticks = {tick.criterion: tick for tick in view.dossier("d-1").ticks}
    met, letter = ticks["decision_maker_met"], ticks["sponsor_letter"]
    assert len(ticks) == 23
    assert (met.state, met.day, met.first_seen) == ("met", day(17), day(20))
    assert (letter.state, letter.day) == ("met", None)
    assert letter.milestone == "qualified_sponsor"
    assert met.source is not None
    assert (met.source.sheet, met.source.row) == ("Opportunities", 2)
    assert ticks["contract_signed"].state == "absent"
    assert ticks["contract_signed"].source is None


def test_a_blank_cell_is_told_from_no_and_from_a_plan(tmp_path):
    rows = (
        ["Opportunity", "Customer", "Rep", "Sponsor letter", "Close asked",
         "Decision maker met"],
        ["Line", "Acme", "Ann", None, "no", date(2026, 12, 24)],
    )  # fmt: skip
    found = book(tmp_path, ("w 2026-11-20.xlsx", {"Deals": rows})).view(NEXT)
    (key,) = found.opportunities["key"].to_list()
    ticks = {t.criterion: t for t in found.dossier(key).ticks}
    told = ("sponsor_letter", "close_asked", "decision_maker_met")
    states = [ticks[code].state for code in told]
    assert states == ["blank", "denied", "planned"]
    assert ticks["decision_maker_met"].day == day(24, 12)
    assert ticks["decision_maker_met"].first_seen is None


def test_roles_are_filled_by_contacts_then_by_the_sheet(view):
    dossier = view.dossier("d-1")
    assert named(dossier, "decision_maker") == ["Cy"]
    assert named(dossier, "purchaser") == ["Di"]
    assert named(dossier, "supporter") == ["Bo"]
    assert named(dossier, "technical_evaluator") == [""]
    assert named(dossier, "user") == [""]
    cy = dossier.people[0]
    assert (cy.title, cy.need, cy.stance) == ("CEO", "peace", "for")
    assert (cy.met_on, cy.last_visit) == (day(17), day(17))
    assert [p.last_visit for p in dossier.people[1:3]] == [day(10), day(10)]


def test_visits_of_another_deal_are_left_to_it(view):
    visits = [e for e in view.dossier("d-1").events if e.kind == "visit"]
    told = [(e.day, e.after, e.by, e.note) for e in visits]
    assert told == [
        (day(17), "negotiation", "Ann", "agreed"),
        (day(10), "development", "Ann", "went well"),
    ]


def test_events_come_newest_first_with_their_source(view):
    events = view.dossier("d-1").events
    assert [e.day for e in events] == sorted(e.day for e in events)[::-1]
    (moved,) = [
        e
        for e in events
        if e.column == "amount" and e.kind == "changed" and e.before
    ]
    assert (moved.before, moved.after) == (120_000, 150_000)
    assert moved.source == Source(
        "w 2026-11-20.xlsx",
        "Opportunities",
        2,
        moved.source.import_id if moved.source else "",
        day(20),
    )


def test_signals_are_known_by_their_words(view):
    logged = view.dossier("d-1").logged
    told = [(it.day, it.kind, it.text, it.code) for it in logged]
    assert told == [
        (day(17), "technique", "alternative", ""),
        (day(10), "signal", "Talks price", "talks_price"),
    ]
    assert isinstance(logged[0], Logged)


def test_the_plan_takes_the_newest_next_step(view):
    plan = view.dossier("d-1").plan
    assert plan == Plan(
        "product_problem", "send offer", "Cy", day(27), "plant"
    )


def test_factors_say_what_is_reached_and_what_is_unknown(view):
    pain, power, *rest = view.dossier("d-1").factors
    assert (pain.statement, pain.following) == ("pain_4", "pain_5")
    assert (power.points, power.following, power.gain) == (9, "power_4", 1)
    assert [factor.points for factor in rest] == [None, None, None]


def test_a_handle_leads_to_its_deal(view):
    assert view.find(identity.handle("d-2")) == "d-2"
    assert view.find("0" * 12) is None


def test_a_handle_from_before_the_number_leads_to_the_deal(tmp_path):
    bare = (
        ["Opportunity", "Customer", "Rep", "Amount", "Milestone"],
        ["Line", "Acme", "Ann", 1200, "25%"],
    )
    sheets = [("w 2026-11-13.xlsx", {"Deals": bare})]
    store = book(tmp_path, *sheets)
    (old,) = store.view(WEEK).opportunities["key"].to_list()
    later = made(Deals=FIRST[:2])
    _, preview = read(store, "w 2026-11-20.xlsx", later)
    assert store.add(preview)
    view = store.view(NEXT)
    assert view.opportunities["key"].to_list() == ["d-1"]
    assert view.find(identity.handle(old)) == "d-1"


def test_a_vanished_deal_is_still_found(tmp_path):
    first = {"Deals": (FIRST[0], *FIRST[1:])}
    second = {"Deals": SECOND[:2]}
    sheets = (("w 2026-11-13.xlsx", first), ("w 2026-11-20.xlsx", second))
    view = book(tmp_path, *sheets).view(NEXT)
    dossier = view.dossier("d-2")
    assert dossier.deal["vanished_on"] == day(20)
    assert "vanished" in {event.kind for event in dossier.events}


def test_edits_of_the_manager_are_events(view, store):
    store.correct(view, "d-1", "amount", "1800", "typo", "Max")
    store.confirm(view, "d-1", "qualified_sponsor", "seen it", "Max")
    dossier = store.view(NEXT).dossier("d-1")
    edits = [e for e in dossier.events if e.by == "Max"]
    told = {(e.kind, e.column, e.after, e.note) for e in edits}
    assert told == {
        ("corrected", "amount", "1800", "typo"),
        ("confirmed", "milestone", "qualified_sponsor", "seen it"),
    }
    assert dossier.deal["amount"] == 180_000
    assert len(dossier.corrections) == 2


def test_what_could_not_be_read_is_told_with_its_row(tmp_path):
    rows = (
        ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount"],
        ["D-1", "Line", "Acme", "Ann", "lots"],
        ["D-2", "Press", "Acme", "Ann", "plenty"],
    )
    view = book(tmp_path, ("w 2026-11-20.xlsx", {"Deals": rows})).view(NEXT)
    (found,) = view.dossier("d-1").findings
    assert (found.sheet, found.row, found.value) == ("Deals", 2, "lots")
    assert found.column == "Amount"


def test_a_deal_without_criteria_plans_by_its_weakest_factor(tmp_path):
    rows = (
        ["Opportunity ID", "Customer", "Rep", "Pain points", "Power points"],
        ["D-1", "Acme", "Ann", 6, 4],
    )
    view = book(tmp_path, ("w 2026-11-20.xlsx", {"Deals": rows})).view(NEXT)
    dossier = view.dossier("d-1")
    assert {tick.state for tick in dossier.ticks} == {"absent"}
    assert dossier.plan == Plan(why="power_2")
    assert len(dossier.people) == 5
