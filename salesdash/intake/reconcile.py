"""Hold the totals of a sheet against the sums of what was read from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from salesdash import money
from salesdash.findings import Finding
from salesdash.intake import labels, summed
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.rows import Draft
from salesdash.intake.skips import Skipped
from salesdash.intake.summed import Span, Summed
from salesdash.intake.totals import Total
from salesdash.model import Kind

TOTALS = ("total_row", "total_unnamed")
"""Why a row is left out that is a total."""

_HUNDREDTHS = 2
_NEAR = 6
"""A total adds up what stands below one of so many totals above it."""


@dataclass(frozen=True)
class Reconciled:
    """What the totals of a sheet say.

    Attributes:
        totals: Those that could be held against what was read.
        findings: Those that differ, or that nobody calculated.
    """

    totals: tuple[Total, ...] = ()
    findings: tuple[Finding, ...] = ()


def totals(
    draft: Draft,
    matrix: Matrix,
    places: Mapping[int, str],
    skipped: Sequence[Skipped],
    kept: pa.Table,
) -> Reconciled:
    """Hold each total row against the rows that it adds up.

    Args:
        draft: The rows as they were read.
        matrix: The cells of the sheet.
        places: Place of a strip -> column of the model.
        skipped: The rows that are no data, totals among them.
        kept: The rows kept, with "row" from 1.
    """
    lines = [s for s in skipped if s.code in TOTALS]
    lines.sort(key=lambda line: line.row)
    # Rows made of a cross table have no totals of their own.
    if not lines or not kept.num_rows or draft.grid.turned:
        return Reconciled()
    told = [
        _held(column, lines[: place + 1])
        for column in summed.columns(draft, matrix, places, kept)
        for place in range(len(lines))
    ]
    found = [t for t, _ in told if t]
    found.sort(key=lambda total: total.row)
    return Reconciled(tuple(found), tuple(f for _, f in told if f))


def _held(
    column: Summed, lines: list[Skipped]
) -> tuple[Total | None, Finding | None]:
    """Hold the last of some totals against what it adds up."""
    line = lines[-1]
    kind = labels.sums(line.value) if line.value else "whole"
    cell = column.matrix.kind[line.row, column.place]
    if not kind or cell == Cell.BLANK:
        return None, None
    if cell in (Cell.ERROR, Cell.FORMULA):
        return None, _unread(column, line)
    spans = list(_spans(column, lines, kind))
    said = column.said(line.row)
    if said is None or not spans:
        return None, None
    span = next((s for s in spans if column.same(s, said)), None)
    if span is not None:
        return _total(column, line, span, column.read(span)), None
    if kind == "running":
        return None, None
    total = _total(column, line, spans[0], said)
    return total, _differs(column, total, spans[0])


def _spans(column: Summed, lines: list[Skipped], kind: str) -> Iterator[Span]:
    """Give the rows that a total may add up, the likeliest first."""
    *before, line = lines
    at = int(np.searchsorted(column.rows, line.row))
    starts = [s.row for s in before[: -_NEAR - 1 : -1]]
    since: list[Span] = [
        slice(int(np.searchsorted(column.rows, start)), at) for start in starts
    ]
    every: list[Span] = [slice(0, at), slice(at, None), slice(None)]
    part = [*since, *every] if kind == "part" else [*every, *since]
    named = column.named(labels.of(line.value))
    if len(named):
        # Totals of each rep may stand together below all rows.
        inside = np.isin(named, np.arange(len(column.rows))[part[0]])
        part.insert(len(part) if inside.any() else 0, named)
    yield from (span for span in part if len(column.rows[span]))


def _total(column: Summed, line: Skipped, span: Span, said: int) -> Total:
    unit = 1
    if column.meant.kind is Kind.MONEY:
        unit = 10 ** (_HUNDREDTHS - money.digits(column.currency))
    return Total(
        line.row + 1,
        line.value,
        column.meant.name,
        column.draft.headings[column.meant.name],
        said // unit,
        column.read(span) // unit,
        len(column.rows[span]),
        column.currency,
    )


def _unread(column: Summed, line: Skipped) -> Finding:
    shown = str(column.matrix.text[line.row, column.place])
    return _finding(
        column, "total_unread", line.row + 1, line.value, shown=shown
    )


def _differs(column: Summed, total: Total, span: Span) -> Finding:
    """Say by how much a total differs, and where to look."""
    gap = total.read - total.said
    texts = int(column.values[span][column.texts[span]].sum())
    first = int(column.rows[span][0])
    before = column.rows[column.rows < first]
    unread = column.unread[column.unread < total.row - 1]
    count = int((unread > before.max(initial=-1)).sum())
    code, detail = "total_differs", {}
    if gap > 0 and texts == gap:
        code = "total_differs_text"
    elif count:
        code, detail = "total_differs_unread", {"count": count}
    return _finding(
        column,
        code,
        total.row,
        total.label,
        said=_written(column, total.said),
        read=_written(column, total.read),
        difference=_written(column, abs(gap)),
        **detail,
    )


def _written(column: Summed, amount: int) -> str:
    if column.meant.kind is not Kind.MONEY:
        return f"{amount:,}"
    whole, dot, part = money.decimal(amount, column.currency).partition(".")
    return f"{int(whole):,}{dot}{part}"


def _finding(
    column: Summed, code: str, row: int, value: str, **detail: Any
) -> Finding:
    grid = column.draft.grid
    return Finding(
        code,
        "note",
        grid.file,
        grid.sheet,
        row,
        column.draft.headings[column.meant.name],
        value,
        MappingProxyType(detail),
    )
