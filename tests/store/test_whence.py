"""Which row says what of a deal."""

from datetime import date
from pathlib import Path

from salesdash.book import Book, Upload
from salesdash.store import whence

HEAD = "Opportunity ID,Opportunity,Account,Rep,Amount (CNY)"
SHEETS = {
    "2026-11-06": f"{HEAD},Product\nD-1,Line,Acme,Ann,1000,Pump\n",
    "2026-11-13": f"{HEAD}\nD-2,Hall,Acme,Ann,5\nD-1,Line,Acme,Ann,1500\n",
    "2026-11-20": f"{HEAD},Product\nD-2,Hall,Acme,Ann,5,Valve\n",
}


def test_the_newest_row_whose_sheet_has_the_column_counts(
    tmp_path: Path,
) -> None:
    book = Book(tmp_path)
    for name, text in SHEETS.items():
        upload = Upload(f"Deals {name}.csv", text.encode())
        assert book.add(book.read([upload]))
    state = book.view(date(2026, 11, 20)).state
    key = state.opportunities.filter(opportunity="D-1")["key"].item()
    found = whence(state, key)
    told = {name: (p["file"], p["row"]) for name, p in found.items()}
    assert told["amount"] == ("Deals 2026-11-13.csv", 3)
    assert told["product"] == ("Deals 2026-11-06.csv", 2)
    assert "claimed_milestone" not in told
    assert whence(state, "nobody") == {}
