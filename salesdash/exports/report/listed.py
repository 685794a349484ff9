"""The daily report as a list: one row a visit, rep by rep (page 45)."""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.days import day
from salesdash.exports.report import said
from salesdash.exports.report.page import Cell, Page, Row
from salesdash.words import Words
from salesdash.words.column import title

COLUMNS = (
    "date", "customer", "activity", "minutes", "person", "purpose", "step",
    "result", "next_step", "next_date", "with",
)  # fmt: skip
"""The columns of the list; `source` comes last."""

_WIDTHS = (13, 22, 17, 10, 12, 17, 15, 27, 20, 13, 10, 22)
_DAYS = ("date", "next_date")
_CODES = ("activity", "step")


def page(
    visits: nw.DataFrame, span: tuple[int, int], today: int, t: Words
) -> Page:
    """Write the visits of some days as a page, plans after them.

    Args:
        visits: What `metrics.daily` gives, plans of later days too.
        span: The first and the last day of the report.
        today: The as-of day: what lies after it is a plan.
        t: The words.
    """
    reps = visits["rep"].unique().to_list()
    only = reps[0] if len(reps) == 1 else ""
    heads = [title(t, "visits", name) for name in COLUMNS]
    return Page(
        name=name(span, t, only),
        tab=t("visits.list_title"),
        title=f"{t('visits.list_title')} {said.span(span, t)}",
        notes=(said.counted(visits, today, t),),
        heads=(*heads, t("visits.source")),
        rows=tuple(_rows(visits, t)),
        widths=_WIDTHS,
        frozen=2,
        language=t.language,
    )


def name(span: tuple[int, int], t: Words, rep: str = "") -> str:
    """Name the file of a list of some days, of one rep or of all."""
    return said.name(t("visits.list_title"), span, rep)


def _rows(visits: nw.DataFrame, t: Words) -> Iterator[Row]:
    for rep in dict.fromkeys(visits["rep"].to_list()):
        own = visits.filter(nw.col("rep") == rep)
        told = said.summed(own, t)
        yield (Cell(f"{rep or t('visits.nobody')} · {told}", "section"),)
        yield from (_row(visit, t) for visit in own.rows(named=True))


def _row(visit: Mapping[str, Any], t: Words) -> Row:
    look = "plan" if visit["planned"] else "text"
    cells = [Cell(_value(name, visit[name], t), look) for name in COLUMNS]
    if visit["planned"]:
        marked = t("visits.planned", customer=visit["customer"])
        cells[1] = Cell(marked, look)
    return (*cells, Cell(source(visit, t), look))


def _value(name: str, value: Any, t: Words) -> Any:
    if value is None or value == "":
        return ""
    if name in _DAYS:
        return day(value)
    return t.name(name, value) if name in _CODES else value


def source(visit: Mapping[str, Any], t: Words) -> str:
    """Say in which row of which sheet a visit stands."""
    if not visit["file"]:
        return ""
    place = {name: visit[name] for name in ("file", "sheet", "row")}
    return t("visits.place", **place)
