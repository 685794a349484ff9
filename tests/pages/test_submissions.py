"""The Submissions page, over a log of sheets that came at given times."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload, submitted
from salesdash.store import log
from salesdash.words import LANGUAGES
from tests.pages.conftest import Open

HEAD = "Date,Rep,Account,Activity,Minutes\n"
ROWS = {
    "2026-11-06": ("Ann", "Bob", "**Cid**"),
    "2026-11-13": ("Ann", "Bob"),
    "2026-11-20": ("Ann",),
}


def sheet(day: str, rep: str, said: str) -> Upload:
    row = f"2026-11-02,{rep},Acme,,{said}\n"
    return Upload(f"{rep[:5]} {day}.csv", (HEAD + row).encode())


@pytest.fixture
def weeks(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fill a log: Ann copies, Bob is late and then silent, Cid silent."""
    monkeypatch.setattr(submitted, "here", lambda: date(2026, 11, 23))
    book = Book(store)
    for number, (day, reps) in enumerate(ROWS.items()):
        for rep in reps:
            late = 3 if (rep, number) == ("Bob", 1) else 0
            at = (
                date.fromisoformat(day).toordinal() - 719_163 + late
            ) * 86_400 + 43_200
            ticking = SimpleNamespace(time_ns=lambda at=at: at * 10**9)
            monkeypatch.setattr(log, "time", ticking)
            said = "30" if rep == "Ann" and number else f"{40 + number}"
            book.add(book.read([sheet(day, rep, said)]), "Mei")
    return store


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


def listed(app: AppTest) -> list[list[str]]:
    frame = app.dataframe[-1].value
    return frame.to_numpy().tolist()


@pytest.mark.usefixtures("weeks")
def test_the_first_line_says_how_this_week_went(visit: Open) -> None:
    app = visit("submissions")
    assert not app.exception
    assert figures(app) == {
        "In time": "1 of 3",
        "Late": "0",
        "Missing": "2",
        "Unchanged copy": "1",
        "Still due": "0",
    }
    assert app.get("plotly_chart")[0].proto.alt == (
        "Who handed in the weekly sheets. "
        "**Cid**: In time 1, Missing 2. "
        "Ann: In time 3, Unchanged copy 1. "
        "Bob: In time 1, Late 1, Missing 1."
    )


@pytest.mark.usefixtures("weeks")
@pytest.mark.parametrize(("language", "other"), [LANGUAGES, LANGUAGES[::-1]])
def test_the_reminder_can_be_copied_in_both_languages(
    visit: Open, language: str, other: str
) -> None:
    told = {
        "en": "Weekly sheets, week to 20 Nov 2026\n"
        "Not handed in: **Cid**, Bob\n"
        "The same as last time, please bring up to date: Ann",
        "zh": "周报提交情况（截至2026年11月20日的一周）\n"
        "未交：**Cid**、Bob\n"
        "内容与上次完全相同，请更新：Ann",
    }
    app = visit("submissions", language)
    assert [code.value for code in app.code] == [told[language], told[other]]


@pytest.mark.usefixtures("weeks")
def test_a_cell_lists_its_sheets(visit: Open) -> None:
    app = visit("submissions")
    app.selectbox(key="submissions rep").select("Bob")
    app.selectbox(key="submissions week").select(20_770).run()
    assert listed(app) == [
        [
            *("Bob 2026-11-13.csv", "Late by 2 d", "2026-11-16 12:00"),
            *("Mei", 1, "something new", "Bob 2026-11-13", "Visits"),
            "2026-11-13",
        ]
    ]
    app.selectbox(key="submissions week").select(20_777).run()
    assert "No sheet for this week." in [m.value for m in app.markdown]


@pytest.mark.usefixtures("weeks")
def test_an_unchanged_copy_is_called_one(visit: Open) -> None:
    app = visit("submissions")
    app.selectbox(key="submissions rep").select("Ann").run()
    assert listed(app)[0][5] == "Unchanged copy"


@pytest.mark.usefixtures("weeks")
def test_the_board_can_be_read_as_a_table(visit: Open) -> None:
    frame = visit("submissions").dataframe[0].value
    assert frame.to_numpy().tolist() == [
        ["**Cid**", "1 of 3", "Missing", "Missing", "In time"],
        ["Ann", "3 of 3", "In time, an unchanged copy", "In time", "In time"],
        ["Bob", "1 of 3", "Missing", "Late by 2 d", "In time"],
    ]


@pytest.mark.usefixtures("weeks")
def test_the_other_table_has_no_sheets(visit: Open) -> None:
    app = visit("submissions")
    (switch,) = (g for g in app.button_group if g.key == "submissions tables")
    switch.set_value("opportunities").run()
    assert not app.exception
    assert len(app.get("plotly_chart")) == 0
    assert len(app.info) == 1


@pytest.mark.usefixtures("weeks")
def test_an_earlier_day_shows_the_week_it_lies_in(visit: Open) -> None:
    app = visit("submissions", as_of="2026-11-13", rep="Bob")
    assert figures(app)["Late"] == "1"
    assert next(c.value for c in app.code).splitlines()[1] == (
        "Handed in late: Bob (2 d)"
    )
