"""The weekly talk with a rep, on one page to print or to hand on."""

import argparse
from typing import Any

from salesdash.book import Book, View, talks
from salesdash.book.talk import before, talk
from salesdash.cli import dated, files, say
from salesdash.cli.look import look
from salesdash.cli.say import DONE, NOTHING
from salesdash.exports import names
from salesdash.words import Words


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    made = known.add_parser(
        "coaching", parents=[shared], help="write the page of a weekly talk"
    )
    whose = made.add_mutually_exclusive_group(required=True)
    whose.add_argument("--rep", metavar="NAME", help="the talk with a rep")
    whose.add_argument(
        "--team", metavar="NAME", help="the talks with all reps of a team"
    )
    whose.add_argument(
        "--all", action="store_true", help="the talks with every rep"
    )
    made.add_argument("--as-of", type=dated.day, metavar="DATE")
    made.add_argument(
        "--since",
        type=dated.day,
        metavar="DATE",
        help="compare with this day (default: a week before)",
    )
    made.add_argument("--format", choices=talks.FORMATS, default="xlsx")
    made.add_argument("--out", metavar="FILE_OR_FOLDER")
    made.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Write the pages of talks."""
    view = look(options, book)
    t = Words(options.language, view.settings.names)
    if options.rep is not None and options.rep not in view.reps:
        return say.wrong(f'No rep "{options.rep}" is known as of {view.day}.')
    if options.team is not None and options.team not in view.teams:
        return say.wrong(
            f'No team "{options.team}" is known as of {view.day}.'
        )
    if options.since and options.since >= view.day:
        return say.wrong(f"{options.since} is not before {view.day}.")
    found = _made(options, view, _earlier(options, book, view), t)
    if not found:
        say.line(t("coaching.file.none", day=view.day.isoformat()))
        return NOTHING
    files.hand(found, options.out or "")
    return DONE


def _earlier(
    options: argparse.Namespace, book: Book, view: View
) -> View | None:
    """Look at the day that the talk is compared with."""
    day = options.since or before(book.days(), view.day)
    return book.view(day) if day else None


def _made(
    options: argparse.Namespace, view: View, earlier: View | None, t: Words
) -> dict[str, bytes]:
    """Make the files: a page of a rep, a workbook or pages of a team."""
    team = options.team or ""
    reps = [options.rep] if options.rep else talks.members(view, team)
    if not options.rep and reps and options.format == talks.FORMATS[0]:
        name, make = talks.every(view, earlier, team, t)
        return {name: make()}
    told = (talk(view, earlier, rep) for rep in reps)
    return names.apart(talks.one(each, t, options.format) for each in told)
