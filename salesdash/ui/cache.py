"""What is kept between clicks, by the state of the log, never by time."""

import os
from datetime import date
from pathlib import Path

import streamlit as st

from salesdash.book import Book, View

STORE = "SALESDASH_STORE"
"""The variable that names the folder of the log."""

COMPANY = "SALESDASH_COMPANY"
"""The variable that names the company file."""


def folder() -> str:
    """Name the folder of the log."""
    return os.environ.get(STORE) or "data"


def book() -> Book:
    """Give the book of this process."""
    return _book(folder(), os.environ.get(COMPANY) or "")


def view(day: date, team: str = "", rep: str = "", period: str = "") -> View:
    """Give the view of a day and scope, made once for each state."""
    log = folder(), os.environ.get(COMPANY) or "", book().digest()
    return _view(log, day, (team, rep, period))


@st.cache_resource(show_spinner=False, max_entries=4)
def _book(store: str, company: str) -> Book:
    return Book(Path(store), Path(company) if company else None)


@st.cache_resource(show_spinner=False, max_entries=64)
def _view(
    log: tuple[str, str, str], day: date, scope: tuple[str, str, str]
) -> View:
    return _book(*log[:2]).view(day, *scope)
