"""Opportunities: figures, board, table and file of one small company."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from salesdash import identity
from salesdash.book import Book, Upload, View
from salesdash.exports import judged
from salesdash.words import Words
from tests.pages.conftest import Open

DAY = date(2026, 11, 20)
EN = Words("en")
HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Amount,Currency,Milestone,"
    "Expected close,Product\n"
)
LINE = "D-1,Line,<b>Acme</b>,Ann,1000,CNY,Qualified sponsor,{close},MES\n"
PRESS = "D-2,Press,Beta,Bo,3000,CNY,Decision due,2026-12-10,WMS\n"
SAW = "D-3,Saw,=Gamma,Cy,500,USD,Qualified suspect,2027-01-10,MES\n"
SMALL = "".join(
    f"E-{n},Part {n},Delta,Di,{n}0,CNY,Pending close,2027-02-10,\n"
    for n in range(1, 11)
)
WEEKS = {
    "2026-08-07": LINE.format(close="2026-10-01") + PRESS,
    "2026-09-11": LINE.format(close="2026-10-20"),
    "2026-10-09": LINE.format(close="2026-11-10"),
    "2026-11-13": LINE.format(close="2026-11-18") + SMALL,
    "2026-11-20": PRESS + SAW,
}
VISITS = "Date,Rep,Account,Activity\n2026-11-10,Bo,Beta,Customer development\n"
SHEETS = (
    *(
        Upload(f"Opportunities {day}.csv", (HEAD + rows).encode())
        for day, rows in WEEKS.items()
    ),
    Upload("Visits 2026-11-20.csv", VISITS.encode()),
)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log of 13 open deals, told in five sheets."""
    folder = tmp_path_factory.mktemp("company")
    book = Book(folder)
    assert book.add(book.read(SHEETS), "Ann")
    return folder


@pytest.fixture(autouse=True)
def filled(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(company))


@pytest.fixture
def view(company: Path) -> View:
    return Book(company).view(DAY)


def plain(text: str) -> str:
    """Take out what keeps a text from being read as markup."""
    return text.replace("\\", "")


def cards(app: AppTest) -> list[list[str]]:
    """Give the lines of each card."""
    links = app.get("page_link")
    return [plain(link.proto.label).split("\n") for link in links]


def listed(app: AppTest) -> Any:
    (frame,) = app.dataframe
    return frame.value


def names(app: AppTest) -> list[str]:
    return list(listed(app)["name"])


def said(app: AppTest) -> str:
    return plain("\n".join(caption.value for caption in app.caption))


def test_the_figures_stand_beside_the_week_before(
    visit: Open, view: View
) -> None:
    app = visit("opportunities")
    assert not app.exception
    found = {m.label: (plain(m.value), plain(m.delta)) for m in app.metric}
    hit = {
        key
        for key, gone in view.hits.select("key", "dismissed").rows()
        if not gone
    }
    missing = found.pop("Evidence missing")
    assert missing[0] == str(len(hit))
    assert found == {
        "Open deals": ("13", "+1"),
        "Open amount": ("¥ 4.55 K", "0"),
        "Key opportunities": ("0", "0"),
        "Stalled, visited": ("1", "0"),
        "Stalled, not visited": ("1", "0"),
    }
    assert "Also open: $ 500, deals: 1." in said(app)


def test_a_card_says_what_is_known_of_a_deal(visit: Open) -> None:
    told = cards(visit("opportunities"))
    (line,) = [card for card in told if "Line" in card]
    assert line[:3] == ["**<b>Acme</b>**", "Line", "**¥ 1 K** · Ann"]
    assert ":orange-badge[Stalled, not visited]" in line[3]
    assert line[4:] == [
        ":small[105 days]",
        ":small[Verified: nothing yet]",
        ":small[Not scored]",
        ":small[No visit on record]",
    ]
    (press,) = [card for card in told if "Press" in card]
    assert ":violet-badge[Stalled, visited]" in press[3]
    assert ":small[Last visit 10 Nov]" in press


def test_a_card_leads_to_its_deal(visit: Open) -> None:
    app = visit("opportunities", stalled="stalled_visited")
    (link,) = app.get("page_link")
    assert link.proto.page == "opportunity"
    assert f"deal={identity.handle('d-2')}" in link.proto.query_string


def test_a_column_shows_the_largest_and_leads_to_the_others(
    visit: Open,
) -> None:
    app = visit("opportunities", rep="Di")
    assert [card[1] for card in cards(app)] == [
        f"Part {n}" for n in range(10, 4, -1)
    ]
    (more,) = [b for b in app.button if "more" in b.label]
    assert plain(more.label) == "4 more (¥ 100)"
    more.click().run()
    assert names(app) == [f"Part {n}" for n in range(10, 0, -1)]
    assert app.query_params["view"] == "table"
    assert app.query_params["claimed"] == "pending_close"


def test_columns_can_stand_by_what_is_verified(visit: Open) -> None:
    app = visit("opportunities", side="verified", rep="Bo")
    heads = [m.value for m in app.markdown if "None yet" in m.value]
    assert [plain(h).split("  \n")[1:] for h in heads] == [
        [":small[Deals: 1]", ":small[¥ 3 K]"]
    ]
    assert ":small[Claimed: Decision due]" in cards(app)[0]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"pushed": "yes"}, ["Line"]),
        ({"overdue": "yes"}, ["Line"]),
        ({"stalled": "any"}, ["Press", "Line"]),
        ({"stalled": "stalled_visited"}, ["Press"]),
        ({"product": "MES"}, ["Line", "Saw"]),
        ({"claimed": "decision_due"}, ["Press"]),
        ({"verified": "decision_due"}, []),
        ({"search": "gamma"}, ["Saw"]),
        ({"status": "won"}, []),
        ({"stalled": "nonsense", "product": "MES"}, ["Line", "Saw"]),
    ],
)
def test_the_address_filters_the_table(
    visit: Open, asked: dict[str, str], expected: list[str]
) -> None:
    app = visit("opportunities", view="table", **asked)
    assert not app.exception
    if expected:
        assert names(app) == expected
    else:
        assert [i.value for i in app.info] == [EN("opportunities.nobody_fits")]


def test_a_rule_keeps_the_deals_that_break_it(visit: Open, view: View) -> None:
    rule = view.hits["rule"].to_list()[0]
    keys = view.hits.filter(view.hits["rule"] == rule)["key"].to_list()
    app = visit("opportunities", view="table", rule=rule)
    assert len(names(app)) == len(set(keys))


def test_what_is_asked_stands_there_and_can_be_taken_away(
    visit: Open,
) -> None:
    app = visit("opportunities", view="table", stalled="any", product="MES")
    (chips,) = [p for p in app.button_group if "chips" in str(p.key)]
    assert [plain(c) for c in chips.options] == [
        "Stalled: Any ✕",
        "Product: MES ✕",
        "Clear all",
    ]
    chips.set_value(["stalled"]).run()
    assert names(app) == ["Press", "Line"]
    assert "product" not in app.query_params


def test_the_sum_and_the_file_are_those_of_the_list(
    visit: Open, view: View
) -> None:
    app = visit("opportunities", view="table")
    frame = listed(app)
    told = said(app)
    assert "Sum of the list: ¥ 4,550, deals: 12." in told
    assert "Sum of the list: $ 500, deals: 1." in told
    open_ = view.judged.sort("amount", descending=True, nulls_last=True)
    body = judged.written(open_, view.number).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(body)))
    assert [line["name"] for line in lines] == list(frame["name"])
    assert [float(line["amount"]) for line in lines] == list(frame["amount"])
    days = [int(line["milestone_days"]) for line in lines]
    assert days == list(frame["milestone_days"])
    pushed = [(line["pushes"], line["pushed_days"]) for line in lines]
    assert pushed[1] == ("3", "48")
    assert (frame["pushes"][1], frame["pushed_days"][1]) == (3, 48)
    assert [
        line["customer"] for line in lines if "Gamma" in line["customer"]
    ] == ["'=Gamma"]


def test_the_chart_tells_its_numbers(visit: Open) -> None:
    app = visit("opportunities")
    (chart,) = app.get("plotly_chart")
    told = "75 % Decision due: 1 open, 1 stalled and visited"
    assert told in chart.proto.alt


def test_the_page_speaks_chinese(visit: Open) -> None:
    app = visit("opportunities", "zh", view="table")
    assert not app.exception
    assert [m.label for m in app.metric][:2] == ["进行中商机", "在手金额"]
    assert "清单合计：12 个商机，4,550 元。" in said(app)


def test_without_deals_the_page_says_what_is_missing(
    visit: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    book = Book(tmp_path)
    assert book.add(book.read(SHEETS[-1:]), "Ann")
    app = visit("opportunities")
    assert [i.value for i in app.info] == [EN("opportunities.empty")]


@pytest.mark.parametrize("query", [{"search": "nobody"}, {"status": "lost"}])
def test_a_board_that_nothing_fits_says_so(
    visit: Open, query: dict[str, str]
) -> None:
    app = visit("opportunities", "en", **query)
    assert not app.exception
