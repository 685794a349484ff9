from tests.intake.crossed import notes, read

HEADS = ["日期", "客户名称", "业务员", "拜访结果"]
ROW = ["2026-11-18", "大华", "张三", "ok"]


def columns(*rows: list) -> tuple:
    found = read(*rows)
    return tuple(found.columns), found.rows["row"].to_pylist()


def test_headings_in_a_second_language_are_no_data() -> None:
    english = ["Date", "Customer Name", "Sales Rep", "Outcome"]
    assert columns(HEADS, english, ROW) == (tuple(HEADS), [3])
    assert columns(english, HEADS, ROW) == (tuple(english), [3])
    found = read(HEADS, english, ROW)
    assert notes(found, "header_echo") == [("header_echo", 2, "", "Date")]


def test_codes_above_the_headings_are_no_title() -> None:
    codes = ["visit_dt", "cust_nm", "rep_nm", "rslt_txt"]
    known = ["date", "customer", "rep", "result"]
    for row in (codes, known):
        assert columns(row, HEADS, ROW) == (tuple(HEADS), [3])
        assert notes(read(row, HEADS, ROW), "header_echo") == [
            ("header_echo", 1, "", row[0])
        ]


def test_a_row_of_data_is_no_echo() -> None:
    assert columns(HEADS, ROW, ROW) == (tuple(HEADS), [2, 3])
