"""Workbooks as people really keep them, Chinese and English."""

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

ZH = "商机周报 2026-11-20.xlsx"
EN = "Call report Tom Baker 2026-11-20.xlsx"
MATRIX = "拜访日报 2026-11-20.xlsx"

ZH_BAD = "商机", "E7", "面议后定", 860
"""Sheet and cell of an amount that is none, and what it should be."""

EN_BAD = "Calls", "A9", "sometime", "2026-11-19"
"""Sheet and cell of a day that is none, and what it should be."""

ZH_HEADINGS = ("客户名称", "负责人", "商机编号", "商机名称", "预计金额")
ZH_HEADINGS += ("里程碑", "预计成交日期", "备注")


def chinese() -> bytes:
    """Make a weekly opportunity sheet in ten thousands, with its total.

    Dates such as 5/12/2026 stand in it, which only its writer can read.
    """
    book = Workbook()
    sheet = _first(book, "商机")
    sheet.append(["华东大区商机周报"])
    sheet.merge_cells("A1:H1")
    sheet.append(["填报人：王小明", "", "单位：万元", "", "截至：2026-11-20"])
    sheet.append([])
    sheet.append(["客户", "", "商机", "", "", "", "", ""])
    sheet.merge_cells("A4:B4")
    sheet.merge_cells("C4:H4")
    sheet.append(ZH_HEADINGS)
    sheet.append(
        _deal("华辰电子（上海）", "Z-01", "产线升级", 120, "50%", "5/12/2026")
    )
    sheet.append(
        _deal("远大机械", "Z-02", "备件", "面议后定", "25%", "6/12/2026")
    )
    sheet.append(
        _deal("晨光化工", "Z-03", "仓储", "35.5万", "75%", "7/12/2026")
    )
    sheet.append(_deal("海天物流", "Z-04", "车队", 64, "10%", "8/12/2026"))
    sheet.append(["合计", "", "", "", 219.5])
    hidden = book.create_sheet("列表")
    hidden.append(["下拉", "选项"])
    hidden.sheet_state = "hidden"
    return _bytes(book)


def english() -> bytes:
    """Make a call report whose activities are mere letters."""
    book = Workbook()
    sheet = _first(book, "Calls")
    sheet.append(["Customer call report"])
    sheet.append(["Rep: Tom Baker", "", "Week ending: 2026-11-20"])
    sheet.append([])
    sheet.append(["Date", "Account", "Type", "Minutes", "Outcome", "Next"])
    sheet.append(["2026-11-16", "Acme Ltd", "A", 45, "Saw the plant", ""])
    sheet.append(
        ["2026-11-17", "Bolt & Co", "B", 30, "=1+1 is no formula", ""]
    )
    sheet.cell(sheet.max_row, 5).data_type = "s"
    sheet.append(["2026-11-18", "Acme Ltd", "C", 20, "Second look", "Call"])
    sheet.append(["2026-11-18", "Crown", "A", 15, "Cold call", ""])
    sheet.append(["sometime", "Delta", "B", 60, "Price talk", ""])
    sheet.append(["Total", "", "", 170])
    return _bytes(book)


def matrix() -> bytes:
    """Make a daily report of customers by reps, who are named elsewhere.

    In it stand eight visits; its last column and row count them.
    """
    book = Workbook()
    report = _first(book, "日报")
    report.append(["日报 2026-11-20"])
    report.append(["客户", "张三", "李四", "王五", "合计"])
    report.append(["大华电子", "A", "", "B", 2])
    report.append(["远大机械", "", "C", "", 1])
    report.append(["晨光化工", "A", "A", "B", 3])
    report.append(["海天物流", "", "", "", 0])
    report.append(["恒信建材", "B", "C", "", 2])
    report.append(["合计", 3, 3, 2, 8])
    people = book.create_sheet("人员")
    people.append(["姓名", "团队", "入职日期"])
    for name in ("张三", "李四", "王五"):
        people.append([name, "华南", "2024-03-01"])
    return _bytes(book)


def names() -> bytes:
    """Make visits of three reps, one of whom is written in two ways."""
    book = Workbook()
    sheet = _first(book, "Visits")
    sheet.append(["Date", "Rep", "Account", "Activity"])
    for day, rep, account in (
        ("2026-11-16", "Thomas Baker", "Acme"),
        ("2026-11-17", "Thomas Baker", "Crown"),
        ("2026-11-18", "Thomas Bakker", "Delta"),
        ("2026-11-19", "Li Na", "Acme"),
    ):
        sheet.append([day, rep, account, "Customer development"])
    return _bytes(book)


def mended(content: bytes, place: tuple[str, str, str, object]) -> bytes:
    """Put right what is wrong in one cell of a returned workbook."""
    sheet, cell, bad, good = place
    book = load_workbook(BytesIO(content))
    found = book[sheet][cell]
    assert found.value == bad, f"{cell} holds {found.value!r}"
    found.value = good  # type: ignore[assignment] # any plain value will do
    return _bytes(book)


def _deal(
    customer: str, number: str, name: str, amount: object, *rest: str
) -> list[object]:
    return [customer, "王小明", number, name, amount, *rest]


def _first(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def _bytes(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
