"""A cross table of visits -> its visits, row by row."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from salesdash.findings import Finding
from salesdash.intake import (
    asof,
    entries,
    labels,
    melt,
    reported,
    vocabulary,
)
from salesdash.intake.calendars import Told
from salesdash.intake.cross import DAYS, Cross
from salesdash.intake.cross import line as cross_line
from salesdash.intake.grid import Cell
from salesdash.intake.melt import Row
from salesdash.intake.page import Page
from salesdash.intake.tally import Tally, noted

_TOLD = ("rep", "customer", "activity", "step")
"""What headings can stand for that a cell can say as well."""

_SHOWN, _LONG = 6, 30


def rows(
    page: Page, cross: Cross, reps: Collection[str]
) -> tuple[list[Row], list[Finding]]:
    """Give a visit for what each cell says, and what was found.

    Args:
        page: The sheet, of which title and day are known.
        cross: Its cross table.
        reps: Names of reps that are known.
    """
    if cross.ours:
        return reported.rows(page, cross)
    rules = _rules(page, cross, reps)
    days, findings = _days(page, cross)
    tally = Tally(page, cross)
    found: list[Row] = []
    between = _Between(page, cross)
    for line in melt.lines(page.matrix, cross, bare=True):
        if between.ends(line):
            findings += between.rest(line.row)
            break
        if between.takes(line):
            continue
        if melt.again(page.matrix, cross, line.row):
            findings.append(
                noted(page, "header_again", line.row, level="skip")
            )
            continue
        if label := melt.total(page.matrix, cross, line.row):
            tally.close(line, label)
            continue
        for place, cell in line.cells.items():
            entry = entries.read(cell, rules)
            if entry.code:
                findings.append(_refused(tally, line.row, place, cell, entry))
            tally.add(line.row, place, cell, len(entry.visits))
            given = cross.gives[place]
            day = between.day or days.get(place)
            found += [
                Row(line.row, _joined(given, day, visit))
                for visit in entry.visits
            ]
    findings += [*tally.findings(), *between.findings()]
    return _dated(page, found), findings


class _Between:
    """What stands between the rows of a cross table."""

    def __init__(self, page: Page, cross: Cross) -> None:
        """Begin with no day, and nothing left out."""
        self.page, self.cross = page, cross
        self.day: date | None = None
        self._dated: list[str] = []
        self._bare: list[str] = []
        self._remarks: list[Finding] = []
        self._count = 0

    def ends(self, line: melt.Line) -> bool:
        """Tell whether another table begins, with other headings."""
        matrix, cross = self.page.matrix, self.cross
        head = melt.again(matrix, cross, line.row)
        return head and not melt.same(matrix, cross, line.row)

    def rest(self, row: int) -> list[Finding]:
        """Leave out all rows from here on."""
        page = self.page
        filled = page.matrix.filled()[row:].any(axis=1)
        text = _first(page, row, self.cross)
        rows = [row + int(r) for r in np.flatnonzero(filled)]
        return [
            noted(page, "second_table", r, level="skip", value=text)
            for r in rows
        ]

    def takes(self, line: melt.Line) -> bool:
        """Take a row without marks: a day, a remark or a mere name."""
        if line.cells:
            self._count += self.day is not None
            return False
        page, text = self.page, _first(self.page, line.row, self.cross)
        if not text:
            return True
        if melt.total(page.matrix, self.cross, line.row):
            self._remark("total_row", line.row, text)
        elif self._holds(text):
            self._dated.append(text)
        elif labels.is_end(text) or "：" in text or ":" in text:
            self._remark("note_row", line.row, text)
        else:
            self._bare.append(text)
        return True

    def _holds(self, text: str) -> bool:
        """Let a day hold for the rows below, if no column says one."""
        if {*DAYS} & self.cross.kinds or "date" in self.cross.roles:
            return False
        said = asof.read(text, self.page.as_of, self.page.title.texts)
        if said and said.kind == "day" and len(text) <= _LONG:
            self.day = said.day
            return True
        return False

    def _remark(self, code: str, row: int, text: str) -> None:
        self._remarks.append(
            noted(self.page, code, row, level="skip", value=text)
        )

    def findings(self) -> list[Finding]:
        """Say what was found between the rows."""
        found = list(self._remarks)
        if self._dated:
            told, page = ", ".join(self._dated[:_SHOWN]), self.page
            count = self._count
            found.append(noted(page, "section_read", value=told, count=count))
        if self._bare:
            told, count = ", ".join(self._bare[:_SHOWN]), len(self._bare)
            found.append(
                noted(self.page, "matrix_unmarked", value=told, count=count)
            )
        return found


def _first(page: Page, row: int, cross: Cross) -> str:
    """Give what labels a row, a day as it is written; no mere number."""
    cells = cross_line(page.matrix, row)
    for place in sorted(cross.labels):
        if cells[place].text:
            return cells[place].text
        if cells[place].kind == Cell.DATE:
            return str(np.datetime64(int(cells[place].number // 1), "D"))
    return ""


def _dated(page: Page, found: list[Row]) -> list[Row]:
    """Say the day of the title where only some cells say another."""
    day = page.facts.day
    own = ["date" in row.cells for row in found]
    if day is None or all(own) or not any(own):
        return found
    return [
        row if said else Row(row.source, {**row.cells, "date": day})
        for row, said in zip(found, own, strict=True)
    ]


def counts(page: Page, cross: Cross) -> bool:
    """Tell whether cells only count what they ought to name."""
    if "customer" in cross.roles | cross.kinds:
        return False
    told = [
        cell
        for line in melt.lines(page.matrix, cross)
        for cell in line.cells.values()
    ]
    rules = entries.Rules(customers=True)
    return bool(told) and not any(entries.read(c, rules).visits for c in told)


def _rules(page: Page, cross: Cross, reps: Collection[str]) -> entries.Rules:
    places = list(cross.gives)
    below = slice(cross.bottom + 1, None)
    kind = page.matrix.kind[below, places]
    texts = {
        str(t)
        for t in page.matrix.text[below, places][kind == Cell.TEXT].tolist()
    }
    number = page.matrix.number[below, places][kind == Cell.NUMBER]
    titles = [*page.title.texts, page.grid.tab, *cross.heads.values()]
    broken = bool((number != np.floor(number)).any())
    return entries.Rules(
        customers="customer" not in cross.roles | cross.kinds,
        reps=frozenset(map(vocabulary.clean, reps)) - {""},
        lasts=entries.unit(titles) or ("hours" if broken else ""),
        ticks=entries.crosses(texts),
        letters=not cross.kinds & {"activity", "step"},
    )


def _days(page: Page, cross: Cross) -> tuple[dict[int, date], list[Finding]]:
    """Give the day of each column, and say where it was assumed."""
    found = {
        place: day
        for place, given in cross.gives.items()
        if (day := _day(page, given))
    }
    sure = page.source != "assumed" or "day" in cross.kinds
    if found or "number" in cross.kinds:
        return found, [] if sure else [_assumed(page)]
    if "date" in cross.roles or page.facts.day:
        return {}, []
    return dict.fromkeys(cross.gives, page.as_of), [_assumed(page)]


def _day(page: Page, given: Mapping[str, Any]) -> date | None:
    if "weekday" in given and "day" not in given:
        return _weekday(page.as_of, given["weekday"])
    if "number" in given and "day" not in given:
        return _numbered(page, given["number"])
    return given.get("day")


def _weekday(near: date, which: int) -> date:
    return near - timedelta(days=near.weekday() - which)


def _numbered(page: Page, day: int) -> date | None:
    month = page.facts.month or page.as_of
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def _assumed(page: Page) -> Finding:
    day = page.as_of.isoformat()
    return noted(page, "matrix_day_assumed", value=day)


def _joined(
    given: Mapping[str, Any], day: date | None, visit: Mapping[str, Any]
) -> dict[str, Any]:
    """Join what the heading says with what the cell says."""
    said = {k: given[k] for k in _TOLD if k in given}
    said |= {"date": day} if day else {}
    own = dict(visit)
    for name in set(own) & set(said) & set(_TOLD):
        own.setdefault("result", own.pop(name))
        own.pop(name, None)
    return {**said, **own}


def _refused(
    tally: Tally, row: int, place: int, cell: Told, entry: entries.Entry
) -> Finding:
    return noted(
        tally.page,
        entry.code,
        row,
        level="skip",
        column=tally.heading(place),
        value=entries.shown(cell),
        **entry.detail,
    )
