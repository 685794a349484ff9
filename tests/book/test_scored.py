"""The score of a deal over time, by its sheets."""

from datetime import date
from pathlib import Path

from salesdash import days
from salesdash.book import Book, Upload
from salesdash.book.scored import scored

HEAD = "Opportunity ID,Opportunity,Account,Rep,Pain score,Power score\n"
SHEETS = {
    "2026-11-06": "D-1,Line,Acme,Ann,,4\n",
    "2026-11-13": "D-1,Line,Acme,Ann,,4\n",
    "2026-11-20": "D-1,Line,Acme,Ann,12,8\n",
}


def test_the_score_is_told_for_each_day_that_changed_it(
    tmp_path: Path,
) -> None:
    book = Book(tmp_path)
    sheets = [
        Upload(f"Opportunities {day}.csv", (HEAD + told).encode())
        for day, told in SHEETS.items()
    ]
    assert book.add(book.read(sheets), "Ann")
    view = book.view(date(2026, 11, 20))
    columns = ("as_of", "score", "score_known", "zero_factor")
    found = scored(view, "d-1").select(*columns).rows()
    assert found == [
        (days.number(date(2026, 11, 6)), 4, 1, None),
        (days.number(date(2026, 11, 20)), 20, 2, "pain"),
    ]
    (deal,) = view.opportunities.select("score", "score_known").rows()
    assert deal == (20, 2)
    assert scored(view, "nobody").is_empty()
