from datetime import date

import pytest

from salesdash.intake import asof, facts
from salesdash.intake.facts import Facts
from salesdash.intake.layout import Matrix, find
from tests.intake.grids import grid

TODAY = date(2026, 12, 1)
FRIDAY = date(2026, 11, 20)
HEAD = ["客户", "金额", "拜访结果"]
ROW = ["大华", 5, "ok"]


def gathered(
    *above: list, sheet: str = "Sheet1", file: str = "book.xlsx"
) -> tuple[Facts, asof.Said | None]:
    cells = grid([*above, HEAD, ROW], sheet, file)
    matrix = Matrix(cells)
    block = find(matrix)
    assert block is not None
    title = facts.title(matrix, cells, block)
    told = list(facts.when(title, cells, TODAY))
    first = next((s for _, s in told if s), None)
    return facts.gather(title, cells, told, TODAY), first


@pytest.mark.parametrize(
    "above",
    [
        [["销售代表：张三  部门：华东一部  日期：2026-11-20  币种：美元"]],
        [
            ["销售代表:", "张三", "部门", "华东一部"],
            ["日期", FRIDAY, "币种", "USD"],
        ],
        [
            ["姓名：张三", "部门：华东一部"],
            ["日期：2026年11月20日；币种：USD"],
        ],
        [["Rep: 张三 | Team: 华东一部 | Date: 20 Nov 2026 | Currency: $"]],
    ],
)
def test_labels_are_read_in_one_cell_or_in_neighbours(above: list) -> None:
    found, said = gathered(*above)
    assert found.words == {
        "rep": "张三",
        "team": "华东一部",
        "currency": "USD",
        "date": "2026-11-20",
    }
    assert (found.day, found.labelled) == (FRIDAY, True)
    assert said == asof.Said(FRIDAY, "day")


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (["Week", 47, "Year", 2026], date(2026, 11, 22)),
        (["周次：第47周"], date(2026, 11, 22)),
        (["期间：", "2026-11-16", "至", "2026-11-20"], FRIDAY),
        (["截止日期：2026/11/20"], FRIDAY),
        (["周报（2026-11-16 至 2026-11-20）"], FRIDAY),
        (["w/e: 20 Nov 2026"], FRIDAY),
    ],
)
def test_weeks_and_spans_say_the_day(above: list, day: date) -> None:
    _, said = gathered(above)
    assert said is not None
    assert said.day == day


def test_dates_of_other_things_say_nothing() -> None:
    for line in (
        "生效日期：2026-01-01",
        "本表自2026-01-01起执行",
        "Version 2026-01-01",
    ):
        found, said = gathered([line])
        assert (found.day, said) == (None, None)


def test_units_need_to_be_units() -> None:
    assert gathered(["单位：万元"])[0].words == {"unit": "万元"}
    assert gathered(["单位：大华股份"])[0].words == {}
    found, _ = gathered(["All amounts in k USD"])
    assert found.words == {"unit": "k USD", "currency": "USD"}


def test_a_tab_may_be_one_day_of_the_week_of_its_file() -> None:
    found, said = gathered(sheet="11月18日", file="周报_20261120.xlsx")
    assert found.day == date(2026, 11, 18)
    assert said == asof.Said(FRIDAY, "day")


def test_a_team_in_a_title_is_assumed() -> None:
    found, _ = gathered(["华东区销售周报"])
    assert (found.words, found.assumed) == (
        {"team": "华东区"},
        {"team": "title"},
    )


def test_a_label_before_other_things_names_no_rep() -> None:
    found, _ = gathered(["Name: Weekly report", "销售：120万", "团队：华东"])
    assert found.words == {"team": "华东"}
    assert gathered(["销售代表：张三（华东）"])[0].words == {"rep": "张三"}


def test_a_day_that_could_be_another_is_told() -> None:
    found, said = gathered(["Visits 05/11/2026"])
    assert said is not None
    assert found.doubt == said
    assert (said.day, said.words) == (date(2026, 11, 5), "05/11/2026")
    sure, _ = gathered(["Visits 05/11/2026"], file="visits 20261106.xlsx")
    assert sure.doubt is None
    assert gathered(["Visits 05/11/2026", "to 13/11/2026"])[0].doubt is None
    named, _ = gathered(file="周报1120.xlsx")
    assert named.doubt is not None
    assert named.doubt.doubt == "as_of_no_year"
