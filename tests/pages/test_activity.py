"""The Activity page: a company's own settings, and its parts."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from tests.pages.conftest import Open

OWN = """
[calendar]
week_start = "sunday"
working_days = ["wednesday"]

[mix]
all = [40, 40, 20]

[mix.rep]
Ann = [50, 30, 20]
"""

VISITS = (
    "Date,Rep,Account,Activity,Minutes,Result,Next step,Next date\n"
    "2026-09-01,Ann,Alpha,Customer development,60,,,\n"
    "2026-11-02,Ann,Beta,Customer development,60,,Show it,2026-11-06\n"
    "2026-11-03,Ann,Alpha,Customer development,60,,Call,2026-11-10\n"
    "2026-11-05,Ann,Alpha,Proposal and negotiation,30,,Ask,2026-11-09\n"
    "2026-11-07,Ann,Gamma,Customer maintenance,30,,,\n"
    "2026-11-16,Ann,Alpha,Customer maintenance,30,,Write,\n"
    "2026-11-18,Bob,<b>Delta</b>,Customer maintenance,,,,\n"
    "2026-11-23,Bob,<b>Delta</b>,Customer maintenance,,Agreed,,\n"
)
TARGETS = "Month,Rep,Measure,Count\n2026-11,Ann,visits,42\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "company.toml"
    path.write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESDASH_COMPANY", str(path))


def metric(app: AppTest, label: str) -> str:
    value = next(m.value for m in app.metric if m.label == label)
    return value.replace("\\", "")


def captions(app: AppTest) -> str:
    return "\n".join(c.value for c in app.caption).replace("\\", "")


@pytest.mark.usefixtures("filled")
def test_visits_are_shared_among_reps_and_working_days(visit: Open) -> None:
    # One visit, one rep; Wednesday the 18th to Friday the 20th.
    app = visit("activity")
    assert metric(app, "Visits per rep and working day") == "0.3"
    assert "weeks begin on Monday" in captions(app)
    assert "ticks" not in captions(app)


@pytest.mark.usefixtures("filled", "own")
def test_the_companys_calendar_and_target_are_used(visit: Open) -> None:
    app = visit("activity")
    assert not app.exception
    assert metric(app, "Visits per rep and working day") == "1.0"
    assert "weeks begin on Sunday" in captions(app)
    assert "The ticks mark the target mix" in captions(app)
    alt = app.get("plotly_chart")[0].proto.alt
    assert "Target: Customer development 50 %" in alt


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("parts")
    book = Book(made)
    sheets = [
        Upload("Visits 2026-11-20.csv", VISITS.encode()),
        Upload("Targets 2026-11-20.csv", TARGETS.encode()),
    ]
    assert book.add(book.read(sheets), "Ann")
    return made


@pytest.fixture
def part(folder: Path, monkeypatch: pytest.MonkeyPatch, visit: Open) -> Open:
    """Open a part of the page."""
    monkeypatch.setenv("SALESDASH_STORE", str(folder))

    def begin(name: str, **query: str) -> AppTest:
        app = visit("activity", **query)
        app.session_state["activity part"] = name
        app.run()
        assert not app.exception
        return app

    return begin


def metrics(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


def said(app: AppTest) -> str:
    shown = [*app.caption, *app.markdown]
    return "\n".join(each.value for each in shown).replace("\\", "")


def test_the_split_shows_first(part: Open) -> None:
    app = part("split")
    assert [card.value for card in app.subheader] == [
        "Visits by activity",
        "Week by week",
    ]


def test_the_triangle_says_whom_it_shows(part: Open) -> None:
    app = part("mix")
    alt = app.get("plotly_chart")[0].proto.alt
    assert "Ann, 5: Customer development 40 %" in alt
    assert "Bob, 1: " in alt
    assert "24 Oct 2026 to 20 Nov 2026" in said(app)


def test_a_rep_without_hours_is_named_and_not_shown(part: Open) -> None:
    app = part("mix")
    app.session_state["activity measure"] = "hours"
    app.run()
    assert "Not shown" in said(app)
    assert said(app).split("activity or time: ")[1].startswith("Bob")


def test_reach_counts_customers_new_ones_and_targets(part: Open) -> None:
    shown = metrics(part("reach", period="month"))
    assert shown["Customers reached"] == "4"
    # The log begins on 1 September; Beta, Gamma and Delta came later.
    assert shown["New customers reached"] == "3"
    # 20 days of November: 6 visits in 20 / 7 weeks of Ann and one of Bob.
    assert shown["Visits per rep and week"] == "1.6"
    # Ann: 5 visits of 42 x 15 / 21 = 30.
    assert shown["Visits against target (own target: 1 of 2 reps)"] == "17 %"
    assert not any("New customers against" in label for label in shown)


def test_the_first_visits_to_new_customers_are_listed(part: Open) -> None:
    app = part("reach", period="month")
    assert "First visits to new customers** · 3" in said(app)
    *_, firsts = app.dataframe
    assert sorted(firsts.value["row"].to_list()) == [3, 6, 8]


def test_reach_of_a_rep_is_the_reps_alone(part: Open) -> None:
    app = part("reach", rep="Bob", period="month")
    shown = metrics(app)
    assert shown["Customers reached"] == "1"
    assert not any("against target" in label for label in shown)
    assert "No targets for visits" in said(app)


def test_promises_are_counted_and_listed(part: Open) -> None:
    app = part("promises")
    shown = metrics(app)
    assert shown["Kept of due"] == "33 %"
    assert shown["No visit yet"] == "1"
    assert shown["Late"] == "1"
    assert shown["Not due yet"] == "1"
    assert "Due, and no visit in the log yet" in said(app)
    *_, missed = app.dataframe
    assert missed.value["customer"].to_list() == ["Beta"]
    assert missed.value["row"].to_list() == [3]


def test_a_period_without_promises_says_so(part: Open) -> None:
    app = part("promises", rep="Bob")
    assert "names a next step" in app.info[0].value


def test_notes_are_questions_with_their_row(part: Open) -> None:
    app = part("notes")
    (notes,) = app.dataframe
    first = "The result is written already; days to go: 3"
    assert notes.value["said"].to_list() == [first]
    app.session_state["activity notes"] = "all"
    app.run()
    (notes,) = app.dataframe
    assert notes.value["said"].to_list() == [
        first,
        "Visits on a day that is no working day: 1",
    ]
    assert notes.value["row"].to_list() == [9, 6]
    assert "ask before you judge" in said(app)


def test_a_phone_shows_notes_in_full(
    part: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesdash.ui.tables.phone", lambda: True)
    app = part("notes")
    assert not app.dataframe
    assert "The result is written already; days to go: 3" in said(app)
    assert "row 9" in said(app)


def test_promises_kept_before_they_are_due_are_named_so(part: Open) -> None:
    shown = metrics(part("promises"))
    assert shown["Kept before due"] == "0"


def test_a_log_without_anything_unusual_says_so(part: Open) -> None:
    app = part("notes", rep="Ann", period="week")
    assert "Nothing unusual" in said(app)
    assert not app.dataframe


def test_every_part_speaks_chinese(part: Open) -> None:
    for name in ("mix", "reach", "promises", "notes"):
        app = part(name, language="zh")
        assert "活动" in app.title[0].value
