"""Questions are asked at the top of a card, with what follows."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesdash.ui import questions
from salesdash.words import Words
from tests.pages.conftest import MAIN
from tests.pages.test_upload import drop, press, said

Open = Callable[..., AppTest]
HEADS = "Date,Rep,Client,Activity,Duration\n"
VISITS = f"{HEADS}05/03/2026,<i>Ann</i>,Acme,A,1\n06/03/2026,Ann,Beta,B,1.5\n"
LATER = VISITS.replace("/03/", "/02/")


@pytest.fixture
def visit(tmp_path, monkeypatch):
    """Give a function that opens Upload over an empty log."""
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))

    def begin(language: str = "en") -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.query_params["language"] = language
        app.run()
        return app.switch_page("../../pages/upload.py").run()

    yield begin
    st.cache_resource.clear()


def lines(app: AppTest) -> str:
    """Give the lines of the boxes that fold."""
    return "\n".join(box.label for box in app.expander)


def radio(app: AppTest, label: str):
    return next(r for r in app.radio if r.label == label)


def test_a_question_is_answered_on_the_card_and_remembered(visit: Open):
    app = visit()
    drop(app, "visits 2026-03-13.csv", VISITS)
    assert "questions: 3" in lines(app)
    days = radio(app, "Date: Which comes first, the day or the month?")
    assert days.value is None
    first, second = days.options
    assert "Day first" in first
    assert r"05\/03\/2026 = 5 March 2026" in first
    assert r"06\/03\/2026 = 3 June 2026" in second
    days.set_value("day_first").run()
    assert "questions: 2" in lines(app)
    assert "rows: 2" in lines(app)
    radio(app, "Activity: Do A, B and C stand for the three activities?")
    press(app, "Import")
    drop(app, "visits 2026-02-13.csv", LATER)
    assert "questions: 2" in lines(app)
    assert "Which comes first" not in said(app)
    press(app, "All 5 headings")
    days = radio(app, "Date: Which comes first, the day or the month?")
    assert days.value == "day_first"
    days.set_value("month_first").run()
    assert "Which comes first" in said(app)
    assert not app.exception


def test_a_sheet_without_a_question_shows_nothing(visit: Open) -> None:
    app = visit()
    clear = "Date,Rep,Client\n2026-03-05,Ann,Acme\n"
    drop(app, "visits 2026-03-13.csv", clear)
    assert len(app.radio) == 0
    assert "questions" not in lines(app)


def test_questions_are_asked_in_chinese(visit: Open) -> None:
    app = visit("zh")
    text = "日期,业务员,客户\n5/3/2026,张三,大华\n"
    drop(app, "拜访 2026-03-13.csv", text)
    days = radio(app, "日期：日和月，哪个在前？")
    assert r"5\/3\/2026 = 2026年3月5日" in days.options[0]
    assert "待回答：1 个" in lines(app)


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        (None, "date", "cannot be read"),
        (20517, "date", "5 March 2026"),
        (120050, "amount", "1,200.50"),
        (35_000_000, "amount", "350,000"),
        ("development", "activity", "Customer development"),
        (8.0, "relationship", "8 of 10"),
        (7.5, "attractiveness", "7.5 of 10"),
        (90, "minutes", "90 min"),
        ("2 / 13", "pain_points", "2 / 13"),
        (4, "pain_points", "4 points"),
        ("李四", "rep", "李四"),
    ],
)
def test_what_a_cell_would_say_is_written_as_people_do(
    value: object, column: str, expected: str
) -> None:
    assert questions.written(value, column, Words("en")) == expected
