"""What a cell of an opportunity says, as a person reads it."""

from typing import Any

from salesdash import model
from salesdash.charts import dates, numbers
from salesdash.charts.shown import named
from salesdash.exports import cells, moved
from salesdash.exports.headings import heading as titled
from salesdash.method.milestones import CRITERIA
from salesdash.model import Kind
from salesdash.model.dossier import Source
from salesdash.words import Words, catalogue

NOTHING = "–"


def heading(column: str, t: Words) -> str:
    """Name a column of an opportunity."""
    if column in CRITERIA:
        return t.name("criterion", column)
    known = column in model.OPPORTUNITIES.names
    return titled(t, "opportunities", column) if known else column


def rule(code: str, t: Words) -> str:
    """Name a rule of the cross-check, one of old by its code."""
    key = f"evidence.rule.{code}.name"
    return t(key) if key in catalogue() else code


def said(column: str, value: Any, currency: str, t: Words) -> str:
    """Write a value as the model holds it, as text and never as markup.

    Args:
        column: A column of the opportunities.
        value: The value; of money minor units.
        currency: The currency of money.
        t: The words.
    """
    if value is None or value == "":
        return NOTHING
    if column == "claimed_milestone":
        return named(value, t)
    if column in moved.GROUPS:
        return t.name(moved.GROUPS[column], value)
    if _kind(column) is Kind.MONEY:
        return numbers.full(value, currency, t)
    return _plain(_kind(column), value, t)


def place(source: Source | None, t: Words) -> str:
    """Say where a statement stands, '' where it stands in no sheet."""
    if source is None:
        return ""
    return t(
        "moves.place", file=source.file, sheet=source.sheet, row=source.row
    )


def _plain(kind: Kind, value: Any, t: Words) -> str:
    if kind is Kind.DAY:
        return dates.day(value, t)
    if kind in (Kind.YES, Kind.CRITERION):
        return _yes(kind, value, t)
    return cells.WRITE[kind](value)


def _yes(kind: Kind, value: int, t: Words) -> str:
    if kind is Kind.YES:
        return t("moves.yes") if value else t("moves.no")
    told = {-1: t("moves.no"), 0: t("moves.yes")}
    return told.get(value) or dates.day(value, t)


def _kind(column: str) -> Kind:
    known = model.OPPORTUNITIES.names
    return model.OPPORTUNITIES[column].kind if column in known else Kind.TEXT
