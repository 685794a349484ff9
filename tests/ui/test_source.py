"""The panel below a table, drawn for a row that was picked."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book
from salesdash.ui.source import named
from salesdash.words import Words
from tests.pages.conftest import SHEETS

EN = Words("en")


PANEL = """
import os
from datetime import date
from pathlib import Path

from salesdash.book import Book
from salesdash.ui import source
from salesdash.ui.tables import Picked
from salesdash.words import Words

book = Book(Path(os.environ["SALESDASH_STORE"]))
view = book.view(date(2026, 11, 20))
frames = {
    "opportunities": view.opportunities,
    "visits": view.visits,
    "customers": view.customers,
}
table, column = os.environ["PICKED"].split()
frame = frames[table]
if column == "none":
    source.under(frame, table, None, view, Words("en"), "key")
else:
    picked = Picked(0, column)
    source.under(frame, table, picked, view, Words("en"), "key")
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    book = Book(tmp_path)
    assert book.add(book.read(SHEETS), "*Ann*")
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    return book


def drawn(monkeypatch: pytest.MonkeyPatch, picked: str) -> AppTest:
    monkeypatch.setenv("PICKED", picked)
    return AppTest.from_string(PANEL).run()


@pytest.mark.usefixtures("log")
def test_nothing_picked_is_an_invitation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = drawn(monkeypatch, "visits none")
    assert [c.value for c in app.caption] == [EN("source.pick")]
    assert len(app.dataframe) == 0


@pytest.mark.usefixtures("log")
def test_a_picked_cell_is_found_in_the_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = drawn(monkeypatch, "visits minutes")
    title = app.markdown[0].value.replace("\\", "")
    assert title == "**Visits 2026-11-20.csv · Visits 2026-11-20 · row 2**"
    told = app.caption[1].value.replace("\\", "")
    assert told == "Minutes stands in cell E2: 60"
    cells = app.dataframe[0].value
    assert cells["address"].to_list() == ["A2", "B2", "C2", "D2", "E2"]
    assert cells["written"].to_list()[2] == "<b>Acme</b>"


@pytest.mark.usefixtures("log")
def test_who_took_it_in_is_text_and_never_markup(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = drawn(monkeypatch, "visits rep")
    assert "\\*Ann\\*" in app.caption[0].value


@pytest.mark.usefixtures("log")
def test_a_worked_out_column_names_what_it_is_made_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = drawn(monkeypatch, "customers quadrant")
    told = app.caption[1].value.replace("\\", "").split("  \n")
    assert told == [
        "Grade is worked out from the row:",
        "Relationship stands in cell C2: 8",
        "Attractiveness and potential stands in cell D2: 9",
    ]


def test_a_lost_original_is_a_sentence(
    log: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sheet in log.imports()[0].sheets:
        path = log.original(sheet.sha256)
        path.chmod(0o600)
        path.unlink()
    app = drawn(monkeypatch, "visits rep")
    assert [w.value for w in app.warning] == [EN("source.trouble.lost")]
    assert (len(app.dataframe), len(app.exception)) == (0, 0)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("周报 11.20.xls", "周报 11.20.xls"),
        ("../../etc/passwd", ".. .. etc passwd"),
        ("a\x00\u202eb.xlsx", "a  b.xlsx"),
        ('"<>|?*', "-"),
    ],
)
def test_a_file_name_can_do_no_harm(file: str, name: str) -> None:
    assert named(file) == name
