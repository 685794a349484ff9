"""Remembered answers go out as a file and come in on the Upload page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Choice, Upload
from salesdash.book.shared import NAME, dump
from tests.pages.conftest import MAIN

FILE = Upload("v.csv", b"Day,Client,*Kind*\n2026-11-20,Acme,chat\n")
MEANT = {"Day": "date", "*Kind*": "activity"}
Open = Callable[[], AppTest]


def filled(folder: Path, meant: dict[str, str]) -> bytes:
    """Decide on a file in a log of its own; give its answers as a file."""
    book = Book(folder)
    choices = {(FILE.name, "v"): Choice(columns=meant)}
    assert book.add(book.read([FILE], choices=choices), "Mei")
    return dump(book.answers())


@pytest.fixture
def visit(tmp_path, monkeypatch):
    """Give a function that opens Upload over the log."""
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path / "ours"))

    def begin() -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.query_params["language"] = "en"
        app.run()
        return app.switch_page("../../pages/upload.py").run()

    yield begin
    st.cache_resource.clear()


def take(app: AppTest, content: bytes) -> None:
    """Drop a file of answers."""
    box = next(u for u in app.file_uploader if "team" in u.label)
    box.upload("answers.json", content).run()


def open_list(app: AppTest) -> None:
    app.session_state["open remembered"] = True
    app.run()


def test_another_teams_answers_are_shown_then_taken(visit: Open, tmp_path):
    app = visit()
    take(app, filled(tmp_path / "theirs", MEANT))
    assert r"answers\.json holds 2 new answers" in app.info[0].value
    texts = [m.value for m in app.markdown]
    assert r"\*Kind\* is taken as **Activity**" in texts
    app.button(key="answers go").click().run()
    assert not app.exception
    values = {a.value for a in Book(tmp_path / "ours").answers()}
    assert values == {"date", "activity"}
    assert any("Remembered answers (2)" in e.label for e in app.expander)


def test_where_answers_differ_ours_stay_unless_one_says_so(visit, tmp_path):
    filled(tmp_path / "ours", {**MEANT, "*Kind*": "note"})
    theirs = filled(tmp_path / "theirs", MEANT)
    app = visit()
    open_list(app)
    take(app, theirs)
    assert "1 differ from ours" in app.info[0].value
    texts = "\n".join(m.value for m in app.markdown)
    assert r"ours: \*Kind\* is taken as **Note**" in texts
    assert r"theirs: \*Kind\* is taken as **Activity**" in texts
    assert app.button(key="answers go").disabled
    app.toggle(key="answers theirs").set_value(True).run()
    app.button(key="answers go").click().run()
    newest = Book(tmp_path / "ours").answers()[0]
    assert (newest.column, newest.value) == ("*Kind*", "activity")


@pytest.mark.parametrize(
    "content", [b"{", json.dumps({"file": NAME}).encode()]
)
def test_another_file_is_refused_with_a_sentence(visit, content):
    app = visit()
    take(app, content)
    assert r"answers\.json holds no remembered answers" in app.error[0].value
    assert not app.exception
