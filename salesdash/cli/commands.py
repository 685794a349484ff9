"""The same book without a browser, for scheduled jobs."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from salesdash import settings
from salesdash.book import (
    VANISHED,
    Book,
    Preview,
    Upload,
    sample,
    workbooks,
)
from salesdash.cli import computed, meant, report, returned, say
from salesdash.cli.look import look
from salesdash.cli.say import DONE, NOTHING
from salesdash.errors import UnknownTable
from salesdash.exports import csv, tables
from salesdash.exports.forecast import table as forecast_table
from salesdash.exports.settings import lines
from salesdash.metrics.forecast import forecast as forecast_rows
from salesdash.model import TABLES
from salesdash.words import Words


def take_in(options: argparse.Namespace, book: Book) -> int:
    """Take workbooks into the log."""
    missing = [path for path in options.files if not Path(path).is_file()]
    if missing:
        return say.wrong(f'There is no file "{missing[0]}".')
    covers = "complete" if options.complete else "adds" if options.adds else ""
    held = workbooks(_uploads(options.files))
    preview = book.read(
        held,
        as_of=options.as_of,
        covers=covers or None,
        replaces=False if options.keep_both else None,
        by=user(),
    )
    folder = options.returned and Path(options.returned)
    t = Words(options.language)
    back = returned.write(folder, held, preview, t) if folder else []
    return _take(options, book, preview, back)


def load(options: argparse.Namespace, book: Book) -> int:
    """Take the sample company into the log."""
    return _take(options, book, book.read(sample(options.weeks)))


def _take(
    options: argparse.Namespace,
    book: Book,
    preview: Preview,
    back: Sequence[Path] = (),
) -> int:
    dry = getattr(options, "dry_run", False)
    import_id = None if dry else book.add(preview, user())
    t = Words(options.language)
    told = report.report(preview, import_id, t, book.imports())
    if dry:
        told["moves"] = meant.moves(preview, t)
    if getattr(options, "returned", None):
        told["returned"] = [str(path) for path in back]
    if options.json:
        say.line(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        report.tell(told, preview, dry=dry)
        returned.tell(back)
    return DONE if preview.usable or preview.same else NOTHING


def imports(options: argparse.Namespace, book: Book) -> int:
    """List the log."""
    entries = [
        {
            "import_id": entry.import_id,
            "seq": entry.seq,
            "imported_at": entry.imported_at.isoformat(),
            "kind": entry.kind,
            "by": entry.by,
            "live": entry.live,
            "undone_by": entry.undone_by,
            "withdraws": list(entry.withdraws),
            "rows": entry.rows,
            "files": list(entry.files),
        }
        for entry in book.imports()
    ]
    if options.json:
        say.line(json.dumps(entries, ensure_ascii=False, indent=1))
        return DONE
    for entry in entries:
        state = "" if entry["live"] else "  (undone)"
        what = ", ".join(entry["files"] or entry["withdraws"])
        say.line(
            f"{entry['import_id']}  {entry['imported_at'][:16]}  "
            f"{entry['kind']}  {entry['rows']} rows  {what}{state}"
        )
    return DONE


def undo(options: argparse.Namespace, book: Book) -> int:
    """Take an import back, or say what that would do."""
    if options.dry_run:
        return meant.undo(options, book)
    say.line(book.undo(options.import_id, user()))
    return DONE


def forecast(options: argparse.Namespace, book: Book) -> int:
    """Write the forecast."""
    view = look(options, book)
    rows = forecast_rows(
        view.opportunities,
        view.number,
        options.by,
        view.settings.year_start,
    )
    return _write(options, forecast_table(rows, view.number))


def export(options: argparse.Namespace, book: Book) -> int:
    """Write a table."""
    known = (*(table.name for table in TABLES), VANISHED, *computed.TABLES)
    if options.table not in known:
        raise UnknownTable.named(options.table, known)
    view = look(options, book)
    if options.table in computed.TABLES:
        return _write(options, computed.TABLES[options.table](view))
    frame = book.table(options.table, view)
    shape = "opportunities" if options.table == VANISHED else options.table
    rows = tables.rows(frame, shape, view.number, view.settings)
    return _write(options, csv.table(rows, rows.columns))


def show(options: argparse.Namespace, book: Book) -> int:
    """Print the settings, or check a company file."""
    t = Words(options.language)
    if options.check is not None:
        settings.read(Path(options.check), needed=True)
        say.line(t("settings.sound", path=options.check))
        return DONE
    day = options.as_of or date.today()  # noqa: DTZ011 the user's own day is meant
    for line in lines(book.settings(day), t):
        say.line(line)
    return DONE


def _uploads(paths: Sequence[str]) -> list[Upload]:
    seen: Counter[str] = Counter()
    uploads = []
    for path in map(Path, paths):
        seen[path.name] += 1
        again = f" ({seen[path.name]})" if seen[path.name] > 1 else ""
        name = f"{path.stem}{again}{path.suffix}"
        uploads.append(Upload(name, path.read_bytes()))
    return uploads


def _write(options: argparse.Namespace, content: bytes) -> int:
    if options.out:
        Path(options.out).write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def user() -> str:
    """Give the name that the log is to carry."""
    return os.environ.get("SALESDASH_USER", "")
