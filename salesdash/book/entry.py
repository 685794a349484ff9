"""The rows of a coming import, as the log keeps them."""

import json
from collections.abc import Iterable, Sequence

from salesdash import days, model, store
from salesdash.book.sheets import SheetPreview
from salesdash.findings import Finding


def sheets(
    previews: Sequence[SheetPreview], findings: Iterable[Finding] = ()
) -> store.Rows:
    """Give the rows of the table `sheets`: one row a new sheet.

    The number of a sheet is its place among `previews`; those that are in
    the log already are left out.
    """
    told: dict[tuple[str, str], list[dict]] = {}
    for finding in findings:
        place = finding.file, finding.sheet
        told.setdefault(place, []).append(_plain(finding))
    return store.rows(
        model.SHEETS,
        (
            _row(number, preview, told)
            for number, preview in enumerate(previews)
            if not preview.same
        ),
    )


def rows(previews: Sequence[SheetPreview]) -> dict[str, store.Rows]:
    """Give the rows of each table that new sheets bring."""
    parts: dict[str, list[tuple[int, store.Rows]]] = {}
    for number, preview in enumerate(previews):
        if preview.read.table and not preview.same:
            part = number, preview.read.rows
            parts.setdefault(preview.read.table, []).append(part)
    return {
        name: store.numbered(model.table(name), tables)
        for name, tables in parts.items()
    }


def _row(
    number: int,
    preview: SheetPreview,
    told: dict[tuple[str, str], list[dict]],
) -> dict:
    read = preview.read
    return {
        "number": number,
        "file": read.file,
        "sha256": read.sha256,
        "sheet": read.sheet,
        "table": read.table or "",
        "as_of": days.number(read.as_of),
        "as_of_source": read.as_of_source,
        "covers": preview.covers,
        "covers_source": preview.covers_source,
        "columns": store.said(read.present),
        "mapping": json.dumps(read.columns, ensure_ascii=False),
        "reps": read.facts.get("rep", ""),
        "header_row": read.header_row,
        "rows_read": read.rows_read,
        "rows_kept": preview.kept,
        "rows_skipped": read.rows_skipped,
        "new": preview.new,
        "changed": preview.changed,
        "unchanged": preview.unchanged,
        "findings": json.dumps(
            told.get((read.file, read.sheet), []), ensure_ascii=False
        ),
    }


def _plain(finding: Finding) -> dict:
    plain = {
        name: getattr(finding, name)
        for name in ("code", "level", "row", "column", "value")
    }
    return {**plain, "detail": dict(finding.detail)}
