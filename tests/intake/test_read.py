from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salesdash import model
from salesdash.days import number
from salesdash.exports.findings import sentence
from salesdash.findings import Finding
from salesdash.intake.grid import Grid
from salesdash.intake.read import Choice, Sheet, sheets
from salesdash.intake.rows import storage
from salesdash.words import LANGUAGES, Words
from tests.intake.grids import Error, Formula, grid

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
VISITS = ["日期", "客户", "业务员", "拜访结果"]
VISIT = ["2026-11-18", "大华", "张三", "ok"]


def read(*rows: list, sheet: str = "Sheet1", file: str = "a.xlsx") -> Sheet:
    return sheets([grid(rows, sheet, file)], TODAY)[0]


def filled(sheet: Sheet) -> list[dict[str, Any]]:
    """Give the rows without what is blank."""
    return [
        {k: v for k, v in row.items() if v is not None and v != ""}
        for row in sheet.rows.to_pylist()
    ]


def told(sheet: Sheet, level: str = "") -> list[tuple]:
    return [
        (f.code, f.row, f.column, f.value)
        for f in sheet.findings
        if level in ("", f.level) and f.code != "as_of_assumed"
    ]


def test_a_chinese_weekly_sheet_is_read_whole() -> None:
    found = read(
        ["华东区销售周报"],
        ["销售代表：张三", "", "日期：2026-11-20", "单位：万元"],
        [],
        [
            "序号",
            "客户名称",
            "商机名称",
            "金额",
            "里程碑",
            "预计成交日期",
            "接触决策者",
        ],
        [1, "远东", "MES", 12.5, "合格经办人", "2026-12-31", "√"],
        [2, "大华", "WMS", "约30万", "30%", "2026/13/02", "11月3日"],
        ["合计", "", "", 42.5],
        sheet="商机",
    )
    assert (found.table, found.as_of, found.as_of_source) == (
        "opportunities",
        FRIDAY,
        "title",
    )
    assert found.header_row == 4
    assert found.columns == {
        "序号": None,
        "客户名称": "customer",
        "商机名称": "name",
        "金额": "amount",
        "里程碑": "claimed_milestone",
        "预计成交日期": "expected_close",
        "接触决策者": "decision_maker_met",
    }
    assert found.facts == {"rep": "张三", "team": "华东区", "amount": "万元"}
    assert filled(found) == [
        {
            "name": "MES",
            "customer": "远东",
            "rep": "张三",
            "team": "华东区",
            "amount": 12_500_000,
            "claimed_milestone": "qualified_sponsor",
            "expected_close": number(date(2026, 12, 31)),
            "decision_maker_met": 0,
            "row": 5,
        },
        {
            "name": "WMS",
            "customer": "大华",
            "rep": "张三",
            "team": "华东区",
            "amount": 30_000_000,
            "decision_maker_met": number(date(2026, 11, 3)),
            "row": 6,
        },
    ]
    assert (found.rows_read, found.rows_skipped) == (3, 1)
    assert told(found) == [
        ("ordinal_not_id", None, "序号", ""),
        ("team_from_title", None, "", "华东区"),
        ("amount_about", 6, "金额", "约30万"),
        ("not_a_milestone", 6, "里程碑", "30%"),
        ("not_a_date", 6, "预计成交日期", "2026/13/02"),
        ("total_row", 7, "", "合计"),
    ]


def test_an_english_visit_log_is_read_whole() -> None:
    found = read(
        ["Visit log - Week 47, 2026"],
        [],
        ["", "Date", "Rep", "Customer", "Type", "Hours", "Start", "Outcome"],
        [
            "",
            date(2026, 11, 16),
            "Tom Baker & Ann Lee",
            "Acme",
            "Cold call",
            1.5,
            time(9, 30),
            "fine",
        ],
        ["", "2026/13/02", "Tom Baker", "Globex", "Demo", 1, "", ""],
    )
    assert (found.table, found.as_of) == ("visits", date(2026, 11, 22))
    assert found.present == (
        *("date", "rep", "with", "customer", "activity", "minutes"),
        *("start", "result"),
    )
    assert filled(found) == [
        {
            "date": number(date(2026, 11, 16)),
            "rep": "Tom Baker",
            "with": "Ann Lee",
            "customer": "Acme",
            "activity": "development",
            "minutes": 90,
            "start": 570,
            "result": "fine",
            "row": 4,
        }
    ]
    assert told(found) == [("not_a_date", 5, "Date", "2026/13/02")]
    assert found.findings[0].level == "skip"


def test_a_daily_report_says_rep_and_day_once() -> None:
    found = read(
        ["客户访问日报表"],
        ["姓名", "李四", "部门", "华南区", "日期", "2026年11月19日"],
        ["序号", "时间", "客户名称", "拜访目的", "洽谈内容"],
        [1, "9:00", "大华", "回访", "ok"],
        [2, "下午2点", "三一", "报价", ""],
        [3],
    )
    day = number(date(2026, 11, 19))
    columns = ("date", "rep", "team", "customer", "start")
    assert found.rows.select(columns).to_pylist() == [
        dict(zip(columns, row, strict=True))
        for row in (
            (day, "李四", "华南区", "大华", 540),
            (day, "李四", "华南区", "三一", 840),
        )
    ]
    assert found.facts == {
        "rep": "李四",
        "team": "华南区",
        "date": "2026-11-19",
    }
    assert (found.rows_read, found.rows_skipped) == (2, 0)


def test_every_other_table_is_recognised() -> None:
    cases = {
        "customers": (
            ["客户", "行业", "关系", "吸引力"],
            ["大华", "安防", 7, 8],
        ),
        "contacts": (
            ["客户", "姓名", "职务", "角色"],
            ["大华", "王总", "总", "决策人"],
        ),
        "targets": (["姓名", "月份", "销售目标"], ["张三", "2026-11", 100]),
        "team": (["姓名", "部门", "入职日期"], ["张三", "华东", "2020.3.1"]),
        "coaching": (
            ["Rep", "Date", "Topic", "Role play"],
            ["Ann", "2026-11-3", "Pain", "yes"],
        ),
    }
    for table, rows in cases.items():
        found = read(*rows)
        schema = storage(model.table(table))
        assert (found.table, found.rows.num_rows) == (table, 1)
        assert found.rows.schema == schema


def test_sheets_that_are_not_ours_say_why() -> None:
    batch = [
        grid([], "empty"),
        grid([["使用说明"], ["请每周五填写"]], "help"),
        grid([["客户", "发票号", "金额"], ["大华", "1", 5]], "开票"),
        grid([VISITS], "no rows"),
        grid([VISITS, VISIT], "hidden", visible=False),
        grid([VISITS, VISIT], "skipped"),
    ]
    choices = {("book.xlsx", "skipped"): Choice(skip=True)}
    found = sheets(batch, TODAY, choices)
    assert [(s.table, s.reason) for s in found] == [
        (None, "not_ours_blank"),
        (None, "not_ours_guide"),
        (None, "not_ours_payments"),
        (None, "not_ours_no_rows"),
        (None, "sheet_hidden"),
        (None, "not_ours_skipped"),
    ]
    assert [f.code for s in found for f in s.findings] == [
        s.reason for s in found
    ]


def test_a_choice_takes_a_hidden_sheet_in() -> None:
    hidden = grid([VISITS, VISIT], "hidden", visible=False)
    choices = {("book.xlsx", "hidden"): Choice()}
    assert sheets([hidden], TODAY, choices)[0].table == "visits"


def test_a_day_given_beats_what_the_sheet_says_and_a_choice_beats_it() -> None:
    there = grid([["日期：2026-11-20"], VISITS, VISIT], "a")
    given = date(2026, 11, 1)
    chosen = {("book.xlsx", "a"): Choice(as_of=date(2026, 10, 1))}
    for choices, as_of, expected in (
        ({}, None, (FRIDAY, "title")),
        ({}, given, (given, "given")),
        (chosen, given, (date(2026, 10, 1), "given")),
    ):
        found = sheets([there], TODAY, choices, as_of)[0]
        assert (found.as_of, found.as_of_source) == expected


def test_a_day_that_nothing_says_is_assumed_with_a_finding() -> None:
    found = read(VISITS, VISIT)
    assert (found.as_of, found.as_of_source) == (TODAY, "assumed")
    assert found.findings == (
        Finding(
            "as_of_assumed", "note", "a.xlsx", "Sheet1", value="2026-11-23"
        ),
    )


def test_a_tab_is_a_rep_whom_another_sheet_names() -> None:
    head = ["日期", "客户", "拜访结果"]
    row = ["2026-11-18", "大华", "ok"]
    batch = [
        grid([VISITS, ["2026-11-18", "三一", "万科达", "ok"]], "all"),
        grid([head, row], "万科达"),
        grid([head, row], "华北"),
    ]
    found = sheets(batch, TODAY)
    assert [s.rows["rep"].to_pylist() for s in found] == [
        ["万科达"],
        ["万科达"],
        [""],
    ]
    assert ("rep_from_sheet", None, "", "万科达") in told(found[1])
    known = sheets([grid([head, row], "Ann")], TODAY, reps=["Ann"])[0]
    assert (known.facts, known.present[1]) == ({"rep": "Ann"}, "rep")


def test_a_date_said_once_does_not_heal_a_cell_that_is_wrong() -> None:
    head, day = ["日期", "客户", "拜访结果"], number(FRIDAY)
    labelled = read(
        ["日期：2026-11-20"], head, ["", "大华", "ok"], ["soon", "三一", "ok"]
    )
    assert labelled.rows["date"].to_pylist() == [day]
    assert told(labelled) == [
        ("rep_missing", None, "", ""),
        ("not_a_date", 4, "日期", "soon"),
    ]
    weekly = read(["填报日期：2026-11-20"], head, ["", "大华", "ok"])
    assert told(weekly, "skip") == [("value_missing", 3, "日期", "")]


def test_a_row_without_what_it_needs_is_left_out_by_name() -> None:
    found = read(
        VISITS, VISIT, ["2026-11-18", "", "张三", "ok"], ["", "", "", "x"]
    )
    assert (found.rows_read, found.rows_skipped) == (3, 2)
    assert told(found, "skip") == [
        ("value_missing", 3, "客户", ""),
        ("value_missing", 4, "日期", ""),
    ]


def test_errors_and_uncached_formulas_are_placed() -> None:
    found = read(
        [*VISITS, "时长"],
        [*VISIT, Error("#REF!")],
        [*VISIT, Formula("=A1")],
        [Error("#N/A"), *VISIT[1:], 30],
    )
    assert told(found) == [
        ("error_cell", 2, "时长", "#REF!"),
        ("formula_without_value", 3, "时长", "=A1"),
        ("error_cell", 4, "日期", "#N/A"),
    ]
    assert [f.level for f in found.findings][1:] == ["note", "note", "skip"]


def test_a_column_of_row_numbers_is_told_apart_from_other_figures() -> None:
    rows = [[n, n, *VISIT] for n in (1, 2, 3)]
    found = read(["拜访编号", "满意度", *VISITS], *rows)
    assert told(found) == [
        ("ordinal_not_id", None, "拜访编号", ""),
        ("headings_unknown", None, "", "满意度"),
    ]
    bare = read(["", *VISITS], *([n, *VISIT] for n in (1, 2, 3)))
    assert told(bare) == []


def test_a_day_that_could_be_another_is_said_unless_it_was_chosen() -> None:
    found = read(["Visits 05/11/2026"], VISITS, VISIT)
    (finding,) = found.findings
    assert (found.as_of, finding.code, finding.value) == (
        date(2026, 11, 5),
        "as_of_two_days",
        "05/11/2026",
    )
    assert dict(finding.detail) == {"day": "2026-11-05"}
    there = grid([["Visits 05/11/2026"], VISITS, VISIT], "Sheet1", "a.xlsx")
    (given,) = sheets([there], TODAY, as_of=FRIDAY)
    assert (given.as_of, given.findings) == (FRIDAY, ())


def test_headings_that_mean_nothing_are_listed_once() -> None:
    found = read([*VISITS, "天气", "备注", "备注", "心情"], [*VISIT, *"abcd"])
    assert list(found.columns.items())[4:] == [
        ("天气", None),
        ("备注", "note"),
        ("备注 (2)", None),
        ("心情", None),
    ]
    assert told(found) == [
        ("heading_twice", None, "备注 (2)", ""),
        ("headings_unknown", None, "", "天气, 心情"),
    ]


CELLS = some.one_of(
    some.none(),
    some.text(max_size=8),
    some.sampled_from(
        [
            "合计",
            "日期",
            "客户",
            "√",
            "张三/李四",
            "5/3/2026",
            "10-15万",
            "赢单",
        ]
    ),
    some.floats(allow_nan=False),
    some.booleans(),
    some.dates(),
    some.times(),
    some.builds(Error, some.just("#REF!")),
    some.builds(Formula, some.just("=A1")),
)
HEADS = some.lists(
    some.sampled_from(
        [
            *(
                "日期",
                "客户",
                "业务员",
                "活动",
                "时长",
                "金额(万元)",
                "里程碑",
            ),
            *(
                "状态",
                "编号",
                "签约",
                "预计成交",
                "问题评分",
                "评分对象",
                "关系",
            ),
            *(
                "吸引力",
                "频率",
                "币种",
                "序号",
                "联系人",
                "职务",
                "月份",
                "目标",
            ),
            *("Date", "Rep", "Team", "Customer", "Result", "Pain level"),
            *("主管", "主题", "开始时间", "重点", "步骤", "", "天气", "日期"),
        ]
    ),
    min_size=2,
    max_size=9,
)
GRIDS = some.builds(
    lambda above, head, below: grid([*above, head, *below], "商机"),
    some.lists(some.lists(CELLS, max_size=4), max_size=2),
    HEADS,
    some.lists(some.lists(CELLS, max_size=9), max_size=6),
)


@settings(deadline=None)
@given(GRIDS)
def test_no_row_is_ever_lost_without_a_word(there: Grid) -> None:
    found = sheets([there], TODAY)[0]
    if found.table:
        assert found.rows.schema == storage(model.table(found.table))
        left_out = {f.row for f in found.findings if f.level == "skip"}
        kept = set(found.rows["row"].to_pylist())
        assert found.rows.num_rows == found.rows_read - found.rows_skipped
        assert len(left_out) == found.rows_skipped
        assert not left_out & kept
    for language in LANGUAGES:
        assert all(sentence(f, Words(language)) for f in found.findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_says_place_and_remedy(language: str) -> None:
    found = read(VISITS, ["2026/13/02", *VISIT[1:]]).findings[-1]
    assert (
        sentence(found, Words(language))
        == {
            "en": 'Sheet "Sheet1", row 2, "日期": "2026/13/02" is not a date. '
            "Write it like 2026-12-31.",
            "zh": "工作表“Sheet1”第 2 行“日期”：“2026/13/02”不是有效日期。"
            "请写成 2026-12-31 的形式。",
        }[language]
    )
