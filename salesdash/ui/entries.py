"""The sheets of an import, one line each: rows read, kept, left out."""

from collections.abc import Sequence

from salesdash.book import SheetEntry
from salesdash.ui import tables
from salesdash.ui.sheets import COVERED
from salesdash.words import Words

COLUMNS = (
    "sheet",
    "table",
    "as_of",
    "file",
    "covers",
    "rows_read",
    "rows_kept",
    "rows_skipped",
    "new",
    "changed",
    "unchanged",
    "live",
)


def sheets(known: Sequence[SheetEntry], t: Words) -> None:
    """Show sheets of an import."""
    columns = COLUMNS[: tables.NARROW] if tables.phone() else COLUMNS
    tables.grid(
        {name: [cell(sheet, name, t) for sheet in known] for name in columns},
        {name: t(f"history.sheet.{name}") for name in columns},
        t("shell.table.alt", title=t("history.sheets"), n=len(known)),
    )


def heads(t: Words) -> dict[str, str]:
    """Name the columns."""
    return {name: t(f"history.sheet.{name}") for name in COLUMNS}


def cell(sheet: SheetEntry, name: str, t: Words) -> object:
    """Give what stands in a column of a sheet."""
    if name == "table":
        known = sheet.table
        return t(f"model.table.{known}.title") if known else t("history.none")
    if name == "covers":
        said = sheet.table in COVERED
        return t(f"upload.covers_{sheet.covers}") if said else ""
    if name == "live":
        return t(f"history.live_{'yes' if sheet.live else 'no'}")
    return getattr(sheet, name)
