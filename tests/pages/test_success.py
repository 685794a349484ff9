"""The page of the three criteria, over a log of a few sheets."""

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.cli.computed import TABLES
from salesdash.words import LANGUAGES, Words
from tests.book.test_growing import HEAD, SHEETS
from tests.pages.conftest import Open

EN = Words("en")


@pytest.fixture
def scored(store: Path) -> Book:
    book = Book(store)
    assert book.add(book.read(SHEETS), "Ann")
    return book


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


def said(app: AppTest) -> str:
    return " ".join(c.value for c in app.caption).replace("\\", "")


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_criterion_has_its_part(visit: Open, language: str):
    app = visit("success", language)
    assert not app.exception
    t = Words(language)
    parts = ("target", "forecast", "people")
    assert [h.value for h in app.header] == [
        t(f"success.part.{part}") for part in parts
    ]


@pytest.mark.usefixtures("scored")
def test_the_figures_are_those_of_the_measures(visit: Open):
    found = figures(visit("success"))
    assert found["Target Nov 2026"] == "¥ 2 K"
    assert found["Attained Nov 2026"] == "50 %"
    assert found["Bias by claims, ¥"] == "+50 %"
    assert found["Bias by evidence, ¥"] == "−100 %"
    assert found["Error by claims, ¥"] == "50 %"
    assert found["Win rate"] == "–"


@pytest.mark.usefixtures("scored")
def test_it_says_the_pace_and_that_few_months_are_few(visit: Open):
    told = said(visit("success"))
    assert "50 % of the target is won and 71 % of the working days" in told
    assert "months looked at: 1; deals forecast in them: 2; too few" in told
    assert "Without a target of their own: Bob." in told


@pytest.mark.usefixtures("scored")
def test_a_past_period_can_be_chosen(visit: Open):
    app = visit("success")
    choice = next(s for s in app.selectbox if s.key == "success period month")
    assert choice.options == ["Nov 2026", "Oct 2026"]
    choice.set_value("2026-10").run()
    assert not app.exception
    assert "Won of the target in Oct 2026 · n = 1" in said(app)


@pytest.mark.usefixtures("scored")
def test_every_measure_can_be_looked_at(visit: Open):
    app = visit("success")
    for code in ("win_rate", "gap", "hits", "talks"):
        app.session_state["success measure"] = code
        app.run()
        assert not app.exception
        assert EN(f"success.measure_told.{code}") in said(app)


def test_a_chart_has_the_currency_that_is_chosen_for_it(
    visit: Open, scored: Book
):
    aims = b"Rep,Measure,Month,Amount,Currency\nBob,Revenue,2026-11,900,USD\n"
    more = Upload("Targets Bob 2026-10-02.csv", aims)
    assert scored.add(scored.read([more]), "Ann")
    app = visit("success")
    before = figures(app)
    chart = "success currency attained"
    assert app.segmented_control(key=chart).value == "CNY"
    assert "Without a target of their own: Bob." in said(app)
    app.segmented_control(key=chart).set_value("USD").run()
    assert not app.exception
    assert "Without a target" not in said(app)
    # The figures above are of every currency, whatever a chart shows.
    assert figures(app) == before


def test_a_team_is_no_rep_to_click(visit: Open, scored: Book):
    west = "D-9,Line 9,Beta,Cid,West,5,Decision due,2026-12-20,,no\n"
    sheet = Upload("West 2026-11-20.csv", (HEAD + west).encode())
    assert scored.add(scored.read([sheet]), "Ann")
    app = visit("success")
    click = EN("success.attained_click")
    assert click in said(app)
    key = "success attained"
    app.segmented_control(key=key).set_value("team").run()
    assert click not in said(app)


def test_visits_alone_tell_of_the_customers(visit: Open, store: Path):
    book = Book(store)
    rows = b"Date,Rep,Account\n2026-11-18,Ann,Acme\n2026-11-19,Ann,Beta\n"
    sheet = Upload("Visits 2026-11-20.csv", rows)
    assert book.add(book.read([sheet]), "Ann")
    app = visit("success")
    assert not app.exception
    assert EN("success.no_reps") not in [i.value for i in app.info]


@pytest.mark.usefixtures("scored")
def test_one_rep_has_the_page_too(visit: Open):
    app = visit("success", rep="Bob")
    assert not app.exception
    assert EN("success.no_months") in [i.value for i in app.info]


@pytest.mark.usefixtures("filled")
def test_without_targets_and_past_months_it_says_so(visit: Open):
    app = visit("success", "zh")
    assert not app.exception
    zh = Words("zh")
    assert zh("forecast.no_target") in said(app)
    assert zh("success.no_months") in [i.value for i in app.info]


@pytest.mark.usefixtures("store")
def test_an_empty_log_leads_to_the_upload(visit: Open):
    app = visit("success")
    assert not app.exception
    assert not app.header


def test_page_and_export_say_the_same(visit: Open, scored: Book):
    view = scored.view(scored.days()[-1])

    def row(name: str, **wanted: str) -> dict[str, str]:
        text = TABLES[name](view).decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        (found,) = (r for r in rows if wanted.items() <= r.items())
        return found

    found = figures(visit("success"))
    month = row("attainment", period="2026-11", level="all")
    assert (month["target"], month["attained"]) == ("2000", "0.5")
    assert found["Attained Nov 2026"] == "50 %"
    claimed = row("bias", level="all", way="claimed")
    assert (claimed["bias"], claimed["wape"]) == ("0.5", "0.5")
    assert found["Bias by claims, ¥"] == "+50 %"
    hits = row("growth", measure="hits", rep="Ann")
    assert (hits["value"], hits["n"]) == ("0.5", "2")
