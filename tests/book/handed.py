"""Workbooks for the way out and back: made here, read by the real book."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES

from salesdash.book import Book, Preview, Upload, Workbooks, workbooks

TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 30)

VISITS = (
    ["华东大区拜访周报 2026-11-20"],
    [],
    ["日期", "销售代表", "客户", "活动类型", "时长(分钟)", "开始时间", "备注"],
    [date(2026, 11, 16), "王敏", "Acme", "客户开发", 60, time(9, 30), "'撇号"],
    ["2026/13/02", "王敏", "Beta", "打高尔夫", 45, "14:00", "=1+1"],
    [datetime(2026, 11, 17, 9, 30), "王敏", None, "谈判", 30, None, "-x"],  # noqa: DTZ001 - sheets know no zones
    [date(2026, 11, 18), "李强", "Gamma", "客户维护", 1.5, 0.5, "@home\nx "],
    ["合计", None, None, None, 136.5],
)
DEALS = (
    ["编号", "商机名称", "客户", "销售", "金额", "里程碑", "预计签约", "签约"],
    ["0123", "压机", "Acme", "王敏", "US$12k", 0.25, date(2026, 12, 1), "√"],
    [31010119900101, "产线", "Beta", "王敏", 0.1 + 0.2, 0.5, "12月28日", True],
    ["A-3", "=SUM(A1)", "#N/A", "李强", "(1,200)", 0.3, 46386, "2026.11.5"],
    ["A-4", "_x000D_锯", "Gamma", "李强", "#REF!", "90%", "待定", None],
)  # fmt: skip
"""Every kind of cell that a sheet can hold."""


def made(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([spelled(value) for value in row])
        for cell in (c for row in sheet.iter_rows() for c in row):
            text = isinstance(cell.value, str) and cell.value != "#REF!"
            cell.data_type = "s" if text else cell.data_type
            if isinstance(cell.value, float) and cell.value in (0.25, 0.3):
                cell.number_format = "0%"
    return saved(book)


def spelled(value: Any) -> Any:
    return value.replace("_x0", "_x005F_x0") if _coded(value) else value


def _coded(value: Any) -> bool:
    return isinstance(value, str) and "_x0" in value


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content: bytes, work: Callable[[Workbook], None]) -> bytes:
    """Do to a workbook what a person would do in a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    work(book)
    return saved(book)


def read(
    book: Book, name: str, content: bytes, today: date = TODAY, **more: Any
) -> tuple[Workbooks, Preview]:
    held = workbooks([Upload(name, content)])
    return held, book.read(held, today=today, **more)


def told(preview: Preview) -> list[tuple[str, int, int, int]]:
    """Give table, new, changed and unchanged rows of each sheet of ours."""
    return [
        (s.read.table, s.new, s.changed, s.unchanged)
        for s in preview.sheets
        if s.read.table
    ]


def live(content: bytes) -> list[str]:
    """Give the cells that a spreadsheet program would run."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        or (cell.data_type == "e" and cell.value not in ERROR_CODES)
    ]
