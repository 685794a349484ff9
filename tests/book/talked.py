"""A small log for the weekly talk: two Fridays of Ann, and a deal of Bob."""

from datetime import date
from pathlib import Path

from salesdash.book import Book
from tests.book.handed import made, read

DAY, BEFORE = date(2026, 11, 20), date(2026, 11, 13)
HEAD = [
    "Opportunity ID", "Opportunity", "Customer", "Rep", "Team", "Amount",
    "Milestone", "Expected close", "Closed on", "Status", "Lost reason",
    "Sponsor", "Present product has a problem", "Pain score", "Power score",
]  # fmt: skip


def deal(  # noqa: PLR0913 - a row has so many cells
    number, customer, amount, share, close=None, *,
    rep="Ann", closed=None, status=None, reason=None, sponsor=None,
    problem=None, points=(None, None),
):  # fmt: skip
    """Give a row of the deals."""
    return [
        f"D-{number}", f"Deal {number}", customer, rep, "East", amount, share,
        close, closed, status, reason, sponsor, problem, *points,
    ]  # fmt: skip


FIRST = (
    HEAD,
    deal(1, "Acme", 1000, "25%", date(2026, 12, 10), sponsor="Lee"),
    deal(2, "Beta", 500, "10%", date(2026, 12, 1)),
    deal(3, "Gamma", 300, "50%", date(2026, 11, 18)),
    deal(4, "Acme", 700, "75%", date(2026, 11, 30)),
    deal(5, "Delta", 200, "10%"),
    deal(6, "Eta", 400, "10%", date(2026, 12, 1), rep="Bob"),
)
SECOND = (
    HEAD,
    deal(
        1, "Acme", 1200, "50%", date(2027, 1, 10), sponsor="Lee",
        problem="yes", points=(2, 8),
    ),
    deal(2, "Beta", 500, "10%", date(2026, 12, 1), status="lost",
         reason="price", closed=date(2026, 11, 17)),
    deal(3, "Gamma", 300, "50%", date(2026, 11, 18), points=(2, None)),
    deal(4, "Acme", 700, "100%", date(2026, 11, 30),
         closed=date(2026, 11, 19)),
    deal(6, "Eta", 400, "10%", date(2026, 12, 1)),
    deal(7, "Eps", 900, "10%", date(2027, 2, 1), problem="yes"),
)  # fmt: skip
VISITS = (
    ["Date", "Rep", "Team", "Customer", "Activity", "Next step", "Next date"],
    [date(2026, 11, 4), "Ann", "East", "Beta", "development", "Call",
     date(2026, 11, 10)],
    [date(2026, 11, 16), "Ann", "East", "Acme", "development", "Show it",
     date(2026, 11, 17)],
    [date(2026, 11, 17), "Ann", "East", "Acme", "negotiation", None, None],
    [date(2026, 11, 18), "Bob", "East", "Theta", "maintenance", None, None],
)  # fmt: skip
COACHING = (
    ["Date", "Rep", "Topic", "Supervisor", "Agreed", "Due", "Role-play"],
    [date(2026, 11, 6), "Ann", "Pain", "Sue", "Ask Lee", date(2026, 11, 13),
     "yes"],
    [date(2026, 11, 27), "Ann", "Power", "Sue", None, None, "yes"],
)  # fmt: skip
TARGETS = (
    ["Rep", "Measure", "Month", "Target", "Count"],
    ["Ann", "Revenue", date(2026, 11, 1), 1000, None],
    ["Ann", "Visits", date(2026, 11, 1), None, 42],
)
CUSTOMERS = (
    ["Customer", "Rep", "Relationship (0-10)", "Attractiveness (0-10)"],
    ["Acme", "Ann", 8, 9],
    ["Zeta", "Ann", 8, 9],
)


def filled(folder: Path) -> Book:
    """Fill a log with the two weeks."""
    found = Book(folder)
    weeks = (
        ("w 2026-11-13.xlsx", made(Deals=FIRST)),
        (
            "w 2026-11-20.xlsx",
            made(
                Deals=SECOND,
                Visits=VISITS,
                Coaching=COACHING,
                Targets=TARGETS,
                Customers=CUSTOMERS,
            ),
        ),
    )
    for name, content in weeks:
        _, preview = read(found, name, content)
        assert found.add(preview)
    return found
