"""The page of all customers, over a log of twelve."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from tests.pages.conftest import Open

HEADS = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Status,Next step\n"
)
DEALS = HEADS + "".join(
    f"D-{n},Line {n},Firm {n:02},Ann,{n * 1000},Open,Call {n}\n"
    for n in range(1, 12)
)
LIST = (
    "Account,Rep,Relationship (0-10),Attractiveness (0-10),Goal,Industry\n"
    "Firm 01,Ann,8,9,Grow,Food\n"
    "Firm 02,Ann,8,,,*Steel*\n"
    "<b>Alone</b>,Bo,2,2,,Food\n"
)
FILES = (
    Upload("Opportunities 2026-11-20.csv", DEALS.encode()),
    Upload("Accounts 2026-11-20.csv", LIST.encode()),
)


@pytest.fixture(scope="module")
def firms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firms")
    book = Book(folder)
    assert book.add(book.read(FILES), "Ann")
    return folder


@pytest.fixture
def page(store, firms, visit: Open):
    shutil.copytree(firms, store, dirs_exist_ok=True)

    def begin(**query: str) -> AppTest:
        app = visit("customers", **query)
        assert not app.exception
        return app

    return begin


def figures(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


def captions(app: AppTest) -> str:
    return "\n".join(c.value for c in app.caption).replace("\\", "")


def shown(app: AppTest) -> list[str]:
    return app.dataframe[0].value["customer"].to_list()


def press(app: AppTest, key: str) -> AppTest:
    app = app.button(key=key).click().run()
    assert not app.exception
    return app


def test_the_figures_count_every_customer_known(page) -> None:
    app = page()
    assert figures(app) == {
        "Customers": "12",
        # 11 next steps, and of three on the list 4, 2 and 3: 20 of 144.
        "Information known": "14 %",
        "Without a goal": "11",
        "With stale information": "0",
        "Visited too seldom": "0",
        "Not graded": "10",
    }
    assert "9 of them are on no customer list" in captions(app)


def test_the_table_shows_the_triangle_of_each(page) -> None:
    table = page().dataframe[0].value
    row = table[table["customer"] == "Firm 01"].iloc[0]
    assert (row["goal"], row["information"]) == ("✓", 0.42)
    # Known since today, a key customer: 0.1 of 12 visits in 13 weeks.
    assert row["frequency"] == "0, due 0.1"
    assert len(table) == 12


def test_filters_stand_in_the_address(page) -> None:
    assert shown(page(goal="with")) == ["Firm 01"]
    assert shown(page(grade="ignore")) == ["<b>Alone</b>"]
    assert shown(page(industry="*Steel*")) == ["Firm 02"]
    assert shown(page(find="firm 1")) == ["Firm 10", "Firm 11"]
    assert len(shown(page(missing="potential"))) == 12
    assert len(shown(page(grade="nonsense"))) == 12


def test_nobody_fits_is_said(page) -> None:
    app = page(goal="with", grade="ignore")
    assert "No customer fits these filters." in [i.value for i in app.info]


def test_a_rep_has_own_customers(page) -> None:
    assert shown(page(rep="Bo")) == ["<b>Alone</b>"]


def test_proposals_say_how_many_and_why(page) -> None:
    app = page()
    assert "Without attractiveness: 10. Proposals from their money: 10." in (
        captions(app)
    )
    table = app.dataframe[1].value
    row = table[table["customer"] == "Firm 11"].iloc[0]
    # Above 10 of 11 and half of itself: 0.9545; won nothing.
    # 30 x 0.9545 / 50 = 0.57, in halves 5.5.
    assert row["proposal"] == "5.5"
    assert row["why"] == (
        "open ¥ 11 K, above 95 % of 11 · nothing won in 12 months"
    )


def test_all_proposals_are_confirmed_at_once_and_taken_back(
    page, store
) -> None:
    app = page()
    app.text_input(key="by").input("Boss").run()
    app = press(app, "customers confirm all")
    book = Book(store)
    view = book.view(book.days()[-1])
    assert view.attractiveness.filter(reason="proposed").is_empty()
    newest = book.imports()[0]
    assert (newest.by, len(newest.edits)) == ("Boss", 10)
    assert newest.edits[0].reason == "10 proposals from amounts confirmed"
    press(app, f"customer undo {newest.import_id}")
    view = book.view(book.days()[-1])
    assert len(view.attractiveness.filter(reason="proposed")) == 10


def test_nobody_confirms_without_a_name(page, store) -> None:
    app = press(page(), "customers confirm all")
    [said] = app.error
    assert "Please write your name in the field" in said.value
    assert len(Book(store).imports()) == 1


def test_an_empty_log_points_to_upload(store, visit: Open) -> None:  # noqa: ARG001 - the log has to be empty
    app = visit("customers")
    assert not app.exception
    assert not app.dataframe


def test_the_page_speaks_chinese(page) -> None:
    app = page(language="zh")
    assert figures(app)["信息完整度"] == "14%"
    assert "未评定：10 个；可按金额提出建议：10 个。" in captions(app)
