"""The Coaching page: the team, one rep, and what is written down."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, View, talks
from salesdash.book.talk import talk
from salesdash.exports.talk import asking, said
from salesdash.words import LANGUAGES, Words
from tests.book.talked import BEFORE, DAY, filled
from tests.pages.conftest import Open

EN = Words("en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("coaching")
    filled(found)
    return found


@pytest.fixture
def week(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SALESDASH_STORE", str(folder))
    return folder


@pytest.fixture
def fresh(store: Path) -> Book:
    """Give the same log, to write into."""
    return filled(store)


def shown(app: AppTest) -> str:
    """Give every text of the page, as a person reads it."""
    texts = [*app.markdown, *app.caption, *app.subheader, *app.metric]
    return "\n".join(each.value for each in texts).replace("\\", "")


def test_the_page_of_a_rep_says_what_the_talk_says(week: Path, visit: Open):
    app = visit("coaching", rep="Ann")
    assert not app.exception
    book = Book(week)
    found = talk(book.view(DAY), book.view(BEFORE), "Ann")
    told = shown(app)
    lines = [
        *said.strengths(found.strengths, EN),
        said.counts(found.changes, EN),
        *(said.change(change, EN) for change in found.changes[:8]),
        *(said.promise(p, EN) for p in said.broken(found.promises)),
        *(said.agreed(session, EN) for session in found.agreed),
        *(asking.standing(deal, EN) for deal in found.deals),
        *(asking.question(q, d, EN) for d in found.deals for q in d.questions),
        said.visits(found.work, EN),
        *(said.missed(each, EN) for each in found.missed),
        *said.play(found.practice, EN),
        said.past(found, EN),
    ]
    assert [line for line in lines if line not in told] == []


@pytest.mark.usefixtures("week")
def test_the_figures_stand_in_a_row(visit: Open):
    app = visit("coaching", rep="Ann")
    found = {m.label: m.value.replace("\\", "") for m in app.metric}
    assert found == {
        "Open pipeline": "¥\xa02.8\xa0K",
        "Month, verified": "¥\xa0700 of ¥\xa01\xa0K",
        "Visits in 7 days": "2",
        "Claimed, not proven": "¥\xa0880",
        "Promises kept": "1 of 2",
    }


@pytest.mark.usefixtures("week")
def test_without_a_rep_the_team_is_listed(week: Path, visit: Open):
    app = visit("coaching")
    assert not app.exception
    (table,) = app.dataframe
    rows = talks.overview(Book(week).view(DAY))
    needs = ("hits", "missed", "neglected", "overdue")
    rows = sorted(rows, key=lambda row: -sum(row[name] for name in needs))
    assert table.value["rep"].tolist() == [row["rep"] for row in rows]
    assert table.value["missed"].tolist() == [row["missed"] for row in rows]
    assert not app.metric


@pytest.mark.usefixtures("week")
def test_a_rep_whom_nobody_knows_is_told_and_the_team_listed(visit: Open):
    app = visit("coaching")
    app.query_params["rep"] = "<b>Nobody</b>"
    app.run()
    assert not app.exception
    assert "<b>Nobody</b>" in shown(app)
    assert app.dataframe


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rep_has_a_page_in_both_languages(
    week: Path, visit: Open, language: str
):
    for rep in Book(week).view(DAY).reps:
        app = visit("coaching", language, rep=rep)
        assert not app.exception
        assert len(app.metric) == 5


@pytest.mark.usefixtures("week")
def test_a_manager_walks_through_the_team(visit: Open):
    app = visit("coaching", rep="Ann")
    (after,) = [b for b in app.button if b.label == "Next"]
    after.click().run()
    assert not app.exception
    assert app.selectbox("coaching rep").value == "Bob"
    app.selectbox("coaching rep").select("").run()
    assert not app.exception
    assert app.dataframe
    app.selectbox("coaching rep").select("Ann").run()
    assert len(app.metric) == 5


@pytest.mark.usefixtures("week")
def test_the_first_day_has_nothing_to_compare_with(visit: Open):
    app = visit("coaching", rep="Ann", as_of=BEFORE.isoformat())
    assert "There is no earlier day to compare with." in shown(app)


@pytest.mark.usefixtures("filled")
def test_a_rep_who_is_alone_needs_no_choice(visit: Open):
    app = visit("coaching")
    assert not app.exception
    assert len(app.metric) == 5
    assert app.session_state["coaching rep"] == "Ann"


@pytest.mark.usefixtures("store")
def test_an_empty_log_leads_to_upload(visit: Open):
    app = visit("coaching")
    assert not app.exception
    assert app.button
    assert not app.metric


def slot(name: str) -> str:
    return f"coaching Ann 20777 {name}"


def written(book: Book) -> list[tuple[date, str, str]]:
    view: View = book.view(DAY)
    rows = view.sessions.filter(topic="Value").rows(named=True)
    return [(row["date"], row["agreed"], row["session"]) for row in rows]


def test_a_talk_that_is_written_down_is_kept_and_shown(
    fresh: Book, visit: Open
):
    app = visit("coaching", rep="Ann")
    app.text_input(slot("topic")).input("Value")
    app.text_area(slot("agreed")).input("Count the hours")
    app.date_input(slot("due")).set_value(date(2026, 11, 27))
    app.text_input("by").input("Sue")
    (save,) = [b for b in app.button if b.label == "Save the talk"]
    save.click().run()
    assert not app.exception
    assert written(fresh) == [(20_777, "Count the hours", "open")]
    assert "Count the hours (Value, 2026-11-20; due 2026-11-27)" in shown(app)
    assert app.text_input(slot("topic")).value == ""
    assert app.text_area(slot("agreed")).value == ""
    assert app.date_input(slot("due")).value is None
    assert app.toast[0].value == "Saved"


def test_what_was_agreed_is_marked_as_done(fresh: Book, visit: Open):
    app = visit("coaching", rep="Ann")
    (tick,) = [b for b in app.button if b.label == "Mark as done"]
    tick.click().run()
    assert not app.exception
    assert "Nothing that was agreed is open." in shown(app)
    (told,) = app.success
    assert told.value.replace("\\", "").startswith("Marked as done: ")
    found = talk(fresh.view(DAY), None, "Ann")
    assert found.agreed == ()


def test_a_talk_about_nothing_is_not_written_down(fresh: Book, visit: Open):
    before = len(fresh.imports())
    app = visit("coaching", rep="Ann")
    (save,) = [b for b in app.button if b.label == "Save the talk"]
    save.click().run()
    assert not app.exception
    assert [e.value for e in app.error] == [
        "Write a topic, what was agreed, or a note."
    ]
    assert len(fresh.imports()) == before


def refused(app: AppTest) -> list[str]:
    """Save the talk, and give what the page says against it."""
    (save,) = [b for b in app.button if b.label == "Save the talk"]
    save.click().run()
    assert not app.exception
    return [each.value.replace("\\", "") for each in app.error]


def test_a_text_too_long_is_refused_and_stays(fresh: Book, visit: Open):
    before = len(fresh.imports())
    app = visit("coaching", rep="Ann")
    app.text_area(slot("note")).input("x" * 5_001)
    assert refused(app) == ["Note: at most 5000 letters can be kept."]
    assert app.text_area(slot("note")).value == "x" * 5_001
    assert len(fresh.imports()) == before
    app.text_area(slot("note")).input("x" * 5_000)
    assert refused(app) == []
    assert len(fresh.imports()) == before + 1
    app.session_state["open coaching past"] = True
    assert "x" * 5_000 in shown(app.run())


def test_a_due_day_before_the_talk_is_refused(fresh: Book, visit: Open):
    before = len(fresh.imports())
    app = visit("coaching", rep="Ann")
    app.text_input(slot("topic")).input("Value")
    app.date_input(slot("due")).set_value(date(2026, 11, 19))
    assert refused(app) == ["The due day lies before the day of the talk."]
    assert len(fresh.imports()) == before
    assert app.text_input(slot("topic")).value == "Value"


def test_a_note_is_taken_back_as_a_note(fresh: Book, visit: Open):
    app = visit("coaching", rep="Ann")
    app.text_input(slot("topic")).input("Value")
    assert refused(app) == []
    (undo,) = [b for b in app.button if b.label == "Undo"]
    undo.click().run()
    assert "This note will no longer count." in shown(app)
    (sure,) = [b for b in app.button if b.label == "Yes, take this note back"]
    sure.click().run()
    assert not app.exception
    assert written(fresh) == []


@pytest.mark.usefixtures("week")
def test_choices_speak_the_language_of_the_page(visit: Open):
    app = visit("coaching", rep="Ann")
    app.button_group("language").set_value("zh").run()
    assert not app.exception
    assert app.selectbox("compare").value == "week"
    assert "一周前" in app.selectbox("compare").options
