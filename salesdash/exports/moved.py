"""The rows behind what an import means: old value beside new value."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from salesdash import model, money
from salesdash.exports import cells
from salesdash.method.milestones import FULL, MILESTONES
from salesdash.model import Kind
from salesdash.words import Words
from salesdash.words.column import title

Row = Mapping[str, Any]
Money = Callable[[int, str], str]

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "claimed_milestone": "milestone",
        "score_side": "side",
        "quadrant": "quadrant",
        "status": "status",
        "activity": "activity",
        "step": "step",
        "role": "role",
        "stance": "stance",
        "measure": "measure",
    }
)
"""Columns that hold codes of the method -> group of their names."""

FIELDS = (
    "kind", "table", "rep", "customer", "name", "column", "old", "new",
    "amount", "currency", "file", "sheet", "row", "file_old", "sheet_old",
    "row_old",
)  # fmt: skip
"""What a file or a program is told of each move."""

_SHARES = {m.code: m.share for m in MILESTONES}


def value(
    row: Row, side: str, t: Words, write: Money, *, short: bool = False
) -> str:
    """Write the old or new value of a move as a person reads it.

    Args:
        row: A move, as `store.moves` gives it.
        side: "old" or "new".
        t: The words.
        write: Writes minor units of a currency.
        short: Say a milestone by its share alone.
    """
    text, column = row[side], row["column"]
    if not text:
        return "–" if column else ""
    if column == "claimed_milestone":
        return _milestone(text, t, short=short)
    if column in GROUPS:
        return t.name(GROUPS[column], text)
    kind = _kind(row["table"], column)
    if kind is Kind.MONEY and row["currency"]:
        return write(int(text), row["currency"])
    return _written(kind, text, t)


def _milestone(code: str, t: Words, *, short: bool) -> str:
    share = _SHARES[code] * 100 // FULL
    said = t("chart.percent", number=share)
    return said if short else f"{said} {t.name('milestone', code)}"


def _written(kind: Kind, text: str, t: Words) -> str:
    if kind is Kind.YES:
        return t("moves.yes") if text == "1" else t("moves.no")
    if kind is Kind.CRITERION:
        told = {"-1": t("moves.no"), "0": t("moves.yes")}
        return told.get(text) or cells.day(int(text))
    return _plain(kind, text)


def _plain(kind: Kind, text: str) -> str:
    """Write a stored value as every export does."""
    if kind in (Kind.TEXT, Kind.CODE):
        return text
    if kind is Kind.MONEY:
        return cells.number_text(Decimal(text) / 100)
    if kind is Kind.NUMBER:
        return cells.number_text(float(text))
    return cells.WRITE[kind](int(text))


def _kind(table: str, column: str) -> Kind:
    known = model.table(table).names if table else ()
    return model.table(table)[column].kind if column in known else Kind.TEXT


def heading(row: Row, t: Words) -> str:
    """Name the column that a move is about, '' for a whole row."""
    column = row["column"]
    if column == "quadrant":
        return t("export.heading.quadrant")
    return title(t, row["table"], column) if column and row["table"] else ""


def place(row: Row, t: Words, ending: str = "") -> str:
    """Say where the new cell stands; with `_old`, where the old one did."""
    file, sheet, number = (
        row[f"{part}{ending}"] for part in ("file", "sheet", "row")
    )
    if not file:
        return ""
    if number is None:
        return t("moves.place_sheet", file=file, sheet=sheet)
    return t("moves.place", file=file, sheet=sheet, row=number)


def amount(row: Row) -> str:
    """Write the amount of the deal as a plain decimal, '' for none."""
    if row["amount"] is None or not row["currency"]:
        return ""
    return money.decimal(row["amount"], row["currency"])


def plain(row: Row) -> dict[str, Any]:
    """Write a move as plain values under stable names, see `FIELDS`.

    Days become 2026-11-20, amounts plain decimals; codes stay codes.
    """
    told = {name: row[name] for name in FIELDS}
    for side in ("old", "new"):
        told[side] = _exported(row, row[side])
    return told | {"amount": amount(row) or None}


def _exported(row: Row, text: str | None) -> str | None:
    if not text:
        return None
    kind = _kind(row["table"], row["column"] or "")
    if kind is Kind.MONEY and row["currency"]:
        return money.decimal(int(text), row["currency"])
    return _plain(kind, text)


def written(rows: Sequence[Row]) -> list[list[str]]:
    """Write moves for a file, one line a move, in the order of `FIELDS`."""
    told = map(plain, rows)
    return [
        ["" if row[name] is None else str(row[name]) for name in FIELDS]
        for row in told
    ]
