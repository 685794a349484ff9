"""The visit reports of a real log, and the way back into an empty one."""

from datetime import date

import pytest

from salesdash import days
from salesdash.book import Book
from salesdash.book.printed import Asked, one, page
from salesdash.metrics.daily import TOLD
from salesdash.words import Words
from tests.book.handed import made, read

FRIDAY = date(2026, 11, 20)
MONDAY = days.number(date(2026, 11, 16))
WEEK = Asked("matrix", MONDAY, MONDAY + 6)
ROWS = (
    [
        "日期", "销售人员", "团队", "客户", "活动类型", "时长（分钟）",
        "拜访结果",
        "下一步骤", "下一步日期", "销售步骤", "主管参与", "备注",
    ],
    [
        date(2026, 11, 16), "王敏", "华东", "大华", "客户开发", 60,
        "同意；再约\n很好", "报价（2026-11-24）", date(2026, 11, 24),
        "探察聆听",
        "是", "=1+1",
    ],
    [date(2026, 11, 16), "王敏", "华东", "大华", "客户维护", None, "第二次"],
    [date(2026, 11, 20), "王敏/Ann Lee", "华东", "A/S Norsk", None, 0, "√"],
    [date(2026, 11, 23), "Ann Lee", "North", "Acme, Inc.", "谈判", 30],
)  # fmt: skip


def opened(folder, name, content):
    book = Book(folder)
    _, preview = read(book, name, content)
    assert book.add(preview)
    return book.view(FRIDAY)


def told(view):
    found = view.daily(MONDAY, MONDAY + 13)
    return found.select(*TOLD, "planned").rows()


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    content = made(拜访=ROWS)
    return opened(tmp_path_factory.mktemp("in"), "2026-11-20.xlsx", content)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_matrix_comes_in_as_it_went_out(view, tmp_path, language) -> None:
    t = Words(language)
    name, make = one(view, WEEK, t, "xlsx")
    again = opened(tmp_path, name, make())
    assert told(again) == told(view)
    assert page(again, WEEK, t) == page(view, WEEK, t)


def test_plans_of_the_days_after_stand_in_the_report(view) -> None:
    rows = view.plans(MONDAY + 6)
    assert rows.select("date", "customer", "planned").rows() == [
        (MONDAY + 7, "Acme, Inc.", 1)
    ]
    last = page(view, WEEK, Words("en")).rows[-1]
    assert last[0].shown == "Acme, Inc."


@pytest.mark.parametrize("ending", ["xlsx", "html", "csv"])
@pytest.mark.parametrize("what", ["daily", "matrix", "actions"])
def test_each_report_is_a_file_of_each_kind(view, what, ending) -> None:
    asked = Asked(what, MONDAY, MONDAY + 6)
    name, make = one(view, asked, Words("zh"), ending)
    assert name.endswith(f".{ending}")
    starts = {"xlsx": b"PK", "html": b"<!DOCTYPE", "csv": b"\xef\xbb\xbfas_of"}
    assert make().startswith(starts[ending])


def test_actions_add_up_to_the_visits_until_the_day(view) -> None:
    found = view.actions(8)
    sums = {
        name: found.filter(dimension=name)["visits"].sum()
        for name in ("activity", "step", "customer")
    }
    assert sums == {"activity": 3, "step": 3, "customer": 3}
