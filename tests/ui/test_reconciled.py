"""The totals of a sheet, as its card says them."""

from streamlit.testing.v1 import AppTest

from salesdash.book import Total
from salesdash.ui.reconciled import line
from salesdash.words import Words


def total(said: int, read: int, **more) -> Total:
    named = {"row": 14, "label": "合计：", "column": "amount"} | more
    return Total(
        **{"heading": "金额", "said": said, "read": read, "rows": 3, **named}
    )


def test_a_total_that_agrees_has_a_tick() -> None:
    agreed = total(125_000_000, 125_000_000, label="Total:", heading="Amount")
    assert line(agreed, Words("en")) == (
        "Your Total in row 14 says 1,250,000 Amount, and 1,250,000 was read ✓"
    )
    yuan = total(125_000_000, 125_000_000, currency="CNY")
    assert line(yuan, Words("zh")) == (
        "表中第 14 行“合计”金额为 1,250,000 元，读取结果为 1,250,000 元 ✓"
    )


def test_a_total_that_differs_says_by_how_much() -> None:
    hours = total(240, 150, label="", column="minutes", heading="Hours")
    assert line(hours, Words("en")) == (
        "Your total in row 14 says 240 Hours, and 150 was read: 90 apart"
    )


CARD = """
from types import SimpleNamespace
from salesdash.book import Total
from salesdash.ui import reconciled
from salesdash.words import Words

def total(row, said):
    return Total(row, "小计", "amount", "金额*x*", said, 100, 1)

read = SimpleNamespace(totals=({totals}))
reconciled.draw(SimpleNamespace(read=read), Words("en"))
"""


def drawn(totals: str) -> AppTest:
    app = AppTest.from_string(CARD.replace("{totals}", totals)).run()
    assert not app.exception
    return app


def test_what_differs_stands_first_and_most_that_agrees_is_counted() -> None:
    app = drawn("total(2, 300), *(total(row, 100) for row in range(3, 9))")
    assert [w.value for w in app.warning] == [
        "Your 小计 in row 2 says 3 金额\\*x\\*\\, and 1 was read\\: 2 apart"
    ]
    (quiet,) = (c.value for c in app.caption)
    assert [text.split(" row ")[-1][:7] for text in quiet.split("\n")] == [
        "8 says ",
        "7 says ",
        "4 more ",
    ]


def test_a_sheet_without_totals_draws_nothing() -> None:
    app = drawn("")
    assert (len(app.warning), len(app.caption)) == (0, 0)
