"""The page Team strengths over a small team."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.words import Words
from tests.pages.conftest import Open

HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Team,Created on,"
    "Amount (CNY),Expected close"
)
DEALS = {"Ann": 12, "Bob": 8, "<b>Cid": 6}
KINDS = {
    "Ann": "Customer development",
    "Bob": "Customer maintenance",
    "<b>Cid": "Customer maintenance",
}


def opportunities() -> str:
    rows = [HEAD]
    rows += [
        f"{rep}-{n},Line {n},Acme {n},{rep},East,2026-10-01,1000,2026-12-10"
        for rep, count in DEALS.items()
        for n in range(count)
    ]
    return "\n".join(rows)


def visits() -> str:
    rows = ["Date,Rep,Team,Account,Activity"]
    rows += [
        f"{day},{rep},East,Acme,{kind}"
        for rep, kind in KINDS.items()
        for day in ("2026-05-11", "2026-11-18")
    ]
    return "\n".join(rows)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("team")
    book = Book(folder)
    for name, text in (("Opp", opportunities()), ("Visits", visits())):
        sheet = Upload(f"{name} 2026-11-20.csv", text.encode())
        assert book.add(book.read([sheet]), "Ann")
    return folder


@pytest.fixture
def shown(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(team))


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value for m in app.metric}


def said(app: AppTest) -> str:
    parts = [*app.caption, *app.markdown]
    return "\n".join(p.value for p in parts).replace("\\", "")


@pytest.mark.usefixtures("shown")
def test_the_answer_counts_who_leads_in_what(visit: Open) -> None:
    app = visit("strengths")
    assert not app.exception
    assert figures(app) == {
        "Reps compared": "3",
        "Strongest in Development": "1",
        "Strongest in Negotiation": "0",
        "Strongest in Maintenance": "0",
        "Teams short of an activity": "0",
    }


@pytest.mark.usefixtures("shown")
def test_the_proposal_names_reps_talents_and_n(visit: Open) -> None:
    told = said(visit("strengths"))
    assert "A proposal to talk about" in told
    assert "Confidence, Comprehension, Influence" in told
    assert "Ann · 1.50× the middle of East" in told
    assert "New opportunities: 6.0 a quarter (n 12)" in told
    assert "100 % of their one visit of these 26 weeks went to it" in told
    assert "No activity stands out: <b>Cid, Bob." in told
    assert "Nobody's results stand out here." in told


@pytest.mark.usefixtures("shown")
def test_the_table_has_every_rep_and_measure(visit: Open) -> None:
    table = visit("strengths").dataframe[0].value
    assert table["rep"].to_list() == ["<b>Cid", "Ann", "Bob"]
    assert table["new_deals"].to_list() == [3.0, 6.0, 4.0]
    assert table["times development"].to_list() == [0.75, 1.5, 1.0]
    assert table["today development"].to_list() == [0.0, 100.0, 0.0]


@pytest.mark.usefixtures("shown")
def test_a_rep_alone_keeps_the_comparison_with_the_team(visit: Open) -> None:
    app = visit("strengths", rep="Ann")
    assert figures(app)["Reps compared"] == "1"
    assert "Ann · 1.50× the middle of East" in said(app)


@pytest.mark.usefixtures("filled")
def test_one_rep_is_not_compared(visit: Open) -> None:
    app = visit("strengths")
    assert not app.exception
    assert "No activity stands out: Ann." in said(app)
    assert "too few" in app.get("plotly_chart")[0].proto.alt


@pytest.mark.usefixtures("shown")
def test_a_team_short_of_its_target_is_told(
    visit: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "company.toml"
    path.write_text("[mix.team]\nEast = [50, 25, 25]\n", "utf-8")
    monkeypatch.setenv("SALESDASH_COMPANY", str(path))
    told = said(visit("strengths"))
    assert (
        "East: 33 % of its 3 visits go to Customer development, "
        "the target is 50 %"
    ) in told
    assert "Strong in it by results: Ann" in told


@pytest.mark.usefixtures("shown")
def test_the_page_is_chinese_as_well(visit: Open) -> None:
    app = visit("strengths", "zh")
    assert Words("zh")("strengths.proposal") in said(app)
    assert "Ann，为East中位数的 1.50 倍" in said(app)
