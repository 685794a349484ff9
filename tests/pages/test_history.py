"""The History page: imports opened, and what an undo would do."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from tests.pages.conftest import SHEETS, Open

DEALS = next(s for s in SHEETS if s.name.startswith("Opport"))
LATER = Upload(
    "Opportunities 2026-11-27.csv", DEALS.content.replace(b"1000", b"900")
)


@pytest.fixture
def two(store: Path) -> Book:
    """Give a log of two weeks of one deal."""
    book = Book(store)
    for file, by in ((DEALS, "Ann"), (LATER, "Eve")):
        assert book.add(book.read([file]), by)
    return book


def press(app: AppTest, label: str, nth: int = 0) -> None:
    found = [b for b in app.button if b.label.startswith(label)]
    found[nth].click().run()


def said(app: AppTest) -> str:
    return "\n".join(e.value for e in (*app.markdown, *app.caption))


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def opened(visit: Open, book: Book, nth: int) -> AppTest:
    app = visit("history")
    name = book.imports()[nth].import_id
    app.session_state[f"entry {name}"] = True
    return app.run()


def test_an_old_import_says_what_stays_and_why(visit: Open, two: Book) -> None:
    app = opened(visit, two, 1)
    press(app, "Undo")
    assert not app.exception
    assert "**Stays (1)**" in said(app)
    reason = next(x for x in labels(app) if "says something newer" in x)
    assert reason.startswith(r"Opportunities **1**\: import \#2 of")
    assert "Nothing changes in what counts today" in said(app)
    assert len(two.imports()) == 2


def test_an_undo_falls_back_to_the_older_value(visit: Open, two: Book) -> None:
    app = opened(visit, two, 0)
    press(app, "Undo")
    assert "**Goes back to what was said before (1)**" in said(app)
    (line,) = [x for x in labels(app) if "worth more" in x]
    press(app, line)
    values = app.dataframe[0].value
    assert list(values["old"]) == ["¥ 900"]
    assert list(values["new"]) == ["¥ 1 K"]
    press(app, "Yes, undo this import")
    assert not app.exception
    assert [entry.live for entry in two.imports()] == [True, False, True]


def test_going_back_writes_nothing(visit: Open, two: Book) -> None:
    app = opened(visit, two, 0)
    press(app, "Undo")
    press(app, "Go back")
    assert "Goes back to" not in said(app)
    assert len(two.imports()) == 2


def test_an_opened_import_offers_its_files_and_its_sheets(
    visit: Open, two: Book
) -> None:
    app = opened(visit, two, 0)
    assert not app.exception
    files = [str(getattr(b, "label", "")) for b in app.get("download_button")]
    assert r"Opportunities 2026\-11\-27\.csv" in files
    tables = [frame.value for frame in app.dataframe]
    assert list(tables[0]["changed"]) == [1]
    assert list(tables[1]["sheet"]) == ["Opportunities 2026-11-27"]


def test_what_was_said_of_a_deal_is_told_and_can_be_undone(
    visit: Open, store: Path
) -> None:
    book = Book(store)
    assert book.add(book.read([DEALS]), "Ann")
    view = book.view(book.days()[-1])
    key = view.opportunities["key"][0]
    book.correct(view, key, "amount", "1234", "signed so", "Eve")
    book.confirm(view, key, "qualified_sponsor", "", "Eve")
    app = visit("history")
    assert not app.exception
    told = said(app).replace("\\", "")
    assert "Amount 1,000 → 1,234 (signed so)" in told
    assert "Eve confirmed Qualified sponsor for" in told
    press(app, "Yes, undo this change", 1)
    assert book.edits("correction") == []
