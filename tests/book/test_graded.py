"""Customers by grade: the stories of the sample company, and small logs."""

import shutil
from collections import Counter
from datetime import date

import pytest

from salesdash.book import Book, Upload
from salesdash.metrics.effort import team
from salesdash.metrics.frequency import coverage

FRIDAY = date(2026, 11, 20)
HEADS = "Account,Rep,Relationship (0-10),Attractiveness (0-10)\n"
LISTS = {
    "2026-08-28": "Acme,Ann,2,8\nBeta,Ann,3,2\n",
    "2026-10-02": "Acme,Ann,4,8\nBeta,Ann,3,2\n",
    "2026-11-20": "Acme,Ann,6,8\nBeta,Ann,3,2\n",
}
VISITS = "Date,Rep,Account,Minutes\n2026-11-02,Bo,Acme,30\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Book:
    """Give a log of two customers, one of whom was visited once."""
    book = Book(tmp_path_factory.mktemp("small"))
    for day, rows in LISTS.items():
        name, text = f"Accounts {day}.csv", HEADS + rows
        assert book.add(book.read([Upload(name, text.encode())]))
    visits = Upload("Visits 2026-11-20.csv", VISITS.encode())
    assert book.add(book.read([visits]))
    return book


@pytest.fixture(scope="module")
def view(year):
    return year.view(FRIDAY)


@pytest.fixture(scope="module")
def own(year, tmp_path_factory) -> Book:
    """Give a copy of the year that can be written to."""
    folder = tmp_path_factory.mktemp("copy") / "log"
    shutil.copytree(year.log.folder, folder)
    return Book(folder)


def test_zhao_qiang_neglects_his_key_customers(view):
    late = view.neglected
    own = late.filter(rep="赵强")
    keys = view.graded.filter(rep="赵强", quadrant="key")
    assert len(keys) == len(own) > 3
    assert min(own["days_since"].to_list()) > view.settings.unvisited_days
    ((most, _),) = Counter(late["rep"].to_list()).most_common(1)
    assert most == "赵强"


def test_zhao_qiang_spends_his_time_on_ordinary_customers(view):
    own = view.effort.filter(rep="赵强").sort("visits", descending=True)
    top = own.rows(named=True)[0]
    assert top["segment"] == "ordinary"
    assert top["visits"] * 2 > own["visits"].sum()


def test_li_na_looks_after_the_customers_she_has(view):
    own = view.frequency.filter(rep="李娜")
    assert len(own.filter(coverage="over")) > len(own) / 2
    assert len(own.filter(coverage="under")) <= 1


def test_the_effort_adds_up_to_the_visits_of_thirteen_weeks(view):
    day = view.number
    inside = view.logged.filter(
        (view.logged["date"] <= day) & (view.logged["date"] > day - 91)
    )
    assert team(view.effort)["visits"].sum() == len(inside)


def test_every_listed_customer_is_served_in_one_way(view):
    found = coverage(view.frequency)
    assert found["customers"].sum() == len(view.customers)


def test_proposals_say_why_and_are_none_declined(view):
    rows = view.regrades
    assert len(rows) > 5
    assert all(rows["reasons"].to_list())
    assert rows["declined"].sum() == 0


def test_a_filter_changes_no_proposal(view, year):
    own = year.view(FRIDAY, rep="赵强").regrades
    whole = view.regrades.filter(rep="赵强")
    assert own.rows() == whole.rows()


def test_a_visit_of_a_colleague_counts_for_the_customer(small):
    ann = small.view(FRIDAY, rep="Ann")
    found = ann.frequency.select("customer", "done").rows()
    assert found == [("Acme", 1), ("Beta", 0)]
    assert ann.effort.select("segment", "visits").rows() == [
        ("ignore", 0),
        ("key", 0),
    ]


def test_grades_of_the_app_are_listed_in_the_scope_of_their_rep(own):
    view = own.view(FRIDAY)
    key = view.customers.filter(rep="赵强")["customer_key"].to_list()[0]
    name = own.customers.regrade(view, key, {"goal": "Grow"}, "yes", "Eve")
    try:
        told = [own.view(FRIDAY, rep=r).regraded for r in ("赵强", "李娜")]
        assert [len(rows) for rows in told] == [1, 0]
        assert told[0]["column"].to_list() == ["goal"]
    finally:
        own.undo(name)


def test_the_steps_between_two_days_are_the_grades_of_their_months(small):
    view = small.view(FRIDAY)
    first = small.view(date(2026, 8, 28)).number
    found = view.steps(first).select("customer", "relationship").rows()
    assert found == [("Acme", 4.0)]


def test_declining_holds_until_the_facts_change(own, view):
    row = view.regrades.rows(named=True)[0]
    key = row["customer_key"]
    name = own.customers.decline(view, key, row["seen"], "not yet", "Eve")
    try:
        again = own.view(FRIDAY).regrades.filter(customer_key=key)
        told = again.select("declined", "declined_by", "declined_reason")
        assert told.rows() == [(1, "Eve", "not yet")]
    finally:
        own.undo(name)


def test_an_accepted_proposal_is_none_any_more(own, view):
    row = view.regrades.rows(named=True)[0]
    key = row["customer_key"]
    texts = {
        axis: f"{row[f'{axis}_proposed']:g}"
        for axis in ("relationship", "attractiveness")
        if row[f"{axis}_proposed"] is not None
    }
    name = own.customers.regrade(view, key, texts, "yes", "Eve")
    try:
        now = own.view(FRIDAY)
        assert now.regrades.filter(customer_key=key).is_empty()
        assert (
            now.graded.filter(customer_key=key)["quadrant"].item()
            != (row["quadrant"])
        )
    finally:
        own.undo(name)
    assert own.view(FRIDAY).regrades.rows() == view.regrades.rows()
