from datetime import date

from salesdash.intake.axis import Axis, read
from tests.intake.crossed import told

NEAR = date(2026, 11, 20)
REPS = {"张三", "李四", "annlee"}


def test_a_row_stands_for_what_most_of_its_cells_say() -> None:
    assert read(told("客户", "张三", "李四"), NEAR, REPS) == Axis(
        "rep", {1: "张三", 2: "李四"}
    )
    assert read(told("Customer", "ANN LEE", "Bob"), NEAR, REPS) is None
    assert read(told("客户", "客户开发", "客户维护"), NEAR, REPS) == Axis(
        "activity", {1: "客户开发", 2: "客户维护"}
    )
    assert read(told("张三", "李四", "1月", "2月", "3月"), NEAR, REPS) == Axis(
        "month", {2: (0, 1), 3: (0, 2), 4: (0, 3)}
    )
    assert read(told("客户", "金额"), NEAR, REPS) is None
