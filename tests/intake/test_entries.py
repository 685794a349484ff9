from datetime import time

import pytest

from salesdash.intake.entries import NOTHING, Entry, Rules, crosses, read, unit
from tests.intake.crossed import told
from tests.intake.grids import Error, Formula

KNOWN = Rules(customers=False, reps=frozenset({"张三", "李四"}))
NAMED = Rules(customers=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("客户开发：演示", [{"activity": "客户开发", "result": "演示"}]),
        ("A", [{"activity": "A"}]),
        ("B 谈价格", [{"activity": "B", "result": "谈价格"}]),
        ("回访、报价", [{"activity": "回访"}, {"activity": "报价"}]),
        ("确认需求", [{"step": "确认需求"}]),
        ("谈得很好", [{"result": "谈得很好"}]),
        ("Demo at their site", [{"result": "Demo at their site"}]),
        ("demo: went well", [{"activity": "demo", "result": "went well"}]),
        ("张三", [{"rep": "张三"}]),
        ("√", [{}]),
        ("是", [{}]),
        (True, [{}]),
        (False, []),
        ("无", []),
        ("-", []),
        ("×", []),
        (0, []),
        (2, [{}, {}]),
        ("3次", [{}, {}, {}]),
        (time(1, 30), [{"minutes": 90.0}]),
    ],
)
def test_what_a_cell_says_of_a_visit(value, expected) -> None:
    (cell,) = told(value)
    assert read(cell, KNOWN) == Entry(tuple(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("大华、远东", ["大华", "远东"]),
        ("大华/远东", ["大华", "远东"]),
        ("大华\n远东；三一", ["大华", "远东", "三一"]),
        ("Acme, Inc.; Globex", ["Acme, Inc.", "Globex"]),
        ("大华(深圳)", ["大华(深圳)"]),
        ("大华(演示)", ["大华"]),
        ("大华：谈价格，再约", ["大华"]),
    ],
)
def test_customers_that_a_cell_names(value, expected) -> None:
    (cell,) = told(value)
    assert [v["customer"] for v in read(cell, NAMED).visits] == expected


def test_what_was_done_stands_behind_a_customer() -> None:
    (cell,) = told("大华(演示)、远东：谈价格")
    assert read(cell, NAMED).visits == (
        {"customer": "大华", "activity": "演示"},
        {"customer": "远东", "result": "谈价格"},
    )


@pytest.mark.parametrize(
    ("value", "rules", "code"),
    [
        (7, KNOWN, "matrix_count"),
        (-1, KNOWN, "matrix_count"),
        (1.5, KNOWN, "matrix_count"),
        (3, NAMED, "matrix_no_customer"),
        ("√", NAMED, "matrix_no_customer"),
        (True, NAMED, "matrix_no_customer"),
        (Error("#REF!"), KNOWN, "error_cell"),
        (Formula("=A1"), KNOWN, "formula_without_value"),
    ],
)
def test_a_cell_that_is_no_visit_says_why(value, rules, code) -> None:
    (cell,) = told(value)
    found = read(cell, rules)
    assert (found.visits, found.code) == ((), code)


def test_numbers_can_be_hours() -> None:
    (cell,) = told(1.5)
    rules = Rules(customers=False, lasts="hours")
    assert read(cell, rules).visits == ({"minutes": 90},)
    assert unit(["拜访时长（小时）"]) == "hours"
    assert unit(["周报"]) == ""


def test_a_cross_alone_is_a_tick() -> None:
    assert crosses({"x", "", "-"}) == {"x"}
    assert crosses({"○", "演示"}) == {"○"}
    assert crosses({"x", "√"}) == frozenset()
    assert crosses({"否"}) == frozenset()
    (cell,) = told("○")
    ticks = Rules(customers=False, ticks=frozenset({"○"}))
    assert read(cell, ticks) == Entry(({},))
    assert read(cell, KNOWN) == NOTHING
