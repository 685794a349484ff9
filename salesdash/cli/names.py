"""The alias book without a browser: what means the same, what may."""

import argparse
import json
from typing import Any

from salesdash.book import Alias, Book, Side, Suggestion, refusal
from salesdash.cli import commands, say
from salesdash.errors import BadAlias
from salesdash.identity import OPPORTUNITY, TABLES, key
from salesdash.words import Words

COUNTS = ("rows", "visits", "opportunities")


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    told = known.add_parser(
        "names",
        parents=[shared],
        help="list names that mean the same or may, or merge two",
    )
    told.add_argument(
        "--merge",
        nargs=2,
        metavar=("OTHER", "NAME"),
        help="let OTHER go by NAME from now on",
    )
    told.add_argument(
        "--table", choices=TABLES, help="whose names; needed with --merge"
    )
    told.add_argument("--json", action="store_true")
    told.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """List the alias book, or merge two names."""
    if options.merge:
        return _merge(options, book)
    tables = [options.table] if options.table else list(TABLES)
    aliases = [a for table in tables for a in book.names.aliases(table)]
    found = [s for table in tables for s in book.names.suggestions(table)]
    if options.json:
        told = {
            "aliases": [_alias(alias) for alias in aliases],
            "suggestions": [_suggestion(each) for each in found],
        }
        say.line(json.dumps(told, ensure_ascii=False, indent=1))
        return say.DONE
    t = Words(options.language)
    for alias in aliases:
        table = t(f"names.table.{alias.edit.table}")
        say.line(f"{table}: {alias.other} -> {alias.name}")
    for each in found:
        table, why = t(f"names.table.{each.table}"), t(f"names.why.{each.why}")
        say.line(f"{table}: {each.other.name} -> {each.name.name} ?  {why}")
    return say.DONE


def _merge(options: argparse.Namespace, book: Book) -> int:
    t, table = Words(options.language), options.table
    if not table:
        return say.wrong(t("names.refused.table"))
    try:
        other, name = (_known(book, table, text) for text in options.merge)
        say.line(book.names.merge(table, other, name, commands.user()))
    except BadAlias as error:
        return say.wrong(refusal(error, t))
    return say.DONE


def _known(book: Book, table: str, text: str) -> str:
    """Give a name that sheets know; of a deal its key.

    A deal is named by its number, or as it is listed.
    """
    if table != OPPORTUNITY:
        if key(text) in book.names.written(table):
            return text
        raise BadAlias("unknown", other=text)
    for side in book.names.sides(OPPORTUNITY):
        if text == side.name or key(text) == side.key:
            return side.key
    raise BadAlias("unknown", other=text)


def _alias(alias: Alias) -> dict[str, Any]:
    return {
        "table": alias.edit.table,
        "other": alias.other,
        "name": alias.name,
        "by": alias.edit.by,
        "on": alias.on.isoformat(),
        "import_id": alias.edit.import_id,
        **_counts(alias.side),
    }


def _suggestion(found: Suggestion) -> dict[str, Any]:
    return {
        "table": found.table,
        "why": found.why,
        "other": _side(found.other),
        "name": _side(found.name),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        **_counts(side),
        "since": side.since.isoformat(),
        "file": side.file,
        "sheet": side.sheet,
        "row": side.row,
    }


def _counts(side: Side | None) -> dict[str, int]:
    return {name: getattr(side, name) if side else 0 for name in COUNTS}
