"""Talks of a team as files, and the list of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.book.briefs import named
from salesdash.book.talk import agreed, coming, last, talk, teams
from salesdash.book.talk_head import promise_missed
from salesdash.book.talk_past import sessions
from salesdash.book.view import View
from salesdash.exports import derived
from salesdash.exports import talk as file
from salesdash.exports.brief.page import Page
from salesdash.metrics.pipeline import pipeline
from salesdash.model import Kind
from salesdash.model.talk import Talk
from salesdash.words import Words

FORMATS = ("xlsx", "html")

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("rep", "team"), Kind.TEXT),
        **dict.fromkeys(
            ("deals", "hits", "missed", "neglected", "agreed", "overdue"),
            Kind.INTEGER,
        ),
        **dict.fromkeys(("last", "next"), Kind.DAY),
    }
)
"""The columns of `overview`, and of its file."""

File = tuple[str, Callable[[], bytes]]
"""The name of a file, and what makes its bytes."""

_WRITE: Mapping[str, Callable[[Page, Words], bytes]] = {
    "xlsx": file.one,
    "html": lambda page, _: file.web(page),
}


def one(found: Talk, t: Words, ending: str = FORMATS[0]) -> File:
    """Give the file of the talk with one rep.

    Args:
        found: The talk.
        t: The words.
        ending: One of `FORMATS`.
    """
    name = named(found.rep, found.day, ending, "coaching")
    return name, lambda: _WRITE[ending](file.content(found, t), t)


def every(view: View, earlier: View | None, whose: str, t: Words) -> File:
    """Give the workbook of the talks with the reps of a team.

    Args:
        view: The look of the day.
        earlier: The look that it is compared with.
        whose: The team; '' for all reps in scope.
        t: The words.
    """

    def make() -> bytes:
        found = [talk(view, earlier, rep) for rep in members(view, whose)]
        return file.every([file.content(each, t) for each in found], t)

    kind = "coaching" if whose else "coaching-all"
    return named(whose, view.number, FORMATS[0], kind), make


def members(view: View, whose: str) -> list[str]:
    """Name the reps of a team, as each belongs to it by now."""
    own = teams(view)
    return [rep for rep in view.reps if whose in ("", own.get(rep, ""))]


def overview(view: View) -> list[dict[str, Any]]:
    """Say of each rep what there is to talk about, in one row.

    Args:
        view: The look of the day.

    Returns:
        `rep`, `team`; `deals` (open), `hits` (open deals with a hit),
        `missed` (promises of the last weeks), `neglected` (key customers),
        `agreed` (not done), `overdue` (of these, past their day),
        `last` and `next` (days of talks, or None).
    """
    live = pipeline(view.judged)
    deals = _counted(live)
    hits = _counted(live.filter(nw.col("hits") > 0))
    neglected = _counted(view.neglected)
    missed, own = promise_missed(view), teams(view)
    return [
        {
            "rep": rep,
            "team": own.get(rep, ""),
            "deals": deals.get(rep, 0),
            "hits": hits.get(rep, 0),
            "missed": missed.get(rep, 0),
            "neglected": neglected.get(rep, 0),
            **_talks(view, rep),
        }
        for rep in view.reps
    ]


def written(view: View) -> bytes:
    """Write what `overview` says as a file, one line a rep."""
    rows = overview(view)
    data = {name: [row[name] for row in rows] for name in COLUMNS}
    schema = {
        name: nw.String if kind is Kind.TEXT else nw.Int64
        for name, kind in COLUMNS.items()
    }
    backend = view.opportunities.implementation
    frame = nw.from_dict(data, schema, backend=backend)
    return derived.written(frame, COLUMNS, view.number)


def _talks(view: View, rep: str) -> dict[str, Any]:
    found = sessions(view, rep)
    past = last(found, view.number)
    return {
        "agreed": len(agreed(found)),
        "overdue": sum(s.state == "overdue" for s in agreed(found)),
        "last": past.date if past else None,
        "next": coming(found, view.number),
    }


def _counted(rows: nw.DataFrame) -> dict[str, int]:
    counted = rows.group_by("rep").agg(nw.len().cast(nw.Int64).alias("n"))
    return dict(counted.select("rep", "n").iter_rows())
