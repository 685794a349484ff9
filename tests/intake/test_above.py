from datetime import date

import pytest

from salesdash.intake.questions import Question
from salesdash.intake.read import Choice, Sheet, sheets
from tests.intake.grids import grid

HEADS = ["日期", "业务员", "客户", "拜访结果"]
ROWS = [
    HEADS,
    ["2026-11-16", "张三", "大华", "a"],
    ["", "", "远东", "b"],
    ["2026-11-17", "李四", "宏图", "c"],
    ["", "", "金山", "d"],
    ["", "", "银河", "e"],
]
ASK = ("same_above", "业务员")


def read(rows: list, **answers: str) -> Sheet:
    told = {("same_above", head): said for head, said in answers.items()}
    choices = {("a.xlsx", "S"): Choice(answers=told)}
    there = grid(rows, "S", "a.xlsx")
    return sheets([there], date(2026, 11, 20), choices)[0]


def asked(sheet: Sheet) -> list[tuple]:
    return [
        (q.heading, q.answer, q.examples, q.count, q.effects["same"])
        for q in sheet.questions
        if q.kind == "same_above"
    ]


def reps(sheet: Sheet) -> list[str]:
    return sheet.rows["rep"].to_pylist()


def test_blanks_in_blocks_are_asked_of_and_left_blank() -> None:
    found = read(ROWS)
    days = ("2026-11-16", "2026-11-17", "2026-11-17")
    assert asked(found) == [
        ("日期", "", ("A3", "A5", "A6"), 3, days),
        ("业务员", "", ("B3", "B5", "B6"), 3, ("张三", "李四", "李四")),
    ]
    assert reps(found) == ["张三", "李四"]
    told = [f.column for f in found.findings if f.code == "same_above_open"]
    assert told == ["日期", "业务员"]


def test_an_answer_fills_its_column_only() -> None:
    found = read(ROWS, 日期="same")
    assert reps(found) == ["张三", "", "李四", "", ""]
    found = read(ROWS, 日期="same", 业务员="same")
    assert reps(found) == ["张三", "张三", "李四", "李四", "李四"]
    assert [f for f in found.findings if f.code.startswith("same")] == []
    found = read(ROWS, 日期="same", 业务员="blank")
    assert reps(found) == ["张三", "", "李四", "", ""]
    assert [f for f in found.findings if f.code.startswith("same")] == []


def test_nothing_reaches_over_blank_rows_totals_and_headers() -> None:
    whole = {"日期": "same", "业务员": "same"}
    more = ["", "", "昆仑", "f"]
    for stop in ([], ["合计", "", "", ""], HEADS):
        rows = [*ROWS, stop, more]
        assert "昆仑" not in read(rows, **whole).rows["customer"].to_pylist()


@pytest.mark.parametrize(
    "column",
    [
        ["张三", "张三", "", "李四", ""],
        ["张三", "", "李四", "王五", "赵六"],
        ["", "张三", "", "李四", ""],
    ],
    ids=["says it again", "only once", "begins blank"],
)
def test_blanks_without_the_habit_are_not_asked_of(column: list) -> None:
    rows = [
        HEADS,
        *(
            [f"2026-11-{16 + n}", who, f"客户{n}", "x"]
            for n, who in enumerate(column)
        ),
    ]
    assert asked(read(rows)) == []


def test_a_team_is_asked_of_only_if_each_is_named_once() -> None:
    def sheet(*teams: str) -> Sheet:
        heads = ["团队", "业务员", "客户", "日期"]
        rows = [
            [team, f"人{n}", f"客户{n}", f"2026-11-{16 + n}"]
            for n, team in enumerate(teams)
        ]
        return read([heads, *rows])

    assert len(asked(sheet("东", "", "", "西", ""))) == 1
    assert asked(sheet("东", "", "西", "东", "")) == []


def test_the_answer_is_one_of_the_sheet() -> None:
    (day, rep) = read(ROWS, 业务员="same").questions
    assert isinstance(rep, Question)
    assert (day.open, rep.answer, rep.source) == (True, "same", "choice")
    assert rep.place == ASK
