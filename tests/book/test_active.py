"""What visits say of reps, in the scope of a view."""

from datetime import date

import pytest

from salesdash.book import Book, Upload, View
from salesdash.cli.computed import TABLES

VISITS = (
    "Date,Rep,Team,Account,Next step,Next date,With\n"
    "2026-09-01,Ann,East,Alpha,,,\n"
    "2026-09-01,Bob,West,Beta,,,\n"
    "2026-11-02,Ann,East,Gamma,Show it,2026-11-06,\n"
    "2026-11-05,Bob,West,Gamma,,,Ann\n"
    "2026-11-10,Cid,East,Beta,Ask,2026-11-12,\n"
    "2026-11-14,Cid,West,Alpha,,,\n"
)
TARGETS = (
    "Month,Team,Rep,Measure,Count\n"
    "2026-11,East,Ann,visits,21\n"
    "2026-11,East,,new_customers,7\n"
)
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = Book(tmp_path_factory.mktemp("log"))
    sheets = [
        Upload("Visits 2026-11-20.csv", VISITS.encode()),
        Upload("Targets 2026-11-20.csv", TARGETS.encode()),
    ]
    assert made.add(made.read(sheets))
    return made


def reached(view: View, *columns: str) -> list[tuple]:
    return view.reached.select("rep", *columns).rows()


def test_a_colleagues_visit_out_of_scope_keeps_a_promise(book: Book) -> None:
    view = book.view(DAY, rep="Ann")
    found = view.promises.select("customer", "promise")
    assert found.rows() == [("Gamma", "kept")]
    assert len(book.view(DAY).promises) == 2


def test_a_customer_of_another_team_is_not_new_again(book: Book) -> None:
    view = book.view(DAY, team="East", period="month")
    columns = ("visits", "customers", "new_customers")
    assert reached(view, *columns) == [("Ann", 1, 1, 1), ("Cid", 1, 1, 0)]


def test_visits_made_for_a_team_stay_with_it(book: Book) -> None:
    view = book.view(DAY, team="West", period="month")
    assert reached(view, "visits") == [("Bob", 1), ("Cid", 1)]


def test_reach_has_the_targets_of_each_rep(book: Book) -> None:
    view = book.view(DAY, period="month")
    names = ("visits_target", "visits_done", "new_customers_target")
    # 21 x 15 / 21 working days until the 20th.
    assert reached(view, *names) == [
        ("Ann", 15.0, 1, None),
        ("Bob", None, None, None),
        ("Cid", None, None, None),
    ]


def test_a_teams_target_is_set_against_its_visits(book: Book) -> None:
    view = book.view(DAY, period="month")
    found = view.aimed("new_customers", *view.spanned, "team")
    assert found.rows() == [("East", 5.0, 1)]


def test_no_day_is_counted_before_the_log_or_after_the_day(
    book: Book,
) -> None:
    view = book.view(DAY)
    assert view.spanned == (20_697, 20_777)
    assert reached(view, "weeks")[0] == ("Ann", 81 / 7)


def test_notes_are_those_of_the_scope(book: Book) -> None:
    found = book.view(DAY).plausible.select("note", "rep")
    assert found.rows() == [("off_day", "Cid")]
    assert len(book.view(DAY, rep="Ann").plausible) == 0


def test_an_empty_log_says_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    view = Book(tmp_path_factory.mktemp("empty")).view(DAY)
    assert len(view.promises) == len(view.plausible) == len(view.reached) == 0


@pytest.mark.parametrize(
    ("name", "rows"), [("reach", 3), ("promises", 2), ("plausible", 1)]
)
def test_what_a_view_says_is_written_as_a_file(
    book: Book, name: str, rows: int
) -> None:
    text = TABLES[name](book.view(DAY)).decode("utf-8-sig")
    assert len(text.splitlines()) == rows + 1
