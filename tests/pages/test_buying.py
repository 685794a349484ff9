"""Buying cycle: shares at each stage, and steps beside stages."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from salesdash import identity
from salesdash.book import Book, Upload
from salesdash.words import Words
from tests.pages.conftest import Open

HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),"
    "Present product has a problem,Decision maker met\n"
)
BARE = "Opportunity ID,Opportunity,Account,Rep,Amount (CNY)\n"
FILES = (
    Upload(
        "Opportunities Ann 2026-11-13.csv",
        f"{HEAD}D-1,Line,<b>Acme</b>,Ann,1000,no,\n".encode(),
    ),
    Upload(
        "Opportunities Ann 2026-11-20.csv",
        (
            f"{HEAD}D-1,Line,<b>Acme</b>,Ann,1000,yes,\n"
            "D-2,Plant,<b>Acme</b>,Ann,3000,,\n"
            "D-3,Press,Beta,Ann,4000,,yes\n"
        ).encode(),
    ),
    Upload(
        "Opportunities Bo 2026-11-20.csv",
        f"{BARE}B-1,Old,Gamma,Bo,2000\n".encode(),
    ),
    Upload(
        "Visits 2026-11-20.csv",
        (
            b"Date,Rep,Account,Opportunity,Selling step,Result\n"
            b"2026-11-18,Ann,<b>Acme</b>,D-1,Confirm needs,fine\n"
        ),
    ),
)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("steps")
    book = Book(folder)
    assert book.add(book.read(FILES), "Ann")
    return folder


@pytest.fixture(autouse=True)
def stored(steps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(steps))


def charts(app: AppTest) -> list[dict[str, Any]]:
    assert not app.exception
    return [json.loads(c.proto.spec) for c in app.get("plotly_chart")]


def figures(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {m.label: m.value for m in app.metric}


def test_the_figures_say_who_is_ahead_of_the_buyer(visit: Open) -> None:
    assert figures(visit("buying")) == {
        "Customers with open deals": "3",
        "Nothing verified yet": "1",
        "Ahead of the buyer": "1",
        "Behind the buyer": "0",
        "No step logged": "3",
    }


def test_customers_count_once_and_those_without_criteria_apart(
    visit: Open,
) -> None:
    app = visit("buying")
    bars, cells = charts(app)
    ends = [note["text"] for note in bars["layout"]["annotations"]]
    assert ends[:3] == ["33 % · 1", "67 % · 2", "0 % · 0"]
    (ahead,) = [d for d in cells["data"] if "ahead" in d["name"]]
    assert ahead["customdata"] == [[1, 3]]
    captions = [c.value.replace("\\", "") for c in app.caption]
    assert any("without exit criteria: 1" in c for c in captions)


def test_the_tick_says_where_the_share_was(visit: Open) -> None:
    bars, _ = charts(visit("buying", compare="week"))
    assert bars["data"][1]["x"] == [1.0]


def test_before_any_step_is_logged_the_page_says_where_to_write_it(
    visit: Open,
) -> None:
    app = visit("buying", rep="Bo")
    (bars,) = charts(app)
    assert bars["layout"]["annotations"][0]["text"] == "100 % · 1"
    assert list(figures(app)) == [
        "Customers with open deals",
        "Nothing verified yet",
        "No step logged",
    ]
    assert any("selling step" in said.value.lower() for said in app.caption)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("deal", ["d-1", "b-1"])
def test_the_parts_of_a_deal_say_what_is_unknown(
    visit: Open, deal: str, language: str
) -> None:
    handle = identity.handle(identity.deal(deal))
    app = visit("opportunity", language, deal=handle)
    t = Words(language)
    for part in ("score", "people"):
        app.session_state["deal part"] = part
        app.run()
        assert not app.exception
    cards = [head.value for head in app.subheader]
    assert {t("buying.of_deal"), t("people.title")} <= {*cards}
    told = " ".join(e.value for e in (*app.warning, *app.markdown))
    assert t("people.no_maker") in told
    assert t("people.none") in told
