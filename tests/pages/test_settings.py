"""The Settings page, over a small log of its own."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book
from salesdash.settings import NONE
from salesdash.ui.settings import PARTS
from salesdash.words import LANGUAGES, Words
from tests.pages.conftest import Open

TODAY = date.today()  # noqa: DTZ011 -- the day here, as on the page
YESTERDAY = TODAY - timedelta(days=1)
YIELD = "yields.decision_due"
EN = Words("en")


@pytest.fixture
def book(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """Give a copy of the small log, which the pages look at."""
    folder = tmp_path / "log"
    shutil.copytree(small, folder)
    monkeypatch.setenv("SALESDASH_STORE", str(folder))
    return Book(folder)


def begin(visit: Open, part: str = "yields", language: str = "en") -> AppTest:
    """Open the page on a tab, its form unfolded."""
    app = visit("settings", language)
    t = Words(language)
    app.session_state["settings tab"] = t(f"settings.section.{part}")
    app.session_state[f"open settings change {part}"] = True
    app.session_state[f"open settings past {part}"] = True
    return app.run()


def fill(app: AppTest, **values: str) -> None:
    boxes = {box.label: box for box in app.text_input}
    for label, value in values.items():
        boxes[label.replace("_", " ")].set_value(value)


def save(app: AppTest) -> AppTest:
    button = next(b for b in app.button if b.label == "Save")
    button.click().run()
    assert not app.exception
    return app


def text(app: AppTest, kind: str) -> str:
    told = "\n".join(str(getattr(e, "value", "")) for e in app.get(kind))
    return told.replace("\\", "")


def rows(app: AppTest) -> list[list[str]]:
    frame = app.table[0].value
    cells = frame.astype(str).to_numpy().tolist()
    plain = [[c.replace("\\", "") for c in row] for row in cells]
    return [
        [c.removeprefix("**").removesuffix("**") for c in row] for row in plain
    ]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_shown_in_both_languages(
    visit: Open, language: str
) -> None:
    t, app = Words(language), begin(visit, "yields", language)
    for part in PARTS:
        app.session_state["settings tab"] = t(f"settings.section.{part}")
        app.session_state[f"open settings change {part}"] = True
        app.run()
        assert not app.exception
        assert len(app.table) == (part not in {"mix", "names", "file"})
        boxes = (app.text_input, app.selectbox, app.date_input)
        assert all(box.label for kind in boxes for box in kind)


def test_a_change_is_written_with_name_reason_and_day(
    book: Book, visit: Open
) -> None:
    app = begin(visit)
    fill(app, Decision_due="60", Your_name=" Ann ", Reason="too *high*")
    save(app)
    (edit,) = book.edits("setting")
    assert (edit.key, edit.value, edit.seen) == (YIELD, "60", "75")
    assert (edit.by, edit.reason) == ("Ann", "too *high*")
    assert f"Ann set “Yield of Decision due” to 60 % from {TODAY}" in text(
        app, "success"
    )
    source = f"set by Ann from {TODAY}: too *high*"
    assert ["Decision due", "60 %", source] in rows(app)


def test_the_day_before_a_change_shows_what_stood(
    book: Book, visit: Open
) -> None:
    app = begin(visit)
    fill(app, Decision_due="60")
    save(app)
    assert book.settings(YESTERDAY).value(YIELD) == "75"
    app.date_input(key="settings day").set_value(YESTERDAY).run()
    assert ["Decision due", "75 %", "as shipped"] in rows(app)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("700", '"Yield of Decision due" = "700" does not fit.'),
        ("", '"Yield of Decision due" = "" does not fit.'),
        ("40", "The yields may not fall: Decision due (40 %) stands after"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence(
    book: Book, visit: Open, value: str, sentence: str
) -> None:
    app = begin(visit)
    fill(app, Decision_due=value)
    save(app)
    assert f"Nothing was saved. {sentence}" in text(app, "error")
    assert book.edits("setting") == []


def test_weights_are_changed_together(book: Book, visit: Open) -> None:
    app = begin(visit, "weights")
    fill(app, Pain="30")
    save(app)
    assert "add up to 110 %" in text(app, "error")
    fill(app, Pain="30", Power="10")
    save(app)
    weights = book.settings(TODAY).weights
    assert (weights["pain"], weights["power"]) == (30, 10)


def test_saving_what_is_in_force_writes_nothing(
    book: Book, visit: Open
) -> None:
    app = begin(visit)
    fill(app, Decision_due="75.0 %")
    save(app)
    assert "Nothing was changed" in text(app, "info")
    assert book.edits("setting") == []


def test_one_click_goes_back_to_the_method(book: Book, visit: Open) -> None:
    app = begin(visit)
    fill(app, Decision_due="60")
    save(app)
    back = next(b for b in app.button if b.key == f"back {YIELD}")
    assert back.label.replace("\\", "") == "Decision due: back to 75 %"
    back.click().run()
    assert book.settings(TODAY).told[YIELD].source == "deck"
    assert len(book.edits("setting")) == 2


def test_a_change_can_be_undone_at_once(book: Book, visit: Open) -> None:
    app = begin(visit)
    fill(app, Decision_due="60")
    save(app)
    sure = [b for b in app.button if b.label == "Yes, undo this change"]
    # Once beside the message, once among the dated changes.
    assert len(sure) == 2
    sure[0].click().run()
    assert not app.exception
    assert book.edits("setting") == []
    assert "taken back" in text(app, "info")


def test_a_criterion_is_moved_by_a_choice(book: Book, visit: Open) -> None:
    app = begin(visit, "criteria")
    name = EN.name("criterion", "sponsor_letter")
    box = next(b for b in app.selectbox if b.label == name)
    box.select("qualified_power_sponsor")
    save(app)
    moved = book.settings(TODAY).value("criteria.sponsor_letter")
    assert moved == "qualified_power_sponsor"


def test_the_base_currency_is_one_of_those_seen(
    book: Book, visit: Open
) -> None:
    app = begin(visit, "money")
    box = app.selectbox[0]
    assert box.options == ["none: each amount in its own", "CNY"]
    box.select("CNY")
    save(app)
    assert book.settings(TODAY).base == "CNY"


def test_nothing_is_said_outright_where_the_file_says_something(
    book: Book, visit: Open
) -> None:
    book.company.write_text('[money]\nbase = "CNY"\n', "utf-8")
    app = begin(visit, "money")
    app.selectbox[0].select("")
    save(app)
    assert book.edits("setting")[0].value == NONE
    assert book.settings(TODAY).base == ""


def test_a_target_mix_is_set_for_all_and_for_one_rep(
    book: Book, visit: Open
) -> None:
    app = begin(visit, "mix")
    boxes = list(app.text_input)[:6]
    for box, share in zip(boxes, (40, 40, 20, 50, 30, 20), strict=True):
        box.set_value(str(share))
    app.selectbox[0].select("mix.rep.Ann")
    save(app)
    now = book.settings(TODAY)
    assert (now.mix(), now.mix(rep="Ann")) == ((40, 40, 20), (50, 30, 20))
    for box in list(app.text_input)[3:6]:
        box.set_value("")
    save(app)
    assert book.settings(TODAY).mix(rep="Ann") == (40, 40, 20)


def test_a_mix_that_is_not_whole_is_refused(book: Book, visit: Open) -> None:
    app = begin(visit, "mix")
    app.text_input[0].set_value("40")
    save(app)
    assert "is no target mix" in text(app, "error")
    assert book.edits("setting") == []


def test_a_name_of_ones_own_is_used_at_once(book: Book, visit: Open) -> None:
    app = begin(visit, "names")
    fill(app, Decision_due="Decision pending")
    save(app)
    assert book.settings(TODAY).names == {
        "milestone.decision_due": {"en": "Decision pending"}
    }
    app.session_state["settings tab"] = EN("settings.section.yields")
    app.run()
    assert rows(app)[3][0] == "Decision pending"


def test_a_company_file_becomes_dated_changes(book: Book, visit: Open) -> None:
    app = begin(visit, "file")
    content = b"[yields]\ndecision_due = 60\nqualified_suspect = 10\n"
    app.file_uploader[0].upload("company.toml", content).run()
    assert rows(app) == [["Yield of Decision due", "75 %", "60 %"]]
    take = next(b for b in app.button if b.label == "Save these changes: 1")
    take.click().run()
    (edit,) = book.edits("setting")
    assert (edit.key, edit.value) == (YIELD, "60")


def test_a_wrong_company_file_is_refused_with_the_line(
    book: Book, visit: Open
) -> None:
    app = begin(visit, "file")
    content = b"[yields]\ndecison_due = 60\n"
    app.file_uploader[0].upload("<b>.toml", content).run()
    assert not app.exception
    assert "<b>.toml, line 2: There is no setting" in text(app, "error")
    assert book.edits("setting") == []


def test_a_wrong_company_file_in_place_is_told_on_every_page(
    book: Book, visit: Open
) -> None:
    book.company.write_text("[yields]\ndecision_due = 20\n", "utf-8")
    for page in ("settings", "funnel", "upload"):
        app = visit(page)
        assert not app.exception
        assert f"{book.company}, line 2: The yields may not fall" in text(
            app, "error"
        )


def test_a_change_that_cannot_hold_any_more_is_told(
    book: Book, visit: Open
) -> None:
    app = begin(visit)
    fill(app, Decision_due="60")
    save(app)
    low = "[yields]\nqualified_power_sponsor = 65\n"
    book.company.write_text(low, "utf-8")
    app.run()
    assert "Not in force: " in text(app, "warning")
    assert book.settings(TODAY).value(YIELD) == "75"


def test_history_says_a_change_in_words(book: Book, visit: Open) -> None:
    app = begin(visit)
    fill(app, Decision_due="60", Your_name="<i>Ann")
    save(app)
    app.switch_page("../../pages/history.py").run()
    told = f"<i>Ann set “Yield of Decision due” to 60 % from {TODAY}"
    assert told in text(app, "markdown")
    sure = next(b for b in app.button if b.label == "Yes, undo this change")
    sure.click().run()
    assert book.edits("setting") == []
    assert "~~" in text(app, "markdown")


@pytest.mark.usefixtures("store")
def test_an_empty_log_can_have_settings(visit: Open) -> None:
    for part in ("money", "mix", "yields"):
        assert not begin(visit, part).exception
