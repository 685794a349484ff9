"""A workbook of a year of visits, as Excel writes it, or as Python does."""

import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from openpyxl import Workbook

from benchmarks import phrases

HEADINGS = (
    "日期 Date", "销售 Rep", "客户 Customer", "拜访类型 Activity",
    "时长(分钟)", "开始时间", "目的 Purpose", "结果 Result",
    "下一步 Next step", "下次日期", "产品 Product", "备注 Note",
)  # fmt: skip
ACTIVITIES = ("新客户开发", "商务谈判", "客户维护", "开发", "maintenance")
LAST = date(2026, 11, 20)
REPS, CUSTOMERS, SPAN = 100, 5_000, 320
TAB = "拜访记录"

Row = tuple[object, ...]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
FORMATS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAYS, TIMES = 1, 2
"""Styles of the cells that show a day or a time."""


def rows(count: int) -> Iterator[Row]:
    """Draw the rows of a year of visits, oldest first."""
    draw = np.random.default_rng(11)
    reps, customers = phrases.reps(REPS), phrases.customers(CUSTOMERS)
    picks = draw.integers(0, 2**31, (count, 8)).tolist()
    for number, pick in enumerate(picks):
        day = LAST - timedelta(days=SPAN - number * SPAN // count)
        following = day + timedelta(days=3 + pick[0] % 20)
        yield (
            day,
            reps[pick[1] % REPS],
            customers[pick[2] % CUSTOMERS],
            ACTIVITIES[pick[3] % len(ACTIVITIES)],
            15 * (1 + pick[4] % 8),
            time(8 + pick[5] % 10, 5 * (pick[5] // 16 % 12)),
            phrases.ACTIONS[pick[6] % len(phrases.ACTIONS)],
            f"{phrases.REMARKS[pick[7] % len(phrases.REMARKS)]} {number}",
            phrases.ACTIONS[pick[0] % len(phrases.ACTIONS)],
            following if pick[1] % 3 else None,
            phrases.PRODUCTS[pick[2] % len(phrases.PRODUCTS)],
            phrases.REMARKS[pick[3] % len(phrases.REMARKS)] or None,
        )


def python(path: Path, count: int) -> None:
    """Write the workbook as openpyxl does: each cell holds its text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(TAB)
    sheet.append(HEADINGS)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def excel(path: Path, count: int) -> None:
    """Write the workbook as Excel does: cells share their texts."""
    shared: dict[str, int] = {}
    sheet = "".join(
        _row(number, row, shared)
        for number, row in enumerate((HEADINGS, *rows(count)), 1)
    )
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    parts = _frame() | {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension '
        f'ref="A1:L{count + 1}"/><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" '
        f'uniqueCount="{len(shared)}">{items}</sst>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, HEAD + part)


def _row(number: int, row: Row, shared: dict[str, int]) -> str:
    cells = "".join(
        _cell(f"{chr(ord('A') + place)}{number}", value, shared)
        for place, value in enumerate(row)
        if value is not None
    )
    return f'<row r="{number}" spans="1:{len(row)}">{cells}</row>'


def _cell(place: str, value: object, shared: dict[str, int]) -> str:
    if isinstance(value, str):
        index = shared.setdefault(value, len(shared))
        return f'<c r="{place}" t="s"><v>{index}</v></c>'
    if isinstance(value, date):
        told, style = (value - date(1899, 12, 30)).days, DAYS
    elif isinstance(value, time):
        told, style = (value.hour * 60 + value.minute) / 1440, TIMES
    else:
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{told}</v></c>'


def _frame() -> dict[str, str]:
    """Give the parts of the archive beside the cells."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{KINDS}"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{_kinds()}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship '
        f'Id="rId1" Type="{PARTS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{PARTS}">'
        f'<sheets><sheet name="{TAB}" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">'
        f"{_links()}</Relationships>",
        "xl/styles.xml": _styles(),
    }


def _kinds() -> str:
    return "".join(
        f'<Override PartName="/xl/{name}.xml" '
        f'ContentType="{FORMATS}.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
            ("styles", "styles"),
        )
    )


def _links() -> str:
    linked = ("worksheets/sheet1", "sharedStrings", "styles")
    kinds = ("worksheet", "sharedStrings", "styles")
    return "".join(
        f'<Relationship Id="rId{number}" Type="{PARTS}/{kind}" '
        f'Target="{name}.xml"/>'
        for number, (name, kind) in enumerate(
            zip(linked, kinds, strict=True), 1
        )
    )


def _styles() -> str:
    cells = "".join(
        f'<xf numFmtId="{code}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for code in (0, 14, 20)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill>'
        "<patternFill/></fill></fills><borders><border/></borders>"
        "<cellStyleXfs><xf/></cellStyleXfs>"
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )
