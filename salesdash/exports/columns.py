"""How the columns of a template are written: notes, words, formats."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import time
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from salesdash import days, model
from salesdash.exports import workbook
from salesdash.method import scores
from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.model import Column, Kind, Table
from salesdash.words import Words
from salesdash.words.column import meaning, title

YES, NO = "✓", "✗"
_GROUPS = {"claimed_milestone": "milestone", "score_side": "side"}
"""Column of codes -> the group of its words, where it is another."""

_REQUIRED = {
    "visits": ("date", "rep", "customer"),
    "opportunities": ("name", "customer", "rep"),
    "contacts": ("customer", "person"),
    "customers": ("customer",),
    "targets": ("rep", "month"),
    "team": ("rep", "team"),
    "coaching": ("rep", "date"),
    "rates": ("currency", "base", "rate"),
}
_POINTS = {f"{f.code}_points": f for f in scores.FACTORS}
_GRADES = frozenset({"relationship", "attractiveness"})
_IDS = frozenset({"opportunity", "visit"})
_HOW = {
    Kind.DAY: "day",
    Kind.TIME: "time",
    Kind.YES: "yes",
    Kind.CRITERION: "criterion",
    Kind.MONEY: "money",
    Kind.INTEGER: "count",
    Kind.NUMBER: "number",
}
_OWN_HOW = {
    "month": "month",
    "minutes": "minutes",
    "currency": "currency",
    "base": "currency",
    "rate": "rate",
    "relationship": "grade",
    "attractiveness": "grade",
}
_WIDE = {
    **dict.fromkeys(("customer", "name", "next_step", "goal"), 24.0),
    **dict.fromkeys(("note", "result", "purpose", "agreed"), 32.0),
}
_BY_KIND = {
    Kind.DAY: 12.0,
    Kind.TIME: 9.0,
    Kind.YES: 10.0,
    Kind.CRITERION: 12.0,
    Kind.MONEY: 16.0,
    Kind.INTEGER: 10.0,
    Kind.NUMBER: 12.0,
}
_TEXT = 14.0


def required(table: Table, column: str) -> bool:
    """Tell whether a row says nothing, or of nobody, without a column."""
    return column in _REQUIRED.get(table.name, ())


def heading(table: Table, column: str, t: Words) -> str:
    """Give the heading of a column, * where it is required.

    Example:
        >>> heading(model.VISITS, "date", Words("en"))
        'Visit date *'
    """
    mark = " *" if required(table, column) else ""
    scale = " (0-10)" if column in _GRADES else ""
    name = title(t, table.name, column)
    if table[column].kind is Kind.MONEY:
        # Without a unit, small amounts below a Chinese heading are in doubt.
        name = t("templates.money", heading=name)
    return name + scale + mark


def word(column: str, code: str, t: Words) -> str:
    """Give the word for a code, as every sheet may write it.

    Not the company's own name: sheets are read by the shipped words.
    """
    group = _GROUPS.get(column, column)
    return Words(t.language)(f"method.{group}.{code}")


def note(table: Table, column: str, t: Words) -> str:
    """Say what a column means and how it is written."""
    said = [meaning(t, table.name, column), how(table[column], t)]
    if required(table, column):
        said.append(t("templates.how.required"))
    return "\n".join(filter(None, said))


def how(column: Column, t: Words) -> str:
    """Say how a column is written, '' where there is nothing to say."""
    told = [str(p) for p in points(column)]
    told = told or [word(column.name, code, t) for code in column.codes]
    if told:
        mark = "、" if t.language == "zh" else ", "
        return t("templates.how.code", words=mark.join(told))
    name = _OWN_HOW.get(column.name) or _HOW.get(column.kind)
    return t(f"templates.how.{name}") if name else ""


def points(column: Column) -> list[int]:
    """Give the points that a factor can have, none for another column."""
    factor = _POINTS.get(column.name)
    return sorted(factor.points) if factor else []


def width(column: Column, t: Words, known: Iterable[Any] = ()) -> float:
    """Say how wide a column is, that shows what is known."""
    if column.codes:
        words = (word(column.name, code, t) for code in column.codes)
        return workbook.width(words)
    own = _WIDE.get(column.name) or _BY_KIND.get(column.kind, _TEXT)
    texts = (value for value in known if isinstance(value, str))
    return max(own, workbook.width(texts))


def form(column: Column) -> str:
    """Give the number format of a column."""
    if column.name in _IDS:
        return "@"
    own = {
        Kind.DAY: workbook.DAY,
        Kind.CRITERION: workbook.DAY,
        Kind.TIME: workbook.CLOCK,
        Kind.MONEY: "#,##0.00",
    }
    return own.get(column.kind, "General")


def checks(column: Column, t: Words) -> DataValidation | None:
    """Give the drop-down or the check of a column, None for a text."""
    listed = _listed(column, t)
    if listed:
        found = DataValidation("list", formula1=f'"{",".join(listed)}"')
        found.showErrorMessage = column.kind is not Kind.CRITERION
    elif column.name in _GRADES:
        found = _between("decimal", "0", "10")
    elif column.kind in _LIMITS:
        found = _between(*_LIMITS[column.kind])
    else:
        return None
    found.errorStyle, found.allow_blank = "warning", True
    found.error = how(column, t)[:_ERROR]
    return found


_LIMITS = {
    Kind.DAY: ("date", "36526", "73050"),
    Kind.TIME: ("time", "0", "0.99999"),
    Kind.MONEY: ("decimal", "-1000000000000000", "1000000000000000"),
    Kind.INTEGER: ("whole", "0", "1000000000"),
    Kind.NUMBER: ("decimal", "0", "1000000000"),
}
_ERROR = 220


def _listed(column: Column, t: Words) -> list[str]:
    if column.kind in (Kind.YES, Kind.CRITERION):
        return [YES, NO]
    told = [str(p) for p in points(column)]
    return told or [word(column.name, code, t) for code in column.codes]


def _between(kind: Any, low: str, high: str) -> DataValidation:
    return DataValidation(
        type=kind,
        operator="between",
        formula1=low,
        formula2=high,
        showErrorMessage=True,
    )


def value(column: Column, stored: Any, t: Words) -> Any:
    """Turn a value as stored into what a cell holds, None for blank."""
    if stored is None or stored == "":
        return None
    if column.kind is Kind.CODE:
        return word(column.name, stored, t)
    return _WRITE.get(column.kind, _same)(stored)


def _same(stored: Any) -> Any:
    return stored


def _yes(stored: int) -> str:
    return YES if stored else NO


def _criterion(stored: int) -> Any:
    return {-1: NO, 0: YES}.get(stored) or days.day(stored)


def _time(stored: int) -> time:
    return time(*divmod(stored, 60))


def _money(stored: int) -> float:
    return stored / 100


_WRITE: dict[Kind, Callable[[Any], Any]] = {
    Kind.DAY: days.day,
    Kind.TIME: _time,
    Kind.YES: _yes,
    Kind.CRITERION: _criterion,
    Kind.MONEY: _money,
    Kind.INTEGER: float,
    Kind.NUMBER: float,
}


def bands(
    table: Table, t: Words, milestones: Sequence[Milestone] = MILESTONES
) -> Iterator[tuple[str, str, list[str]]]:
    """Group columns: what stands above them, their colour, the columns.

    Of opportunities the exit criteria by milestone, the score, the brief.

    Args:
        table: The table.
        t: The words.
        milestones: As the company has set them.
    """
    if table is not model.OPPORTUNITIES:
        yield "", _PLAIN, list(table.names)
        return
    taken = {c.name for c in model.CRITERIA} | _LATE
    yield "", _PLAIN, [n for n in table.names if n not in taken]
    own = Words(t.language)
    for milestone, colour in zip(milestones, _COLOURS, strict=False):
        label = own(
            "templates.band.milestone",
            name=own.name("milestone", milestone.code),
            share=f"{milestone.share / 100:g}",
        )
        yield label, colour, list(milestone.criteria)
    used = {name for m in milestones for name in m.criteria}
    left = [c.name for c in model.CRITERIA if c.name not in used]
    if left:
        yield "", _PLAIN, left
    yield own("templates.band.score"), _SCORE, [*_POINTS, model.SIDE.name]
    brief = [*(c.name for c in model.BRIEF), "briefed_on"]
    yield own("templates.band.brief"), _BRIEF, [*brief, "note"]


_LATE = frozenset(
    {*_POINTS, model.SIDE.name, "briefed_on", "note"}
    | {c.name for c in model.BRIEF}
)
_PLAIN, _SCORE, _BRIEF = "DCE6F1", "E8DFF5", "EFEAE0"
_COLOURS = ("E3F1E8", "D3E9DC", "C2E0CF", "B1D8C2", "A0CFB5", "8FC6A8")
"""The further the milestone, the deeper the green."""
