"""The three layouts of the sample workbooks, read cell by cell."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import recompute_cells as cells
from openpyxl import load_workbook

CRITERIA = 23
TABLES = {
    "拜访记录": "visits",
    "拜访日志": "visits",
    "Visits": "visits",
    "商机表": "opportunities",
    "商机跟踪": "opportunities",
    "商机更正": "opportunities",
    "Opportunities": "opportunities",
    "客户分级": "customers",
    "客户评估": "customers",
    "Accounts": "customers",
    "人员名单": "team",
    "Team": "team",
}
# Of each table: the field, and how the three teams head its column.
REP = "业务员 销售员 销售 业务代表 负责人 销售代表 Rep"
HEADINGS = {
    "visits": {
        "date": "日期 拜访日期 Date",
        "rep": REP,
        "team": "团队 Team",
        "customer": "客户名称 客户 Account",
        "activity": "活动类型 拜访类型 业务活动 Activity",
        "start": "开始时间 Start",
        "minutes": "时长(分钟) 用时(小时) Minutes",
    },
    "opportunities": {
        "id": "商机编号 Opportunity_ID",
        "name": "项目名称 商机名称 Opportunity",
        "customer": "客户名称 客户 Account",
        "rep": REP,
        "team": "团队 Team",
        "amount": "金额 金额(元) 金额(美元) Amount_(USD)",
        "milestone": "里程碑 Milestone",
        "status": "状态 当前状态 Status",
        "expected_close": (
            "预计成交日期 预计签约日期 预计结案日期 Expected_close"
        ),
        "closed_on": "实际成交日期 成交日期 结案日期 Closed_on",
    },
    "customers": {
        "customer": "客户名称 客户 Account",
        "relationship": "关系 关系得分 Relationship_(0-10)",
        "attractiveness": "吸引力 吸引力得分 Attractiveness_(0-10)",
    },
    "team": {
        "rep": "姓名 Rep",
        "team": "团队 Team",
        "from": "生效日期 From",
    },
}
# The first of the 23 criteria; the others follow it to the right.
FIRST_CRITERION = {
    "客户现在使用的产品有问题",
    "现用产品有问题",
    "Present product has a problem",
}
LAST_CRITERION = {
    "更新潜在客户资料库",
    "更新客户资料库",
    "Prospect database updated",
}
CURRENCY = {
    "人民币": "CNY",
    "金额(元)": "CNY",
    "金额(美元)": "USD",
    "Amount (USD)": "USD",
}
TOTALS = {"合计", "Total"}


@dataclass(frozen=True)
class Page:
    """A tab of a workbook: its cells, line by line."""

    file: str
    name: str
    lines: list[tuple[Any, ...]]


@dataclass(frozen=True)
class Sheet:
    """A sheet; `rows` are (row number, field -> value)."""

    file: str
    name: str
    table: str
    as_of: date
    rows: list[tuple[int, dict[str, Any]]]


def pages(folder: Path) -> list[Page]:
    """Read every tab of a folder of workbooks, in the order of names."""
    found: list[Page] = []
    for path in sorted(folder.glob("*.xlsx"), key=lambda path: path.name):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, data_only=True)
        for page in book.worksheets:
            lines = [tuple(line) for line in page.values]
            found.append(Page(path.name, page.title, lines))
    return found


def sheets(pages: list[Page]) -> list[Sheet]:
    """Read the data sheets, oldest first; equal days by name and tab."""
    found = [
        _sheet(page.file, page.name, page.lines)
        for page in pages
        if page.name in TABLES
    ]
    return sorted(found, key=lambda sheet: sheet.as_of)


def _sheet(file: str, name: str, lines: list[tuple[Any, ...]]) -> Sheet:
    """Read one sheet."""
    table = TABLES[name]
    top = next(
        place for place, line in enumerate(lines) if _heads(line, table)
    )
    above = [cells.text(cell) for line in lines[:top] for cell in line if cell]
    as_of = said([*above, file])
    facts = _facts(above, [cells.text(cell) for cell in lines[top]])
    if "rep" not in _fields(lines[top], table).values():
        facts["rep"] = file.split("_", maxsplit=1)[0]
    fields = _fields(lines[top], table)
    rows = [
        (number, _row(line, fields, facts, as_of))
        for number, line in enumerate(lines, 1)
        if number > top + 1 and _counts(line, lines[top])
    ]
    return Sheet(file, name, table, as_of, rows)


def _heads(line: tuple[Any, ...], table: str) -> bool:
    """Say whether a line is the row of headings."""
    known = {
        word.replace("_", " ")
        for spellings in HEADINGS[table].values()
        for word in spellings.split()
    }
    return sum(cells.text(cell) in known for cell in line) >= 3


def _counts(line: tuple[Any, ...], heads: tuple[Any, ...]) -> bool:
    """Say whether a line is data: no total, no blank, no headings."""
    filled = [cells.text(cell) for cell in line if cells.text(cell)]
    if not filled or filled[0] in TOTALS:
        return False
    return line[:6] != heads[:6]


def said(places: list[str]) -> date:
    """Find the first date in the title block, else in the file name."""
    for words in places:
        if found := re.search(r"(\d{4})[-.](\d\d)[-.](\d\d)", words):
            return date(int(found[1]), int(found[2]), int(found[3]))
    message = f"no date in {places}"
    raise ValueError(message)


def _facts(above: list[str], heads: list[str]) -> dict[str, Any]:
    """Collect what the title block and headings say of every row."""
    said = {"team": "", "currency": "", "unit": 1, "hours": False}
    for words in above:
        label, _, value = words.replace("：", ":").partition(":")
        if label == "团队":
            said["team"] = value.strip()
        if label == "单位" and value.strip() == "万元":
            said["unit"] = 10_000
        if label == "币种":
            said["currency"] = CURRENCY[value.strip()]
    for head in heads:
        said["currency"] = CURRENCY.get(head, said["currency"])
    said["hours"] = "用时(小时)" in heads
    return said


def _fields(heads: tuple[Any, ...], table: str) -> dict[int, str]:
    """Tell which column holds which field."""
    names = [cells.text(head) for head in heads]
    fields = {
        names.index(word.replace("_", " ")): field
        for field, spellings in HEADINGS[table].items()
        for word in spellings.split()
        if word.replace("_", " ") in names
    }
    for place, name in enumerate(names):
        if name in FIRST_CRITERION:
            last = names[place + CRITERIA - 1]
            if last not in LAST_CRITERION:
                message = f"{last} is not the last criterion"
                raise ValueError(message)
            fields |= {place + step: f"c{step}" for step in range(CRITERIA)}
    return fields


def _row(
    line: tuple[Any, ...],
    fields: dict[int, str],
    facts: dict[str, Any],
    as_of: date,
) -> dict[str, Any]:
    """Read the cells of a row, and what the sheet says of all rows."""
    row: dict[str, Any] = {"team": facts["team"]}
    if "rep" in facts:
        row["rep"] = facts["rep"]
    if facts["currency"]:
        row["currency"] = facts["currency"]
    for field, value in _values(line, fields):
        row[field] = _value(field, value, facts, as_of)
    return row


def _values(
    line: tuple[Any, ...], fields: dict[int, str]
) -> Iterator[tuple[str, Any]]:
    """Pair each field of the sheet with the row's cell."""
    for place, field in fields.items():
        yield field, line[place] if place < len(line) else None


def _value(field: str, value: Any, facts: dict[str, Any], as_of: date) -> Any:
    """Read one cell as its field demands."""
    if re.fullmatch(r"c\d+", field):
        return cells.mark(value, as_of)
    if field in {"date", "expected_close", "closed_on", "from"}:
        return cells.day(value, as_of)
    if field in {"relationship", "attractiveness"}:
        return cells.grade(value)
    if field == "amount":
        return cells.cents(value, facts["unit"])
    if field == "minutes":
        return cells.minutes(value, hours=facts["hours"])
    readers = {
        "milestone": cells.milestone,
        "status": cells.status,
        "activity": cells.activity,
        "rep": lambda words: cells.text(words).split("/")[0],
    }
    return readers.get(field, cells.text)(value)
