"""Talks made by hand, for the tests of their file."""

from typing import Any

from salesdash.model.asked import Asked, Question
from salesdash.model.dossier import Source
from salesdash.model.talk import (
    Aim,
    Change,
    Head,
    Missed,
    Practice,
    Promise,
    Session,
    Share,
    Strength,
    Sum,
    Talk,
    Work,
)

DAY = 20_777
SOURCE = Source("w.xlsx", "Deals", 2, "i", DAY)


def change(kind: str, **more: Any) -> Change:
    told = {
        "change": kind, "key": "a", "customer": "Acme", "name": "Line",
        "before": None, "after": None, "text_before": "", "text_after": "",
        "amount": 120_000, "currency": "CNY", "proven": False,
        "source": SOURCE,
    }  # fmt: skip
    return Change(**(told | more))


def asked(number: int = 1, **more: Any) -> Asked:
    told = {
        "key": f"d-{number}", "customer": f"Acme {number}",
        "customer_key": "acme", "name": "Line", "amount": 120_000,
        "currency": "CNY", "claimed": "qualified_sponsor", "verified": None,
        "weakest": "pain", "expected_close": 20_790, "milestone_days": 40,
        "hits": 2, "reasons": ("key", "hits", "stalled"), "sponsor": "Lee",
        "decision_maker": "",
        "questions": (
            Question("statement", "pain_5"),
            Question("rule", "next_step_overdue", day=20_770),
            Question("criterion", "decision_maker_met"),
        ),
    }  # fmt: skip
    return Asked(**(told | more))


def promise(state: str, **more: Any) -> Promise:
    told = {
        "promise": state, "customer": "Acme", "customer_key": "acme",
        "next_step": "Call", "said_on": 20_760, "due": 20_770,
        "kept_on": None, "fresh": True, "source": SOURCE,
    }  # fmt: skip
    return Promise(**(told | more))


def session(**more: Any) -> Session:
    told = {
        "date": 20_763, "topic": "Pain", "supervisor": "Sue",
        "agreed": "Ask Lee", "due": 20_770, "done": False,
        "role_play": True, "note": "went well", "state": "overdue",
        "source": SOURCE,
    }  # fmt: skip
    return Session(**(told | more))


def full(**more: Any) -> Talk:
    """Give a talk that has something of everything."""
    head = Head(
        (Sum("CNY", 280_000, 4),),
        (Aim("CNY", 100_000, 70_000, 75_000),),
        (Sum("CNY", 88_000, 3),),
        2, 1, 4, 5,
    )  # fmt: skip
    told = {
        "rep": "Ann", "team": "East", "day": DAY, "since": 20_770,
        "head": head,
        "strengths": (Strength("won", 1, sums=(Sum("CNY", 70_000, 1),)),),
        "changes": (change("won", after=20_776), change("new", after=None)),
        "promises": (promise("missed"), promise("kept")),
        "agreed": (session(),),
        "deals": tuple(asked(n) for n in range(1, 6)),
        "work": Work(
            (Share("development", 2, 1, 40.0), Share("negotiation", 1, 0, 35)),
            3, 1, 2, 1, 7.5,
        ),
        "missed": (Missed("Zeta", "zeta", "neglected", 20_700, 77),),
        "practice": Practice("pain", 2, 3, "sponsor_explores", 1, 4, 20_763),
        "last": session(),
        "planned": 20_784,
    }  # fmt: skip
    return Talk(**(told | more))


def bare() -> Talk:
    """Give a talk that has nothing."""
    return Talk("Bob", "", DAY, None)
