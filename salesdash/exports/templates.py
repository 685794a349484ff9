"""Workbooks to fill in: blank, or with what is known of a rep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import Workbook

from salesdash import model
from salesdash.exports import form, guide, workbook
from salesdash.exports.form import Form
from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.model import Table
from salesdash.words import Words

OF_REPS = (model.VISITS, model.OPPORTUNITIES, model.CUSTOMERS, model.CONTACTS)
OF_MANAGERS = (model.TARGETS, model.TEAM, model.RATES, model.COACHING)
"""Tables whose sheets only managers hand in."""


@dataclass(frozen=True)
class Known:
    """What is known of a rep.

    Attributes:
        rep: The rep.
        rows: Table -> rows as stored, from column to value.
        steps: Visits on which a next step was agreed.
    """

    rep: str = ""
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(
        default_factory=dict
    )
    steps: Sequence[Mapping[str, Any]] = ()


def made(
    tables: Sequence[Table],
    t: Words,
    day: date | None = None,
    known: Known | None = None,
    milestones: Sequence[Milestone] = MILESTONES,
) -> bytes:
    """Make a template.

    Args:
        tables: The tables to have sheets for.
        t: The words of its language.
        day: The day that it will speak of, None to be written in.
        known: What is known of a rep; None for a blank template.
        milestones: As the company has set them.
    """
    book = Workbook(write_only=True)
    told = known or Known()
    for table in tables:
        sheet = book.create_sheet(t(f"model.table.{table.name}.title"))
        rows = told.rows.get(table.name, ())
        rep = told.rep if all(row.get("rep") for row in rows) else ""
        form.write(sheet, Form(table, rows, day, rep, milestones), t)
    if told.steps:
        guide.steps(
            book.create_sheet(t("templates.steps.sheet")), told.steps, t
        )
    guide.guide(book.create_sheet(t("templates.guide.sheet")), tables, t)
    return workbook.saved(book)


def blank(t: Words) -> str:
    """Name a blank template."""
    return t("templates.file.blank")


def named(rep: str, day: date) -> str:
    """Name the template of a rep.

    Example:
        >>> named("王小明", date(2026, 11, 27))
        'salesdash 王小明 2026-11-27.xlsx'
    """
    return f"salesdash {workbook.safe(rep) or '-'} {day.isoformat()}.xlsx"
