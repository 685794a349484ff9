"""Funnel: differences to another day, own yields, the funnel in weeks."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from tests.pages.conftest import Open

HEAD = "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone\n"
ONE = "D-1,Line,Acme,Ann,1000,Qualified sponsor\n"
TWO = "D-2,Press,Beta,Bo,3000,Decision due\n"
SHEETS = (
    Upload("Opportunities 2026-11-06.csv", (HEAD + ONE).encode()),
    Upload("Opportunities 2026-11-18.csv", (HEAD + ONE + TWO).encode()),
)
COMPANY = """
[yields]
qualified_sponsor = 12.5
[names.milestone]
decision_due.en = "They decide"
"""


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log of two days, and a company with a yield of its own."""
    folder = tmp_path_factory.mktemp("weeks")
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    book = Book(folder)
    assert book.add(book.read(SHEETS), "Ann")
    return folder


@pytest.fixture(autouse=True)
def filled(weeks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(weeks))


def plain(text: str) -> str:
    """Take out what keeps a text from being read as markup."""
    return text.replace("\\", "")


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(c.proto.spec) for c in app.get("plotly_chart")]


def test_each_figure_says_how_it_differs_from_the_day_compared_with(
    visit: Open,
) -> None:
    app = visit("funnel")
    assert not app.exception
    found = [(m.label, plain(m.value), plain(m.delta)) for m in app.metric]
    assert found == [
        ("Open deals", "2", "+1"),
        ("Open pipeline", "¥ 4 K", "+¥ 3 K"),
        ("Weighted, verified", "¥ 0", "0"),
        ("Weighted, claimed", "¥ 2.38 K", "+¥ 2.25 K"),
    ]
    captions = [c.value for c in app.caption]
    assert any("6 Nov 2026" in caption for caption in captions)


def test_the_first_day_has_nothing_to_differ_from(visit: Open) -> None:
    app = visit("funnel", as_of="2026-11-06")
    assert [m.delta for m in app.metric] == [""] * 4


def test_the_bars_carry_the_yields_and_names_of_the_company(
    visit: Open,
) -> None:
    funnel, weeks = charts(visit("funnel"))
    texts = funnel["layout"]["yaxis"]["ticktext"]
    assert texts[2:5] == [
        "12.5 %<br>Sponsor",
        "50 %<br>Power sponsor",
        "75 %<br>They decide",
    ]
    app = visit("funnel")
    app.session_state["funnel side"] = "claimed"
    app.run()
    _, weeks = charts(app)
    ends = [note["text"] for note in weeks["layout"]["annotations"]]
    assert ends == ["75 % · 1", "12.5 % · 1"]


def test_the_last_week_is_the_funnel_above(visit: Open) -> None:
    app = visit("funnel")
    app.session_state["funnel side"] = "claimed"
    app.run()
    funnel, weeks = charts(app)
    claimed = next(t for t in funnel["data"] if t["name"] == "Claimed")
    above = {
        code: x
        for (code, _), x in zip(
            claimed["customdata"], claimed["x"], strict=True
        )
        if x
    }
    last = {t["customdata"][-1][1]: t["y"][-1] for t in weeks["data"]}
    assert last == above == {"decision_due": 1, "qualified_sponsor": 1}
    assert [len(t["x"]) for t in weeks["data"]] == [3, 3]


def test_every_chart_has_its_numbers_in_words_and_in_a_table(
    visit: Open,
) -> None:
    app = visit("funnel")
    alts = [c.proto.alt for c in app.get("plotly_chart")]
    assert "75 % They decide: 1 claimed, 0 verified." in alts[0]
    assert "6 Nov 2026 to 18 Nov 2026: 1 at first, 2 in the end." in alts[1]
    funnel, weeks = (e.dataframe[0].value for e in app.expander)
    assert list(funnel["claimed"]) == [0, 0, 1, 0, 1, 0]
    assert list(weeks["total"]) == [2, 1, 1]
