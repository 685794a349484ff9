"""The Upload page, over small files."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import workbooks
from tests.pages.conftest import SHEETS, Open

VISITS = next(s for s in SHEETS if s.name.startswith("Visits"))
HEADS = "Client,Deal,<i>Minder</i>,Worth (CNY),Wave"
DEALS = f"{HEADS}\nAcme,Line,Ann,1000,*wave* two\nBeta,Pump,Bob,20,25%\n"
NOTES = "Tag,Bei\n2026-11-18,Acme\n"


def drop(app: AppTest, name: str, content: str | bytes) -> None:
    content = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].upload(name, content).run()


def press(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label.startswith(label)).click().run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def choose(app: AppTest, label: str, value: str) -> None:
    next(b for b in app.selectbox if b.label == label).set_value(value).run()


def value(app: AppTest, label: str) -> str:
    return str(next(b for b in app.selectbox if b.label == label).value)


def said(app: AppTest) -> str:
    return "\n".join(e.value for e in (*app.markdown, *app.caption))


@pytest.mark.usefixtures("store")
def test_a_day_that_is_changed_is_the_day_of_the_import(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    assert app.date_input[0].value == date(2026, 11, 20)
    app.date_input[0].set_value(date(2026, 11, 19)).run()
    assert "2026-11-19" in app.expander[0].label
    app.button(key="import").click().run()
    app.switch_page("../../pages/activity.py").run()
    assert app.selectbox[0].value == "2026-11-19"


@pytest.mark.usefixtures("store")
def test_two_files_of_one_name_stand_side_by_side(visit: Open) -> None:
    app = visit("upload")
    other = VISITS.content.replace(b"Ann", b"Bob")
    app.file_uploader[0].upload(VISITS.name, VISITS.content)
    app.file_uploader[0].upload(VISITS.name, other).run()
    assert not app.exception
    assert len(app.expander) == 2


@pytest.mark.usefixtures("store")
def test_a_sheet_can_be_left_out_and_taken_in_again(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    button = next(b for b in app.button if b.label == "Leave it out")
    button.click().run()
    assert app.button(key="import").disabled
    button = next(b for b in app.button if b.label.startswith("Take in"))
    button.click().run()
    assert not app.button(key="import").disabled


@pytest.mark.usefixtures("filled")
def test_the_same_file_again_says_who_brought_it(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    assert "is already in, unchanged" in app.info[0].value
    assert "by Ann" in app.info[0].value
    assert app.button(key="import").disabled


@pytest.mark.usefixtures("store")
def test_what_is_decided_holds_for_the_next_file(visit: Open) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used: 2")
    choose(app, "i Minder i is taken as", "rep")
    choose(app, "Wave is taken as", "claimed_milestone")
    assert "Headings not used" not in "".join(labels(app))
    choose(app, "wave two means", "decision_due")
    assert any(label.startswith("All 5 headings") for label in labels(app))
    press(app, "Import")
    drop(app, "deals 2026-11-27.csv", DEALS)
    (line,) = [n for n in labels(app) if n.startswith("All 5 headings")]
    assert "as you decided on" in line
    press(app, "All 5 headings")
    assert value(app, "wave two means") == "decision_due"
    press(app, "Forget what was decided")
    assert "Headings not used: 2" in labels(app)
    assert not app.exception


@pytest.mark.usefixtures("store")
def test_what_strangers_wrote_is_shown_as_text(visit: Open) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used")
    choose(app, "Wave is taken as", "claimed_milestone")
    assert r"**\<i\>Minder\<\/i\>**" in said(app)
    assert r"**\*wave\* two**" in said(app)
    assert "cells: 2 · such as Ann / Bob" in said(app)


@pytest.mark.usefixtures("store")
def test_a_column_given_twice_is_refused_with_a_sentence(visit: Open) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used")
    choose(app, "Wave is taken as", "note")
    choose(app, "i Minder i is taken as", "note")
    assert "already taken Wave as Note" in app.warning[0].value
    assert value(app, "i Minder i is taken as") == ""
    choose(app, "i Minder i is taken as", "customer")
    assert len(app.warning) == 0
    assert value(app, "Client is taken as") == ""


@pytest.mark.usefixtures("store")
def test_a_sheet_of_unknown_headings_is_named_and_taken(visit: Open) -> None:
    app = visit("upload")
    drop(app, "notes.csv", NOTES)
    assert app.button(key="import").disabled
    choose(app, "as a list of", "visits")
    assert "Still needed: Visit date, Customer" in "".join(labels(app))
    choose(app, "Tag is taken as", "date")
    choose(app, "Bei is taken as", "customer")
    assert not app.button(key="import").disabled
    choose(app, "This sheet lists", "team")
    assert "Still needed: Rep" in "".join(labels(app))
    press(app, "Start over")
    assert app.button(key="import").disabled
    assert len(app.expander) == 0


@pytest.mark.usefixtures("store")
def test_a_wrong_row_of_headings_can_be_taken_back(visit: Open) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used")
    app.number_input[0].set_value(40).run()
    assert app.button(key="import").disabled
    press(app, "Start over")
    assert not app.button(key="import").disabled
    press(app, "Leave the rest out")
    assert any(label.startswith("All 5 headings") for label in labels(app))


@pytest.mark.usefixtures("store")
def test_an_answer_can_be_removed_from_the_list(visit: Open) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used")
    choose(app, "Wave is taken as", "note")
    press(app, "Import")
    box = next(e for e in app.expander if e.label.startswith("Remembered"))
    assert box.label == "Remembered answers (1)"
    app.session_state["open remembered"] = True
    app.run()
    assert "Wave is taken as **Note**" in said(app)
    press(app, "Remove")
    assert [e for e in app.expander if e.label.startswith("Rem")] == []


@pytest.mark.usefixtures("store")
def test_files_are_opened_once_and_let_go_after_the_import(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(
        "salesdash.ui.upload.workbooks",
        lambda *files: opened.append(files) or workbooks(*files),
    )
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", DEALS)
    press(app, "Headings not used")
    choose(app, "Wave is taken as", "note")
    assert len(opened) == 1
    assert "upload held" in app.session_state
    press(app, "Import")
    assert "upload held" not in app.session_state
    assert "upload read" not in app.session_state
