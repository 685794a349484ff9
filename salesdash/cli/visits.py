"""The visit reports, to print or to hand on."""

import argparse
from dataclasses import replace
from typing import Any

from salesdash.book import Book, View, printed
from salesdash.book.printed import FORMATS, REPORTS, Asked
from salesdash.cli import dated, files, say
from salesdash.cli.look import look
from salesdash.cli.say import DONE, NOTHING
from salesdash.days import number
from salesdash.metrics.actions import WEEK
from salesdash.words import Words


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    made = known.add_parser(
        "report", parents=[shared], help="write a visit report"
    )
    made.add_argument("what", choices=REPORTS)
    made.add_argument("--as-of", type=dated.day, metavar="DATE")
    made.add_argument("--day", type=dated.day, metavar="DATE")
    made.add_argument("--from", type=dated.day, metavar="DATE")
    made.add_argument("--to", type=dated.day, metavar="DATE")
    made.add_argument("--rep", metavar="NAME", help="only of this rep")
    weeks = f"so many weeks of actions (default: {printed.WEEKS})"
    made.add_argument("--weeks", type=_count, metavar="N", help=weeks)
    made.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    made.add_argument("--out", metavar="FILE_OR_FOLDER")
    made.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Write a report."""
    view = look(options, book)
    t = Words(options.language, view.settings.names)
    if options.rep is not None and options.rep not in view.reps:
        return say.wrong(f'No rep "{options.rep}" is known as of {view.day}.')
    view = replace(view, rep=options.rep or "")
    asked = _asked(options, view)
    if asked.first > asked.last:
        return say.wrong("The first day is after the last one.")
    if not _any(view, asked):
        say.line(t("visits.nothing"))
        return NOTHING
    name, make = printed.one(view, asked, t, options.format)
    for path in files.write({name: make()}, options.out or "", single=True):
        say.line(str(path))
    for told in printed.page(view, asked, t).left:
        say.line(told)
    return DONE


def _asked(options: argparse.Namespace, view: View) -> Asked:
    """Take the day, the days or the weeks; the week of the day if none."""
    weeks = options.weeks or printed.WEEKS
    told = vars(options)
    first = options.day or told["from"] or options.to
    last = options.day or options.to or told["from"]
    if first is None or last is None:
        start = view.action_weeks(1)[0]
        return Asked(options.what, start, start + WEEK - 1, weeks)
    return Asked(options.what, number(first), number(last), weeks)


def _any(view: View, asked: Asked) -> bool:
    if asked.what == "actions":
        return len(view.actions(asked.weeks)) > 0
    return len(printed.visits(view, asked)) > 0


def _count(text: str) -> int:
    """Read a number of weeks, at least one."""
    found = int(text)
    if not 1 <= found <= _MOST:
        raise ValueError(text)
    return found


_MOST = 104
