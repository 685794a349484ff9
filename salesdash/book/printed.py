"""The visit reports as files: their names and their bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from salesdash.book.view import View
from salesdash.exports import actions, daily, report
from salesdash.exports.report.table import Told
from salesdash.exports.workbook import safe
from salesdash.metrics.actions import moved
from salesdash.words import Words

REPORTS = ("daily", "matrix", "actions")
FORMATS = ("xlsx", "html", "csv")
WEEKS = 8
"""So many weeks an action table looks back on."""

File = tuple[str, Callable[[], bytes]]
"""The name of a file, and what makes its bytes."""


@dataclass(frozen=True)
class Asked:
    """What a report is to hold.

    Attributes:
        what: One of `REPORTS`.
        first: The first day of a daily report.
        last: Its last day.
        weeks: So many weeks of an action table.
        measure: What an action table counts: visits or minutes.
    """

    what: str
    first: int = 0
    last: int = 0
    weeks: int = WEEKS
    measure: str = "visits"


_WRITE: Mapping[str, Callable[[report.Page], bytes]] = {
    "xlsx": report.xlsx,
    "html": report.web,
}


def one(view: View, asked: Asked, t: Words, ending: str) -> File:
    """Give a report as a file.

    Args:
        view: A look at the log.
        asked: What it is to hold.
        t: The words.
        ending: One of `FORMATS`.
    """
    name = f"{safe(_name(view, asked, t))}.{ending}"
    if ending != "csv":
        return name, lambda: _WRITE[ending](page(view, asked, t))
    if asked.what == "actions":
        return name, lambda: tracked(view, asked.weeks)
    return name, lambda: daily.written(visits(view, asked), view.number)


def _name(view: View, asked: Asked, t: Words) -> str:
    """Name a report, before it is made."""
    if asked.what == "actions":
        weeks = view.action_weeks(asked.weeks)
        return report.table.name((weeks[0], view.number), t)
    span = asked.first, asked.last
    if asked.what == "matrix":
        return report.matrix.name(span, t)
    return report.listed.name(span, t, view.rep)


def tracked(view: View, weeks: int = WEEKS) -> bytes:
    """Write the rows of an action table."""
    found = view.actions(weeks), moved(view.moves(weeks))
    return actions.written(*found, view.number)


def week(view: View) -> bytes:
    """Write the visits of the week of the as-of day, its plans too."""
    first = view.action_weeks(1)[0]
    return daily.written(view.daily(first, first + 6), view.number)


def page(view: View, asked: Asked, t: Words) -> report.Page:
    """Give a report as rows of cells.

    Args:
        view: A look at the log.
        asked: What it is to hold.
        t: The words.
    """
    if asked.what == "actions":
        told = Told(
            view.actions(asked.weeks),
            moved(view.moves(asked.weeks)),
            view.action_weeks(asked.weeks),
            view.number,
            asked.measure,
        )
        return report.table.page(told, t)
    span = asked.first, asked.last
    make = report.matrix.page if asked.what == "matrix" else report.listed.page
    return make(visits(view, asked), span, view.number, t)


def visits(view: View, asked: Asked) -> nw.DataFrame:
    """Give the visits of a daily report, and the plans of days after it."""
    done = view.daily(asked.first, asked.last)
    if asked.last < view.number:
        return done
    return nw.concat([done, view.plans(asked.last)]).sort(
        "rep", "date", "position"
    )
