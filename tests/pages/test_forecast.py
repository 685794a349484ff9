"""The page Forecast over deals, targets and rates in three currencies."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.words import LANGUAGES, Words
from tests.pages.conftest import NAMES, Open
from tests.pages.test_pages import shown

HEADS = (
    "Opportunity ID,Opportunity,Account,Rep,Amount,Currency,Status,"
    f"Milestone,Expected close,Closed on,{NAMES}\n"
)
MET = "yes,yes,yes,yes,yes"
OPEN = f"D-1,Line,Acme,Ann,1000,USD,open,Decision due,2026-11-28,,{MET}\n"
LATE = f"D-2,Saw,Beta,Ann,500,GBP,open,Decision due,2026-10-01,,{MET}\n"
WON = f"D-3,Mill,Core,Bob,2000,CNY,won,Closed,,2026-11-03,{MET}\n"
NEW = f"D-4,Kiln,Core,Bob,4000,CNY,open,Decision due,2026-12-10,,{MET}\n"
TARGETS = (
    "Rep,Month,Target,Currency\n"
    "Ann,2026-11,1500,USD\nBob,2026-11,3000,CNY\nBob,2026-12,1000,CNY\n"
)
RATES = "Currency,Base,Rate,From\nUSD,CNY,7,2026-11-01\n"
SHEETS = (
    Upload("Opportunities 2026-11-13.csv", (HEADS + OPEN + LATE).encode()),
    Upload(
        "Opportunities 2026-11-20.csv",
        (HEADS + OPEN + LATE + WON + NEW).encode(),
    ),
    Upload("Targets 2026-11-06.csv", TARGETS.encode()),
    Upload("Rates 2026-11-06.csv", RATES.encode()),
)
EN = Words("en")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log whose currencies stand apart."""
    folder = tmp_path_factory.mktemp("plain")
    book = Book(folder)
    assert book.add(book.read(SHEETS), "Ann")
    return folder


@pytest.fixture
def apart(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(plain))


@pytest.fixture
def based(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the same log in yuan."""
    company = plain.parent / "company.toml"
    company.write_text('[money]\nbase = "CNY"\n', encoding="utf-8")
    monkeypatch.setenv("SALESDASH_STORE", str(plain))
    monkeypatch.setenv("SALESDASH_COMPANY", str(company))


def figures(app: AppTest, part: str = "value") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for metric in app.metric:
        told = getattr(metric, part).replace("\\", "")
        found.setdefault(metric.label, []).append(told)
    return found


def said(app: AppTest) -> str:
    return shown(app).replace("\\", "")


@pytest.mark.usefixtures("based")
def test_targets_and_deals_meet_in_the_base_currency(visit: Open) -> None:
    app = visit("forecast")
    assert not app.exception
    found = figures(app)
    # 1,500 x 7 + 3,000; won 2,000; open and due 7,000 of 11,500.
    assert found["Target Nov 2026"] == ["¥ 13.5 K"]
    assert found["Attained Nov 2026"] == ["15 %"]
    assert found["Gap to target"] == ["¥ 11.5 K"]
    assert found["Coverage"] == ["0.6 x"]
    told = said(app)
    assert (
        "Q4 2026: ¥ 2 K of ¥ 14.5 K won (14 %), ¥ 12.5 K to go, "
        "coverage 0.9 x. From the months that have a target: 2 of 3."
    ) in told
    assert (
        "In CNY at the rates of 20 Nov 2026: USD 7 (Rates 2026-11-06.csv)."
    ) in told
    assert "No rate into CNY: GBP." in told
    # A week ago there was Ann's open deal, and nothing won.
    assert "Differences are to 13 Nov 2026." in told
    assert figures(app, "delta")["Won this quarter"] == ["+¥ 2 K", ""]
    assert figures(app, "delta")["Attained Nov 2026"] == ["+15 points"]


@pytest.mark.usefixtures("based")
def test_each_currency_can_stand_for_itself(visit: Open) -> None:
    app = visit("forecast")
    (switch,) = (g for g in app.button_group if g.key == "forecast money")
    app = switch.set_value("own").run()
    assert not app.exception
    found = figures(app)
    assert found[EN("forecast.claimed")][0] == "¥ 5 K"
    assert (
        "USD · forecast $ 100, as claimed $ 750 · won this quarter $ 0"
    ) in said(app)
    assert found["Target Nov 2026"] == ["¥ 3 K", "$ 1.5 K"]


@pytest.mark.usefixtures("apart")
def test_without_a_base_currency_targets_stand_apart(visit: Open) -> None:
    found = figures(visit("forecast", rep="Ann"))
    assert found["Target Nov 2026"] == ["$ 1.5 K"]
    assert found["Coverage"] == ["0.7 x"]


@pytest.mark.usefixtures("apart")
def test_an_earlier_day_without_deals_is_no_comparison(visit: Open) -> None:
    app = visit("forecast", rep="Bob", compare="2026-11-13")
    assert figures(app, "delta")[EN("forecast.claimed")] == [""]
    assert "Differences" not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("filled")
def test_without_targets_one_sentence_says_how_to_give_them(
    visit: Open, language: str
) -> None:
    app = visit("forecast", language)
    assert Words(language)("forecast.no_target")[:8] in shown(app)
    assert len(app.metric) == 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("based")
def test_quarters_can_be_chosen(visit: Open, language: str) -> None:
    app = visit("forecast", language)
    (switch,) = (g for g in app.button_group if g.key == "forecast by")
    app = switch.set_value("quarter").run()
    assert not app.exception
    t = Words(language)
    period = {"en": "Q4 2026", "zh": "2026年第4季度"}[language]
    assert t("forecast.target_of", period=period) in figures(app)
