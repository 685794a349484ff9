"""What a rep did and left undone: activity, customers, role-play."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.book.talk_head import weeks_known
from salesdash.book.talk_past import SPAN, WEEKS
from salesdash.method.activities import ACTIVITIES, SEGMENTS
from salesdash.metrics.activity import split
from salesdash.metrics.aims import aims
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.practice import practice
from salesdash.model.talk import (
    Missed,
    Practice,
    Session,
    Share,
    Sum,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdash.book.view import View

PLANNED = "planned"


def work(view: View, rep: str, team: str) -> Work:
    """Say what a rep did in the last four weeks, and in those before.

    Args:
        view: The look of the day.
        rep: The rep.
        team: The rep's team.
    """
    day = view.number
    visits = view.logged.filter(rep=rep)
    now, before = (_split(visits, day - SPAN * n) for n in (0, 1))
    reached = view.reach(day - SPAN + 1, day).filter(rep=rep).rows(named=True)
    found = reached[0] if reached else {}
    return Work(
        _shares(now, before, view.settings.mix(team, rep)),
        sum(now.values()),
        sum(before.values()),
        found.get("customers", 0),
        found.get("new_customers", 0),
        weekly(view, rep),
        weeks_known(visits, day),
    )


def _split(visits: nw.DataFrame, last: int) -> dict[str, int]:
    """Count the visits of four weeks by activity."""
    date = nw.col("date")
    some = visits.filter(date > last - SPAN, date <= last)
    counted = split(some).select("segment", "visits")
    return dict(counted.iter_rows())


def _shares(
    now: dict[str, int], before: dict[str, int], mix: tuple[float, ...]
) -> tuple[Share, ...]:
    """Set both spans beside the target mix; unclassified where there is."""
    targets: dict[str, float] = dict(zip(ACTIVITIES, mix, strict=False))
    return tuple(
        Share(s, now.get(s, 0), before.get(s, 0), targets.get(s))
        for s in SEGMENTS
        if s in ACTIVITIES or now.get(s, 0) or before.get(s, 0)
    )


def weekly(view: View, rep: str) -> float | None:
    """Give the visits a week that the rep's target asks for, or None."""
    day, weekdays = view.number, view.settings.working_days
    table = nw.from_native(view.state.table("targets"), eager_only=True)
    stated = aims(table, "visits", day - SPAN + 1, day, weekdays)
    own = stated.filter(rep=rep)["target"].to_list()
    return sum(own) / WEEKS if own else None


def missed(view: View, rep: str) -> tuple[Missed, ...]:
    """Name key customers not visited, then those visited too little.

    Each customer is named once; the open deals are those of the rep.

    Args:
        view: The look of the day.
        rep: The rep.
    """
    sums = _open(view, rep)
    told = [
        Missed(
            row["customer"],
            row["customer_key"],
            "neglected",
            row["last_visit"],
            row["days_since"],
        )
        for row in view.neglected.filter(rep=rep).rows(named=True)
    ]
    named = {found.customer_key for found in told}
    told += [
        found for found in _under(view, rep) if found.customer_key not in named
    ]
    return tuple(
        replace(found, sums=tuple(sums[found.customer_key])) for found in told
    )


def _under(view: View, rep: str) -> list[Missed]:
    """Name the customers that are under-served, most visits missing first."""
    rows = view.frequency.filter(rep=rep, coverage="under").rows(named=True)
    short = sorted(rows, key=lambda r: (r["done"] - r["due"], r["customer"]))
    return [
        Missed(
            row["customer"],
            row["customer_key"],
            "under",
            row["last_visit"],
            row["days_since"],
            row["due"],
            row["done"],
        )
        for row in short
    ]


def _open(view: View, rep: str) -> dict[str, list[Sum]]:
    """Sum the open deals of a rep by customer and currency."""
    live = pipeline(view.opportunities.filter(rep=rep))
    grouped = live.group_by("customer_key", "currency").agg(
        nw.col("amount").sum().alias("amount"), nw.len().alias("count")
    )
    found: dict[str, list[Sum]] = defaultdict(list)
    for key, currency, amount, count in grouped.sort("currency").iter_rows():
        found[key].append(Sum(currency, amount or 0, count))
    return found


def played(view: View, rep: str, sessions: Sequence[Session]) -> Practice:
    """Propose a role-play, with the days of the last and the next one.

    Args:
        view: The look of the day.
        rep: The rep.
        sessions: The talks with the rep, the newest first.
    """
    deals = view.opportunities.filter(rep=rep)
    found = practice(deals, view.settings.milestones, view.number)
    plays = [s for s in sessions if s.role_play]
    past = [s.date for s in plays if s.date <= view.number]
    ahead = [s.date for s in plays if s.date > view.number]
    return replace(
        found, last=max(past, default=None), next=min(ahead, default=None)
    )
