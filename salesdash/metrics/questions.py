"""Three questions to ask about a deal, from what it lacks most."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from salesdash.method.evidence import CODES
from salesdash.method.milestones import SIGNED, Milestone
from salesdash.method.questions import TOPICS
from salesdash.metrics.reached import reached
from salesdash.model.asked import Question

COUNT = 3
"""So many questions are asked about a deal."""

ALWAYS = tuple(TOPICS["always"])
_NOT_KNOWN = "no_columns"

Row = Mapping[str, Any]


def questions(
    deal: Row,
    hits: Sequence[Row],
    milestones: Sequence[Milestone],
    day: int,
    used: Collection[Question] = (),
) -> tuple[Question, ...]:
    """Choose three questions, each on a topic of its own.

    First what its weakest factor has to reach next, then its first rule of
    the cross-check, then its first exit criterion without evidence, then
    what its dates and steps say; after these the next ones of each kind,
    and at last what one may always ask. What was asked of an earlier deal of
    the talk is asked again only where nothing else is left.

    Args:
        deal: A row of `View.judged`.
        hits: The hits of the deal, without the dismissed ones.
        milestones: As the company has set them.
        day: The as-of day.
        used: Questions of the deals before it.

    Example:
        >>> deal = {
        ...     "weakest_factor": "pain", "pain_points": 2,
        ...     "claimed_rank": 1, "evidence": "none",
        ...     "expected_close": 20_770, "mismatch": None, "stalled": None,
        ... }
        >>> for found in questions(deal, [], [], 20_777):
        ...     print(found.kind, found.code, found.day)
        statement pain_2 None
        state overdue 20770
        always next_step None
    """
    known = list(candidates(deal, hits, milestones, day))
    asked = {(found.kind, found.code) for found in used}
    fresh = [q for q in known if (q.kind, q.code) not in asked]
    chosen: list[Question] = []
    topics: set[str] = set()
    for found in chain(fresh, known):
        topic = TOPICS[found.kind][found.code]
        if topic not in topics and len(chosen) < COUNT:
            topics.add(topic)
            chosen.append(found)
    return tuple(chosen)


def candidates(
    deal: Row, hits: Sequence[Row], milestones: Sequence[Milestone], day: int
) -> Iterator[Question]:
    """Give every question that fits a deal, the most telling first."""
    groups = [
        list(_factor(deal)),
        list(_rules(hits)),
        [Question("criterion", code) for code in missing(deal, milestones)],
        list(_states(deal, day)),
    ]
    yield from (group[0] for group in groups if group)
    yield from (question for group in groups for question in group[1:])
    yield from (Question("always", code) for code in ALWAYS)


def missing(deal: Row, milestones: Sequence[Milestone]) -> Iterator[str]:
    """Give the exit criteria without evidence, up to the next milestone.

    One that is planned for a later day is not asked for. Where no sheet
    has criteria of the deal, those of the claimed milestone come first.

    Args:
        deal: A row of `View.judged`.
        milestones: As the company has set them.
    """
    rank = deal["claimed_rank"]
    first = max(rank, 1) if deal["evidence"] == _NOT_KNOWN else 1
    for milestone in milestones[first - 1 : rank + 1]:
        for criterion in milestone.criteria:
            after = milestone is milestones[-1] and criterion != SIGNED
            value = deal[criterion]
            if (value is None or value < 0) and not after:
                yield criterion


def _factor(deal: Row) -> Iterator[Question]:
    """Ask for what the weakest factor has to reach next."""
    weakest = deal["weakest_factor"]
    for found in reached(deal) if weakest else ():
        if found.factor == weakest and found.following:
            turned = found.following == found.statement
            side = "decision_maker" if turned else found.side or "sponsor"
            yield Question("statement", found.following, side)


def _rules(hits: Sequence[Row]) -> Iterator[Question]:
    """Ask by the rules that the deal breaks, in the order of the rules."""
    days = {hit["rule"]: hit["day"] for hit in hits}
    for code in CODES:
        if code in days and code in TOPICS["rule"]:
            yield Question("rule", code, day=days[code])


def _states(deal: Row, day: int) -> Iterator[Question]:
    """Ask by what the dates and the steps of the deal say."""
    close = deal["expected_close"]
    if close is None:
        yield Question("state", "undated")
    elif close < day:
        yield Question("state", "overdue", day=close)
    for code in (deal["mismatch"], deal["stalled"]):
        if code in TOPICS["state"]:
            yield Question("state", code)
