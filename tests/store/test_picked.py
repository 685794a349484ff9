"""Single rows of the log, looked for on the disk."""

from pathlib import Path

from salesdash import model
from salesdash.book import Book, Upload
from salesdash.store import picked

VISITS = "Date,Rep,Account\n2026-11-18,Ann,Acme\n2026-11-19,Ann,Beta\n"


def test_a_row_is_found_by_import_sheet_and_row(tmp_path: Path) -> None:
    book = Book(tmp_path)
    given = book.add(
        book.read([Upload("Visits 2026-11-20.csv", VISITS.encode())])
    )
    where = {"import_id": given, "sheet_number": 0, "row": 3}
    found = picked(book.log, model.VISITS, where)
    assert [(row["date"], row["customer"]) for row in found] == [
        (20_776, "Beta")
    ]
    assert picked(book.log, model.VISITS, {**where, "row": 4}) == []
    assert picked(book.log, model.VISITS, {"import_id": "other"}) == []
