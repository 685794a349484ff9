"""Cross tables of whole workbooks, from the bytes to the rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from salesdash.book import Book, Choice, Preview, Upload
from salesdash.intake.memory import Memory
from salesdash.intake.read import sheets
from tests.intake.crossed import TODAY, notes, read, visits
from tests.intake.files import saved
from tests.intake.grids import grid

Sheets = dict[str, Sequence[Sequence[Any]]]
FRIDAY = date(2026, 11, 20)
STRANGE = [
    ["客户", "甲代表", "乙代表"],
    ["大华", "A", ""],
    ["远东", "", "演示"],
]


def test_unknown_names_are_asked_about_and_not_taken() -> None:
    found = read(*STRANGE)
    assert (found.table, found.reason) == (None, "not_ours_ask_matrix")
    (asked,) = found.questions
    assert (asked.kind, asked.options, asked.guess) == (
        *("matrix", ("visits", "no")),
        "visits",
    )
    assert (asked.examples, asked.count) == (("甲代表", "乙代表"), 2)


def test_an_answer_turns_the_table_into_visits() -> None:
    said = Choice(answers={("matrix", ""): "visits"}, as_of=FRIDAY)
    found = read(*STRANGE, choice=said)
    assert [v[:4] for v in visits(found)] == [
        (20, "甲代表", "大华", None),
        (20, "乙代表", "远东", "negotiation"),
    ]
    (asked, *_) = found.questions
    assert (asked.answer, asked.source) == ("visits", "choice")


def test_an_answer_can_be_no() -> None:
    found = read(*STRANGE, choice=Choice(answers={("matrix", ""): "no"}))
    assert (found.table, found.reason) == (None, "not_ours_no_list")
    assert [asked.answer for asked in found.questions] == ["no"]


def test_an_answer_is_remembered_by_the_headings() -> None:
    asked = read(*STRANGE)
    memories = {asked.fingerprint: Memory(answers={("matrix", ""): "visits"})}
    whole = grid(STRANGE, "Sheet1", "a.xlsx")
    (found,) = sheets([whole], TODAY, memories=memories)
    assert (found.table, found.fingerprint) == ("visits", asked.fingerprint)
    assert found.questions[0].source == "memory"


def test_figures_by_month_are_asked_about_unless_they_are_results() -> None:
    rows = [["销售", "1月", "2月"], ["张三", 5, 6]]
    assert read(*rows).reason == "not_ours_ask_months"
    said = Choice(answers={("months", ""): "targets"})
    assert read(*rows, choice=said).table == "targets"
    assert read(["实际完成情况"], *rows).reason == "not_ours_actual"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            [["销售人员", "客户开发", "客户维护"], ["张三", 3, 2]],
            "not_ours_counts",
        ),
        (
            [["客户", "商机", "1月", "2月"], ["大华", "WMS", 5, 6]],
            "not_ours_months",
        ),
        ([["销售", "Q1", "Q2"], ["张三", 5, 6]], "not_ours_quarters"),
    ],
)
def test_reports_are_left_with_a_reason(rows, reason) -> None:
    found = read(*rows)
    assert (found.table, found.reason) == (None, reason)


def test_months_beside_opportunities_are_left_and_said() -> None:
    found = read(
        ["客户", "商机", "金额", "里程碑", "1月", "2月"],
        ["大华", "WMS", 5, "25%", 1, 2],
    )
    assert (found.table, found.rows.num_rows) == ("opportunities", 1)
    assert notes(found, "months_left") == [
        ("months_left", None, "", "1月, 2月")
    ]


def test_a_person_can_say_that_it_is_something_else() -> None:
    rows = [["日报 2026-11-20"], ["客户", "张三", "李四"], ["大华", "√", ""]]
    assert read(*rows).table == "visits"
    found = read(*rows, choice=Choice(table="customers"))
    assert found.columns == {"客户": "customer", "张三": None, "李四": None}


def test_a_person_can_say_where_the_header_is() -> None:
    rows = [["日报 2026-11-20"], ["客户", "张三", "李四"], ["大华", "√", ""]]
    found = read(*rows, choice=Choice(header=2))
    assert (found.table, found.header_row) == ("visits", 2)
    assert read(*rows, choice=Choice(header=3)).table is None
    assert read(*rows, choice=Choice(header=99)).table is None


def test_reps_that_another_sheet_names_are_known() -> None:
    heads = ["姓名", "团队", "职务"]
    team = grid(
        [heads, *([f"{n}代表", "华东", "代表"] for n in "甲乙")], "团队"
    )
    whole = grid(STRANGE, "日报", "a.xlsx")
    found = sheets([whole, team], TODAY)
    assert [each.table for each in found] == ["visits", "team"]


def upload(name: str, tabs: Sheets, merges: Sequence[str] = ()) -> Upload:
    book = Workbook()
    book.remove(book.worksheets[0])
    for tab, rows in tabs.items():
        sheet = book.create_sheet(tab)
        for row in rows:
            sheet.append(list(row))
        for area in merges:
            sheet.merge_cells(area)
    return Upload(name, saved(book))


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path)


def told(preview: Preview) -> list[tuple]:
    return [
        (s.read.sheet, s.read.table, s.read.reason, s.read.rows.num_rows)
        for s in preview.sheets
    ]


def test_an_english_workbook_of_five_kinds_of_sheets(book) -> None:
    file = upload(
        "Sales W47 2026.xlsx",
        {
            "Visits": [
                ["Date", "Rep", "Customer", "Type", "Result"],
                [date(2026, 11, 18), "Ann Lee", "Acme", "Demo", "ok"],
                [date(2026, 11, 18), "Tom Baker", "Globex", "Demo", "ok"],
            ],
            "Matrix": [
                ["Visit report week 47, 2026"],
                ["Customer", "Ann Lee", "Tom Baker", "Bob Ray", "Total"],
                ["Acme", "demo", "", "x", 2],
                ["Globex", "", "2", "", 2],
                ["Total", 1, 2, 1, 4],
            ],
            "Targets 2026": [
                ["Rep", "Measure", "Jan", "Feb", "Q1"],
                ["Ann Lee", "Revenue", "100k", "120k", "220k"],
            ],
            "Instructions": [
                ["How to fill in"],
                ["1", "Write one row for each visit made in the week"],
                ["2", "Do not leave the customer blank in any row"],
                ["3", "Send it to your manager on Friday at five"],
            ],
            "Lists": [["Type", "Stage"], ["Demo", "25%"], ["Call", "50%"]],
            "Pivot": [["Row Labels", "Count of Customer"], ["Ann Lee", 1]],
        },
    )
    preview = book.read([file], today=TODAY)
    assert told(preview) == [
        ("Visits", "visits", "", 2),
        ("Matrix", "visits", "", 4),
        ("Targets 2026", "targets", "", 2),
        ("Instructions", None, "not_ours_guide", 0),
        ("Lists", None, "not_ours_lists", 0),
        ("Pivot", None, "not_ours_pivot", 0),
    ]
    book.add(preview)
    seen = book.view(book.days()[-1]).visits
    assert sorted(seen["customer"].to_list()) == [
        *("Acme", "Acme", "Acme"),
        *("Globex", "Globex", "Globex"),
    ]
    again = book.read([file], today=TODAY)
    assert [s.same for s in again.sheets[:3]] == [True, True, True]


def test_a_chinese_workbook_with_blocks_of_reps(book) -> None:
    heads = ["客户", "活动", "结果"]
    file = upload(
        "日报.xlsx",
        {
            "2026-11-20": [
                ["华东区客户访问日报表"],
                [],
                ["张三"],
                heads,
                ["大华", "回访", "ok"],
                ["远东", "报价", "好"],
                [],
                ["李四"],
                heads,
                ["三一", "陌拜", ""],
            ]
        },
        ["A1:C1", "A3:C3", "A8:C8"],
    )
    preview = book.read([file], today=TODAY)
    assert told(preview) == [
        ("2026-11-20 (A3:C6)", "visits", "", 2),
        ("2026-11-20 (A8:C10)", "visits", "", 1),
    ]
    facts = [s.read.facts for s in preview.sheets]
    day = {"team": "华东区", "date": "2026-11-20"}
    assert facts == [{"rep": "张三", **day}, {"rep": "李四", **day}]


def test_a_chinese_workbook_with_headers_of_three_rows(book) -> None:
    file = upload(
        "机会表.xlsx",
        {
            "商机": [
                ["2026年11月20日 商机周报"],
                [],
                ["", "", "客户信息", "", "商机情况", "", ""],
                ["", "", "客户", "", "基本", "", "预测"],
                ["", "", "名称", "等级", "名称", "金额(万元)", "里程碑"],
                ["", "", "cust_nm", "lvl", "opp_nm", "opp_amt", "mile_st"],
                ["", "", "大华", "A", "WMS", 50, "25%"],
            ]
        },
        ["A1:G1", "C3:D3", "E3:G3", "C4:D4", "E4:F4"],
    )
    (sheet,) = book.read([file], today=TODAY).sheets
    found = sheet.read
    assert (found.header_row, found.columns) == (
        5,
        {
            "客户 名称": "customer",
            "等级": None,
            "名称": "name",
            "金额(万元)": "amount",
            "里程碑": "claimed_milestone",
        },
    )
    assert found.rows["amount"].to_pylist() == [50_000_000]
    assert [f.row for f in found.findings if f.level == "skip"] == [6]


def test_a_chinese_table_of_actions_names_its_customers(book) -> None:
    file = upload(
        "业务动作追踪 2026-11-20.xlsx",
        {
            "追踪": [
                ["销售人员业务动作追踪分析表"],
                ["团队：华东"],
                ["销售人员", "客户开发", "方案和谈判", "合计"],
                ["张三", "大华、远东\n三一", "", 3],
                ["李四", "", "Acme, Inc.；Globex", 2],
                ["合计", 3, 2, 5],
            ]
        },
    )
    (sheet,) = book.read([file], today=TODAY).sheets
    assert visits(sheet.read) == [
        (20, "张三", "大华", "development", "", 4),
        (20, "张三", "远东", "development", "", 4),
        (20, "张三", "三一", "development", "", 4),
        (20, "李四", "Acme, Inc.", "negotiation", "", 5),
        (20, "李四", "Globex", "negotiation", "", 5),
    ]


def test_an_english_csv_with_three_tables_below_each_other(book) -> None:
    content = (
        b"Rep: Ann Lee,As of: 2026-11-20\n\nVisits\n"
        b"Date,Customer,Result\n2026-11-18,Acme,ok\n\nContacts\n"
        b"Contact,Customer,Role\nJo May,Acme,Decision maker\n\nPipeline\n"
        b"Opportunity,Customer,Amount,Milestone\nWMS,Acme,5000,25%\n"
    )
    preview = book.read([Upload("ann.csv", content)], today=TODAY)
    assert told(preview) == [
        ("ann (A4:C5)", "visits", "", 1),
        ("ann (A7:C9)", "contacts", "", 1),
        ("ann (A11:D13)", "opportunities", "", 1),
    ]
    assert [s.read.as_of for s in preview.sheets] == [FRIDAY] * 3
    reps = [s.read.rows["rep"].to_pylist() for s in preview.sheets]
    assert reps == [["Ann Lee"]] * 3


def test_a_chinese_month_of_one_rep(book) -> None:
    file = upload(
        "张三 2026年11月.xlsx",
        {
            "拜访": [
                ["客户", "2日", "3日", "4日", "5日"],
                ["大华", "A", "", "B", ""],
                ["远东", "", "C", "", 9],
            ]
        },
    )
    (sheet,) = book.read([file], today=TODAY).sheets
    assert visits(sheet.read) == [
        (2, "张三", "大华", "development", "", 2),
        (4, "张三", "大华", "negotiation", "", 2),
        (3, "张三", "远东", "maintenance", "", 3),
    ]
    assert notes(sheet.read, "matrix_count") == [
        ("matrix_count", 3, "5日", "9")
    ]
