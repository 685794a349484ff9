"""The rules on what has to be done: each says what of a deal it misses."""

from itertools import pairwise

from salesdash.metrics.evidence.claimed import UNKNOWN, Answer, word
from salesdash.metrics.evidence.facts import Broken, Facts


def closing_untouched(known: Facts) -> Answer:
    """Miss a visit shortly before a close, or after one that is overdue."""
    close = known.deal["expected_close"]
    if close is None or close > known.day + known.limits["close_within"]:
        return None
    before = known.day - known.limits["untouched"]
    if known.between(before + 1, known.day):
        return None
    created = known.deal["created_on"]
    if created is not None and created > before:
        return None
    if not known.watched(before):
        return UNKNOWN
    last = known.last_visit
    days = None if last is None else known.day - last
    return Broken(word(close, last), close, days)


def next_step_overdue(known: Facts) -> Answer:
    """Miss a visit on the day of the next step or since."""
    planned = known.deal["next_date"]
    if planned is None and not known.headed(["next_date"]) and known.visits:
        dates = (visit["next_date"] for visit in reversed(known.visits))
        planned = next((d for d in dates if d is not None), None)
    if planned is None or planned >= known.day:
        return None
    if known.between(planned, known.day):
        return None
    if not known.watched(planned):
        return UNKNOWN
    return Broken(word(planned), planned, known.day - planned)


def pushed_three_times(known: Facts) -> Answer:
    """Miss a close that stays where it was put."""
    pushes = [
        later[0]
        for earlier, later in pairwise(known.closes)
        if later[1] > earlier[1]
    ]
    if len(pushes) < known.limits["pushes"]:
        return None
    close = known.deal["expected_close"]
    return Broken(word(close, len(pushes)), pushes[-1], count=len(pushes))
