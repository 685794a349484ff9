"""How many rows are new, changed and as before, table by table."""

from collections.abc import Sequence

import streamlit as st

from salesdash.book import Preview, SheetPreview
from salesdash.ui import tables
from salesdash.ui.fold import fold
from salesdash.words import Words

COUNTS = ("read", "new", "changed", "unchanged", "repeated", "skipped")
"""Rows read, and what becomes of them: the others add up to the first."""

_PHONE = ("table", "new", "changed")


def draw(preview: Preview, t: Words) -> None:
    """Draw a quiet line with the sums that opens to a table."""
    sheets = [sheet for sheet in preview.sheets if sheet.read.table]
    if not sheets:
        return
    every = {name: f"{n:,}" for name, n in counts(sheets).items()}
    box = fold(t("upload.tally.line", **every), "tally", quiet=True)
    if box.open:
        with box:
            _grid(sheets, t)


def counts(sheets: Sequence[SheetPreview]) -> dict[str, int]:
    """Count the rows of some sheets, see `COUNTS`."""
    parts = [
        (
            sheet.read.rows_read,
            sheet.new,
            sheet.changed,
            sheet.unchanged - sheet.repeated,
            sheet.repeated,
            sheet.read.rows_skipped,
        )
        for sheet in sheets
    ]
    return dict(zip(COUNTS, map(sum, zip(*parts, strict=True)), strict=True))


def _grid(sheets: Sequence[SheetPreview], t: Words) -> None:
    found: dict[str, list[SheetPreview]] = {}
    for sheet in sheets:
        found.setdefault(sheet.read.table or "", []).append(sheet)
    lines = [
        {"table": t(f"model.table.{name}.title"), **counts(own)}
        for name, own in found.items()
    ]
    known = _PHONE if tables.phone() else ("table", *COUNTS)
    tables.grid(
        {name: [line[name] for line in lines] for name in known},
        {name: _form(name, t) for name in known},
        t("shell.table.alt", title=t("upload.tally.title"), n=len(lines)),
    )


def _form(name: str, t: Words) -> object:
    label = t(f"upload.tally.{name}")
    if name == "table":
        return st.column_config.TextColumn(label)
    return st.column_config.NumberColumn(label, format="localized")
