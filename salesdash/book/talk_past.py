"""What happened since the last talk: changes, promises, sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.book.dossier import unnumbered
from salesdash.book.sources import Row, source
from salesdash.method.milestones import MILESTONES
from salesdash.metrics.changed import changed
from salesdash.model.talk import Change, Promise, Session

if TYPE_CHECKING:
    from salesdash.book.view import View

WEEKS = 4
"""So many weeks of promises and visits a talk looks back on."""

SPAN = 7 * WEEKS
ORDER = ("missed", "late", "open", "kept")
"""Promises as they are told, what is to be talked about first."""

_RANKED = ("up", "down", "new")


def changes(view: View, earlier: View | None, rep: str) -> tuple[Change, ...]:
    """Say what changed in the deals of a rep since the earlier day.

    Args:
        view: The look of the day.
        earlier: The look of the day that it is compared with.
        rep: The rep.
    """
    if earlier is None:
        return ()
    found = every(view, earlier).filter(rep=rep)
    return tuple(_change(row) for row in found.rows(named=True))


def every(view: View, earlier: View) -> nw.DataFrame:
    """Compare the deals of all reps in scope, as `metrics.changed` does."""
    now = view.opportunities
    before = _known(earlier.opportunities, now)
    return changed(before, now, earlier.number, view.number)


def _known(before: nw.DataFrame, now: nw.DataFrame) -> nw.DataFrame:
    """Give deals of the earlier day the keys that they have now.

    A deal that has a number by now went by its customer and name before.
    """
    old = set(before["key"].to_list())
    names = ("key", "customer_key", "name")
    turned = {
        unnumbered(*row): row[0]
        for row in now.select(*names).iter_rows()
        if row[0] not in old
    }
    own = [turned.get(key, key) for key in before["key"].to_list()]
    if own == before["key"].to_list():
        return before
    keys = nw.new_series("key", own, nw.String, backend=before.implementation)
    return before.with_columns(keys)


def _change(row: Row) -> Change:
    known = row["file_before"] is not None
    place = (row["file_before"], row["sheet_before"], row["row_before"])
    return Change(
        row["change"],
        row["key"],
        row["customer"],
        row["name"],
        _value(row, "before"),
        _value(row, "after"),
        row["text_before"],
        row["text_after"],
        row["amount"],
        row["currency"],
        row["proven"] == 1,
        source(row),
        place if known else None,
    )


def _value(row: Row, side: str) -> str | int | None:
    """Give a value; of a rank the code of its milestone, None for none."""
    value = row[side]
    if row["change"] not in _RANKED:
        return value
    return MILESTONES[value - 1].code if value else None


def promises(view: View, rep: str, since: int | None) -> tuple[Promise, ...]:
    """Give the promises of a rep that were due of late, or still are.

    Missed ones first, then by the day that they were due.

    Args:
        view: The look of the day.
        rep: The rep.
        since: The earlier day, None for none.
    """
    rows = recent(view).filter(rep=rep).rows(named=True)
    told = [_promise(row, view.number, since) for row in rows]
    ranked = sorted(told, key=lambda p: p.due or p.said_on, reverse=True)
    return tuple(sorted(ranked, key=lambda p: ORDER.index(p.promise)))


def recent(view: View) -> nw.DataFrame:
    """Keep the promises whose last day lies in the last weeks, or ahead."""
    first = view.number - SPAN
    return view.promises.filter(nw.col("until") >= first)


def _promise(row: Row, day: int, since: int | None) -> Promise:
    fell = row["until"] < day
    return Promise(
        row["promise"],
        row["customer"],
        row["customer_key"],
        row["next_step"] or "",
        row["said_on"],
        row["due"],
        row["kept_on"],
        since is not None and fell and row["until"] >= since,
        source({**row, "as_of": row["said_on"]}),
    )


def sessions(view: View, rep: str) -> tuple[Session, ...]:
    """Give the talks with a rep, the newest first."""
    rows = view.sessions.filter(rep=rep).rows(named=True)
    told = [_session(row) for row in rows]
    return tuple(sorted(told, key=lambda s: s.date, reverse=True))


def _session(row: Row) -> Session:
    return Session(
        row["date"],
        row["topic"],
        row["supervisor"],
        row["agreed"],
        row["due"],
        row["done"] == 1,
        row["role_play"] == 1,
        row["note"],
        row["session"],
        source(row),
    )
