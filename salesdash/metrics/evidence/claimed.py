"""The rules on what is claimed: each says what of a deal it misses.

Each gives None where it does not ask or finds its evidence, `UNKNOWN` where
the sheets have no place in which evidence could stand, else what is missing.
"""

from collections.abc import Iterator
from enum import Enum

from salesdash import identity
from salesdash.method.evidence import (
    ADMITTED,
    ASKED,
    ASKING,
    FOUND,
    IMPLIED,
    NEEDED,
    SPONSOR,
    TOLD,
    rule,
)
from salesdash.method.milestones import CRITERIA, DECISION_MAKER_MET
from salesdash.method.scores import FACTORS
from salesdash.metrics.evidence.facts import Broken, Facts, Row

BETWEEN = "|"
_LEAST = 2
"""A name of one letter is found in too many others."""


class Unknown(Enum):
    """Stands for what cannot be checked."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
Answer = Broken | Unknown | None


def word(*facts: object) -> str:
    """Write facts in one word.

    Example:
        >>> word(3, None, 20_770)
        '3||20770'
    """
    return BETWEEN.join("" if f is None else str(f) for f in facts)


def moved_unvisited(known: Facts) -> Answer:
    """Miss a visit in the days before a step up that still stands."""
    move = _moved(known)
    if move is None:
        return None
    day, rank = move
    first = day - known.limits["move_window"]
    if not known.watched(first):
        return UNKNOWN
    if known.between(first, day):
        return None
    before = known.between(0, day)
    last = before[-1]["date"] if before else None
    days = None if last is None else day - last
    return Broken(word(rank, day), day, days)


def no_sponsor(known: Facts) -> Answer:
    """Miss the name of a sponsor."""
    if known.rank < rule("no_sponsor").rank:
        return None
    if known.deal["sponsor_name"] or any(map(_sponsors, known.people)):
        return None
    if not known.headed(["sponsor_name"]) and not known.listed:
        return UNKNOWN
    return Broken(word(known.rank))


def power_unvisited(known: Facts) -> Answer:
    """Miss a visit in which the decision maker was met."""
    if known.rank < rule("power_unvisited").rank:
        return None
    names = _deciding(known)
    if any(_names(visit, names) for visit in known.visits):
        return None
    asked = list(_met(known))
    if not asked:
        return _unmet(known)
    silent = [v for v in known.visits if not names or not v["person"]]
    for first, last in asked:
        if any(first <= visit["date"] <= last for visit in silent):
            return None
    # What was met before anybody handed in visits cannot be looked up.
    if not all(known.watched(first) for first, _ in asked):
        return UNKNOWN
    value = known.deal[DECISION_MAKER_MET]
    return Broken(word(known.rank, value), asked[0][1])


def no_pain(known: Facts) -> Answer:
    """Miss a pain that was found or admitted."""
    if known.rank < rule("no_pain").rank or known.met(FOUND):
        return None
    points = known.deal["pain_points"]
    level = None if points is None else FACTORS[0].level(points)
    written = any(known.deal[name] for name in TOLD)
    if written or (level is not None and level >= ADMITTED):
        return None
    if points is None and not known.headed((*FOUND, "pain_points", *TOLD)):
        return UNKNOWN
    return Broken(word(known.rank, points))


def no_close_asked(known: Facts) -> Answer:
    """Miss a proposal, or that the close was asked for."""
    if known.rank < rule("no_close_asked").rank or known.met(ASKED):
        return None
    if any(map(_asks, known.visits)):
        return None
    steps = any(visit["step"] for visit in known.visits)
    if not known.headed(ASKED) and not steps:
        return UNKNOWN
    return Broken(word(known.rank))


def stage_behind(known: Facts) -> Answer:
    """Miss the buying stage that the claim implies."""
    if known.rank < rule("stage_behind").rank:
        return None
    if not known.headed(CRITERIA) and not known.deal["evidence_columns"]:
        return UNKNOWN
    stage = known.deal["buying_rank"]
    behind = IMPLIED[known.rank] - stage
    if behind <= 0:
        return None
    return Broken(word(known.rank, stage), count=behind)


def role_unknown(known: Facts) -> Answer:
    """Miss somebody for a buyer role that the claim needs."""
    needed = [role for role, rank in NEEDED.items() if known.rank >= rank]
    if not needed:
        return None
    places = {"decision_maker": "decision_maker_name", SPONSOR: "sponsor_name"}
    held = {p["role"] for p in known.people if p["person"]}
    held |= {role for role, name in places.items() if known.deal[name]}
    open_ = [
        role
        for role in needed
        if known.listed or known.headed([places.get(role, "")])
    ]
    if not open_:
        return None if set(needed) <= held else UNKNOWN
    missing = tuple(role for role in open_ if role not in held)
    if not missing:
        return None
    told = word(known.rank, *missing)
    return Broken(told, count=len(missing), more=missing)


def _moved(known: Facts) -> tuple[int, int] | None:
    """Give day and rank of the last step up, while its claim stands."""
    move, before = None, None
    for day, rank in known.claims:
        if before is not None and rank > before:
            move = day, rank
        before = rank
    stands = move is not None and move[1] <= known.rank == before
    return move if stands else None


def _sponsors(person: Row) -> bool:
    """Tell whether a contact can be the sponsor."""
    power = person["role"] == "decision_maker"
    stands = person["role"] == SPONSOR or person["stance"] == "for"
    return bool(person["person"]) and stands and not power


def _deciding(known: Facts) -> set[str]:
    """Give the text keys of the names of decision makers."""
    names = {known.deal["decision_maker_name"]}
    names |= {
        p["person"] for p in known.people if p["role"] == "decision_maker"
    }
    keys = {identity.key(name or "") for name in names}
    return {name for name in keys if len(name) >= _LEAST}


def _names(visit: Row, names: set[str]) -> bool:
    told = identity.key(visit["person"] or "")
    return any(name in told for name in names)


def _met(known: Facts) -> Iterator[tuple[int, int]]:
    """Give the days in which the decision maker is said to be met."""
    near = known.limits["met_window"]
    value = known.deal[DECISION_MAKER_MET]
    if known.meets(value):
        if value:
            yield value - near, value + near
        else:
            # A bare yes was met at any time until a sheet said so first.
            seen = known.first_seen.get(DECISION_MAKER_MET) or known.day
            yield seen - known.limits["move_window"], seen
    for person in known.people:
        day = person["met_on"]
        if person["role"] == "decision_maker" and known.meets(day) and day:
            yield day - near, day + near


def _unmet(known: Facts) -> Answer:
    """Judge a deal of which nothing says that the power was met."""
    persons = any(visit["person"] for visit in known.visits)
    places = (DECISION_MAKER_MET, "decision_maker_name")
    if not (known.headed(places) or known.listed or persons):
        return UNKNOWN
    return Broken(word(known.rank, known.deal[DECISION_MAKER_MET]))


def _asks(visit: Row) -> bool:
    return visit["step"] in ASKING or bool(visit["closing_technique"])
