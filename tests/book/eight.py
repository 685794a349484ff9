"""A company of two reps, of which docs/metrics/controls.md speaks."""

import csv
import io
from pathlib import Path

from salesdash.book import Book, Upload
from salesdash.words import Words
from salesdash.words.column import title

EN = Words("en")
DEALS = (
    *("opportunity", "name", "customer", "rep", "amount"),
    *("claimed_milestone", "decision_maker_met", "features_laid_out"),
    *("final_proposal", "sponsor_pain", "sponsor_reason", "sponsor_vision"),
    *("next_step", "next_date"),
)
LINE = (
    *("D-1", "Line", "Acme", "Ann", "1000", "50%", "yes", "yes", ""),
    *("scrap", "old press", "half the scrap", "Call", "2026-11-25"),
)
TOOL = ("D-2", "Tool", "Beta", "Ann", "500", *[""] * 9)
PUMP = (
    *("D-3", "Pump", "Core", "Bo", "700", "25%", "yes", "", ""),
    *("", "", "", "Send quote", "2026-11-01"),
)
MILL = (
    *("D-4", "Mill", "Dune", "Bo", "900", "75%", "", "yes", "no"),
    *[""] * 5,
)
VISITS = ("date", "rep", "customer", "activity", "supervisor_present")
CUSTOMERS = ("customer", "rep", "relationship", "attractiveness", "graded_on")
COACHING = ("rep", "date", "topic", "role_play", "agreed", "due", "done")


def sheet(file: str, table: str, columns: tuple, *rows: tuple) -> Upload:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([title(EN, table, column) for column in columns])
    writer.writerows(rows)
    return Upload(file, out.getvalue().encode())


def sheets(*, coaching: bool = True) -> list[Upload]:
    """Give the sheets, those of the last week at the end."""
    found = [
        sheet("Deals 2026-11-06.csv", "opportunities", DEALS, LINE, TOOL),
        sheet(
            "Deals 2026-11-20.csv",
            "opportunities",
            DEALS,
            *(LINE, TOOL, PUMP, MILL),
        ),
        sheet(
            "Visits 2026-11-20.csv",
            "visits",
            VISITS,
            ("2026-11-10", "Ann", "Acme", "Proposal and negotiation", "yes"),
            ("2026-10-01", "Bo", "Core", "Proposal and negotiation", "no"),
        ),
        sheet(
            "Accounts 2026-11-20.csv",
            "customers",
            CUSTOMERS,
            ("Acme", "Ann", "8", "9", "2026-10-01"),
            ("Beta", "Ann", "8", "", ""),
            ("Core", "Bo", "3", "7", "2024-01-02"),
        ),
    ]
    talk = ("Ann", "2026-11-12", "Calling high", "yes", "", "", "")
    if coaching:
        name = "Coaching 2026-11-20.csv"
        found.append(sheet(name, "coaching", COACHING, talk))
    return found


def fill(folder: Path, *, coaching: bool = True) -> Book:
    """Fill a log with the sheets."""
    book = Book(folder)
    assert book.add(book.read(sheets(coaching=coaching)))
    return book
