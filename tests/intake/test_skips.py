from salesdash import model
from salesdash.intake import skips
from salesdash.intake.layout import Matrix, find
from tests.intake.grids import grid

HEAD = ["日期", "客户", "时长", "拜访结果"]
ROW = ["2026-11-20", "大华", 30, "ok"]


def codes(
    rows: list[list], table: model.Table = model.VISITS
) -> dict[int, str]:
    """Give the rows left out, counted from 1, and why."""
    cells = Matrix(grid(rows))
    block = find(cells)
    assert block is not None
    data = skips.rows(cells, block, set())
    found = skips.skipped(cells, block, data, table)
    return {s.row + 1: s.code for s in found}


def test_totals_are_left_out_where_nothing_else_is_named() -> None:
    total = ["合计：", "", 60, ""]
    assert codes([HEAD, ROW, ROW, total]) == {4: "total_row"}
    assert codes([HEAD, ROW, ["", "张三 小计", 30, ""]]) == {3: "total_row"}
    grand = ["", "Grand Total", 60, ""]
    assert codes([HEAD, ROW, grand]) == {3: "total_row"}


def test_a_customer_called_total_is_kept() -> None:
    named = ["2026-11-20", "Total", 30, "ok"]
    energies = ["2026-11-20", "Total Energies", 30, "ok"]
    assert codes([HEAD, ROW, named, energies]) == {}


def test_hints_are_left_out_right_below_the_headings() -> None:
    hint = ["必填", "必填", "选填", "请填写结果"]
    example = ["示例：2026-1-1", "某某公司", 30, "ok"]
    assert codes([HEAD, hint, example, ROW]) == {2: "hint_row", 3: "hint_row"}
    assert codes([HEAD, ROW, ROW, ROW, hint]) == {}


def test_repeated_headings_are_left_out() -> None:
    assert codes([HEAD, ROW, HEAD, ROW]) == {3: "header_again"}


def test_a_second_table_below_is_left_out_with_its_rows() -> None:
    other = ["客户", "日期", "备注", "金额"]
    assert codes([HEAD, ROW, other, ROW]) == {
        3: "second_table",
        4: "second_table",
    }


def test_who_signed_the_sheet_is_no_row() -> None:
    signed = ["制表人：张三", "", "审核人：李四", ""]
    beside = ["审核人", "李四", "签字日期：", ""]
    alone = ["主管签字：", "", "", ""]
    assert codes([HEAD, ROW, signed, beside, alone]) == {
        3: "signature_row",
        4: "signature_row",
        5: "note_row",
    }


def test_names_of_fields_below_the_headings_are_left_out() -> None:
    fields = ["visit_dt", "cust_name", "durationMin", "result"]
    assert codes([HEAD, fields, ROW]) == {2: "code_row"}
    assert codes([HEAD, ROW, ROW, ROW, fields]) == {}
    latin = ["2026-11-20", "Acme", 30, "ok"]
    assert codes([HEAD, latin]) == {}


def test_kinds_of_columns_below_the_headings_are_left_out() -> None:
    assert codes([HEAD, ["日期", "文本", "数字", "文本"], ROW]) == {
        2: "hint_row"
    }
    assert codes([HEAD, ["yyyy-mm-dd", "Text", "Number", "Text"], ROW]) == {
        2: "hint_row"
    }


def test_lines_of_dashes_are_left_out() -> None:
    dashes = ["----", "----", "——", "-"]
    assert codes([HEAD, ROW, dashes, ["=====", "", "", ""], ROW]) == {
        3: "divider_row",
        4: "note_row",
    }


def test_remarks_below_any_table_are_left_out() -> None:
    head = ["客户", "行业", "关系", "吸引力"]
    rows = [["大华", "安防", 7, 8], ["三一"]]
    notes = [
        ["注：关系按 10 分制"],
        ["", "（以下空白）"],
        ["*** End of report ***"],
        ["本表由各区域销售在每周五下班前填写完毕并发送给销售助理统一汇总存档"],
    ]
    assert codes([head, *rows, *notes], model.CUSTOMERS) == dict.fromkeys(
        (4, 5, 6, 7), "note_row"
    )


def test_a_total_may_stand_behind_the_name_of_a_rep() -> None:
    head = ["业务员", "客户", "商机名称", "金额", "阶段"]
    deal = ["张三", "大华", "MES", 30, "10%"]
    sub = ["张三", "小计", "", 30, ""]
    named = ["张三", "Total", "Lubricants", 30, "10%"]
    plain = ["张三", "Total", "", 30, "合格经办人"]
    rows = [head, deal, sub, named, plain]
    assert codes(rows, model.OPPORTUNITIES) == {3: "total_row"}
    assert codes([r[:4] for r in rows[:4]], model.OPPORTUNITIES) == {
        3: "total_row"
    }


def test_a_last_row_of_figures_is_a_total_where_it_adds_up() -> None:
    assert codes([HEAD, ROW, ROW, ["", "", 60, ""]]) == {4: "total_unnamed"}
    assert codes([HEAD, ROW, ROW, ["", "", 61, ""]]) == {}
    signed = ["制表：李四", "", "", ""]
    assert codes([HEAD, ROW, ROW, ["", "", "60", ""], signed]) == {
        4: "total_unnamed",
        5: "note_row",
    }


def test_columns_are_named_by_letters() -> None:
    cells = Matrix(grid([[*HEAD, "", ""], [*ROW, "x", 1]]))
    block = find(cells)
    assert block is not None
    assert skips.unnamed(cells, block) == ["E", "F"]
    assert skips.unnamed(cells, block, {5}) == ["E"]
    assert skips.letters(26) == "AA"
