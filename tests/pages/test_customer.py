"""The page of one customer, over a small log of two."""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from salesdash import identity
from salesdash.book import Book, Upload
from salesdash.ui.customer_parts import PARTS
from tests.pages.conftest import Open

LIST = (
    "Account,Rep,Relationship (0-10),Attractiveness (0-10),Goal,"
    "Visits per month,Industry\n"
)
FILES = (
    Upload(
        "Accounts 2026-11-13.csv",
        (LIST + "<b>Acme</b>,Ann,4,8,,2,*Food*\n").encode(),
    ),
    Upload(
        "Accounts 2026-11-20.csv",
        (LIST + "<b>Acme</b>,Ann,6,8,,2,*Food*\n").encode(),
    ),
    Upload(
        "Opportunities 2026-11-20.csv",
        b"Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Status,"
        b"Next step,Next step date\n"
        b"D-1,Line,<b>Acme</b>,Ann,1000,Open,*Send* offer,2026-11-19\n"
        b"D-2,Plant,Beta,Bo,,Open,,\n",
    ),
    Upload(
        "Visits 2026-11-20.csv",
        b"Date,Rep,Account,Activity,Minutes,Result\n"
        b"2026-11-18,Ann,<b>Acme</b>,Customer development,60,Asked *why*\n"
        b"2026-11-18,Ann,<b>ACME</b>,Customer maintenance,30,\n",
    ),
)
DAY = date(2026, 11, 20)
KEY = identity.key("<b>Acme</b>")
ACME, BETA = identity.handle(KEY), identity.handle(identity.key("Beta"))


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    book = Book(folder)
    assert book.add(book.read(FILES), "Ann")
    return folder


@pytest.fixture
def page(store, two, visit: Open):
    shutil.copytree(two, store, dirs_exist_ok=True)

    def begin(customer: str = ACME, part: str = "", **query: str) -> AppTest:
        app = visit("customer", **query, customer=customer)
        if part:
            app.session_state["customer part"] = part
            app.run()
        assert not app.exception
        return app

    return begin


def text(app: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "success")
    kinds += ("error", "info", "warning")
    every = (e for kind in kinds for e in app.get(kind))
    found = "\n".join(str(getattr(e, "value", "")) for e in every)
    assert "None" not in found
    return found.replace("\\", "")


def slot(name: str) -> str:
    return f"customer {ACME} {name}"


def test_the_head_names_the_customer_as_text(page) -> None:
    app = page()
    assert app.header[0].value == r"\<b\>Acme\<\/b\>"
    assert "Key customer · customer of Ann · *Food*" in text(app)
    assert "Also written: <b>ACME</b>" in text(app)


def test_each_side_of_the_triangle_is_told(page) -> None:
    told = text(page())
    assert "No goal written." in told
    assert "The next step of an open deal may help: *Send* offer" in told
    assert "6 of 12 parts known (50 %)." in told
    assert "Ask for: region, potential, goal, who decides" in told
    assert "Last visit 18 Nov 2026, 2 days ago." in told
    assert "On 13 Nov 2026: goal not written, information 33 %" in told


def test_what_comes_next_is_told_with_its_place(page) -> None:
    told = text(page())
    assert "**Send offer** :orange-badge[was due 19 Nov 2026]" in (
        told.replace("*Send*", "Send")
    )
    assert "Ann · Line · Opportunities 2026-11-20.csv" in told


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("visits", "Asked *why*"),
        ("people", "Nobody is named who decides."),
        ("deals", "Open ¥ 1,000 (1); won in 12 months ¥ 0 (0)."),
        ("known", "| region | :material/help: ask for it |  |"),
        ("grades", "- **2026-11-13** Prospective customer · relationship 4"),
        ("edits", "What you say here holds from the as-of day on"),
    ],
)
def test_each_part_can_be_seen(page, part, said) -> None:
    assert part in PARTS
    assert said in text(page(part=part))


@pytest.mark.parametrize("part", PARTS)
def test_a_customer_on_no_list_has_every_part(page, part) -> None:
    told = text(page(BETA, part))
    assert "This customer is on no customer list" in told
    assert "Not graded · customer of Bo" in told


def test_a_change_is_kept_and_can_be_taken_back(page, store) -> None:
    app = page(part="edits")
    app.text_input(key=slot("goal ")).input("Win *both* lines")
    app.text_input(key=slot("attractiveness 8")).input("3")
    app.text_input(key=slot("reason")).input("talked")
    app.text_input(key="by").input("Boss")
    app = app.button(key="customer save").click().run()
    assert not app.exception
    told = text(app)
    assert "Ordinary customer · customer of Ann" in told
    assert "Win *both* lines" in told
    client = Book(store).view(DAY).client(KEY)
    assert client.row["goal"] == "Win *both* lines"
    assert [row["by"] for row in client.corrections] == ["Boss", "Boss"]
    app = app.button(key="customer ungrade goal").click().run()
    assert not app.exception
    assert "No goal written." in text(app)
    name = Book(store).imports()[0].import_id
    app = app.button(key=f"customer undo {name}").click().run()
    assert "what held before holds again" in text(app)
    assert Book(store).view(DAY).client(KEY).row["goal"]


def test_what_was_typed_stands_after_a_look_at_another_part(page) -> None:
    app = page(part="edits")
    app.text_input(key=slot("goal ")).input("Grow").run()
    for part in ("visits", "edits"):
        app.session_state["customer part"] = part
        app.run()
    assert app.text_input(key=slot("goal ")).value == "Grow"


def test_blank_erases_nothing_and_a_dash_empties(page, store) -> None:
    app = page(part="edits")
    app.text_input(key=slot("attractiveness 8")).input("")
    app.text_input(key=slot("reason")).input("so")
    app.text_input(key="by").input("Boss")
    app = app.button(key="customer save").click().run()
    assert "blank changes nothing" in app.error[0].value
    assert len(Book(store).imports()) == 1
    app.text_input(key=slot("attractiveness 8")).input("–")
    app = app.button(key="customer save").click().run()
    assert not app.error
    row = Book(store).view(DAY).client(KEY).row
    assert (row["attractiveness"], row["quadrant"]) == (None, "not_graded")


def test_a_refusal_stands_below_the_button(page) -> None:
    app = page(part="edits")
    app.text_input(key=slot("goal ")).input("x" * 5_000)
    app.text_input(key=slot("reason")).input("so")
    app.text_input(key="by").input("Boss")
    app = app.button(key="customer save").click().run()
    assert "5000 letters are too many" in app.error[0].value
    assert "too many" in app.toast[0].value
    kinds = [getattr(one, "key", None) or one.type for one in app.main]
    assert kinds.index("customer save") < kinds.index("error")
    assert app.text_input(key=slot("goal ")).value == "x" * 5_000


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Nothing was changed"),
        ({"goal ": "Grow"}, "Say why"),
        ({"goal ": "Grow", "reason": "so"}, "Please write your name"),
    ],
)
def test_what_is_left_out_is_said(page, store, typed, said) -> None:
    app = page(part="edits")
    for name, value in typed.items():
        app.text_input(key=slot(name)).input(value)
    app = app.button(key="customer save").click().run()
    assert said in app.error[0].value
    assert len(Book(store).imports()) == 1


def test_a_value_that_cannot_be_is_refused(page, store) -> None:
    app = page(part="edits")
    app.text_input(key=slot("relationship 6")).input("often")
    app.text_input(key=slot("reason")).input("so")
    app.text_input(key="by").input("Boss")
    app = app.button(key="customer save").click().run()
    assert "often" in app.error[0].value
    assert len(Book(store).imports()) == 1


def test_an_unknown_address_offers_the_customers(page) -> None:
    app = page("abc")
    assert "No customer with this address" in app.info[0].value
    assert len(app.selectbox(key="customer picked").options) == 2


def test_a_customer_of_later_is_told_so(page) -> None:
    app = page(BETA, as_of="2026-11-13")
    assert "first named after the day" in app.info[0].value


def test_the_page_speaks_chinese(page) -> None:
    told = text(page(language="zh"))
    assert "还没有写明目标。" in told
    assert "已掌握 12 项中的 6 项（50%）。" in told
