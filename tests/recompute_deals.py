"""Which opportunities there are as of a day, and how they stand."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recompute_cells import MILESTONES
from recompute_read import CRITERIA, Sheet

SIGNED = "c19"
# Criteria that stand up to and with each milestone.
REACHES = (5, 8, 13, 15, 19, 23)
FIRST_MILESTONE = REACHES[0]


@dataclass
class Deal:
    """An opportunity: newest values, and every claim seen of it.

    Attributes:
        values: The newest value of each column that a sheet had.
        final: It was won once, and what is won stays won.
        first_won: As-of of the first sheet that showed it won.
        claims: Claimed milestones as (as-of, code).
    """

    values: dict[str, Any] = field(default_factory=dict)
    final: bool = False
    first_won: date | None = None
    named: date = date.min
    claims: list[tuple[date, str]] = field(default_factory=list)
    source: tuple[str, str, int] = ("", "", 0)
    vanished_on: date | None = None


def deals(sheets: list[Sheet], until: date) -> list[Deal]:
    """Fold the opportunity sheets up to a day into deals."""
    counted = [
        sheet
        for sheet in sheets
        if sheet.table == "opportunities" and sheet.as_of <= until
    ]
    links = _links(counted)
    found: dict[Any, list[Deal]] = {}
    handed: dict[str, set[date]] = {}
    for sheet in counted:
        places = _places(sheet)
        for (number, row), place in zip(sheet.rows, places, strict=True):
            key = row.get("id") or links.get(place, place)
            lives = found.setdefault(key, [Deal()])
            handed.setdefault(row["rep"], set()).add(sheet.as_of)
            if _is_new(lives[-1], row, until):
                lives.append(Deal())
            elif _is_overruled(lives[-1], row, until):
                continue
            source = (sheet.file, sheet.name, number)
            _name(lives[-1], row, sheet.as_of, source, until)
    listed = [deal for lives in found.values() for deal in lives]
    for deal in listed:
        deal.vanished_on = _vanished(deal, handed, until)
    return listed


def _places(sheet: Sheet) -> list[tuple[str, str, int]]:
    """Tell rows of one customer and name apart by their order."""
    seen: Counter[tuple[str, str]] = Counter()
    places = []
    for _number, row in sheet.rows:
        pair = row["customer"], row["name"]
        seen[pair] += 1
        places.append((*pair, seen[pair]))
    return places


def _links(sheets: list[Sheet]) -> dict[tuple[str, str, int], str]:
    """Find the id that takes over each customer and name."""
    links: dict[tuple[str, str, int], str] = {}
    for sheet in sheets:
        for (_, row), place in zip(sheet.rows, _places(sheet), strict=True):
            if row.get("id"):
                links.setdefault(place, row["id"])
    return links


def _is_new(deal: Deal, row: dict[str, Any], until: date) -> bool:
    """Say whether an open row after a won deal starts a second one."""
    if not deal.final or status(row, until) != "open":
        return False
    closed, expected = closed_on(deal, until), row.get("expected_close")
    return bool(closed and expected and expected > closed)


def _is_overruled(deal: Deal, row: dict[str, Any], until: date) -> bool:
    """Say whether a row calls a deal open that is won for good."""
    says = "status" in row or "milestone" in row
    return deal.final and says and status(row, until) == "open"


def _name(
    deal: Deal,
    row: dict[str, Any],
    as_of: date,
    source: tuple[str, str, int],
    until: date,
) -> None:
    """Let a row speak for a deal."""
    deal.values |= row
    deal.named, deal.source = as_of, source
    claim = row.get("milestone", "")
    if status(deal.values, until) == "won":
        deal.final = True
        deal.first_won = deal.first_won or as_of
        claim = claim or "closed"
    deal.claims.append((as_of, claim))


def _vanished(
    deal: Deal, handed: dict[str, set[date]], until: date
) -> date | None:
    """Find the first later sheet of its rep that lacks an open deal."""
    if state(deal, until) != "open":
        return None
    later = [day for day in handed[deal.values["rep"]] if day > deal.named]
    return min(later, default=None)


def met(value: bool | date | None, until: date) -> bool:  # noqa: FBT001 - a cell
    """Say whether a criterion is met as of a day."""
    if isinstance(value, date):
        return value <= until
    return value is True


def status(row: dict[str, Any], until: date) -> str:
    """Say whether a row is won, lost or open."""
    if met(row.get(SIGNED), until) or row["status"] == "won":
        return "won"
    if row["status"] == "lost":
        return "lost"
    return "won" if row["milestone"] == "closed" else "open"


def state(deal: Deal, until: date) -> str:
    """Say whether a deal is won, lost or open."""
    return "won" if deal.final else status(deal.values, until)


def closed_on(deal: Deal, until: date) -> date | None:
    """Tell the day on which a deal was won or lost."""
    if deal.values["closed_on"]:
        return deal.values["closed_on"]
    if state(deal, until) != "won":
        return None
    signed = deal.values.get(SIGNED)
    return signed if isinstance(signed, date) else deal.first_won


def claimed(deal: Deal, until: date) -> str:
    """Return the milestone that the rep claims."""
    claim = deal.values["milestone"]
    return claim or ("closed" if state(deal, until) == "won" else "")


def verified(deal: Deal, until: date) -> str:
    """Return the milestone that the ticked criteria support."""
    if met(deal.values.get(SIGNED), until):
        return "closed"
    ticks = _ticks(deal, until)
    reached = ""
    for milestone, needed in zip(MILESTONES, REACHES, strict=True):
        if not all(ticks[:needed]):
            break
        reached = milestone
    return reached


def evidence(deal: Deal, until: date) -> str:
    """Say how far the criteria carry the deal."""
    ticks = _ticks(deal, until)
    if "c0" not in deal.values:
        return "no_columns"
    if all(ticks[:FIRST_MILESTONE]) or met(deal.values[SIGNED], until):
        return "met"
    return "partial" if any(ticks) else "none"


def _ticks(deal: Deal, until: date) -> list[bool]:
    """List which of the 23 criteria are met."""
    return [
        met(deal.values.get(f"c{place}"), until) for place in range(CRITERIA)
    ]
