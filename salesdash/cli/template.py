"""Templates, blank or with what is known of a rep."""

import argparse
from datetime import date
from typing import Any

from salesdash.book import Book, templates
from salesdash.cli import files, say
from salesdash.cli.say import DONE
from salesdash.words import Words


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    made = known.add_parser(
        "template", parents=[shared], help="write a workbook to fill in"
    )
    what = made.add_mutually_exclusive_group()
    what.add_argument("--rep", metavar="NAME", help="filled in for a rep")
    what.add_argument(
        "--all", action="store_true", help="one for every rep, into a folder"
    )
    what.add_argument(
        "--blank", action="store_true", help="with nothing in it (default)"
    )
    made.add_argument("--team", default="", help="with --all: of one team")
    made.add_argument(
        "--manager",
        action="store_true",
        help="with --blank: also targets, team, rates, coaching",
    )
    made.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    made.add_argument("--out", metavar="FILE_OR_FOLDER")
    made.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Write templates."""
    t = Words(options.language)
    today = date.today()  # noqa: DTZ011 the user's own day is meant
    day = options.as_of or templates.cut_off(book.settings(today), today)
    if options.rep and options.rep not in templates.reps(book, day):
        return say.wrong(f'No rep "{options.rep}" is known as of {day}.')
    found = _made(options, book, day, t)
    if not found:
        return say.wrong(f"No rep is known as of {day}.")
    for path in files.write(found, options.out or "", single=not options.all):
        say.line(str(path))
    return DONE


def _made(
    options: argparse.Namespace, book: Book, day: date, t: Words
) -> dict[str, bytes]:
    if options.all:
        return templates.every(book, day, t, options.team)
    if options.rep:
        return dict([templates.filled(book, options.rep, day, t)])
    own = options.as_of
    return dict([templates.blank(book, t, own, managers=options.manager)])
