from datetime import date

from salesdash.intake.area import Area, filled
from salesdash.intake.captions import (
    begin,
    first,
    kinds,
    said,
    shared,
    wide,
)
from salesdash.intake.heads import Head
from tests.intake.grids import grid

TEXTS = {0: "日期", 1: "客户", 2: "结果"}
HEAD = ["日期", "客户", "结果"]
ROW = [date(2026, 11, 18), "大华", "ok"]


def starts(*between: list) -> int | None:
    rows = [HEAD, ROW, *between, HEAD]
    sheet = grid(rows)
    where = Area(0, 0, len(rows) - 1, 2)
    last, head = Head(0, TEXTS), Head(len(rows) - 1, TEXTS)
    return begin(sheet, filled(sheet), where, last, head)


def test_a_title_line_belongs_to_the_table_below() -> None:
    assert starts() == 2
    assert starts(["李四"]) == 2
    assert starts([], ["李四"]) == 3
    assert starts([], ["周报"], [], ["李四"]) == 3


def test_remarks_and_totals_belong_to_the_table_above() -> None:
    assert starts(["合计", "", "3"], [], ["李四"]) == 4
    assert starts(["以上已核对"], [], ["李四"]) == 4
    assert starts([], ["备注：无"], [], ["李四"]) == 5
    assert starts(ROW, ROW) == 4


def test_a_header_right_below_a_header_begins_nothing() -> None:
    sheet = grid([HEAD, ["Date", "Customer", "Result"], ROW])
    last, head = Head(0, TEXTS), Head(1, TEXTS)
    where = Area(0, 0, 2, 2)
    assert begin(sheet, filled(sheet), where, last, head) is None


def told(*texts: str) -> frozenset[str]:
    return kinds(said(grid([list(texts)]), Area(0, 0, 0, len(texts) - 1)))


def test_a_title_says_who_and_when() -> None:
    assert told("张三") == {"rep"}
    assert told("Rep: Ann Lee", "2026-11-18") == {"rep", "date"}
    assert told("2026年11月") == {"month"}
    assert told("二、商机") == frozenset()


def test_what_only_the_first_title_says_speaks_of_all_tables() -> None:
    sheet = grid([["周报 2026-11-20"], ["张三"], HEAD, ROW, ["李四"], HEAD])
    own = [Area(0, 0, 1, 2), Area(4, 0, 4, 2)]
    assert first(sheet, filled(sheet), own) == (1, (Area(0, 0, 0, 2),))
    sheet = grid([["周报 2026-11-20"], HEAD, ROW, ["二、商机"], HEAD])
    own = [Area(0, 0, 0, 2), Area(3, 0, 3, 2)]
    assert first(sheet, filled(sheet), own) == (1, (Area(0, 0, 0, 2),))


def test_a_title_over_one_of_two_tables_is_its_own() -> None:
    sheet = grid([["周报"], ["张三", "", "李四"], ["日期", "", "日期"]])
    above = Area(0, 0, 1, 2)
    assert shared(sheet, above, [0, 2, 3]) == (Area(0, 0, 0, 2),)


def test_what_a_table_says_again_is_not_shared_with_it() -> None:
    sheet = grid([["2026-11-18"], ["周报"], ["张三"], [], ["2026-11-19"]])
    above = (Area(0, 0, 1, 0),)
    assert wide(sheet, above, [Area(4, 0, 4, 0)]) == (Area(1, 0, 1, 0),)
    assert wide(sheet, above, [Area(1, 0, 1, 0)]) == above
