"""A cross table of targets by month -> a target a row."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from salesdash.findings import Finding
from salesdash.intake import headings, melt, names, terms, vocabulary
from salesdash.intake.calendars import Told
from salesdash.intake.cells import codes
from salesdash.intake.cells.column import is_blank
from salesdash.intake.cross import Cross
from salesdash.intake.grid import Cell
from salesdash.intake.melt import Row
from salesdash.intake.page import Page
from salesdash.intake.tally import Tally, noted

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_COUNTED = frozenset({"visits", "new_customers"})


def rows(page: Page, cross: Cross) -> tuple[list[Row], list[Finding]]:
    """Give a target for each month and row, and what was found."""
    months, findings = _months(page, cross)
    title = _measure(page, cross)
    tally = Tally(page, cross)
    found: list[Row] = []
    for line in melt.lines(page.matrix, cross):
        if melt.again(page.matrix, cross, line.row):
            again = noted(page, "header_again", line.row, level="skip")
            findings.append(again)
            continue
        if label := melt.total(page.matrix, cross, line.row):
            tally.close(line, label)
            continue
        own = _own(page, cross, line.row)
        for place, cell in line.cells.items():
            if cell.kind == Cell.TEXT and is_blank(cell.text):
                continue
            tally.add(line.row, place, cell, 0)
            given = {"month": months[place]}
            measure = own or cross.gives[place].get("measure", "") or title
            found.append(Row(line.row, {**given, **_said(measure, own, cell)}))
    return found, [*findings, *tally.findings()]


def _said(measure: str, own: str, cell: Told) -> dict[str, Any]:
    """Put the number where its measure is counted."""
    code = codes.code(measure, "measure").value if measure else None
    name = "count" if code in _COUNTED else "amount"
    told = {"measure": measure} if measure and not own else {}
    return {**told, name: cell}


def _own(page: Page, cross: Cross, row: int) -> str:
    places = [p for p, name in cross.labels.items() if name == "measure"]
    return str(page.matrix.text[row, places[0]]) if places else ""


def _measure(page: Page, cross: Cross) -> str:
    """Say which measure the title names, as a word of its codes."""
    told = [*page.title.texts, page.grid.tab, names.bare(page.grid.file)]
    told += [text for text in cross.heads.values() if text]
    for code in ("new_customers", "visits"):
        if any(terms.says(text, "measure", code) for text in told):
            return code
    return ""


def unit(page: Page, cross: Cross) -> str:
    """Give the unit that all months name, such as 万元, '' for none."""
    told = {
        headings.unit(str(page.matrix.text[cross.bottom, place]))
        for place in cross.gives
    }
    return told.pop() if len(told) == 1 else ""


def _months(page: Page, cross: Cross) -> tuple[dict[int, date], list[Finding]]:
    """Give the month of each column, of the year that is told."""
    year, assumed = _year(page, cross)
    found: dict[int, date] = {}
    last, turns = 0, 0
    bare = False
    for place, given in sorted(cross.gives.items()):
        told, month = given["month"]
        turns += not told and month < last
        bare |= not told
        found[place] = date(told or year + turns, month, 1)
        last = month
    notes = []
    if bare and assumed:
        notes.append(noted(page, "year_assumed", value=str(year)))
    return found, notes


def _year(page: Page, cross: Cross) -> tuple[int, bool]:
    above = page.matrix.text[: cross.bottom + 1].ravel()
    told = [str(t) for t in above if t]
    told += [label.value for label in page.title.labels]
    told += [page.grid.tab, names.bare(page.grid.file)]
    for text in map(vocabulary.plain, told):
        if hit := _YEAR.search(text):
            return int(hit[1]), False
    return page.as_of.year, page.source == "assumed"


def known(page: Page, cross: Cross) -> Mapping[str, bool]:
    """Tell whether title or headings speak of targets, or of what came."""
    told = [*page.title.texts, page.grid.tab, names.bare(page.grid.file)]
    told += [str(t) for t in page.matrix.text[: cross.bottom + 1].ravel() if t]
    return {
        name: any(terms.says(text, "title", name) for text in told)
        for name in ("targets", "actual")
    }
