"""Write the tables of docs/sheets.md from model, words and headings.

Run `python -m docs.make_sheets` (or `make docs`) after a change to any
of them; a test holds the page to what this writes.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from salesdash import model
from salesdash.model import Kind
from salesdash.words import Words
from salesdash.words.column import meaning, title

HERE = Path(__file__).parent
PAGE = HERE / "sheets.md"
HEADINGS = HERE.parent / "salesdash" / "intake" / "headings.toml"
EN, ZH = Words("en"), Words("zh")
SHOWN = 8
"""So many other headings are shown for a column; more are understood."""

MARK = "<!-- Below, every line is made by `make docs`. -->\n"
"""What stands above it in the page is written by hand."""

KINDS = {
    Kind.TEXT: "text · 文字",
    Kind.CODE: "code · 代码",
    Kind.DAY: "day · 日期",
    Kind.TIME: "time · 时间",
    Kind.INTEGER: "whole number · 整数",
    Kind.NUMBER: "number · 数字",
    Kind.MONEY: "money · 金额",
    Kind.YES: "yes or no · 是否",
    Kind.CRITERION: "criterion · 验证标准",
}
UNITS = {
    "minutes": "minutes · 分钟",
    "points": "points · 分",
    "0 to 10": "0 to 10 · 0 到 10",
    "visits a month": "visits a month · 每月次数",
    "base for one currency": "base for one unit · 一单位折合本位币",
}
GROUPS = {"claimed_milestone": "milestone", "score_side": "side"}
"""Columns whose codes are named in another group than their own name."""


def page() -> str:
    """Write the whole page, its top as it stands."""
    accepted = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))
    top, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    sections = (section(table, accepted) for table in model.TYPED)
    return "\n".join([top + mark, *sections])


def section(table: model.Table, accepted: dict[str, dict]) -> str:
    """Write what is to be known of one table."""
    key = f"model.table.{table.name}"
    rows = "\n".join(line(table, c, accepted) for c in table.columns)
    return f"""\
## {EN(f"{key}.title")} · {ZH(f"{key}.title")} (`{table.name}`)

{EN(f"{key}.meaning")} {ZH(f"{key}.meaning")}

Key · 主键: {names(table.key)}. Needed · 必需: {needed(table)}.

| Column · 列 | Type · 类型 | Meaning · 含义 | Also understood · 也可写作 |
|---|---|---|---|
{rows}
"""


def needed(table: model.Table) -> str:
    """Write the columns that a row needs, alternatives joined by or."""
    groups = (" or · 或 ".join(map(code, each)) for each in table.needs)
    return "; ".join(groups)


def line(
    table: model.Table, column: model.Column, accepted: dict[str, dict]
) -> str:
    """Write the row of one column."""
    place = (table.name, column.name)
    heading = f"{title(EN, *place)} · {title(ZH, *place)}"
    sense = f"{meaning(EN, *place)} {meaning(ZH, *place)}"
    cells = (
        f"**{heading}**<br>{code(column.name)}",
        kind(column),
        sense + choices(column),
        ", ".join(spellings(table, column, accepted)),
    )
    return f"| {' | '.join(escape(cell) for cell in cells)} |"


def kind(column: model.Column) -> str:
    """Write a column's type, with the unit of a number."""
    unit = f" ({UNITS[column.unit]})" if column.unit in UNITS else ""
    return KINDS[column.kind] + unit


def choices(column: model.Column) -> str:
    """Write the codes that a column may hold, by their names."""
    group = GROUPS.get(column.name, column.name)
    pairs = (
        f"{EN.name(group, each)} · {ZH.name(group, each)}"
        for each in column.codes
    )
    return "".join(f"<br>– {pair}" for pair in pairs)


def spellings(
    table: model.Table, column: model.Column, accepted: dict[str, dict]
) -> Iterator[str]:
    """Give some headings that are read as the column, besides its own.

    The table's own come first; of each language about as many.
    """
    own = {title(t, table.name, column.name).casefold() for t in (EN, ZH)}
    words = [
        word
        for part in (table.name, "shared", "criteria")
        for word in accepted[part].get(column.name, [])
        if word.casefold() not in own
    ]
    english = [word for word in words if word.isascii()][: SHOWN // 2]
    chinese = [word for word in words if not word.isascii()][: SHOWN // 2]
    return iter(dict.fromkeys((*english, *chinese)))


def names(columns: tuple[str, ...]) -> str:
    """Write column names side by side."""
    return ", ".join(map(code, columns))


def code(text: str) -> str:
    """Write a name as it stands in files."""
    return f"`{text}`"


def escape(cell: str) -> str:
    """Keep what would end a cell of the table from doing so."""
    return cell.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written.")
