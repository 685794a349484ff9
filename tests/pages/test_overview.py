"""The Overview, over two weeks of one small company."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.words import LANGUAGES, Words
from tests.pages.conftest import MET, NAMES, Open

EN = Words("en")
HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone,"
    f"Expected close,Closed on,{NAMES}\n"
)
ONE = "yes,,,,"

# Ann: one claim that holds, one that does not and is late, one that goes.
BEFORE = HEAD + "".join(
    [
        f"D-1,Line,Acme,Ann,1000,Qualified suspect,2026-12-10,,{MET}\n",
        f"D-2,Plant,Beta,Ann,400,Decision due,2026-11-10,,{ONE}\n",
        f"D-3,Hall,Gone,Ann,300,Qualified suspect,2026-12-20,,{ONE}\n",
    ]
)
NOW = HEAD + "".join(
    [
        f"D-1,Line,Acme,Ann,1500,Qualified suspect,2026-12-10,,{MET}\n",
        f"D-2,Plant,Beta,Ann,400,Decision due,2026-11-10,,{ONE}\n",
        f"D-4,Roof,Acme,Ann,200,Closed (won),,2026-11-17,{MET}\n",
    ]
)
# The visit of 12 Nov is written down a week late.
VISITS = (
    "Date,Rep,Account,Activity,Minutes\n"
    "2026-11-12,Ann,Beta,Customer maintenance,60\n"
    "2026-11-18,Ann,Acme,Customer development,60\n"
    "2026-11-19,Ann,Acme,Customer development,60\n"
)
ACCOUNTS = (
    "Account,Rep,Relationship (0-10),Attractiveness (0-10)\n"
    "Acme,Ann,8,9\nBeta,Ann,8,9\nLost,Ann,9,9\nSmall,Ann,1,1\n"
)
SHEETS = (
    Upload("Opportunities 2026-11-13.csv", BEFORE.encode()),
    Upload("Opportunities 2026-11-20.csv", NOW.encode()),
    Upload("Visits 2026-11-20.csv", VISITS.encode()),
    Upload("Accounts 2026-11-20.csv", ACCOUNTS.encode()),
)
LISTS = {
    "ahead": ("funnel", ["Beta"]),
    "unvisited": ("grading", ["Lost"]),
    "overdue": ("forecast", ["Beta"]),
    "vanished": ("forecast", ["Gone"]),
}
"""Code -> the page and the customers of its list."""


@pytest.fixture(scope="session")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log of two weeks in which every list has one row."""
    folder = tmp_path_factory.mktemp("weeks")
    book = Book(folder)
    assert book.add(book.read(SHEETS), "Ann")
    return folder


@pytest.fixture(autouse=True)
def chosen(weeks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(weeks))


def figures(app: AppTest) -> dict[str, tuple[str, str]]:
    """Give each figure and its difference, their escapes taken off."""
    return {
        m.label: (m.value.replace("\\", ""), m.delta.replace("\\", ""))
        for m in app.metric
    }


def customers(app: AppTest) -> list[str]:
    """Give the customers of the list below the title of a page."""
    return next(list(f.value["customer"]) for f in app.dataframe)


def test_the_landing_page_is_the_overview(visit: Open) -> None:
    assert visit().title[0].value == EN("overview.title")


def test_figures_stand_beside_those_of_the_day_compared_with(
    visit: Open,
) -> None:
    # Open: 1500 and 400, before it 1000, 400 and 300. Verified: 10 % of
    # 1500 and 200 won, before it 10 % of 1000. Claimed and not verified:
    # 75 % of 400, before it also 10 % of 300. The visit that was written
    # down late counts in the week before.
    assert figures(visit()) == {
        EN("overview.pipeline"): ("¥ 1.9 K", "+¥ 200"),
        EN("overview.verified"): ("¥ 350", "+¥ 250"),
        EN("overview.gap"): ("¥ 300", "-¥ 30"),
        EN("overview.visits"): ("2", "+1"),
        EN("overview.won"): ("¥ 200", "+¥ 200"),
    }


def test_the_claim_stands_beside_the_forecast(visit: Open) -> None:
    told = visit().caption[1].value.replace("\\", "")
    claimed = EN("overview.claimed", amount="¥ 650")
    day = EN("overview.compared", day="13 Nov 2026")
    assert told == f"{claimed} · {day} · {EN('overview.lines', weeks=2)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_needs_nobody_reads_so(
    visit: Open,
    language: str,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(small))
    app = visit(language=language)
    said = [c.value.replace("\\", "") for c in app.caption]
    t = Words(language)
    for code in ("unvisited", "overdue", "vanished"):
        assert t(f"overview.none.{code}") in said
    assert not any(m.delta for m in app.metric)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forecast_is_that_of_its_page(visit: Open, language: str) -> None:
    t = Words(language)
    here = figures(visit(language=language))[t("overview.verified")][0]
    there = figures(visit("forecast", language))[t("forecast.verified")][0]
    assert here == there


@pytest.mark.parametrize("code", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_leads_to_its_rows(
    visit: Open, code: str, language: str
) -> None:
    t = Words(language)
    page, named = LISTS[code]
    links = {
        (
            link.proto.label,
            parse_qs(link.proto.query_string).get("show", [""])[0],
        )
        for link in visit(language=language).get("page_link")
    }
    assert (t(f"overview.show.{code}", count=len(named)), code) in links
    app = visit(page, language, show=code)
    assert not app.exception
    assert customers(app) == named
