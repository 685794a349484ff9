"""The page What wins over a company with closed deals."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.words import LANGUAGES, Words
from tests.pages.conftest import Open

HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Status,Closed on,Created on,"
    "The agreement is written in a sponsor letter,Contract signed\n"
)
VISITS = (
    "Date,Rep,Account,Activity,Closing technique\n"
    "2026-11-05,Ann,Acme,Customer development,Trial close\n"
)


def deals(count: int, status: str, letter: str) -> str:
    signed = "yes" if status == "won" else ""
    return "".join(
        f"{status}-{letter or 'no'}-{n},Line {n},Acme,Ann,{status},"
        f"2026-11-10,2026-10-01,{letter},{signed}\n"
        for n in range(count)
    )


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("closed")
    rows = deals(9, "won", "yes") + deals(3, "lost", "yes")
    rows += deals(2, "won", "") + deals(8, "lost", "")
    sheets = [
        Upload("Opportunities 2026-11-20.csv", (HEAD + rows).encode()),
        Upload("Visits 2026-11-20.csv", VISITS.encode()),
    ]
    book = Book(folder)
    assert book.add(book.read(sheets), "Ann")
    return folder


@pytest.fixture
def shown(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDASH_STORE", str(closed))


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


def captions(app: AppTest) -> str:
    return "\n".join(c.value for c in app.caption).replace("\\", "")


@pytest.mark.usefixtures("shown")
def test_the_answer_is_the_win_rate_with_its_n(visit: Open) -> None:
    app = visit("wins")
    assert not app.exception
    assert figures(app) == {
        "Win rate": "50 %",
        "Won of closed": "11 of 22",
        "Cycle time": "40 days",
        "Clear differences": "1 of 1",
    }
    assert "11 won of 22 closed deals until" in captions(app)
    assert "need not bring it about" in captions(app)


@pytest.mark.usefixtures("shown")
def test_the_chart_compares_and_leaves_out_what_follows(visit: Open) -> None:
    app = visit("wins")
    alt = app.get("plotly_chart")[0].proto.alt
    assert alt == (
        "Win rates with and without each element. The agreement is written "
        "in a sponsor letter: with 75 % (9 of 12), without 20 % (2 of 10)."
    )


@pytest.mark.usefixtures("shown")
def test_the_table_has_every_element_and_what_it_says(visit: Open) -> None:
    table = visit("wins").dataframe[0].value
    assert table["says"].to_list() == [
        "Clear",
        "Too few to say",
        "Follows the win: set apart",
    ]
    assert table["with_n"].to_list() == [12, 22, 11]
    assert table["with_rate"].isna().to_list() == [False, True, False]


@pytest.mark.usefixtures("shown")
def test_the_fairer_choice_says_what_it_leaves(visit: Open) -> None:
    app = visit("wins")
    app.segmented_control(key="wins among").set_value("qualified_sponsor")
    app.run()
    # No lost deal ever claimed a milestone: only the won ones are left.
    assert "11 closed deals (11 won)" in captions(app)
    assert figures(app) == {
        "Win rate": "100 %",
        "Won of closed": "11 of 11",
        "Cycle time": "40 days",
        "Clear differences": "0 of 0",
    }
    assert "11 won of 11 closed deals" in captions(app)
    assert "that got as far as a qualified sponsor" in captions(app)
    assert "got as far as a qualified sponsor" in captions(app)
    assert app.get("plotly_chart")[0].proto.alt == (
        "Too few closed deals to say"
    )


@pytest.mark.usefixtures("shown")
def test_a_kind_of_element_can_be_chosen(visit: Open) -> None:
    app = visit("wins")
    app.segmented_control(key="wins kinds").set_value("technique").run()
    assert app.dataframe[0].value["element"].to_list() == ["Trial close"]
    # Too few had it: none of them is to be compared.
    assert figures(app)["Clear differences"] == "0 of 0"
    assert "of Closing techniques only" in captions(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("filled")
def test_without_a_closed_deal_the_page_says_so(
    visit: Open, language: str
) -> None:
    app = visit("wins", language)
    assert app.info[0].value == Words(language)("wins.empty")


@pytest.mark.usefixtures("shown")
def test_the_page_is_chinese_as_well(visit: Open) -> None:
    app = visit("wins", "zh")
    assert figures(app)["赢单率"] == "50%"
    assert "不等于带来赢单" in captions(app)


def test_of_one_deal_it_is_said_in_the_singular(
    visit: Open, store: Path
) -> None:
    head = "Opportunity ID,Opportunity,Account,Rep,Status,Closed on\n"
    won = "W,One,Acme,Ann,won,2026-11-10\n"
    undated = "L,Two,Acme,Ann,lost,\n"
    book = Book(store)
    for day, rows in (
        ("2026-11-06", f"{won}{undated}O,Three,Acme,Ann,open,\n"),
        ("2026-11-13", won + undated),
        ("2026-11-20", won + undated),
    ):
        sheet = Upload(f"Opportunities {day}.csv", (head + rows).encode())
        assert book.add(book.read([sheet]), "Ann")
    told = captions(visit("wins"))
    assert "Of 1 closed deal no sheet gives the day" in told
    assert "1 deal that vanished from the sheets" in told
    assert "No sheet of these deals has a column of an exit criterion" in told
