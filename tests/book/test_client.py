"""What is known of one customer, on stores of a few rows."""

from datetime import date

import pytest

from salesdash import days, identity
from salesdash.book import Book, View
from salesdash.errors import UnknownCustomer
from salesdash.metrics.triangle import PARTS
from salesdash.model.client import Client, Fact, Grade, Step
from tests.book.handed import made, read

WEEK, NEXT = date(2026, 11, 13), date(2026, 11, 20)
ACME, BETA = identity.key("Acme"), identity.key("Beta")
LIST = ["Customer", "Rep", "Relationship", "Attractiveness", "Goal",
        "Visits per month", "Industry"]  # fmt: skip
BEFORE = (LIST, ["Acme", "Ann", 4, 8, None, 2, "Food"])
AFTER = (LIST, ["Acme Ltd", "Ann", 6, 8, "Grow", 2, "Food"])
DEALS = (
    ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount", "Currency",
     "Status", "Closed on", "Decision maker name", "Next step",
     "Next step date"],
    ["D-1", "Line", "Acme", "Ann", 1200, "CNY", "open", None, "Cy",
     "send offer", date(2026, 11, 27)],
    ["D-2", "Press", "Acme", "Ann", 70, "USD", "won", date(2026, 11, 2),
     "Cy", None, None],
    ["D-3", "Tool", "Beta", "Bo", 500, "CNY", "open", None, None, None, None],
)  # fmt: skip
VISITS = (
    ["Date", "Rep", "Customer", "Activity", "Person", "Result", "Next step",
     "Next date"],
    [date(2026, 11, 17), "Ann", "Acme", "development", "Cy", "agreed",
     "demo", date(2026, 11, 18)],
    [date(2026, 11, 10), "Bo", "acme", "development", "Di", None, None, None],
    [date(2026, 11, 25), "Ann", "Acme", "negotiation", None, None, None,
     None],
)  # fmt: skip
CONTACTS = (
    ["Customer", "Opportunity ID", "Person", "Title", "Role", "Need"],
    ["Acme", None, "Di", "Buyer", "purchaser", "price"],
    [None, "D-3", "Ed", "Cook", "user", None],
)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Book:
    found = Book(tmp_path_factory.mktemp("clients") / "store")
    first = {"Customers": BEFORE}
    second = {"Customers": AFTER, "Opportunities": DEALS, "Visits": VISITS}
    for name, tables in (
        ("w 2026-11-13.xlsx", first),
        ("w 2026-11-20.xlsx", second | {"Contacts": CONTACTS}),
    ):
        _, preview = read(found, name, made(**tables), as_of=None)
        assert found.add(preview)
    found.names.merge("customer", "Acme Ltd", "Acme", "Boss")
    return found


@pytest.fixture(scope="module")
def view(book) -> View:
    return book.view(NEXT)


@pytest.fixture(scope="module")
def acme(view) -> Client:
    return view.client(ACME)


def day(number: int) -> int:
    return days.number(date(2026, 11, number))


def test_every_customer_of_any_sheet_is_a_client(view) -> None:
    columns = ("customer", "rep", "listed", "quadrant", "open_count")
    assert view.clients.select(*columns).rows() == [
        ("Acme", "Ann", 1, "key", 1),
        ("Beta", "Bo", 0, "not_graded", 1),
    ]


def test_a_scope_keeps_its_customers_with_everybodys_visits(book) -> None:
    found = book.view(NEXT, rep="Ann").clients
    assert found.select("customer", "done").rows() == [("Acme", 2)]


def test_frequency_is_visits_done_of_due(acme) -> None:
    # Known from the visit of the 10th on: 11 of 91 days, 2 visits a month.
    row = acme.row
    assert row["due"] == pytest.approx(2 * 3 * 11 / 91)
    told = (row["done"], row["last_visit"], row["next_visit"])
    assert told == (2, day(17), day(25))


def test_information_names_what_is_missing(acme) -> None:
    known = {fact.part for fact in acme.facts if fact.known}
    assert known == {
        *("industry", "relationship", "attractiveness", "frequency"),
        *("goal", "decision_maker", "roles", "needs", "result"),
        "next_step",
    }
    assert acme.row["missing"] == "region potential"
    assert acme.row["completeness"] == pytest.approx(10 / 12)
    assert [fact.part for fact in acme.facts] == list(PARTS)
    assert acme.facts[6] == Fact("goal", day(20))
    assert acme.row["known_on"] == day(20)


def test_a_contact_that_names_a_number_is_of_its_customer(view) -> None:
    beta = view.client(BETA)
    users = [p.name for p in beta.people if p.role == "user"]
    assert users == ["Ed"]


def test_people_of_contacts_and_deals_stand_in_the_roles(acme) -> None:
    named = [(p.role, p.name, p.last_visit) for p in acme.people if p.name]
    assert named == [
        ("decision_maker", "Cy", day(17)),
        ("purchaser", "Di", day(10)),
    ]


def test_visits_are_everybodys_and_plans_stand_apart(acme) -> None:
    told = [(v["date"], v["rep"]) for v in acme.visits]
    assert told == [(day(17), "Ann"), (day(10), "Bo")]
    assert [v["date"] for v in acme.planned] == [day(25)]


def test_deals_stand_open_ones_first_and_amounts_apart(acme) -> None:
    assert [d["name"] for d in acme.deals] == ["Line", "Press"]
    told = [
        (a["currency"], a["open_amount"], a["won_amount"])
        for a in acme.amounts
    ]
    assert told == [("CNY", 120_000, 0), ("USD", 0, 7_000)]


def test_grades_tell_each_change_with_its_day(acme) -> None:
    told = [(g.day, g.relationship, g.quadrant) for g in acme.grades]
    assert told == [(day(20), 6.0, "key"), (day(13), 4.0, "prospective")]
    assert acme.grades[0].source
    assert acme.grades[0].source.file == "w 2026-11-20.xlsx"


def test_steps_come_by_the_day_they_are_due(acme) -> None:
    assert [(s.text, s.due, s.deal) for s in acme.steps] == [
        ("demo", day(18), ""),
        ("send offer", day(27), "Line"),
    ]
    assert isinstance(acme.steps[0], Step)


def test_spellings_are_told(acme) -> None:
    assert sorted(acme.names) == ["Acme", "Acme Ltd", "acme"]


def test_an_address_finds_its_customer(view) -> None:
    assert view.find_client(identity.handle(ACME)) == ACME
    assert view.find_client("0") is None


def test_a_customer_out_of_scope_is_unknown(book) -> None:
    with pytest.raises(UnknownCustomer):
        book.view(NEXT, rep="Ann").client(BETA)


def test_a_grade_of_the_app_is_the_newest_and_can_go(book) -> None:
    view = book.view(NEXT)
    texts = {"relationship": "2", "goal": "Keep"}
    book.customers.regrade(view, ACME, texts, "quarrel", "Boss")
    now = book.view(NEXT).client(ACME)
    newest = Grade(day(20), 2.0, 8.0, "prospective", "Boss", "quarrel")
    assert now.grades[0] == newest
    assert len(now.grades) == 3
    columns = {row["column"] for row in now.corrections}
    assert (now.row["goal"], columns) == ("Keep", {"relationship", "goal"})
    book.customers.ungrade(book.view(NEXT), ACME, "relationship", "Boss")
    again = book.view(NEXT).client(ACME)
    assert (again.row["quadrant"], len(again.grades)) == ("key", 2)


def test_a_customer_on_no_list_can_be_graded(book) -> None:
    view = book.view(NEXT)
    texts = {BETA: {"attractiveness": "7"}, ACME: {"attractiveness": "9"}}
    import_id = book.customers.regrade_each(view, texts, "looks good", "Boss")
    clients = book.view(NEXT).clients
    told = clients.select("customer", "attractiveness").rows()
    assert told == [("Acme", 9.0), ("Beta", 7.0)]
    facts = book.view(NEXT).client(BETA).facts
    assert Fact("attractiveness", day(20)) in facts
    book.undo(import_id, "Boss")
    assert book.view(NEXT).clients["attractiveness"].to_list() == [8.0, None]


def test_visits_alone_make_clients_of_whom_little_is_known(tmp_path) -> None:
    found = Book(tmp_path / "store")
    only = made(Visits=VISITS)
    _, preview = read(found, "v 2026-11-20.xlsx", only, as_of=None)
    assert found.add(preview)
    view = found.view(NEXT)
    acme = view.client(ACME)
    told = (acme.row["missing"].split()[-1], acme.row["coverage"], acme.grades)
    assert told == ("needs", "unset", ())
    assert [p.name for p in acme.people if p.name] == []
    assert view.attractiveness["reason"].to_list() == ["nothing"]
    assert len(found.view(NEXT, rep="Nobody").clients) == 0
