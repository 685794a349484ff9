"""What an import means, and what an undo would do, without a browser."""

import argparse
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from salesdash.book import Book, Edit, ImportEntry, Preview, Undone
from salesdash.charts import numbers
from salesdash.cli import say
from salesdash.cli.say import DONE
from salesdash.exports import moved
from salesdash.exports.moves import Line, lines
from salesdash.exports.undone import Bucket, Voice, buckets
from salesdash.words import Words


def moves(preview: Preview, t: Words) -> list[dict[str, Any]]:
    """Say what an import means: one entry a sentence, with its rows.

    Keys: kind, group, count, message, rows; of a row those of
    `exports.moved.FIELDS`.
    """
    known = preview.moves
    if known is None or not known.days:
        return []
    return [_plain(line) for line in lines(known.net(), t, _voice(t).money)]


def tell(told: Sequence[dict[str, Any]]) -> None:
    """Say it to a person."""
    for entry in told:
        say.line(f"  {entry['message']}")


def undo(options: argparse.Namespace, book: Book) -> int:
    """Say what `undo` would do; nothing is written."""
    t = Words(options.language)
    found = book.undoing(options.import_id)
    told = _undone(found, t)
    if options.json:
        say.line(json.dumps(told, ensure_ascii=False, indent=1))
        return DONE
    for bucket in told["buckets"]:
        if bucket["count"]:
            say.line(bucket["title"])
            tell(bucket["lines"])
    tell(told["edits"])
    say.line("Nothing was written: this was a dry run.")
    return DONE


def _undone(found: Undone, t: Words) -> dict[str, Any]:
    voice = _voice(t)
    pair = found.moves, found.redo
    told = buckets(pair, found.stays, found.entries, voice)
    return {
        "import_id": found.entry.import_id,
        "seq": found.entry.seq,
        "redo": found.redo,
        "days": [day.isoformat() for day in found.days],
        "returns": [entry.import_id for entry in found.returns],
        "replaced": [entry.import_id for entry in found.replaced],
        "edits": [_edit(*pair, t) for pair in found.edits],
        "buckets": [_bucket(bucket, redo=found.redo, t=t) for bucket in told],
    }


def _edit(edit: Edit, later: ImportEntry | None, t: Words) -> dict[str, Any]:
    """Say what an answer or setting is, and the import that overrules it."""
    said = t("history.edit", name=edit.key, value=edit.value or "–")
    if later:
        when = _when(later.imported_at)
        hole = {"what": said, "seq": later.seq, "when": when}
        said = t("history.undoing.newer", **hole)
    return {
        "kind": edit.kind,
        "table": edit.table,
        "key": edit.key,
        "column": edit.column,
        "value": edit.value,
        "by": later.import_id if later else "",
        "message": said,
    }


def _bucket(bucket: Bucket, *, redo: bool, t: Words) -> dict[str, Any]:
    what = "redo" if redo else "undo"
    n = f"{bucket.count:,}"
    return {
        "bucket": bucket.name,
        "count": bucket.count,
        "title": t(f"history.undoing.{what}_{bucket.name}", n=n),
        "lines": [_plain(line) for line in bucket.lines],
    }


def _plain(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "group": line.group,
        "count": line.count,
        "message": line.sentence,
        "rows": [moved.plain(row) for row in line.rows],
    }


def _voice(t: Words) -> Voice:
    def money(amount: int, currency: str) -> str:
        return numbers.compact(amount, currency, t)

    return Voice(t, money, _when)


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
