"""The Evidence page, over a log of a few sheets."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.words import LANGUAGES
from tests.pages.conftest import Open

HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone,"
    "Expected close,Latent problem and pain found\n"
)
LINE = "D-1,Line,<b>Acme</b>,Ann,1000,{milestone},2026-11-25,\n"
VISITS = (
    "Date,Rep,Account,Activity\n"
    "2026-09-01,Ann,Other,Customer development\n"
    "2026-11-18,Ann,**Bolt**,Proposal and negotiation\n"
)
WEEKS = {
    "2026-11-06": "Qualified suspect",
    "2026-11-13": "Qualified sponsor",
    "2026-11-20": "Qualified sponsor",
}


@pytest.fixture
def claimed(store: Path) -> Book:
    """Fill a log: a deal moves up without a visit; talks have no deal."""
    book = Book(store)
    sheets = [
        Upload(f"Deals {day}.csv", (HEAD + LINE.format(milestone=m)).encode())
        for day, m in WEEKS.items()
    ]
    visits = Upload("Visits 2026-11-20.csv", VISITS.encode())
    assert book.add(book.read([*sheets, visits]), "Ann")
    return book


def titles(app: AppTest) -> list[str]:
    return [s.value.replace("\\", "") for s in app.subheader]


def figures(app: AppTest) -> list[str]:
    return [m.value.replace("\\", "") for m in app.metric]


@pytest.mark.usefixtures("claimed")
def test_rules_with_hits_are_cards_the_largest_amount_first(visit: Open):
    app = visit("evidence")
    assert not app.exception
    assert titles(app)[:5] == [
        "Moved up without a visit · 1",
        "No pain found or admitted · 1",
        "Buying stage behind the claim · 1",
        "Close is near, no visit · 1",
        "Negotiation without a deal · 1",
    ]
    assert figures(app) == ["1", "¥ 1 K", "1", "0", "2"]


@pytest.mark.usefixtures("claimed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_are_no_markup(visit: Open, language: str):
    app = visit("evidence", language)
    told = [m.value for m in app.markdown]
    assert not app.exception
    assert not [text for text in told if "**Bolt**" in text]
    assert not [text for text in told if "<b>" in text]


def test_a_dismissed_hit_is_listed_aside_and_comes_back(
    visit: Open, claimed: Book
):
    view = claimed.view(claimed.days()[-1])
    claimed.dismiss(view, "d-1", "no_pain", "2|", "We spoke", "Mei")
    app = visit("evidence")
    assert not app.exception
    assert "No pain found or admitted · 0" in titles(app)
    assert figures(app)[3] == "1"
    app.session_state["open evidence aside no_pain"] = True
    app.run()
    assert not app.exception
    told = [m.value.replace("\\", "") for m in app.markdown]
    assert any("Mei: We spoke" in text for text in told)
    button = next(b for b in app.button if b.label == "Restore")
    button.click().run()
    assert not app.exception
    assert "No pain found or admitted · 1" in titles(app)


@pytest.mark.usefixtures("claimed")
def test_a_record_of_few_outcomes_is_no_verdict(visit: Open):
    app = visit("evidence")
    told = " ".join(c.value for c in app.caption)
    assert "too few outcomes" in told.replace("\\", "")
    assert "tells deals apart" not in told


@pytest.mark.usefixtures("store")
def test_an_empty_log_leads_to_the_upload(visit: Open):
    assert not visit("evidence").exception
