"""Key opportunity briefs, to print or to hand on."""

import argparse
from typing import Any

from salesdash.book import Book, View, briefs
from salesdash.cli import dated, files, say
from salesdash.cli.look import look
from salesdash.cli.say import DONE, NOTHING
from salesdash.words import Words


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    made = known.add_parser(
        "brief", parents=[shared], help="write key opportunity briefs"
    )
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--rep", metavar="NAME", help="all key opportunities of a rep"
    )
    what.add_argument(
        "--deal",
        metavar="NUMBER",
        help="one opportunity, by its number or the word in its address",
    )
    made.add_argument("--as-of", type=dated.day, metavar="DATE")
    made.add_argument("--format", choices=briefs.FORMATS, default="xlsx")
    made.add_argument("--out", metavar="FILE_OR_FOLDER")
    made.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Write briefs."""
    view = look(options, book)
    t = Words(options.language, view.settings.names)
    if options.rep is not None and options.rep not in view.reps:
        return say.wrong(f'No rep "{options.rep}" is known as of {view.day}.')
    found = _made(options, view, t)
    if not found:
        say.line(t("brief.list.none", day=view.day.isoformat()))
        return NOTHING
    files.hand(found, options.out or "")
    return DONE


def _made(
    options: argparse.Namespace, view: View, t: Words
) -> dict[str, bytes]:
    """Make the files: a workbook of a rep, else a file a deal."""
    ending = options.format
    if options.deal:
        wanted = [briefs.meant(view, options.deal)]
        return briefs.files(view, wanted, t, ending)
    wanted = briefs.keys(view, options.rep)
    if ending != briefs.FORMATS[0]:
        return briefs.files(view, wanted, t, ending)
    name, make = briefs.every(view, options.rep, t)
    return {name: make()} if wanted else {}
