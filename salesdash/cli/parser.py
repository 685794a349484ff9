"""The commands and their options."""

import argparse
import os
from typing import Any

from salesdash.cli import (
    answers,
    brief,
    coaching,
    commands,
    dated,
    names,
    template,
    visits,
    watch,
)
from salesdash.words import LANGUAGES


def parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    told = "folder of the log (default: SALESDASH_STORE, else data)"
    shared = argparse.ArgumentParser(add_help=False)
    own = "company file (default: SALESDASH_COMPANY, else in the store)"
    shared.add_argument("--store", default=argparse.SUPPRESS, help=told)
    shared.add_argument("--company", default=argparse.SUPPRESS, help=own)
    shared.add_argument(
        "--language", choices=LANGUAGES, default="en", help="of findings"
    )
    made = argparse.ArgumentParser(prog="python -m salesdash")
    store = os.environ.get("SALESDASH_STORE", "data")
    made.add_argument("--store", default=store, help=told)
    company = os.environ.get("SALESDASH_COMPANY", "")
    made.add_argument("--company", default=company, help=own)
    known = made.add_subparsers(required=True, metavar="COMMAND")
    _add_imports(known, shared)
    _add_reports(known, shared)
    answers.add(known, shared)
    watch.add(known, shared)
    names.add(known, shared)
    template.add(known, shared)
    brief.add(known, shared)
    coaching.add(known, shared)
    visits.add(known, shared)
    return made


def _add_imports(known: Any, shared: argparse.ArgumentParser) -> None:
    add = known.add_parser(
        "import", parents=[shared], help="take workbooks into the log"
    )
    add.add_argument("files", nargs="+", metavar="FILE")
    add.add_argument("--as-of", type=dated.day, metavar="DATE")
    covers = add.add_mutually_exclusive_group()
    covers.add_argument("--complete", action="store_true")
    covers.add_argument("--adds", action="store_true")
    add.add_argument(
        "--keep-both",
        action="store_true",
        help="replace no older sheet of the same day",
    )
    add.add_argument(
        "--returned",
        metavar="FOLDER",
        help="write there the workbooks that have something to correct",
    )
    add.add_argument("--dry-run", action="store_true")
    add.add_argument("--json", action="store_true")
    add.set_defaults(run=commands.take_in)
    every = known.add_parser(
        "imports", parents=[shared], help="list the log of imports"
    )
    every.add_argument("--json", action="store_true")
    every.set_defaults(run=commands.imports)
    _add_undo(known, shared)
    load = known.add_parser(
        "sample", parents=[shared], help="load the sample company"
    )
    load.add_argument("--json", action="store_true")
    load.add_argument(
        "--weeks", type=int, metavar="N", help="only the last N weeks"
    )
    load.set_defaults(run=commands.load)


def _add_undo(known: Any, shared: argparse.ArgumentParser) -> None:
    undo = known.add_parser(
        "undo", parents=[shared], help="take an import back; redo an undo"
    )
    undo.add_argument("import_id", metavar="IMPORT_ID")
    undo.add_argument(
        "--dry-run", action="store_true", help="only say what it would do"
    )
    undo.add_argument("--json", action="store_true", help="with --dry-run")
    undo.set_defaults(run=commands.undo)


def _add_reports(known: Any, shared: argparse.ArgumentParser) -> None:
    told = argparse.ArgumentParser(add_help=False, parents=[shared])
    told.add_argument("--as-of", type=dated.day, metavar="DATE")
    told.add_argument("--out", metavar="FILE")
    report = known.add_parser(
        "forecast", parents=[told], help="write the forecast as CSV"
    )
    report.add_argument("--by", choices=("month", "quarter"), default="month")
    report.set_defaults(run=commands.forecast)
    export = known.add_parser(
        "export", parents=[told], help="write a table as CSV"
    )
    export.add_argument("table", metavar="TABLE")
    export.set_defaults(run=commands.export)
    own = known.add_parser(
        "settings", parents=[shared], help="print what the company has set"
    )
    own.add_argument("--as-of", type=dated.day, metavar="DATE")
    own.add_argument("--check", metavar="FILE", help="check a company file")
    own.set_defaults(run=commands.show)
