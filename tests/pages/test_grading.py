"""Grading: who moved since another day, and own thresholds."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.ui.grading_save import slot
from salesdash.words import Words
from tests.pages.conftest import Open

HEAD = "Account,Rep,Relationship (0-10),Attractiveness (0-10),Graded on\n"
THEN = "Acme,Ann,6,9,2025-06-30\nBeta,Ann,9,2,\n"
NOW = "Acme,Ann,7,9,2025-06-30\nBeta,Ann,8,2,\nCode,Bo,1,1,2026-11-02\n"
SHEETS = (
    Upload("Accounts 2026-11-06.csv", (HEAD + THEN).encode()),
    Upload("Accounts 2026-11-13.csv", (HEAD + NOW).encode()),
    Upload("Accounts 2026-11-20.csv", (HEAD + NOW).encode()),
)
COMPANY = "[thresholds]\nrelationship = 7\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log of three days, and a company with its own threshold."""
    folder = tmp_path_factory.mktemp("graded")
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    book = Book(folder)
    for sheet in SHEETS:
        assert book.add(book.read([sheet]), "Ann")
    return folder


@pytest.fixture(autouse=True)
def filled(graded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(graded))


def told(app: AppTest) -> str:
    return "\n".join(
        caption.value.replace("\\", "") for caption in app.caption
    )


def chart(app: AppTest) -> dict[str, Any]:
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def test_who_moved_is_counted_drawn_and_listed(visit: Open) -> None:
    app = visit("grading", compare="2026-11-06")
    assert not app.exception
    deltas = [m.delta.replace("\\", "") for m in app.metric]
    figures = [(m.label, m.value) for m in app.metric]
    found = [(*f, d) for f, d in zip(figures, deltas, strict=True)]
    assert found == [
        ("Key customer", "1", "+1"),
        ("Prospective customer", "0", "-1"),
        ("Ordinary customer", "1", "0"),
        ("Ignore", "1", "+1"),
        ("Changed quadrant", "1", ""),
    ]
    moves = app.dataframe[0].value
    columns = ["customer", "from", "to", "before", "now"]
    assert moves[columns].to_numpy().tolist() == [
        ["Acme", "Prospective customer", "Key customer", "6 / 9", "7 / 9"],
        ["Code", "New on the list", "Ignore", "", "1 / 1"],
        ["Beta", "Ordinary customer", "Ordinary customer", "9 / 2", "8 / 2"],
    ]
    starts = [t for t in chart(app)["data"] if t["mode"] == "markers"]
    assert [(t["x"], t["y"]) for t in starts] == [([6], [9])]


def test_thresholds_of_the_company_are_drawn_and_told(visit: Open) -> None:
    app = visit("grading")
    upright, level = chart(app)["layout"]["shapes"]
    assert (upright["x0"], level["y0"]) == (7, 5)
    assert "7 or more of 10 for relationship, 5 or more" in told(app)


def test_where_nothing_moved_a_sentence_points_further_back(
    visit: Open,
) -> None:
    app = visit("grading")
    assert "Nobody changed quadrant" in told(app)
    assert "choose “4 weeks before” or “12 weeks before”" in told(app)
    assert [m.delta for m in app.metric] == ["0", "0", "0", "0", ""]


def test_the_first_day_is_compared_with_nothing(visit: Open) -> None:
    app = visit("grading", as_of="2026-11-06")
    assert not app.exception
    assert [m.label for m in app.metric][-1] == "Ignore"
    assert "Nobody changed" not in told(app)


def test_old_grades_are_told_and_can_be_listed(visit: Open) -> None:
    app = visit("grading")
    assert "Graded more than 365 days ago: 1." in told(app)
    app.session_state["grading quadrant"] = "stale"
    app.run()
    assert list(app.dataframe[-1].value["customer"]) == ["Acme"]


def errors(app: AppTest) -> list[str]:
    return [error.value.replace("\\", "") for error in app.error]


def order(app: AppTest) -> list[str]:
    """Give the keys of the buttons and the kinds of notes as drawn."""
    every = [*app.main]
    return [
        getattr(one, "key", None) or one.type
        for one in every
        if one.type in {"button", "error", "success"}
    ]


def tab(app: AppTest, part: str) -> AppTest:
    """Open a tab of the page."""
    app.session_state["grading tab"] = Words("en")(f"grading.tab.{part}")
    return app.run()


def test_visits_due_are_counted_by_grade_and_listed(visit: Open) -> None:
    app = visit("grading")
    assert not app.exception
    by_grade = app.dataframe[0].value
    columns = ["quadrant", "customers", "reached", "done", "under"]
    assert by_grade[columns].to_numpy().tolist() == [
        ["Key customer", 1, 0, 0, 0],
        ["Ordinary customer", 1, 0, 0, 0],
        ["Ignore", 1, 0, 0, 0],
    ]
    # Acme is known for 15 days: 2 x 15 x 3 / 91 is less than one visit.
    late = app.dataframe[1].value
    assert late["customer"].tolist() == ["Acme"]


def test_effort_without_a_visit_says_so(visit: Open) -> None:
    app = tab(visit("grading"), "effort")
    assert not app.exception
    assert "No visits in the last 13 weeks." in told(app)


def test_nothing_to_propose_is_said(visit: Open) -> None:
    app = tab(visit("grading"), "proposals")
    assert not app.exception
    assert "do not fit their grades: 0" in told(app)


def test_old_grades_are_still_right_in_one_click(
    visit: Open, graded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(graded, own)
    monkeypatch.setenv("SALESDASH_STORE", str(own))
    app = tab(visit("grading"), "adjust")
    app.text_input(key="by").input("Eve")
    app.button(key="grades still right").click().run()
    assert not app.exception
    assert "Acme" in app.success[0].value
    (edit,) = Book(own).edits("correction")
    assert (edit.key, edit.column, edit.value, edit.by) == (
        "Acme",
        "graded_on",
        "2026-11-20",
        "Eve",
    )


def test_a_customer_is_graded_by_hand(
    visit: Open, graded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(graded, own)
    monkeypatch.setenv("SALESDASH_STORE", str(own))
    app = tab(visit("grading"), "adjust")
    app.selectbox(key="grade customer").select("Beta").run()
    app.text_input(key="by").input("Eve")
    app.text_input(key=slot("beta", "relationship")).input("2")
    app.button(key=slot("beta", "save")).click().run()
    assert errors(app) == [Words("en")("deal.reason_missing")]
    at = order(app)
    assert at[at.index(slot("beta", "save")) + 1] == "error"
    app.text_input(key=slot("beta", "reason")).input("we lost touch")
    app.button(key=slot("beta", "save")).click().run()
    assert not app.exception
    (edit,) = Book(own).edits("correction")
    assert (edit.key, edit.seen, edit.value) == ("Beta", "8", "2")
    assert "Relationship 8 → 2" in "".join(
        m.value.replace("\\", "") for m in app.markdown
    )


@pytest.mark.parametrize("part", ["due", "effort", "proposals", "adjust"])
def test_every_tab_works_where_only_deals_name_customers(
    visit: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    book = Book(tmp_path)
    deals = "Account,Opportunity,Rep,Amount,Stage\nCode,Line,,,25%\n"
    found = book.read([Upload("Deals 2026-11-20.csv", deals.encode())])
    assert book.add(found)
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    app = tab(visit("grading"), part)
    assert not app.exception
    assert [m.value for m in app.metric] == ["0"] * 4
    assert "Nobody is graded yet" in told(app)
    assert not app.get("plotly_chart")


def test_grades_without_a_day_are_dated_in_one_click(
    visit: Open, graded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(graded, own)
    monkeypatch.setenv("SALESDASH_STORE", str(own))
    app = tab(visit("grading"), "adjust")
    app.button(key="grades dated").click().run()
    [said] = errors(app)
    assert "Please write your name in the field “Your name”" in said
    assert "write your name" in app.toast[0].value
    app.text_input(key="by").input("Eve")
    app.button(key="grades dated").click().run()
    edits = Book(own).edits("correction")
    assert [(e.key, e.value) for e in edits] == [("Beta", "2026-11-20")]
