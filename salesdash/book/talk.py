"""The weekly talk with a rep, put together for page, file and print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.book import talk_deals, talk_past, talk_work
from salesdash.book.talk_head import head, strengths
from salesdash.errors import UnknownRep
from salesdash.metrics.activity import latest_team
from salesdash.model.talk import Session, Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdash.book.view import View

WEEK = timedelta(weeks=1)


def talk(view: View, earlier: View | None, rep: str) -> Talk:
    """Put together what the weekly talk with a rep is about.

    Args:
        view: The look of the day.
        earlier: The look that it is compared with, None for none.
        rep: The rep.

    Raises:
        UnknownRep: Nothing is said of such a rep as of that day.
    """
    if rep not in view.reps:
        message = f'No rep "{rep}" is known as of {view.day}.'
        raise UnknownRep(message)
    since = earlier.number if earlier else None
    own, figures = team(view, rep), head(view, rep)
    changes = talk_past.changes(view, earlier, rep)
    done = talk_work.work(view, rep, own)
    sessions = talk_past.sessions(view, rep)
    return Talk(
        rep,
        own,
        view.number,
        since,
        figures,
        tuple(strengths(figures, changes, done)),
        changes,
        talk_past.promises(view, rep, since),
        tuple(agreed(sessions)),
        talk_deals.deals(view, rep),
        done,
        talk_work.missed(view, rep),
        talk_work.played(view, rep, sessions),
        last(sessions, view.number),
        coming(sessions, view.number),
    )


def team(view: View, rep: str) -> str:
    """Name the team of a rep: that of the latest visit, else of a deal."""
    return teams(view).get(rep, "")


def teams(view: View) -> dict[str, str]:
    """Name the team of every rep in scope, as far as one is known."""
    found: dict[str, str] = {}
    told = [latest_team(view.visits)]
    told += [
        frame.group_by("rep").agg(nw.col("team").max())
        for frame in (view.opportunities, view.customers)
    ]
    for frame in told:
        for rep, own in frame.select("rep", "team").iter_rows():
            found[rep] = found.get(rep) or own or ""
    return found


def agreed(sessions: Sequence[Session]) -> list[Session]:
    """Keep the talks that agreed something which is not done."""
    return [s for s in sessions if s.agreed and not s.done]


def last(sessions: Sequence[Session], day: int) -> Session | None:
    """Give the last talk that was held."""
    return next((s for s in sessions if s.date <= day), None)


def coming(sessions: Sequence[Session], day: int) -> int | None:
    """Give the day of the next talk that is planned."""
    return min((s.date for s in sessions if s.date > day), default=None)


def before(known: Sequence[date], day: date) -> date | None:
    """Give the day that a talk is compared with, as the page does.

    The last day of the log that lies a week or more before, else its
    first day; None where the log begins on the day.

    Args:
        known: The days of the log, oldest first.
        day: The as-of day.

    Example:
        >>> days = [date(2026, 11, 6), date(2026, 11, 12)]
        >>> before(days, date(2026, 11, 20)).isoformat()
        '2026-11-12'
        >>> before(days, date(2026, 11, 6))
    """
    past = [d for d in known if d < day]
    wanted = [d for d in past if d <= day - WEEK]
    return max(wanted or past[:1], default=None)
