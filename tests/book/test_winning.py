"""What goes with won deals and who is strong, from sheets to figures."""

from datetime import date
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.book import Book, Upload
from salesdash.book.winning import spelled
from salesdash.metrics import wins

DAY = date(2026, 11, 20)
HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Team,Status,Closed on,Created on"
)
ASKED = (
    f"{HEAD},The agreement is written in a sponsor letter,Milestone\n"
    "D-1,One,Acme,Ann,East,won,2026-11-10,2026-10-01,yes,\n"
    "D-2,Two,Beta,Ann,East,lost,2026-11-12,2026-10-01,,Qualified sponsor\n"
    "D-3,Three,Gamma,Ann,East,open,,2026-10-01,yes,\n"
)
SILENT = (
    f"{HEAD}\nD-4,Four,Delta,Bob,West,won,2026-11-02,2026-10-03\n"
    "D-5,Five,Zeta,Bob,West,lost,,2026-10-03\n"
)
VISITS = (
    "Date,Rep,Team,Account,Activity,Closing technique,Buying signal\n"
    "2026-10-20,Ann,East,Acme,Customer development,Trial close,talks price\n"
    "2026-11-09,Ann,East,Beta,Customer maintenance,,\n"
    "2026-11-11,Ann,East,Acme,Customer maintenance,Summary,\n"
    "2026-11-18,Bob,West,Delta,Customer maintenance,,\n"
)
SHEETS = [
    Upload("Opportunities Ann 2026-11-13.csv", ASKED.encode()),
    Upload("Opportunities Bob 2026-11-13.csv", SILENT.encode()),
    Upload("Visits 2026-11-20.csv", VISITS.encode()),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = Book(tmp_path_factory.mktemp("winning"))
    for sheet in SHEETS:
        assert book.add(book.read([sheet], today=DAY), "Ann")
    return book


def had(book: Book, **scope: str) -> list[tuple[Any, ...]]:
    view = book.view(DAY, **scope)
    names = dict(view.closed.select("key", "opportunity").rows())
    return [(names[key], *rest) for key, *rest in view.had.rows()]


def test_closed_deals_carry_what_they_had(book: Book) -> None:
    # The deals of Bob have no such column, and no visit before closing.
    assert had(book) == [
        ("D-1", "criterion", "sponsor_letter", 1),
        ("D-1", "signal", "talks_price", 1),
        ("D-1", "technique", "trial", 1),
        ("D-2", "criterion", "sponsor_letter", 0),
        ("D-2", "signal", "talks_price", 0),
        ("D-2", "technique", "trial", 0),
    ]


def test_a_scope_keeps_its_own_deals(book: Book) -> None:
    assert had(book, rep="Bob") == []
    assert had(book, team="East") == had(book)
    assert wins.overall(book.view(DAY, rep="Bob").closed)["won"] == 1


def test_the_win_rate_counts_deals_without_a_closing_day(book: Book) -> None:
    found = wins.overall(book.view(DAY).closed)
    assert (found["won"], found["n"], found["undated"]) == (2, 4, 1)
    # 40 days of D-1, 30 of D-4.
    assert (found["cycle"], found["cycle_n"]) == (35.0, 2)


def test_wins_compare_all_and_those_that_got_far(book: Book) -> None:
    found = book.view(DAY).wins.filter(nw.col("kind") == "criterion")
    names = ("among", "with_won", "with_n", "without_won", "without_n")
    assert found.select(*names).rows() == [
        ("all", 1, 1, 0, 1),
        ("qualified_sponsor", 1, 1, 0, 1),
    ]


def test_results_are_those_of_the_reps(book: Book) -> None:
    found = book.view(DAY).results.filter(nw.col("measure") == "new_deals")
    assert found.select("rep", "part").rows() == [("Ann", 3), ("Bob", 2)]


def test_a_scope_shows_a_rep_and_compares_with_the_same(book: Book) -> None:
    whole = book.view(DAY).strengths.filter(nw.col("rep") == "Bob")
    own = book.view(DAY, rep="Bob").strengths
    assert own.rows() == whole.rows()
    for scope in ({"team": "East"}, {"rep": "Ann"}):
        assert set(book.view(DAY, **scope).mixes["team"]) == {"East"}


def test_an_empty_log_has_no_wins(tmp_path: Path) -> None:
    view = Book(tmp_path).view(DAY)
    frames = view.closed, view.wins, view.strengths, view.mixes, view.spent
    assert [len(frame) for frame in frames] == [0] * 5


def test_cells_are_read_as_the_elements_that_they_name() -> None:
    visits = pl.DataFrame(
        {
            "step": ["probe_listen", None, None, None],
            "closing_technique": [
                "Trial close、总结",
                "trial close",
                "",
                None,
            ],
            "buying_signal": ["Talks price, smiled", None, "", None],
        }
    )
    found = spelled(nw.from_native(visits)).sort("kind", "said", "code")
    assert found.rows() == [
        ("signal", "Talks price, smiled", "smiled", "smiled"),
        ("signal", "Talks price, smiled", "talks_price", ""),
        ("step", "probe_listen", "probe_listen", ""),
        ("technique", "Trial close、总结", "summary", ""),
        ("technique", "Trial close、总结", "trial", ""),
        ("technique", "trial close", "trial", ""),
    ]
