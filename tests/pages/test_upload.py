"""The Upload page, over small files."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload, workbooks
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


def cards(app: AppTest) -> list[str]:
    """Give what stands on the cards of the sheets."""
    return [e.label for e in app.expander if "· as of" in e.label]


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
    assert "2026-11-19" in cards(app)[0]
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
    assert len(cards(app)) == 2


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
    assert cards(app) == []


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


LOG = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (USD),Milestone,"
    "Expected close\n"
)
FOUR = [
    "1,Press,Acme,Ann,100,10%,2026-12-01",
    "2,Saw,Beta,Ann,200,25%,2026-12-01",
    "3,Line,Core,Ann,300,25%,2026-12-01",
    "4,Hall,Dune,Ann,400,50%,2026-12-01",
]
NEXT = "deals 2026-11-27.csv"


@pytest.fixture
def four(store: Path) -> Book:
    """Give a log of four open deals of one rep."""
    book = Book(store)
    file = Upload("deals 2026-11-20.csv", (LOG + "\n".join(FOUR)).encode())
    assert book.add(book.read([file]), "Ann")
    return book


def test_what_an_import_means_stands_before_it(
    visit: Open, four: Book
) -> None:
    slips = FOUR[0].replace("2026-12-01", "2026-12-31")
    jumps = FOUR[1].replace("25%", "90%").replace("200", "150")
    app = visit("upload")
    drop(app, NEXT, LOG + "\n".join([slips, jumps, *FOUR[2:]]))
    told = [x for x in labels(app) if "opportunity" in x]
    assert told == [
        "**1** opportunity jumps over a stage\\: 25 \\% → 90 \\%",
        (
            r"**1** opportunity slips\: expected to close later\, "
            r"by 30 days \(\$ 100\)"
        ),
        r"**1** opportunity is worth less\: −\$ 50",
    ]
    press(app, told[1])
    (rows,) = [f.value for f in app.dataframe if "old" in f.value]
    assert rows.to_dict("records") == [
        {
            "customer": "Acme",
            "name": "Press",
            "rep": "Ann",
            "old": "2026-12-01",
            "new": "2026-12-31",
            "amount": "$ 100",
            "source": "deals 2026-11-27.csv · deals 2026-11-27 · row 2",
            "source_old": "deals 2026-11-20.csv · deals 2026-11-20 · row 2",
        }
    ]
    press(app, "Import")
    assert labels(app)[:3] == told
    assert len(four.imports()) == 2


def test_most_deals_missing_is_asked_about_twice(
    visit: Open, four: Book
) -> None:
    app = visit("upload")
    drop(app, NEXT, LOG + FOUR[0])
    assert "3 of the 4 open deals" in app.warning[0].value
    press(app, "Import (1)")
    assert "Please look again" in said(app)
    press(app, "Go back")
    assert "Please look again" not in said(app)
    press(app, "Import (1)")
    press(app, "Import all the same")
    assert not app.exception
    assert len(four.imports()) == 2


def test_one_click_takes_a_sheet_as_an_addition(
    visit: Open, four: Book
) -> None:
    app = visit("upload")
    drop(app, NEXT, LOG + FOUR[0])
    press(app, "It only adds")
    assert [w.value for w in app.warning] == []
    press(app, "Import (1)")
    assert len(four.imports()) == 2
    (newest, _) = four.imports()
    assert newest.sheets[0].covers == "adds"


@pytest.mark.usefixtures("four")
def test_a_late_sheet_says_that_it_changes_its_own_day(visit: Open) -> None:
    app = visit("upload")
    earlier = [line.replace("100", "90") for line in FOUR]
    drop(app, "deals 2026-11-13.csv", LOG + "\n".join(earlier))
    assert "It changes how 2026" in app.info[0].value
    assert "and nothing today" in app.info[0].value


def test_another_sheet_of_the_day_replaces_or_stands_beside(
    visit: Open, four: Book
) -> None:
    app = visit("upload")
    drop(app, "deals 2026-11-20.csv", LOG + "\n".join(FOUR[:3]))
    question = "An earlier sheet speaks of the same day"
    (asked,) = [g for g in app.button_group if g.label == question]
    assert "Import #1 of" in said(app).replace("\\", "")
    asked.set_value(False).run()
    assert not app.exception
    assert "both count" in said(app)
    press(app, "Import (1)")
    assert [entry.live for entry in four.imports()] == [True, True]


@pytest.mark.usefixtures("filled")
def test_other_words_for_a_visit_are_shown_beside_the_old_ones(
    visit: Open,
) -> None:
    app = visit("upload")
    text = VISITS.content.decode().replace("60", "90")
    drop(app, "diary 2026-11-20.csv", text.replace("Minutes", "Minutes,Place"))
    told = said(app).replace("\\", "")
    assert '2026-11-18, Ann at <b>Acme</b>, Minutes: "60"' in told
    assert 'becomes "90"' in told
