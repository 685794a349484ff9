"""Dossiers made by hand, for the tests of briefs."""

from dataclasses import replace
from typing import Any

from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.method.scores import SIDES
from salesdash.metrics.reached import reached
from salesdash.model.dossier import (
    Dossier,
    Event,
    Person,
    Plan,
    Source,
    Tick,
)

DAY = 20_777
SOURCE = Source("w 2026-11-20.xlsx", "Deals", 7, "abc", DAY)
PARTS = ("name", "title", "pain", "reason", "vision", "value")

DEAL: dict[str, Any] = {
    "key": "d-1",
    "opportunity": "D-1",
    "name": "Line",
    "customer": "Acme",
    "rep": "Ann",
    "team": "East",
    "status": "open",
    "amount": 128_600_050,
    "currency": "CNY",
    "own_amount": 128_600_050,
    "own_currency": "CNY",
    "expected_close": DAY + 30,
    "closed_on": None,
    "claimed_milestone": "qualified_power_sponsor",
    "verified_milestone": "qualified_sponsor",
    "evidence": "met",
    "confirmed_milestone": "qualified_suspect",
    "confirmed_by": "Max",
    "confirmed_on": DAY - 4,
    "key_reason": "largest",
    "first_met": DAY - 12,
    "brief_state": "done",
    "brief_days": 5,
    "briefed_on": DAY - 7,
    "score": 26,
    "score_known": 2,
    "score_product": None,
    "weakest_factor": "power",
    "zero_factor": None,
    "pain_points": 18,
    "power_points": 8,
    "buying_stage": "decides_to_solve",
    "serving_step": "test_challenge",
    "file": "w 2026-11-20.xlsx",
    "as_of": DAY,
    **{f"{side}_{part}": f"{side} {part}" for side in SIDES for part in PARTS},
}
"""The row of a deal, as far as a brief looks at it."""

BLANK: dict[str, Any] = {
    **DEAL,
    **dict.fromkeys(
        (
            "amount", "own_amount", "expected_close", "claimed_milestone",
            "verified_milestone", "confirmed_milestone", "confirmed_on",
            "key_reason", "first_met", "brief_state", "brief_days",
            "briefed_on", "score", "weakest_factor", "pain_points",
            "power_points", "buying_stage", "serving_step",
        )
    ),
    **dict.fromkeys(
        ("opportunity", "name", "customer", "rep", "team", "confirmed_by"),
        "",
    ),
    **{f"{side}_{part}": "" for side in SIDES for part in PARTS},
    "score_known": 0,
    "evidence": "no_columns",
}  # fmt: skip
"""A deal of which nobody wrote anything."""


def ticks(state: str = "met", source: Source | None = SOURCE) -> list[Tick]:
    """Give every criterion in one state."""
    found = []
    for milestone in MILESTONES:
        for criterion in milestone.criteria:
            tick = Tick(criterion, milestone.code, state, source=source)
            found.append(tick)
    assert len(found) == len(CRITERIA)
    return found


def dossier(**more: Any) -> Dossier:
    """Give a whole dossier, with other values for some fields."""
    first, second, *rest = ticks()
    told = (
        replace(first, day=DAY - 20, first_seen=DAY - 14),
        replace(second, state="denied"),
        *rest,
    )
    whole = Dossier(
        DAY,
        DEAL,
        told,
        reached(DEAL),
        people(),
        events(),
        plan=Plan("sponsor_letter", "send offer", "Cy", DAY + 7, "plant"),
        hits=(hit("no_pain"), hit("stage_behind", dismissed=1)),
    )
    return replace(whole, **more)


def bare(**more: Any) -> Dossier:
    """Give a dossier of a deal of which nobody wrote anything."""
    roles = ("decision_maker", "purchaser", "supporter")
    roles = (*roles, "technical_evaluator", "user")
    whole = Dossier(
        DAY,
        BLANK,
        tuple(ticks("absent", None)),
        reached(BLANK),
        tuple(map(Person, roles)),
    )
    return replace(whole, **more)


def long(text: str) -> Dossier:
    """Give a dossier in which every text is long, and every list."""
    texts = ("customer", "name", "rep", "team", "confirmed_by", "file")
    sides = (f"{side}_{part}" for side in SIDES for part in PARTS)
    deal = {**DEAL, **dict.fromkeys((*texts, *sides), text)}
    told = tuple(
        replace(tick, day=DAY, first_seen=DAY, source=replace(SOURCE, row=n))
        for n, tick in enumerate(ticks())
    )
    roles = [person.role for person in people()]
    many = [
        Person(role, text, text, text, "neutral", DAY - 1, DAY)
        for role in roles * 3
    ]
    visit = Event(DAY, "visit", "activity", None, "negotiation", text, text)
    moved = Event(DAY, "changed", "rep", text, text)
    rules = ("no_pain", "stage_behind", "no_sponsor", "power_unvisited")
    return Dossier(
        DAY,
        deal,
        told,
        reached(deal),
        tuple(many),
        (visit,) * 20 + (moved,) * 20,
        plan=Plan("value_6", text, text, DAY - 50, text),
        hits=tuple(map(hit, rules * 2)),
    )


def people() -> tuple[Person, ...]:
    """Give the five roles, one of them unknown."""
    return (
        Person("decision_maker", "Cy", "CEO", "peace", "for", DAY - 12, DAY),
        Person("purchaser", "Di", "", "price", "neutral", DAY - 30),
        Person("supporter", "Bo"),
        Person("technical_evaluator", "Ed", "Cook", "tools", "against"),
        Person("user"),
    )


def events() -> tuple[Event, ...]:
    """Give what happened, newest first."""
    return (
        Event(DAY - 1, "visit", "activity", None, "negotiation", "Ann", "ok"),
        Event(
            DAY - 3,
            "changed",
            "expected_close",
            DAY + 3,
            DAY + 30,
            source=SOURCE,
        ),
        Event(
            DAY - 4, "confirmed", "milestone", "", "qualified_suspect", "Max"
        ),
        Event(DAY - 5, "corrected", "amount", "1200", "1286000.50", "Max"),
        Event(DAY - 9, "changed", "pain_points", 16, 18, source=SOURCE),
        Event(DAY - 50, "changed", "amount", None, 120_000, source=SOURCE),
        Event(DAY - 50, "named", by="Ann", source=SOURCE),
    )


def hit(rule: str, **more: Any) -> dict[str, Any]:
    """Give a row of `View.hits`."""
    return {
        "rule": rule,
        "days": 3,
        "count": 2,
        "day": DAY - 3,
        "dismissed": 0,
        **more,
    }
