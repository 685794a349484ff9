"""Rows of a sheet -> rows of a table: cells read, facts filled in."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from salesdash import model
from salesdash.findings import Finding
from salesdash.intake import cells, joins, strange, understood
from salesdash.intake.cells import money
from salesdash.intake.cells.column import written
from salesdash.intake.cells.days import SHIFT
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix
from salesdash.intake.memory import even
from salesdash.intake.questions import Question, Told
from salesdash.model import Kind

_ONCE = {
    "letter": "activity_letters",
    "word": "scale_words",
    "hours": "hours_assumed",
}
"""What is noted once a column: `extra` of the answers -> finding."""


def storage(table: model.Table) -> pa.Schema:
    """Give the types in which the rows of a table are handed on.

    Example:
        >>> storage(model.TEAM).field("from").type
        DataType(int32)
    """
    fields = [
        (c.name, pa.type_for_alias(model.STORED[c.kind]))
        for c in table.columns
    ]
    return pa.schema([*fields, ("row", pa.int64())])


@dataclass
class Draft:
    """The rows of a sheet while they are read.

    Attributes:
        grid: The sheet.
        table: The table that it is.
        rows: The rows of the sheet that are data, from 0.
        headings: Column of the model -> its heading as written.
        near: The as-of date.
        values: Column of the model -> a value for each row, or None.
        present: Columns that the sheet has.
        findings: What was found so far.
        said: Column of the model -> what a person said of its words.
        words: The words that a person was or can be asked about.
        told: (kind, heading evened out) -> what a person answered.
        questions: What the columns leave open, answered or not.
        whose: Column of points -> with whom its statement holds, row by
            row, where headings say so.
        taken: Places of columns that are read, alone or with another.
    """

    grid: Grid
    table: model.Table
    rows: np.ndarray
    headings: Mapping[str, str]
    near: date
    values: dict[str, np.ndarray] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    said: Mapping[str, Mapping[str, strange.Said]] = field(
        default_factory=dict
    )
    words: list[strange.Word] = field(default_factory=list)
    told: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    whose: Mapping[str, np.ndarray] = field(default_factory=dict)
    taken: Collection[int] = ()

    def note(
        self,
        code: str,
        row: int | None = None,
        column: str = "",
        value: str = "",
        **detail: Any,
    ) -> None:
        """Add a finding: `row` counts the rows read, from 0."""
        place = None if row is None else self.grid.place(self.rows[row])
        self.findings.append(
            Finding(
                code,
                "note",
                self.grid.file,
                self.grid.sheet,
                place,
                self.headings.get(column, column),
                value,
                MappingProxyType(detail),
            )
        )

    def blank(self, name: str) -> np.ndarray:
        """Tell for which rows a column says nothing."""
        found = self.values.get(name)
        if found is None:
            return np.ones(len(self.rows), dtype=bool)
        return np.array([v is None or v == "" for v in found], dtype=bool)

    def fill(self, name: str, value: Any, where: np.ndarray) -> None:
        """Put a value into some rows of a column."""
        if name not in self.values:
            self.values[name] = np.full(len(self.rows), None, dtype=object)
        if where.any():
            self.values[name][where] = value
            self.present.add(name)


def read(
    draft: Draft, matrix: Matrix, places: Mapping[int, str], unit: str
) -> None:
    """Read every column that has a meaning.

    Args:
        draft: Takes the values and the findings.
        matrix: The cells, evened out.
        places: Place of a strip -> column of the model.
        unit: The unit of amounts, said once.
    """
    extras: dict[str, np.ndarray] = {}
    order = understood.order(matrix, draft.rows, places, draft.table)
    for place, name in places.items():
        meant = draft.table[name]
        column = _column(draft, matrix, place, meant, unit)
        column = replace(column, order=order)
        answers = _understood(draft, column, meant)
        draft.values[name] = _each(answers, attrgetter("value"))
        draft.present.add(name)
        extras[name] = _each(answers, attrgetter("extra"))
        _report(draft, name, column, answers)
    for name, told in extras.items():
        _once(draft, name, told)
    joins.join(draft, extras)


def _understood(
    draft: Draft, column: cells.Column, meant: model.Column
) -> np.ndarray:
    told = {
        kind: said
        for (kind, heading), said in draft.told.items()
        if heading == even(column.heading)
    }
    said = draft.said.get(meant.name, {})
    numbers = draft.grid.places(draft.rows) - 1
    found = understood.understood(column, meant, said, told, numbers)
    draft.words += found.words
    draft.questions += found.questions
    for question in found.open:
        draft.note("question_open", None, meant.name, count=question.count)
    return found.answers


def _each(
    answers: np.ndarray, get: Callable[[cells.Answer], Any]
) -> np.ndarray:
    found = np.empty(len(answers), dtype=object)
    found[:] = list(map(get, answers.tolist()))
    return found


def _column(
    draft: Draft,
    matrix: Matrix,
    place: int,
    meant: model.Column,
    unit: str,
) -> cells.Column:
    strip = draft.grid.strips[place]
    heading = draft.headings[meant.name]
    own = joins.unit(heading)
    if meant.kind is Kind.MONEY and not _counts(own):
        own = unit
    return cells.Column(
        matrix.kind[draft.rows, place],
        matrix.text[draft.rows, place],
        matrix.number[draft.rows, place],
        strip.percent[draft.rows],
        own,
        draft.near,
        heading,
        shift=SHIFT if draft.grid.epoch_1904 else 0,
    )


def _counts(unit: str) -> bool:
    """Tell whether a unit of a heading says what a number counts."""
    told = money.headed(unit) if unit else None
    return bool(told and (told.scale > 1 or "元" in unit))


def _report(
    draft: Draft, name: str, column: cells.Column, answers: np.ndarray
) -> None:
    told = answers.tolist()
    if not any(map(attrgetter("code"), told)):
        return
    for row, answer in enumerate(told):
        if answer.code:
            shown = _shown(column, row)
            draft.note(answer.code, row, name, shown, **answer.detail)


def _shown(column: cells.Column, row: int) -> str:
    kind, number = column.kind[row], column.number[row]
    if kind == Cell.BOOLEAN:
        return "TRUE" if number else "FALSE"
    if kind in (Cell.TEXT, Cell.ERROR, Cell.FORMULA):
        return str(column.text[row])
    if kind == Cell.DATE:
        return str(np.datetime64(int(number // 1), "D"))
    return written(float(number)) if np.isfinite(number) else ""


def _once(draft: Draft, name: str, told: np.ndarray) -> None:
    for extra, count in Counter(told).items():
        if extra in _ONCE:
            draft.note(_ONCE[extra], None, name, count=count)


def finish(draft: Draft) -> tuple[pa.Table, tuple[Finding, ...]]:
    """Leave out the rows that lack what the table needs."""
    kept = np.ones(len(draft.rows), dtype=bool)
    for group in draft.table.needs:
        lacks = np.all([draft.blank(name) for name in group], axis=0)
        for row in np.flatnonzero(lacks & kept):
            _skip(draft, int(row), group)
        kept &= ~lacks
    kept &= ~joins.superseded(draft, kept)
    return _table(draft, np.flatnonzero(kept)), tuple(draft.findings)


def _skip(draft: Draft, row: int, group: tuple[str, ...]) -> None:
    """Say why a row is left out: its bad cell, else its blank one."""
    place = draft.grid.place(draft.rows[row])
    said = {draft.headings[n] for n in group if n in draft.headings}
    for index, finding in enumerate(draft.findings):
        own = finding.row == place and finding.level != "skip"
        if own and finding.column in said:
            draft.findings[index] = replace(finding, level="skip")
            return
    shown = " / ".join(draft.headings.get(n, n) for n in group if n in said)
    shown = shown or " / ".join(sorted(said)) or group[0]
    draft.note("value_missing", row, shown)
    draft.findings[-1] = replace(draft.findings[-1], level="skip")


def _table(draft: Draft, kept: np.ndarray) -> pa.Table:
    schema = storage(draft.table)
    arrays = []
    for column in draft.table.columns:
        found = draft.values.get(column.name)
        empty = "" if column.kind is Kind.TEXT else None
        kind = schema.field(column.name).type
        if found is None:
            arrays.append(pa.repeat(pa.scalar(empty, kind), len(kept)))
        else:
            values = [empty if v is None else v for v in found[kept]]
            arrays.append(pa.array(values, kind))
    arrays.append(pa.array(draft.grid.places(draft.rows[kept]), pa.int64()))
    return pa.table(arrays, schema=schema)
