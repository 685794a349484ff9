"""The deals to ask about in a talk, each with its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.book.involved import people
from salesdash.book.sources import Row
from salesdash.metrics.asked import REASONS, asked
from salesdash.metrics.questions import questions
from salesdash.model.asked import Asked, Question

if TYPE_CHECKING:
    from salesdash.book.view import View

_ROLES = {"sponsor": "supporter", "decision_maker": "decision_maker"}
"""Whom a question speaks of -> the buyer role among the contacts."""


def deals(view: View, rep: str) -> tuple[Asked, ...]:
    """Choose the deals of a rep to ask about, with three questions each.

    Args:
        view: The look of the day.
        rep: The rep.
    """
    chosen = asked(view.judged.filter(rep=rep), view.number)
    hits = view.hits.filter(rep=rep, dismissed=0).rows(named=True)
    contacts = nw.from_native(view.state.table("contacts"), eager_only=True)
    told: list[Asked] = []
    for row in chosen.rows(named=True):
        own = [hit for hit in hits if hit["key"] == row["key"]]
        used = [q for deal in told for q in deal.questions]
        milestones = view.settings.milestones
        found = questions(row, own, milestones, view.number, used)
        names = _names(contacts, row, view.number)
        told.append(_asked(row, names, found))
    return tuple(told)


def _names(contacts: nw.DataFrame, deal: Row, day: int) -> dict[str, str]:
    """Name sponsor and decision maker as far as they are known."""
    known = people(contacts, deal, (), day)
    return {
        side: deal[f"{side}_name"]
        or next((p.name for p in known if p.role == role), "")
        for side, role in _ROLES.items()
    }


def _asked(
    row: Row, names: dict[str, str], found: tuple[Question, ...]
) -> Asked:
    reasons = tuple(code for code in REASONS if row[f"ask_{code}"])
    return Asked(
        row["key"],
        row["customer"],
        row["customer_key"],
        row["name"] or row["opportunity"],
        row["own_amount"],
        row["own_currency"],
        row["claimed_milestone"],
        row["verified_milestone"],
        row["weakest_factor"],
        row["expected_close"],
        row["milestone_days"],
        row["hits"],
        ("key", *reasons) if row["ask_key"] else reasons,
        names["sponsor"],
        names["decision_maker"],
        found,
    )
