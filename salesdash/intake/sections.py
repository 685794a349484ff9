"""Rows of a list that say a day, rep or status for the rows below them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from salesdash import model
from salesdash.days import number
from salesdash.findings import Finding
from salesdash.intake import (
    asof,
    captions,
    facts,
    labels,
    melt,
    names,
    terms,
    vocabulary,
)
from salesdash.intake.area import Area
from salesdash.intake.cells import days
from salesdash.intake.grid import Cell, Grid, Strip
from salesdash.intake.page import Page
from salesdash.intake.tally import noted

_MAY = {
    "visits": ("date", "rep"),
    "opportunities": ("rep", "status"),
}
_CODES = ("section_read", "section_left")
_SHOWN, _LONG, _AGAIN = 6, 30, 2


@dataclass
class Sections:
    """What the sections of a list say.

    Attributes:
        of: Column of the model -> row, from 0 -> what holds for it.
        heads: The rows that say so, from 0, with what is written there.
        left: Sections that may mean something which is not known here.
    """

    of: dict[str, dict[int, str | date]] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def held(
    page: Page, reps: Collection[str], opened: Callable[[Grid], Page]
) -> Page:
    """Let what sections of a list say hold for their rows.

    Args:
        page: The sheet, opened.
        reps: Names of reps that are known.
        opened: Opens the sheet again, with the columns that it lacked.
    """
    if not may(page):
        return page
    found = read(page, reps)
    said = tuple(notes(page, found))
    kept = tuple(n for n in page.notes if n.code not in _CODES)
    if not found.of:
        return replace(page, notes=(*kept, *said))
    list_ = opened(filled(page, found))
    block = page.block and list_.block
    if list_.table is None or not block or block.bottom != _bottom(page):
        return page
    return replace(list_, notes=(*list_.notes, *said))


def _bottom(page: Page) -> int:
    return page.block.bottom if page.block else -1


def read(page: Page, reps: Collection[str]) -> Sections:
    """Read the sections of a list, and the status above it."""
    found = Sections()
    if page.block is None or page.grid.turned:
        return found
    free = [name for name in _free(page) if name in _columns(page)]
    holds: dict[str, str | date] = dict(_above(page, free))
    for row in _rows(page):
        if text := _lone(page, row):
            said = _said(page, row, text, reps)
            kept = {n: v for n, v in said.items() if n in free}
            if kept:
                found.heads[row] = text
                holds |= kept
            elif not labels.is_end(text):
                holds.pop("rep", None)
                if _may(text, free):
                    found.left.append(text)
            continue
        for name, value in holds.items() if _data(page, row) else ():
            found.of.setdefault(name, {})[row] = value
    return found


def _columns(page: Page) -> tuple[str, ...]:
    name = page.table.name if page.table else "visits"
    return _MAY.get(name, ())


def _free(page: Page) -> list[str]:
    """Give the columns that the list has not."""
    if page.block is None:
        return []
    name = page.table.name if page.table else "visits"
    own = {*page.block.columns[name].of.values()}
    return [n for n in ("date", "rep", "status") if n not in own]


def _above(page: Page, free: Collection[str]) -> Iterator[tuple[str, str]]:
    for text in page.title.texts if "status" in free else ():
        if captions.status(text):
            yield "status", text


def _rows(page: Page) -> list[int]:
    start = _bottom(page) + 1
    filled = page.matrix.filled()[start:].any(axis=1)
    return [start + int(r) for r in np.flatnonzero(filled)]


def _data(page: Page, row: int) -> bool:
    """Tell whether a row is no total, signature or repeated header."""
    texts = [" ".join(str(t).split()) for t in page.matrix.text[row] if t]
    if any(labels.is_total(t) or labels.is_signature(t) for t in texts):
        return False
    if texts and (labels.is_signed(texts[0]) or labels.is_hint(texts[0])):
        return False
    said = {*page.block.texts} if page.block else set()
    again = sum(text in said for text in texts)
    return again < _AGAIN and not all(map(labels.divides, texts or ["x"]))


def _lone(page: Page, row: int) -> str:
    """Give the only cell of a row as text, '' where there are others."""
    kind = page.matrix.kind[row]
    places = np.flatnonzero(kind != Cell.BLANK)
    if len(places) != 1 or kind[places[0]] not in (Cell.TEXT, Cell.DATE):
        return ""
    place = int(places[0])
    if kind[place] == Cell.TEXT:
        return str(page.matrix.text[row, place])
    stored = page.matrix.number[row, place]
    near = abs(stored) < days.SERIALS[1]
    return str(np.datetime64(int(stored // 1), "D")) if near else ""


def _said(
    page: Page, row: int, text: str, reps: Collection[str]
) -> dict[str, str | date]:
    if labels.is_total(text) or len(text) > _LONG or labels.is_end(text):
        return {}
    found: dict[str, str | date] = {}
    told = asof.read(text, page.as_of, page.title.texts)
    if told and told.kind == "day":
        found["date"] = told.day
    where = Area(row, 0, row, len(page.grid.strips) - 1)
    title = captions.said(page.grid, where)
    rep, _ = facts.rep(title, _bare(page.grid), _who(title), frozenset())
    known = rep if _who(title) else names.known(text, reps)
    if known:
        found["rep"] = known
    if captions.status(text):
        found["status"] = text
    return found


def _bare(grid: Grid) -> Grid:
    return replace(grid, tab="-", file="-", area="")


def _who(title: facts.Title) -> dict[str, str]:
    return {n.kind: n.value for n in title.labels if n.kind == "rep"}


def _may(text: str, free: Collection[str]) -> bool:
    """Tell whether a section may name a day or rep that nobody knows."""
    if labels.is_total(text) or len(text) > _LONG:
        return False
    told = terms.words()["axis"]["weekdays"]
    weekdays = {vocabulary.clean(w) for names_ in told for w in names_}
    if vocabulary.clean(text) in weekdays:
        return "date" in free
    return "rep" in free and names.person(text) == text


def may(page: Page) -> bool:
    """Tell whether a sheet is a list that can have sections."""
    if page.grid.turned or page.block is None:
        return False
    if page.table in (model.VISITS, model.OPPORTUNITIES):
        return not page.reason
    return page.table is None and page.reason == "not_ours_columns"


def filled(page: Page, found: Sections) -> Grid:
    """Give the list with a column for what its sections say."""
    block = page.block
    if block is None:
        return page.grid
    strips = [_cleared(strip, found.heads) for strip in page.grid.strips]
    for name, of in found.of.items():
        heading = melt.named(filter(None, block.texts), name)
        strips.append(_told(page.grid.height, block.bottom, heading, of))
    return replace(page.grid, strips=tuple(strips))


def _cleared(strip: Strip, rows: Collection[int]) -> Strip:
    kept = np.ones(len(strip.kind), dtype=bool)
    kept[list(rows)] = False
    return Strip(
        np.where(kept, strip.kind, Cell.BLANK).astype(np.int8),
        np.where(kept, strip.text, ""),
        np.where(kept, strip.number, np.nan),
        strip.percent & kept,
    )


def _told(
    height: int, head: int, heading: str, of: Mapping[int, str | date]
) -> Strip:
    kind = np.full(height, Cell.BLANK, dtype=np.int8)
    text = np.full(height, "", dtype=object)
    stored = np.full(height, np.nan)
    kind[head], text[head] = Cell.TEXT, heading
    for row, value in of.items():
        if isinstance(value, date):
            kind[row], stored[row] = Cell.DATE, number(value)
        else:
            kind[row], text[row] = Cell.TEXT, value
    return Strip(kind, text, stored, np.zeros(height, dtype=bool))


def notes(page: Page, found: Sections) -> Iterator[Finding]:
    """Say which sections were read, and which were not."""
    if found.of:
        told = [*found.heads.values()] or [
            str(v) for of in found.of.values() for v in of.values()
        ]
        count = len({row for of in found.of.values() for row in of})
        value = _shown(told)
        yield noted(page, "section_read", value=value, count=count)
    if found.left:
        yield noted(page, "section_left", value=_shown(found.left))


def _shown(texts: Collection[str]) -> str:
    told = list(dict.fromkeys(texts))
    more = ["…"] if len(told) > _SHOWN else []
    return ", ".join([*told[:_SHOWN], *more])
