"""The first half of a brief: the deal, the two persons, the score."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salesdash.exports.brief import said
from salesdash.exports.brief.page import Block, Cell, Line, flat, spread
from salesdash.method.milestones import Milestone
from salesdash.method.scores import SIDES
from salesdash.model.dossier import Dossier, Reached
from salesdash.words import Words

Row = Mapping[str, Any]

PARTS = ("pain", "reason", "vision", "value")
MOST = 20
"""The most points of a factor."""


def facts(
    dossier: Dossier, t: Words, milestones: Sequence[Milestone]
) -> Block:
    """Say which deal it is, and where it stands."""
    deal = dossier.deal
    lines = [
        _pairs(_who(deal), t, (7, 17)),
        _pairs(_what(deal), t, (6, 10)),
        *_milestones(deal, t, milestones),
        _pairs(_when(dossier, t), t, (8, 16)),
    ]
    return Block("facts", tuple(lines))


def _pairs(
    told: Sequence[tuple[str, str]], t: Words, spans: tuple[int, int]
) -> Line:
    cells = []
    for name, text in told:
        cells.append(said.label(t(f"brief.label.{name}"), spans[0]))
        cells.append(said.value(text, spans[1], t, 3))
    return spread(*cells)


def _who(deal: Row) -> list[tuple[str, str]]:
    number = deal["opportunity"]
    name = " · ".join(filter(None, (deal["name"], number)))
    return [("customer", deal["customer"]), ("name", name)]


def _what(deal: Row) -> list[tuple[str, str]]:
    people = " · ".join(filter(None, (deal["rep"], deal["team"])))
    ended = deal["status"] != "open" and deal["closed_on"] is not None
    close = "closed_on" if ended else "expected_close"
    if deal.get("vanished_on") is not None:
        close = "vanished_on"
    return [
        ("rep", people),
        ("amount", _amount(deal)),
        (close, said.day(deal[close])),
    ]


def _amount(deal: Row) -> str:
    """Write the amount, and that of the sheet where it was converted."""
    whole = said.amount(deal["amount"], deal["currency"])
    own = said.amount(deal["own_amount"], deal["own_currency"])
    return whole if whole == own else f"{whole} ({own})"


def _milestones(
    deal: Row, t: Words, milestones: Sequence[Milestone]
) -> Iterator[Line]:
    """Set what is claimed, verified and confirmed side by side."""
    sides = ("claimed", "verified", "confirmed")
    yield tuple(said.label(t(f"brief.label.{side}"), 16) for side in sides)
    yield tuple(
        Cell(_reached(deal, side, t, milestones), 16, "strong", 2)
        for side in sides
    )


def _reached(
    deal: Row, side: str, t: Words, milestones: Sequence[Milestone]
) -> str:
    code = deal[f"{side}_milestone"]
    if code is None:
        return t(f"brief.none_of.{_none(deal, side)}")
    name = said.milestone(code, t, milestones)
    if side != "confirmed":
        return name
    by = flat(deal["confirmed_by"]) or t("brief.nobody")
    return f"{name} · {by} · {said.day(deal['confirmed_on'])}"


def _none(deal: Row, side: str) -> str:
    """Say why a milestone is not reached."""
    blind = side == "verified" and deal["evidence"] == "no_columns"
    return "no_columns" if blind else side


def _when(dossier: Dossier, t: Words) -> list[tuple[str, str]]:
    deal = dossier.deal
    key = deal["key_reason"]
    return [
        ("key", t(f"brief.key.{key or 'none'}")),
        ("briefed", _briefed(deal, t)),
    ]


def _briefed(deal: Row, t: Words) -> str:
    """Say how long it took from meeting the decision maker to the brief."""
    met, state = deal["first_met"], deal["brief_state"]
    if met is None:
        return t("brief.briefed.unmet")
    holes = {
        "met": said.day(met),
        "on": said.day(deal["briefed_on"]),
        "n": deal["brief_days"],
    }
    return t(f"brief.briefed.{state or 'met'}", **holes)


def persons(dossier: Dossier, t: Words) -> Block:
    """Set sponsor and decision maker side by side."""
    heads = (said.label("", 6), *(_head(side, t) for side in SIDES))
    lines = [said.head(t("brief.persons")), heads, _named(dossier.deal, t)]
    for part in PARTS:
        told = (dossier.deal[f"{side}_{part}"] for side in SIDES)
        boxes = (said.value(text, 21, t, 3, roomy=True) for text in told)
        lines.append((said.label(t(f"brief.part.{part}"), 6), *boxes))
    return Block("persons", tuple(lines))


def _head(side: str, t: Words) -> Cell:
    return Cell(t.name("side", side), 21, "label")


def _named(deal: Row, t: Words) -> Line:
    """Give name and title of both, each with a box of its own."""
    cells = [said.label(t("brief.part.name"), 6)]
    for side in SIDES:
        cells.append(said.value(deal[f"{side}_name"], 11, t, 2))
        cells.append(said.value(deal[f"{side}_title"], 10, t, 2))
    return tuple(cells)


def score(dossier: Dossier, t: Words) -> Block:
    """Say what each factor has reached, and what comes next."""
    spans = (7, 5, 18, 18)
    names = ("factor", "points", "reached", "following")
    heads = tuple(
        said.label(t(f"brief.score.{name}"), span)
        for name, span in zip(names, spans, strict=True)
    )
    lines = [said.head(t("brief.score.title")), heads]
    weakest = dossier.deal["weakest_factor"]
    lines += [
        _factor(factor, spans, t, weak=factor.factor == weakest)
        for factor in dossier.factors
    ]
    lines.append((Cell(_sum(dossier.deal, t), look="strong", lines=2),))
    return Block("score", tuple(lines))


def _factor(
    factor: Reached, spans: Sequence[int], t: Words, *, weak: bool
) -> Line:
    name = t.name("factor", factor.factor)
    if weak:
        name = t("brief.score.weak", factor=name)
    if factor.points is None:
        texts = (t("brief.score.unknown"), "", "")
    else:
        points = f"{factor.points} / {MOST}"
        texts = (points, _statement(factor, t), _following(factor, t))
    look = "bad" if weak or factor.level == 0 else "text"
    rest = (
        said.value(text, span, t, 2)
        for text, span in zip(texts[1:], spans[2:], strict=True)
    )
    return (Cell(name, spans[0], look), Cell(texts[0], spans[1], look), *rest)


def _statement(factor: Reached, t: Words) -> str:
    """Say what holds, and with whom where that matters."""
    told = t.name("statement", factor.statement or None)
    side = factor.side and t.name("side", factor.side)
    return t("brief.score.with", what=told, side=side) if side else told


def _following(factor: Reached, t: Words) -> str:
    if not factor.following:
        top = factor.level is not None
        return t("brief.score.top" if top else "brief.score.unread")
    told = t.name("statement", factor.following)
    if factor.following == factor.statement:
        side = t.name("side", SIDES[1])
        told = t("brief.score.with", what=told, side=side)
    return f"{told} (+{factor.gain})"


def _sum(deal: Row, t: Words) -> str:
    """Say sum, product and weakest factor in one line."""
    if deal["score"] is None:
        return t("brief.score.none")
    known, product = deal["score_known"], deal["score_product"]
    share = t("brief.score.unknown")
    if product is not None:
        share = f"{product / 100:g} %"
    told = t(
        "brief.score.sum",
        score=deal["score"],
        known=known,
        of=5,
        product=share,
        weakest=t.name("factor", deal["weakest_factor"]),
    )
    zero = deal["zero_factor"]
    if not zero:
        return told
    name = t.name("factor", zero)
    return f"{told} {t('brief.score.zero', factor=name)}"
