"""Grids in, rows of the model's tables and findings out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from salesdash import model
from salesdash.findings import Finding
from salesdash.intake import facts, fill, layout, merges, rows, skips
from salesdash.intake.grid import Grid
from salesdash.intake.page import Choice, Page, named, opened

_OWNED = (model.VISITS, model.OPPORTUNITIES)
"""Tables whose rows need a rep to count for anybody."""


@dataclass(frozen=True)
class Sheet:
    """One sheet, read.

    Attributes:
        file: Name of the file, as uploaded.
        sha256: Digest of the file's bytes.
        sheet: Name of the sheet.
        table: The table that it is, None if it is not ours.
        reason: Code of the finding why it is not ours, else "".
        as_of: The day that it speaks of.
        as_of_source: given, title, file, sheet or assumed.
        header_row: Row of the header, from 1.
        columns: Heading as written -> column of the model.
        present: Columns that the sheet has, cells blank or not.
        facts: What was said once: column -> words.
        rows: The rows kept, typed as stored, and "row", from 1.
        rows_read: Rows below the header that are not blank.
        rows_skipped: Those of them that were left out.
        findings: What a person should know.
    """

    file: str
    sha256: str
    sheet: str
    table: str | None
    reason: str
    as_of: date
    as_of_source: str
    header_row: int | None
    columns: dict[str, str | None]
    present: tuple[str, ...]
    facts: dict[str, str]
    rows: pa.Table
    rows_read: int
    rows_skipped: int
    findings: tuple[Finding, ...]


def sheets(
    grids: Sequence[Grid],
    today: date,
    choices: Mapping[tuple[str, str], Choice] = MappingProxyType({}),
    as_of: date | None = None,
    reps: Collection[str] = (),
) -> list[Sheet]:
    """Read the sheets of a batch of files.

    Args:
        grids: The cells, as the guarded reader gives them.
        today: The day of the upload, assumed where nothing else is said.
        choices: What a person changed, by file and sheet.
        as_of: The day that all sheets speak of, unless a choice differs.
        reps: Names of reps already known.

    Returns:
        One `Sheet` for each grid, in the same order.
    """
    pages = []
    for grid in grids:
        choice = choices.get((grid.file, grid.sheet))
        pages.append(opened(grid, today, choice, as_of))
    known = frozenset(reps).union(*(named(page) for page in pages))
    return [_sheet(page, known) for page in pages]


def _sheet(page: Page, reps: frozenset[str]) -> Sheet:
    if page.table is None or page.block is None:
        return _not_ours(page, page.reason)
    merges.fill(page.matrix, page.grid, page.block, page.table.name)
    ordinals = skips.ordinals(page.matrix, page.block, page.table.name)
    data = skips.rows(page.matrix, page.block, ordinals)
    if not len(data):
        return _not_ours(page, "not_ours_no_rows")
    of = page.block.columns[page.table.name].of
    places = {p: name for p, name in of.items() if p not in ordinals}
    skipped = list(skips.skipped(page.matrix, page.block, data, page.table))
    out = {s.row for s in skipped}
    kept = np.array([r for r in data if r not in out], dtype=np.int64)
    places = rows.ticked(page.matrix, kept, places, page.as_of)
    shown = layout.shown(page.block.texts)
    heads = {name: shown[p] for p, name in places.items()}
    draft = rows.Draft(page.grid, page.table, kept, heads, page.as_of)
    _headings(draft, page, shown, ordinals)
    told = _told(page, reps, places)
    rows.read(draft, page.matrix, places, told.words.get("unit", ""))
    used = fill.fill(draft, told, page.matrix, places)
    if draft.table in _OWNED and "rep" not in draft.present:
        draft.note("rep_missing")
    made, findings = rows.finish(draft)
    extra = [_skip(page.grid, s) for s in skipped]
    columns = {text: places.get(p) for p, text in enumerate(shown) if text}
    return _made(
        page,
        table=page.table.name,
        columns=columns,
        present=tuple(n for n in page.table.names if n in draft.present),
        facts=used,
        rows=made,
        rows_read=len(data),
        rows_skipped=len(data) - made.num_rows,
        findings=tuple(sorted((*extra, *findings), key=_place)),
    )


def _place(finding: Finding) -> int:
    """Put what is said of the whole sheet before its rows."""
    return finding.row or 0


def _told(
    page: Page, reps: frozenset[str], places: Mapping[int, str]
) -> facts.Facts:
    """Add the rep, whom the other sheets help to recognise."""
    if page.table is None or "rep" not in page.table.names:
        return page.facts
    rep, source = facts.rep(page.title, page.grid, page.facts.words, reps)
    if not rep or (source and "rep" in places.values()):
        return page.facts
    assumed = {**page.facts.assumed, **({"rep": source} if source else {})}
    words = {**page.facts.words, "rep": rep}
    return replace(page.facts, words=words, assumed=assumed)


def _headings(
    draft: rows.Draft,
    page: Page,
    shown: Sequence[str],
    ordinals: Collection[int],
) -> None:
    """Say which headings were not taken, and the day that was assumed."""
    if page.block is None:
        return
    columns = page.block.columns[draft.table.name]
    if page.source == "assumed":
        draft.note("as_of_assumed", value=page.as_of.isoformat())
    for place in (p for p in sorted(ordinals) if shown[p]):
        draft.note("ordinal_not_id", None, shown[place])
    for place in columns.twice:
        draft.note("heading_twice", None, shown[place])
    unknown = [
        text
        for place, text in enumerate(shown)
        if text
        and place not in columns.of
        and place not in columns.twice
        and place not in ordinals
    ]
    if unknown:
        draft.note("headings_unknown", value=", ".join(unknown))
    above = skips.above(page.matrix, page.block, draft.table)
    if above:
        draft.note("table_above", value=str(above))
    bare = skips.unnamed(page.matrix, page.block)
    if bare:
        draft.note("column_without_heading", value=", ".join(bare))


def _skip(grid: Grid, skipped: skips.Skipped) -> Finding:
    return Finding(
        skipped.code,
        "skip",
        grid.file,
        grid.sheet,
        skipped.row + 1,
        value=skipped.value,
    )


def _not_ours(page: Page, reason: str) -> Sheet:
    finding = Finding(reason, "note", page.grid.file, page.grid.sheet)
    texts = layout.shown(page.block.texts) if page.block else ()
    return _made(
        page,
        table=None,
        reason=reason,
        columns=dict.fromkeys(filter(None, texts)),
        findings=(finding,),
    )


def _made(page: Page, **known: Any) -> Sheet:
    """Make the sheet from what is known of it; the rest is empty."""
    block = page.block
    return Sheet(
        **{
            "file": page.grid.file,
            "sha256": page.grid.sha256,
            "sheet": page.grid.sheet,
            "reason": "",
            "as_of": page.as_of,
            "as_of_source": page.source,
            "header_row": block.bottom + 1 if block else None,
            "columns": {},
            "present": (),
            "facts": {},
            "rows": pa.table({"row": pa.array([], pa.int64())}),
            "rows_read": 0,
            "rows_skipped": 0,
            "findings": (),
            **known,
        }
    )
