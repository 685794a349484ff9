"""Remembered answers to a file, and another team's file taken in."""

import argparse
from pathlib import Path
from typing import Any

from salesdash.book import Book
from salesdash.book.shared import LARGEST, dump
from salesdash.cli import commands, say


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    told = known.add_parser(
        "answers",
        parents=[shared],
        help="write remembered answers to a file, or take a file in",
    )
    way = told.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", metavar="FILE")
    way.add_argument("--load", metavar="FILE")
    told.add_argument(
        "--theirs",
        action="store_true",
        help="with --load: where both differ, take theirs",
    )
    told.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Write the answers to a file, or take a file in."""
    if options.out:
        known = book.answers()
        Path(options.out).write_bytes(dump(known))
        say.line(f"{len(known)} answers written to {options.out}")
        return say.DONE
    return _load(options, book)


def _load(options: argparse.Namespace, book: Book) -> int:
    with Path(options.load).open("rb") as file:
        content = file.read(LARGEST + 1)
    by = commands.user()
    found = book.shared(content, by)
    edits = found.edits(theirs=options.theirs)
    if edits:
        book.edit(edits, by)
    say.line(
        f"{len(edits)} answers taken in, {found.same} known already, "
        f"{len(found.conflicts)} differ from ours, "
        f"{found.refused} not understood"
    )
    return say.DONE if edits or found.same else say.NOTHING
