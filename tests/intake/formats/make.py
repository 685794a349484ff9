"""Make the files of this folder: `python -m tests.intake.formats.make`.

LibreOffice writes the formats that no library here can. The tests read what
it wrote, so they run without it.
"""

import datetime as dt
import shutil
import subprocess
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
HEADINGS = [
    "客户",
    "商机名称",
    "销售",
    "金额(万元)",
    "里程碑",
    "预计成交",
    "下一步",
    "备注",
]
ROWS = [
    [
        "华星 & 子公司",
        "一期",
        "王芳",
        12.5,
        0.25,
        dt.date(2026, 6, 30),
        "约见",
        "第一行\n第二行",
    ],
    ["Müller <GmbH>", "Line 2", "王芳", 80, 0.5, dt.date(2026, 4, 1), "", ""],
    ["恒达", "改造", "李强", 3, 0.75, dt.date(2026, 12, 31), "报价", "“急”"],
]
LONG = "长Long" * 900
"""A text that no record of an .xls can hold whole."""


def deals() -> Workbook:
    """A sheet of opportunities with all that sheets bring along."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "商机"
    sheet["B2"] = "商机表 截至 2026-03-06"
    for down, row in enumerate([HEADINGS, *ROWS], 4):
        for across, value in enumerate(row, 2):
            sheet.cell(down, across, value)
    for down in (5, 6, 7):
        sheet.cell(down, 6).number_format = "0%"
    sheet.cell(6, 4).value = None
    sheet.merge_cells("D5:D6")
    sheet["B8"], sheet["E8"] = "合计", 95.5
    spare = book.create_sheet("参数")
    spare.append(["x", 1])
    spare.sheet_state = "hidden"
    return book


def awkward() -> Workbook:
    """Every kind of value, away from A1, and a hidden row and sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "值"
    values = {
        "B3": "张三 <b>&amp;",
        "C3": dt.date(2026, 3, 5),
        "D3": dt.datetime.fromisoformat("2026-03-05T18:30"),
        "E3": dt.time(13, 30),
        "F3": dt.timedelta(hours=30),
        "G3": 0.25,
        "H3": "50%",
        "I3": -1234.5,
        "J3": 42,
        "K3": "#N/A",
        "L3": "=1/0",
        "M3": '="a"&"b"',
        "N3": "=2*3",
        "O3": dt.date(2026, 3, 5),
        "P3": LONG,
        "Q3": "  x  ",
        "B4": "filtered",
    }
    for place, value in values.items():
        sheet[place] = value
    sheet["G3"].number_format = "0.0%"
    sheet["F3"].number_format = "[h]:mm"
    sheet["O3"].number_format = 'm"月"d"日"'
    sheet.row_dimensions[4].hidden = True
    sheet.merge_cells("B6:C8")
    sheet["B6"] = "merged"
    book.create_sheet("leer")
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = True
    hidden.sheet_state = "hidden"
    return book


def mac() -> Workbook:
    """Days counted from 1904."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([dt.date(2026, 3, 5), dt.time(6)])
    return book


def main() -> None:
    """Write every file."""
    for make, formats in (
        (deals, ("xls:MS Excel 97", "ods", "html")),
        (awkward, ("xls:MS Excel 97", "ods")),
        (mac, ("xls:MS Excel 97",)),
    ):
        for form in formats:
            convert(make(), make.__name__, form)


def convert(book: Workbook, name: str, form: str) -> None:
    """Let LibreOffice write a workbook in another format."""
    office = shutil.which("soffice")
    if not office:
        raise SystemExit("LibreOffice is needed.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.xlsx"
        book.save(source)
        order = [office, "--headless", "--convert-to", form]
        subprocess.run([*order, "--outdir", HERE, source], check=True)


if __name__ == "__main__":
    main()
