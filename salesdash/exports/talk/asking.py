"""A deal to ask about, and its questions, in words."""

from salesdash.exports import cells
from salesdash.exports.brief.said import NOTHING
from salesdash.exports.talk.said import between
from salesdash.exports.talk.worth import price
from salesdash.model.asked import Asked, Question
from salesdash.words import Words


def reasons(found: Asked, t: Words) -> str:
    """Say why a deal is asked about."""
    holes = {"n": found.hits, "days": found.milestone_days}
    codes = found.reasons or ("largest",)
    told = (t(f"coaching.reason.{code}", **holes) for code in codes)
    return between(t).join(told)


def standing(found: Asked, t: Words) -> str:
    """Say where a deal stands: claim, evidence, close, weakest factor."""
    sides = (
        _side("claimed", found.claimed, t),
        _side("verified", found.verified, t),
    )
    told = [price(found, t), between(t).join(sides)]
    if found.expected_close is not None:
        day = cells.day(found.expected_close)
        told.append(t("coaching.deal.close", day=day))
    if found.weakest:
        factor = t.name("factor", found.weakest)
        told.append(t("coaching.deal.weakest", factor=factor))
    return " · ".join(told)


def _side(side: str, code: str | None, t: Words) -> str:
    """Say which milestone is claimed or verified, or that none is."""
    if not code:
        return t(f"coaching.deal.{side}_none")
    return t(f"coaching.deal.{side}", name=t.name("milestone", code))


def question(found: Question, asked: Asked, t: Words) -> str:
    """Ask a question about a deal, by the names that are known."""
    sponsor, decision_maker = (
        _who(side, getattr(asked, side), t)
        for side in ("sponsor", "decision_maker")
    )
    first = found.side == "sponsor"
    return t(
        f"ask.{found.kind}.{found.code}",
        customer=asked.customer or t("ask.who.customer"),
        sponsor=sponsor,
        decision_maker=decision_maker,
        who=sponsor if first else decision_maker,
        day=NOTHING if found.day is None else cells.day(found.day),
    )


def _who(side: str, name: str, t: Words) -> str:
    if name:
        return t(f"ask.who.{side}_named", name=name)
    return t(f"ask.who.{side}")
