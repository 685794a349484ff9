"""The second half of a brief: buyers, the next visit, what happened."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from salesdash import days
from salesdash.exports import moved
from salesdash.exports.brief import said
from salesdash.exports.brief.page import ACROSS, Block, Cell, Line, flat
from salesdash.exports.headings import heading
from salesdash.method.milestones import CRITERIA, Milestone
from salesdash.model import OPPORTUNITIES, Kind
from salesdash.model.dossier import Dossier, Event, Person
from salesdash.words import Words

ASKED = ("why", "what", "who", "when", "where")
HITS, VISITS, MOVES, PEOPLE = 4, 3, 3, 6
"""So many are printed; of the rest the number is told."""

_HALF = ACROSS // 2
_PEOPLE = (8, 14, 12, 6, 8)
_FOLLOWED = (
    "claimed_milestone", "amount", "expected_close", "status", "closed_on",
    "rep",
)  # fmt: skip
"""Columns whose changes a brief tells; of the others the page does."""

_EDITS = ("corrected", "overruled")
_WHOLE = ("named", "vanished", "back", "confirmed")
"""Events that are about the whole deal."""


def buyers(dossier: Dossier, t: Words) -> Block:
    """Say where the buyer stands, and who takes part in the decision."""
    heads = ("role", "person", "need", "stance", "met")
    lines: list[Line] = [
        said.head(t("brief.buyers.title")),
        _stage(dossier.deal, t),
        tuple(
            said.label(t(f"brief.buyers.{name}"), span)
            for name, span in zip(heads, _PEOPLE, strict=True)
        ),
    ]
    shown = _chosen(dossier.people)
    lines += [_person(person, t) for person in shown]
    lines += _rest(len(dossier.people) - len(shown), t)
    return Block("buyers", tuple(lines))


def _chosen(people: Sequence[Person]) -> list[Person]:
    """Choose who is printed: every role once, then who comes first."""
    roles: dict[str, int] = {}
    ranked = []
    for place, person in enumerate(people):
        again = roles.get(person.role, 0) if person.role else 1
        roles[person.role] = again + 1
        ranked.append((again, place))
    kept = {place for _, place in sorted(ranked)[:PEOPLE]}
    return [p for place, p in enumerate(people) if place in kept]


def _stage(deal: Mapping[str, Any], t: Words) -> Line:
    stage = t.name("stage", deal["buying_stage"])
    step = deal["serving_step"]
    return (
        said.label(t("brief.buyers.stage"), 10),
        Cell(stage, 14, "strong", 2),
        said.label(t("brief.buyers.step"), 10),
        Cell(t.name("step", step) if step else said.NOTHING, 14, "strong", 2),
    )


def _person(person: Person, t: Words) -> Line:
    name = " · ".join(filter(None, (person.name, person.title)))
    stance = t.name("stance", person.stance) if person.stance else ""
    role, who, need, side, met = _PEOPLE
    return (
        Cell(t.name("role", person.role or None), role, "label"),
        said.value(name, who, t, 2),
        said.value(person.need, need, t, 2),
        Cell(stance or said.NOTHING, side),
        Cell(_met(person, t) or said.NOTHING, met, lines=2),
    )


def _met(person: Person, t: Words) -> str:
    """Say when somebody was met, and when last."""
    met, last = said.day(person.met_on), said.day(person.last_visit)
    if last and last != met:
        return t("brief.buyers.last", met=met or said.NOTHING, last=last)
    return met


def _rest(count: int, t: Words) -> list[Line]:
    if count <= 0:
        return []
    return [(Cell(t("brief.more", n=count), look="note"),)]


def plan(dossier: Dossier, t: Words) -> Block:
    """Answer the five questions of the next visit."""
    told = dossier.plan
    why = told.why
    if why:
        group = "criterion" if why in CRITERIA else "statement"
        why = t.name(group, why)
    when = said.day(told.when)
    if told.when is not None and told.when < dossier.day:
        when = t("brief.plan.late", day=when, n=dossier.day - told.when)
    texts = (why, told.what, told.who, when, told.where)
    spans = (14, 12, 8, 8, 6)
    heads = tuple(
        said.label(t(f"brief.plan.{asked}"), span)
        for asked, span in zip(ASKED, spans, strict=True)
    )
    values = tuple(
        said.value(text, span, t, 3)
        for text, span in zip(texts, spans, strict=True)
    )
    return Block("plan", (said.head(t("brief.plan.title")), heads, values))


def hits(dossier: Dossier, t: Words) -> Block:
    """Say where evidence is missing."""
    found = [hit for hit in dossier.hits if not hit["dismissed"]]
    lines = [said.head(t("brief.hits.title", n=len(found)))]
    lines += [
        (Cell(_hit(hit, t), look="bad", lines=2),) for hit in found[:HITS]
    ]
    lines += _rest(len(found) - HITS, t)
    if dossier.unchecked is None:
        lines.append((Cell(t("brief.hits.closed")),))
    elif dossier.unchecked:
        n = len(dossier.unchecked)
        lines.append((Cell(t("brief.hits.unchecked", n=n)),))
    elif not found:
        lines.append((Cell(t("brief.hits.none")),))
    return Block("hits", tuple(lines))


def _hit(hit: Mapping[str, Any], t: Words) -> str:
    rule = hit["rule"]
    day = days.iso(hit["day"])
    holes = {"days": hit["days"], "count": hit["count"], "day": day}
    name = t(f"evidence.rule.{rule}.name")
    why = t(f"evidence.rule.{rule}.why", **holes)
    return f"{name}: {why}"


def recent(
    dossier: Dossier, t: Words, milestones: Sequence[Milestone]
) -> Block:
    """Set the last visits beside the last moves."""
    visits = [e for e in dossier.events if e.kind == "visit"]
    moves = [*_moves(dossier.events)]
    left = [flat(_visit(e, t)) for e in visits[:VISITS]]
    currency = dossier.deal["own_currency"]
    right = [_move(e, currency, t, milestones) for e in moves[:MOVES]]
    left = left or [t("brief.recent.no_visits")]
    right = right or [t("brief.recent.no_moves")]
    heads = (
        Cell(t("brief.recent.visits", n=len(visits)), _HALF, "head"),
        Cell(t("brief.recent.moves", n=len(moves)), _HALF, "head"),
    )
    lines = [
        (Cell(one, _HALF, lines=2), Cell(two, _HALF, lines=2))
        for one, two in zip_longest(left, right, fillvalue="")
    ]
    return Block("recent", (heads, *lines))


def _moves(events: Sequence[Event]) -> Iterator[Event]:
    """Give the moves that a brief tells.

    What a deal has from the day on which it is first named is no move.
    """
    first = {event.day for event in events if event.kind == "named"}
    for event in events:
        given = event.before is None and event.day in first
        if event.kind in _EDITS or (event.kind == "changed" and not given):
            if event.column in _FOLLOWED:
                yield event
        elif event.kind in _WHOLE:
            yield event


def _visit(event: Event, t: Words) -> str:
    parts = (t.name("activity", event.after), event.by, event.note)
    told = " · ".join(filter(None, parts))
    return f"{said.day(event.day)} {told}"


def _move(
    event: Event, currency: str, t: Words, milestones: Sequence[Milestone]
) -> str:
    """Write a move: the day, what moved, and who said so."""
    what = t(f"brief.event.{event.kind}")
    if event.kind == "confirmed":
        name = said.milestone(event.after or None, t, milestones)
        what = f"{what}: {name}"
    elif event.column:
        turn = t("moves.turn", **_turn(event, currency, t, milestones))
        name = heading(t, "opportunities", event.column)
        told = "" if event.kind == "changed" else f"{what}: "
        what = f"{told}{name} {turn}"
    by = "" if event.kind == "named" else event.by
    told = " · ".join(filter(None, (what, by)))
    return flat(f"{said.day(event.day)} {told}")


def _turn(
    event: Event, currency: str, t: Words, milestones: Sequence[Milestone]
) -> dict[str, str]:
    pair = {"old": event.before, "new": event.after}
    return {
        side: _value(event, value, currency, t, milestones) or said.NOTHING
        for side, value in pair.items()
    }


def _value(
    event: Event,
    value: Any,
    currency: str,
    t: Words,
    milestones: Sequence[Milestone],
) -> str:
    """Write a value: of an edit it is a text, else as the model holds it."""
    column = event.column
    if value is None or value == "":
        return ""
    if column == "claimed_milestone":
        return said.milestone(value, t, milestones)
    if column in moved.GROUPS:
        return t.name(moved.GROUPS[column], value)
    kind = OPPORTUNITIES[column].kind
    if isinstance(value, str):
        return value
    if kind is Kind.MONEY:
        return said.amount(value, currency)
    return said.day(value) if kind is Kind.DAY else str(value)
