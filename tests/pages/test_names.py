"""The Names page, over a small log with names written in two ways."""

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from tests.pages.conftest import Open

DEALS = (
    "Account,Opportunity,Rep,Amount (CNY)\n"
    "<b>Acme</b> Ltd,Line,Tom Baker,100\n"
    '<b>Acme</b>,Line,"Baker, Tom",5\n'
    "Beta,Plant,Ann,7\n"
)
FILE = Upload("Opportunities 2026-11-20.csv", DEALS.encode())
KEEP, TWO, ONE = "Call both", "Two different", "They are one deal"


@pytest.fixture
def book(store):
    book = Book(store)
    assert book.add(book.read([FILE]))
    return book


def begin(visit: Open, table: str = "rep", language: str = "en") -> AppTest:
    app = visit("names", language)
    app.session_state["names part"] = table
    return shown(app.run())


def shown(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    kinds = ("markdown", "success", "error", "subheader")
    every = (e for kind in kinds for e in app.get(kind))
    found = (str(getattr(e, "value", "")) for e in every)
    return "\n".join(found).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    button = next(b for b in app.button if b.label.startswith(label))
    return shown(button.click().run())


def test_one_click_makes_two_names_one_and_undo_takes_it_back(book, visit):
    app = begin(visit)
    assert "will count for **Tom Baker**" in text(app)
    app.text_input(key="by").set_value("Lee")
    press(app, KEEP)
    assert book.view(book.days()[0]).reps == ["Ann", "Tom Baker"]
    assert "Merged the rep Baker, Tom into Tom Baker" in text(app)
    assert [a.edit.by for a in book.names.aliases("rep")] == ["Lee"]
    press(app, "Yes, undo this change")
    assert book.names.aliases("rep") == []
    assert "It was taken back" in "".join(str(e.value) for e in app.info)


def test_the_other_name_can_be_kept(book, visit):
    press(begin(visit), r"Call both Baker\, Tom")
    assert [a.name for a in book.names.aliases("rep")] == ["Baker, Tom"]


def test_two_different_are_not_asked_about_again(book, visit):
    app = press(begin(visit, "customer"), TWO)
    assert book.names.suggestions("customer") == []
    assert "Nothing looks alike here." in text(app)
    app.session_state["open names apart customer"] = True
    press(shown(app.run()), "Ask again")
    assert len(book.names.suggestions("customer")) == 1


def test_deals_that_fall_together_are_confirmed(book, visit):
    app = press(begin(visit, "customer"), KEEP)
    app.session_state["names part"] = "opportunity"
    app = press(shown(app.run()), ONE)
    assert "No deals fell together" in text(app)
    assert len(book.names.sides("opportunity")) == 2


def test_two_names_are_chosen_by_hand(book, visit):
    app = begin(visit, "customer")
    app.session_state["open names choose customer"] = True
    shown(app.run())
    app.selectbox(key="names other customer").select("beta").run()
    app.selectbox(key="names name customer").select("bacme/b").run()
    press(app, "Merge")
    assert [(a.other, a.name) for a in book.names.aliases("customer")] == [
        ("Beta", "<b>Acme</b>")
    ]


def test_an_alias_is_removed_or_turned_round(book, visit):
    book.names.merge("customer", "Beta", "<b>Acme</b>")
    app = press(begin(visit, "customer"), "Show Beta instead")
    assert [a.name for a in book.names.aliases("customer")] == ["Beta"]
    press(app, "Remove")
    assert book.names.aliases("customer") == []


def test_a_circle_is_refused_in_a_sentence(book, visit):
    app = begin(visit)
    book.names.merge("rep", "Tom Baker", "Baker, Tom")
    press(app, "Call both Tom Baker")
    assert "already goes by" in "".join(e.value for e in app.error)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("table", ["rep", "customer", "team", "opportunity"])
def test_every_part_speaks_chinese(visit, table):
    app = begin(visit, table, "zh")
    assert [s.value for s in app.subheader] == ["可能是同一个", "已合并的名称"]


@pytest.mark.usefixtures("book")
def test_names_of_strangers_are_text_and_never_markup(visit):
    app = begin(visit, "customer")
    raw = "".join(str(e.value) for e in app.markdown)
    assert r"\<b\>Acme" in raw
    assert "<b>Acme" not in raw


@pytest.mark.usefixtures("store")
def test_an_empty_log_points_to_upload(visit):
    app = shown(visit("names"))
    assert [b.label for b in app.button] == ["Upload sheets"]
