from datetime import date

from salesdash.intake.read import Choice, Sheet, sheets
from tests.intake.grids import grid

FILE, NAME = "a 2026-11-20.xlsx", "S"
VISITS = [
    ["日期", "客户", "业务员", "活动", "时长", "下次拜访日期"],
    ["5/3/2026", "大华", "张三", "A", 1, "明天"],
    ["6/3/2026", "远东", "张三", "B", 1.5, "7/3/2026"],
    ["7/3/2026", "宏图", "李四", "C", 2, "待定"],
]


def read(rows: list, **answers: str) -> Sheet:
    asked = sheets([grid(rows, NAME, FILE)], date(2026, 11, 23))[0].questions
    told = {q.place: answers[q.kind] for q in asked if q.kind in answers}
    choices = {(FILE, NAME): Choice(answers=told)}
    there = [grid(rows, NAME, FILE)]
    return sheets(there, date(2026, 11, 23), choices)[0]


def codes(sheet: Sheet) -> list[str]:
    return sorted({finding.code for finding in sheet.findings})


def test_what_is_assumed_stays_in_force_until_it_is_answered() -> None:
    found = read(VISITS, day_order="day_first")
    assert found.rows["activity"].to_pylist() == [
        "development",
        "negotiation",
        "maintenance",
    ]
    assert found.rows["minutes"].to_pylist() == [60, 90, 120]
    assert codes(found) == [
        "activity_letters",
        "day_relative",
        "hours_assumed",
    ]


def test_answers_are_applied_and_the_findings_go() -> None:
    found = read(
        VISITS,
        day_order="day_first",
        letters="in_order",
        minutes_or_hours="minutes",
        relative_days="from_as_of",
    )
    assert codes(found) == []
    assert found.rows["minutes"].to_pylist() == [1, 2, 2]
    assert all(q.source == "choice" for q in found.questions)


def test_what_stays_bad_keeps_its_finding() -> None:
    rows = [*VISITS, ["40/3/2026", "金山", "李四", "A", 1, ""]]
    found = read(rows, day_order="day_first")
    told = [(f.code, f.row) for f in found.findings if f.level == "skip"]
    assert told == [("not_a_date", 5)]


def test_letters_that_mean_something_else_become_words() -> None:
    found = read(VISITS, day_order="day_first", letters="unknown")
    assert found.rows["activity"].to_pylist() == [None] * 3
    assert [word.text for word in found.words] == ["A", "B", "C"]
    letters = {("activity", letter): "maintenance" for letter in "ABC"}
    choice = {(FILE, NAME): Choice(words=letters)}
    (mapped,) = sheets([grid(VISITS, NAME, FILE)], FRIDAY, choice)
    assert "letters" not in {q.kind for q in mapped.questions}


FRIDAY = date(2026, 11, 20)


def test_another_date_column_settles_the_order() -> None:
    clear = [[*row] for row in VISITS]
    clear[3][5] = "25/3/2026"
    assert "day_order" not in {q.kind for q in read(clear).questions}
    assert read(clear).rows["date"].to_pylist()[0] == 20517


def test_a_question_without_a_bad_cell_is_told_once() -> None:
    rows = [
        ["客户", "销售代表", "关系"],
        ["甲", "张三", 4],
        ["乙", "张三", 5],
        ["丙", "张三", 3],
    ]
    found = read(rows)
    told = [(f.code, f.column, dict(f.detail)) for f in found.findings]
    assert ("question_open", "关系", {"count": 3}) in told
    found = read(rows, grade_scale="of_five")
    assert found.rows["relationship"].to_pylist() == [8.0, 10.0, 6.0]
    assert "question_open" not in codes(found)
