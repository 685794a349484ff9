"""New names of a coming import, shown before it is written."""

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload

HEAD = "Account,Opportunity,Rep,Amount (CNY)\n"


def page() -> None:
    """Draw a page with nothing but new names."""
    # What runs in the page is a script of its own, and sees nothing else.
    import os  # noqa: PLC0415 - see above
    from pathlib import Path  # noqa: PLC0415 - see above

    import streamlit as st  # noqa: PLC0415 - see above

    from salesdash.book import Book, Upload  # noqa: PLC0415 - see above
    from salesdash.ui import names_new  # noqa: PLC0415 - see above
    from salesdash.ui.shell import Frame  # noqa: PLC0415 - see above
    from salesdash.words import Words  # noqa: PLC0415 - see above

    book = Book(Path(os.environ["SALESDASH_STORE"]))
    rows = os.environ["ROWS"].encode()
    preview = book.read([Upload("Opportunities 2026-11-27.csv", rows)])
    names_new.draw(Frame(book, None, None, Words("en"), {}), preview)
    st.markdown("end")


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    book = Book(tmp_path)
    rows = f"{HEAD}Acme Ltd,Line,Tom Baker,100\n".encode()
    assert book.add(book.read([Upload("Opportunities 2026-11-20.csv", rows)]))
    return book


def run(monkeypatch, *rows: str) -> AppTest:
    monkeypatch.setenv("ROWS", HEAD + "\n".join(rows))
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    return app


def test_a_new_name_is_asked_about_and_the_answer_written(book, monkeypatch):
    app = run(monkeypatch, "Acme,Line,Tom Baker,100")
    assert [s.value for s in app.subheader] == [
        "New names that look like known ones"
    ]
    button = next(b for b in app.button if b.label == "Call both Acme Ltd")
    button.click().run()
    assert [a.other for a in book.names.aliases("customer")] == ["Acme"]
    assert [s.value for s in app.subheader] == []
    assert app.success[0].value == "Merged the customer Acme into Acme Ltd"


@pytest.mark.usefixtures("book")
def test_nothing_is_drawn_where_every_name_is_known(monkeypatch):
    app = run(monkeypatch, "Acme Ltd,Line,Tom Baker,100", "Beta,Line,Ann,1")
    assert [e.value for e in app.markdown] == ["end"]


@pytest.mark.usefixtures("book")
def test_only_so_many_are_asked_about(monkeypatch):
    names = (f"{word}{word}{word}" for word in ("alpha", "bravo", "delta"))
    rows = [
        f"{name} {i} {form},Line,Tom Baker,1"
        for name in names
        for i in range(5)
        for form in ("Ltd", "Inc")
    ]
    app = run(monkeypatch, *rows)
    assert len([b for b in app.button if b.label == "Two different"]) == 10
    assert "and 5 more" in app.caption[-1].value
