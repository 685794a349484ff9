"""The Control points page, over the company of two reps."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book
from salesdash.words import LANGUAGES
from tests.book import eight
from tests.pages.conftest import Open

DAY = date(2026, 11, 20)
POINT, REP = "controls point", "controls rep"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eight")
    eight.fill(folder)
    return folder


@pytest.fixture
def log(company: Path, store: Path) -> Path:
    shutil.copytree(company, store, dirs_exist_ok=True)
    return store


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value for m in app.metric}


def look(app: AppTest, point: str, rep: str) -> AppTest:
    app.selectbox(POINT).set_value(point)
    return app.selectbox(REP).set_value(rep).run()


def opened(app: AppTest, box: str) -> AppTest:
    """Open a box as a click on it would."""
    app.session_state[f"open {box}"] = True
    return app.run()


def lines(app: AppTest) -> str:
    return plain("\n".join(m.value for m in app.markdown))


def plain(told: str) -> str:
    """Take the escapes out of Markdown."""
    return told.replace("\\", "")


@pytest.mark.usefixtures("log")
def test_the_first_line_says_how_the_points_stand(visit: Open) -> None:
    app = visit("controls")
    assert not app.exception
    assert figures(app) == {
        "Points kept": "0 of 8",
        "Points not kept": "1",
        "Reps without a role-play": "1",
        "Key deals without the supervisor": "1",
        "Talks overdue": "0",
    }


@pytest.mark.usefixtures("log")
def test_the_point_kept_least_is_looked_at_first(visit: Open) -> None:
    app = visit("controls")
    assert app.selectbox(POINT).value == "customer_list_kept"
    assert "✕ Not kept** · 1 of 4" in lines(app)
    rows = app.dataframe[0].value.to_numpy().tolist()
    assert [row[:4] for row in rows] == [
        ["Beta", "Ann", "✕ evidence missing", "no grade"],
        ["Core", "Bo", "✕ evidence missing", "old grade"],
        ["Dune", "Bo", "✕ evidence missing", "not in a customer list"],
        ["Acme", "Ann", "✓ as it should be", ""],
    ]


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_of_every_rep_can_be_looked_at(
    visit: Open, language: str
) -> None:
    app = opened(visit("controls", language), "controls history")
    for point in app.selectbox(POINT).options:
        assert point
    for code in ("role_play_scheduled", "milestone_worksheet_kept"):
        for rep in ("", "ann", "bo"):
            assert not look(app, code, rep).exception


def test_a_record_is_written_and_taken_back(visit: Open, log: Path) -> None:
    app = opened(visit("controls"), "controls record")
    app = look(app, "opportunities_graded", "bo")
    app.button("controls record save").click().run()
    assert "kept or not" in app.error[0].value
    app.button_group("controls answer").set_value("no")
    app.text_input("by").set_value("Eve")
    app.text_input("controls reason").set_value("<b>D-9</b>").run()
    app.button("controls record save").click().run()
    assert not app.exception
    told = lines(app)
    assert "Eve recorded on 20 Nov 2026: not kept" in told
    assert app.toast[0].value == "Recorded"
    rows = (
        Book(log)
        .view(DAY)
        .controls.filter(point="opportunities_graded", rep_key="bo")
    )
    assert rows["answer"].to_list() == ["no"]
    app.button("controls record back").click().run()
    rows = Book(log).view(DAY).controls.filter(answer="no")
    assert len(rows) == 0


def test_a_role_play_is_planned_and_undone(visit: Open, log: Path) -> None:
    app = opened(visit("controls"), "controls plan")
    app.selectbox("plan rep").set_value("Bo")
    app.text_input("plan topic").set_value("Calling high").run()
    app.button("controls plan save").click().run()
    assert not app.exception
    assert "Coaching note: Bo, 2026-11-20" in plain(app.success[0].value)
    assert figures(app)["Reps without a role-play"] == "0"
    (row,) = Book(log).view(DAY, rep="Bo").sessions.rows(named=True)
    assert (row["topic"], row["role_play"], row["date"]) == (
        "Calling high",
        1,
        20_784,
    )
    app.switch_page("../../pages/history.py").run()
    heads = [plain(box.label) for box in app.expander]
    assert any("Coaching note: Bo, 2026-11-20" in head for head in heads)


@pytest.mark.usefixtures("log")
def test_a_talk_needs_a_rep(visit: Open) -> None:
    app = opened(visit("controls"), "controls plan")
    app.button("controls plan save").click().run()
    assert app.error[0].value == "Choose the rep first."


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_rep_sees_the_own_points(visit: Open, language: str) -> None:
    app = visit("controls", language, rep="Bo")
    assert not app.exception
    assert app.selectbox(REP).options == ["Bo"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("filled")
def test_without_talks_the_page_says_so(visit: Open, language: str) -> None:
    app = visit("controls", language)
    assert not app.exception
    said = {
        "en": "No coaching is on record",
        "zh": "还没有辅导记录",
    }[language]
    assert any(said in each.value for each in app.caption)


def test_a_day_without_anybody_says_what_to_upload(
    visit: Open, store: Path
) -> None:
    book = Book(store)
    (accounts,) = [s for s in eight.sheets() if s.name.startswith("Acc")]
    assert book.add(book.read([accounts]))
    app = visit("controls")
    assert not app.exception
    assert "nothing to check yet" in app.info[0].value


@pytest.mark.usefixtures("log")
def test_reps_without_a_role_play_are_named_without_empty_columns(
    visit: Open,
) -> None:
    app = look(visit("controls"), "role_play_scheduled", "bo")
    rows = app.dataframe[0].value
    assert list(rows.columns) == ["rep", "state", "missing"]
    assert rows.to_numpy().tolist() == [
        ["Bo", "✕ not scheduled", "a role-play"]
    ]
    assert not any("customer list" in each.value for each in app.caption)


def test_a_topic_too_long_is_refused_beside_the_form(
    visit: Open, log: Path
) -> None:
    before = len(Book(log).imports())
    app = opened(visit("controls"), "controls plan")
    app.selectbox("plan rep").set_value("Bo")
    app.text_input("plan topic").set_value("x" * 201).run()
    app.button("controls plan save").click().run()
    said = plain(app.error[0].value)
    assert said == "Topic: at most 200 letters can be kept."
    assert app.text_input("plan topic").value == "x" * 201
    assert len(Book(log).imports()) == before
