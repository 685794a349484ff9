"""What a talk says, in sentences that page and file share."""

from collections.abc import Iterator, Sequence

from salesdash.exports import cells
from salesdash.exports.brief.said import NOTHING
from salesdash.exports.talk.worth import amount, price, sums
from salesdash.metrics.changed import CHANGES, added
from salesdash.model.asked import Asked
from salesdash.model.talk import (
    Change,
    Missed,
    Practice,
    Promise,
    Session,
    Share,
    Strength,
    Talk,
    Work,
)
from salesdash.words import Words

WEEKS = 4
LEAST = 3
"""So many deals must lack a thing before a role-play is proposed."""

_RANKED = ("up", "down")
_DATED = ("pushed", "pulled")
_MONEY = ("raised", "lowered", "repriced")


def between(t: Words) -> str:
    """Give what stands between the parts of a list."""
    return "、" if t.language == "zh" else ", "


def deal(found: Change | Asked, t: Words) -> str:
    """Name a deal: its customer and its name."""
    parts = (found.customer, found.name)
    return " · ".join(filter(None, parts)) or t("coaching.deal.no_name")


def strength(found: Strength, t: Words) -> str:
    """Say what went well."""
    holes = {"n": found.n, "of": found.of, "amounts": sums(found.sums, t)}
    return t(f"coaching.strength.{found.code}", **holes)


def strengths(found: Sequence[Strength], t: Words) -> list[str]:
    """Say all that went well, or that nothing stands out."""
    told = [strength(each, t) for each in found]
    return told or [t("coaching.strength.none")]


def counts(changes: Sequence[Change], t: Words) -> str:
    """Count the changes of each kind, with the amounts of their deals."""
    told = []
    for change in CHANGES:
        own = [c for c in changes if c.change == change]
        if own:
            key = "count_of" if added(own) else "count"
            holes = {
                "name": t(f"coaching.change.{change}"),
                "n": len(own),
                "amounts": sums(added(own), t),
            }
            told.append(t(f"coaching.changed.{key}", **holes))
    return " · ".join(told)


def change(found: Change, t: Words) -> str:
    """Say in one line what happened to a deal."""
    told = between(t).join(_facts(found, t))
    key = "line_of" if told else "line"
    name = t(f"coaching.change.{found.change}")
    return t(
        f"coaching.changed.{key}", name=name, deal=deal(found, t), told=told
    )


def _facts(found: Change, t: Words) -> Iterator[str]:
    """Say what was before and is now, and what it is worth."""
    sides = value(found, "before", t), value(found, "after", t)
    kind = found.change
    if kind in (*_RANKED, *_DATED, *_MONEY, "taken", "handed"):
        yield t("coaching.changed.turn", old=sides[0], new=sides[1])
    elif kind == "overdue":
        yield t("coaching.changed.expected", day=sides[1])
    elif kind in ("won", "lost", "vanished") and found.after is not None:
        yield t("coaching.changed.on", day=sides[1])
    if kind == "lost" and found.text_after:
        yield t("coaching.changed.reason", reason=found.text_after)
    if kind == "up":
        code = "proven" if found.proven else "unproven"
        yield t(f"coaching.changed.{code}")
    if kind not in _MONEY:
        yield price(found, t)


def value(found: Change, side: str, t: Words) -> str:
    """Write the value of a change before or after, a dash for none.

    Args:
        found: The change.
        side: "before" or "after".
        t: The words.
    """
    told, text = getattr(found, side), getattr(found, f"text_{side}")
    if found.change in ("taken", "handed"):
        return text or NOTHING
    if found.change in (*_RANKED, "new"):
        blank = side == "before" and found.change == "new"
        return NOTHING if blank else t.name("milestone", told)
    if told is None:
        return NOTHING
    if found.change in _MONEY:
        return amount(int(told), text, t)
    return cells.day(int(told))


def promise(found: Promise, t: Words) -> str:
    """Say what became of a promise."""
    told = {
        "name": t(f"coaching.promise.{found.promise}"),
        "customer": found.customer,
        "step": found.next_step or t("coaching.promise.step"),
    }
    if found.due is None:
        day = cells.day(found.said_on)
        return t("coaching.promise.undated", day=day, **told)
    due = cells.day(found.due)
    if found.promise == "late" and found.kept_on is not None:
        day = cells.day(found.kept_on)
        return t("coaching.promise.late_line", due=due, day=day, **told)
    return t("coaching.promise.line", due=due, **told)


def broken(found: Sequence[Promise]) -> list[Promise]:
    """Keep the promises that were missed or late, missed ones first."""
    return [p for p in found if p.promise in ("missed", "late")]


def agreed(found: Session, t: Words) -> str:
    """Say what an earlier talk agreed."""
    holes = {
        "agreed": found.agreed,
        "topic": found.topic or t("coaching.agreed.topic"),
        "day": cells.day(found.date),
    }
    if found.due is None:
        return t("coaching.agreed.line", **holes)
    due = cells.day(found.due)
    return t("coaching.agreed.line_due", due=due, **holes)


def visits(found: Work, t: Words) -> str:
    """Say how many visits were made a week on record, and before."""
    weeks = max(1, min(WEEKS, found.known))
    past = t("coaching.work.past", n=found.before)
    if found.known < 2 * WEEKS:
        past = t("coaching.work.known", n=found.known)
    weekly = f"{found.visits / weeks:.1f}"
    holes = {"n": found.visits, "weekly": weekly, "past": past}
    if found.weekly is None:
        return t("coaching.work.visits", **holes)
    target = f"{found.weekly:.1f}"
    return t("coaching.work.visits_of", target=target, **holes)


def share(found: Share, work: Work, t: Words) -> tuple[str, str, str]:
    """Write an activity: the last four weeks, those before, its target."""
    spans = ((found.visits, work.visits), (found.before, work.before))
    now, past = (
        t("coaching.work.share", n=n, share=_percent(n, of, t))
        for n, of in spans
    )
    if work.known < 2 * WEEKS:
        past = NOTHING
    if found.target is None:
        return now, past, NOTHING
    return now, past, t("coaching.work.percent", n=f"{found.target:g}")


def _percent(n: int, of: int, t: Words) -> str:
    if not of:
        return NOTHING
    return t("coaching.work.percent", n=(200 * n + of) // (2 * of))


def missed(found: Missed, t: Words) -> str:
    """Say which customer sees too little of the rep."""
    code = found.kind
    if code == "neglected" and found.days is None:
        code = "never"
    told = t(
        f"coaching.missed.{code}",
        customer=found.customer,
        days=found.days,
        done=found.done,
        due=f"{found.due:g}",
    )
    if not found.sums:
        return told
    amounts = t("coaching.missed.amounts", amounts=sums(found.sums, t))
    return f"{told}{between(t)}{amounts}"


def play(found: Practice, t: Words) -> list[str]:
    """Propose a role-play, and say when one was and will be."""
    told = []
    if topic(found, t):
        told.append(t("coaching.play.proposed", topic=topic(found, t)))
    elif found.factor or found.criterion:
        told.append(t("coaching.play.little", n=LEAST))
    if found.factor:
        factor = t.name("factor", found.factor)
        n, of = found.factor_n, found.factor_of
        told.append(t("coaching.play.factor", factor=factor, n=n, of=of))
    if found.criterion:
        name = t.name("criterion", found.criterion)
        n, of = found.criterion_n, found.criterion_of
        told.append(t("coaching.play.criterion", criterion=name, n=n, of=of))
    return [*(told or [t("coaching.play.none")]), _played(found, t)]


def topic(found: Practice, t: Words) -> str:
    """Name what to play through, '' where too few deals propose it."""
    if found.factor_n >= LEAST:
        return t(f"coaching.topic.{found.factor}")
    if found.criterion_n >= LEAST:
        name = t.name("criterion", found.criterion)
        return t("coaching.play.practise", criterion=name)
    return ""


def _played(found: Practice, t: Words) -> str:
    gap = "" if t.language == "zh" else " "
    told = (
        t("coaching.play.never")
        if found.last is None
        else t("coaching.play.last", day=cells.day(found.last))
    )
    ahead = (
        t("coaching.play.unplanned")
        if found.next is None
        else t("coaching.play.next", day=cells.day(found.next))
    )
    return f"{told}{gap}{ahead}"


def note(found: Session, t: Words) -> str:
    """Say what the last talk was about, and what was noted."""
    parts = [
        found.topic,
        t("coaching.note.was_play") if found.role_play else "",
        found.agreed,
        found.note,
        found.supervisor,
    ]
    return " · ".join(filter(None, parts))


def past(found: Talk, t: Words) -> str:
    """Say when the last talk was, what about, and when the next one is."""
    told = [t("coaching.note.never")]
    if found.last:
        day = cells.day(found.last.date)
        told = [t("coaching.note.last", day=day), note(found.last, t)]
    if found.planned is None:
        ahead = t("coaching.note.unplanned")
    else:
        ahead = t("coaching.note.planned", day=cells.day(found.planned))
    return " · ".join(filter(None, (*told, ahead)))
