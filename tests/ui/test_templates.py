"""The section that hands out templates."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload

SCRIPT = """
from pathlib import Path
from salesdash.book import Book
from salesdash.ui import templates
from salesdash.ui.shell import Frame
from salesdash.words import Words
import streamlit as st

st.session_state.setdefault("open templates", True)
book = Book(Path({folder!r}))
templates.draw(Frame(book, None, None, Words("en"), {{}}))
"""
DEALS = "Opportunity,Customer,Rep,Amount,Milestone\nPress,Acme,*Ann*,10,25%\n"


def app(folder: Path) -> AppTest:
    script = SCRIPT.format(folder=str(folder))
    found = AppTest.from_string(script, default_timeout=60).run()
    assert not found.exception
    return found


def test_an_empty_book_offers_blank_templates(tmp_path):
    found = app(tmp_path)
    kinds = found.selectbox(key="template kind")
    assert kinds.options == ["Blank", "Blank, with the sheets of a manager"]
    assert len(found.get("download_button")) == 1


def test_a_rep_is_chosen_from_those_known(tmp_path):
    book = Book(tmp_path)
    book.add(book.read([Upload("deals 2026-11-20.csv", DEALS.encode())]))
    found = app(tmp_path)
    found.selectbox(key="template kind").select("rep").run()
    assert not found.exception
    assert found.selectbox(key="template rep").options == ["*Ann*"]
    assert len(found.get("download_button")) == 1
