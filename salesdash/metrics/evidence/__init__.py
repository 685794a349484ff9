"""Visits against claims: the rules of `method.evidence`, checked."""

from salesdash.metrics.evidence.dealless import dealless
from salesdash.metrics.evidence.facts import Broken, Facts, Known, facts
from salesdash.metrics.evidence.hits import hits
from salesdash.metrics.evidence.reps import reps
from salesdash.metrics.evidence.sides import EARLIER, STEP, sides
from salesdash.metrics.evidence.weeks import OPEN, record, week

__all__ = [
    "EARLIER",
    "OPEN",
    "STEP",
    "Broken",
    "Facts",
    "Known",
    "dealless",
    "facts",
    "hits",
    "record",
    "reps",
    "sides",
    "week",
]
