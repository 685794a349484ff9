"""Whole workbooks in, rows out, for the tests of hazards."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from salesdash import days
from salesdash.intake.read import Choice, Sheet, sheets
from salesdash.intake.worker import reader
from tests.intake import files

TODAY = date(2026, 11, 23)
"""The day of the upload."""

AS_OF = "截至 2026-11-20"
VISITS = ("日期", "客户", "业务员", "拜访结果")
VISIT = ("2026-11-18", "大华", "张三", "ok")
DEALS = ("客户", "商机名称", "业务员", "金额", "里程碑", "预计成交日期")
DEAL = ("大华", "MES", "张三", 1000, "合格经办人", "2026-12-31")
ODD = {"as_of_assumed", "headings_unknown", "question_open"}
"""What most of these small sheets bring about, and nothing is made of."""

Row = Sequence[Any]
Edit = Callable[[Worksheet], object]


def made(*rows: Row, edit: Edit | None = None, name: str = "Sheet1") -> bytes:
    """Write rows with openpyxl, and let `edit` do what rows cannot."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if edit:
        edit(sheet)
    return files.saved(book)


def every(
    content: bytes,
    name: str = "a.xlsx",
    choices: dict[tuple[str, str], Choice] | None = None,
) -> list[Sheet]:
    """Read a file from its bytes to the rows of its sheets."""
    grids, _ = reader.read(name, "0" * 64, content)
    return sheets(grids, TODAY, choices or {})


def only(content: bytes, name: str = "a.xlsx") -> Sheet:
    (sheet,) = every(content, name)
    return sheet


def codes(sheet: Sheet) -> list[tuple[str, int | None]]:
    return [(f.code, f.row) for f in sheet.findings if f.code not in ODD]


def column(sheet: Sheet, name: str) -> list[Any]:
    return sheet.rows[name].to_pylist()


def where(sheet: Sheet) -> list[int]:
    """Give the rows of the file that were kept."""
    return column(sheet, "row")


def kept(sheet: Sheet, *names: str) -> list[tuple]:
    rows = sheet.rows.select(names).to_pylist()
    return [tuple(row[name] for name in names) for row in rows]


def day(year: int, month: int, number: int) -> int:
    return days.number(date(year, month, number))


def closes(*cells: Any, edit: Edit | None = None) -> Sheet:
    """Read expected closes as one column of opportunities."""
    rows = [(*DEAL[:1], f"d{n}", *DEAL[2:5], c) for n, c in enumerate(cells)]
    return only(made((AS_OF,), DEALS, *rows, edit=edit))


def amounts(
    *cells: Any, heading: str = "金额", edit: Edit | None = None
) -> Sheet:
    """Read amounts as one column of opportunities."""
    heads = [heading if head == "金额" else head for head in DEALS]
    rows = [
        (DEAL[0], f"d{n}", DEAL[2], cell, *DEAL[4:])
        for n, cell in enumerate(cells)
    ]
    return only(made((AS_OF,), heads, *rows, edit=edit))


def styled(
    cells: Iterable[tuple[float | str, int | str]],
    *,
    early: bool = False,
    below: tuple[str, ...] = DEALS,
) -> bytes:
    """Write raw cells in the sixth column, each in a format of its own.

    A format is a number that is built in, or a format as text.
    """
    forms, body, xfs = [], "", '<xf numFmtId="0"/>'
    for n, (value, form) in enumerate(cells):
        number = form if isinstance(form, int) else 200 + n
        xfs += f'<xf numFmtId="{number}"/>'
        if isinstance(form, str):
            forms.append(f'<numFmt numFmtId="{number}" formatCode="{form}"/>')
        texts = "".join(map(inline, (DEAL[0], f"d{n}", DEAL[2], "1", "签约")))
        body += f'<row>{texts}<c s="{n + 1}"><v>{value}</v></c></row>'
    head = f"<row>{inline(AS_OF)}</row>"
    head += f"<row>{''.join(map(inline, below))}</row>"
    parts = files.parts(head + body)
    parts["xl/_rels/workbook.xml.rels"] = files.links(
        s1="worksheet:worksheets/sheet1.xml", st="styles:styles.xml"
    )
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{files.MAIN}"><numFmts>{"".join(forms)}</numFmts>'
        f"<cellXfs>{xfs}</cellXfs></styleSheet>"
    )
    if early:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            "<sheets>", '<workbookPr date1904="1"/><sheets>'
        )
    return files.zipped(parts)


def inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
