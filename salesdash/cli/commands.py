"""The same book without a browser, for scheduled jobs."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from salesdash.book import VANISHED, Book, Preview, Upload, View, sample
from salesdash.errors import SalesdashError
from salesdash.exports import csv, findings, forecast, tables
from salesdash.metrics.forecast import forecast as forecast_rows
from salesdash.words import LANGUAGES, Words

DONE, NOTHING, WRONG = 0, 1, 2
"""Exit codes: something committed or nothing new; nothing usable; a wrong
call or no such file."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options, Book(Path(options.store)))
    except (SalesdashError, OSError) as error:
        return _wrong(str(error))


def _import(options: argparse.Namespace, book: Book) -> int:
    missing = [path for path in options.files if not Path(path).is_file()]
    if missing:
        return _wrong(f'There is no file "{missing[0]}".')
    covers = "complete" if options.complete else "adds" if options.adds else ""
    preview = book.read(
        _uploads(options.files),
        as_of=options.as_of,
        covers=covers or None,
        replaces=False if options.keep_both else None,
    )
    return _take(options, book, preview)


def _sample(options: argparse.Namespace, book: Book) -> int:
    return _take(options, book, book.read(sample()))


def _take(options: argparse.Namespace, book: Book, preview: Preview) -> int:
    dry = getattr(options, "dry_run", False)
    import_id = None if dry else book.add(preview, _user())
    report = _report(preview, import_id, Words(options.language))
    if options.json:
        _print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        _tell(report, preview, dry=dry)
    return DONE if preview.usable or preview.same else NOTHING


def _imports(options: argparse.Namespace, book: Book) -> int:
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
        _print(json.dumps(entries, ensure_ascii=False, indent=1))
        return DONE
    for entry in entries:
        state = "" if entry["live"] else "  (undone)"
        what = ", ".join(entry["files"] or entry["withdraws"])
        _print(
            f"{entry['import_id']}  {entry['imported_at'][:16]}  "
            f"{entry['kind']}  {entry['rows']} rows  {what}{state}"
        )
    return DONE


def _undo(options: argparse.Namespace, book: Book) -> int:
    _print(book.undo(options.import_id, _user()))
    return DONE


def _forecast(options: argparse.Namespace, book: Book) -> int:
    view = _view(options, book)
    rows = forecast_rows(view.opportunities, view.number, options.by)
    return _write(options, forecast.table(rows, view.number))


def _export(options: argparse.Namespace, book: Book) -> int:
    view = _view(options, book)
    frame = book.table(options.table, view)
    shape = "opportunities" if options.table == VANISHED else options.table
    rows = tables.rows(frame, shape, view.number)
    return _write(options, csv.table(rows, rows.columns))


def _view(options: argparse.Namespace, book: Book) -> View:
    known = book.days()
    newest = known[-1] if known else date.today()  # noqa: DTZ011 the user's own day is meant
    return book.view(options.as_of or newest)


def _uploads(paths: Sequence[str]) -> list[Upload]:
    seen: Counter[str] = Counter()
    uploads = []
    for path in map(Path, paths):
        seen[path.name] += 1
        again = f" ({seen[path.name]})" if seen[path.name] > 1 else ""
        name = f"{path.stem}{again}{path.suffix}"
        uploads.append(Upload(name, path.read_bytes()))
    return uploads


def _report(
    preview: Preview, import_id: str | None, t: Words
) -> dict[str, Any]:
    files: dict[str, list[dict[str, Any]]] = {}
    for sheet in preview.sheets:
        read = sheet.read
        files.setdefault(read.file, []).append(
            {
                "sheet": read.sheet,
                "table": read.table,
                "as_of": read.as_of.isoformat(),
                "covers": sheet.covers or None,
                "header_row": read.header_row,
                "rows_read": read.rows_read,
                "rows_kept": sheet.kept,
                "rows_skipped": read.rows_skipped,
                "new": sheet.new,
                "changed": sheet.changed,
                "unchanged": sheet.unchanged,
                "columns": read.columns,
            }
        )
    for finding in preview.findings:
        files.setdefault(finding.file, [])
    return {
        "import_id": import_id,
        "committed": import_id is not None,
        "files": [{"file": f, "sheets": s} for f, s in files.items()],
        "findings": findings.plain(preview.findings, t),
    }


def _tell(report: dict[str, Any], preview: Preview, *, dry: bool) -> None:
    for file in report["files"]:
        for sheet in file["sheets"]:
            what = sheet["table"] or "not ours"
            _print(
                f"{file['file']} · {sheet['sheet']}: {what}, "
                f"as of {sheet['as_of']}, {sheet['rows_kept']} of "
                f"{sheet['rows_read']} rows kept ({sheet['new']} new, "
                f"{sheet['changed']} changed, {sheet['unchanged']} unchanged)"
            )
    for finding in report["findings"]:
        _print(
            f"  {finding['level']}: {finding['file']}: {finding['message']}"
        )
    if report["committed"]:
        _print(f"Imported as {report['import_id']}")
    elif dry and preview.usable:
        _print("Nothing was written: this was a dry run.")
    elif preview.same:
        _print("Nothing new: these files are in the log already.")
    else:
        _print("Nothing could be taken in.")


def _write(options: argparse.Namespace, content: bytes) -> int:
    if options.out:
        Path(options.out).write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _wrong(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return WRONG


def _user() -> str:
    return os.environ.get("SALESDASH_USER", "")


def _parser() -> argparse.ArgumentParser:
    told = "folder of the log (default: SALESDASH_STORE, else data)"
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--store", default=argparse.SUPPRESS, help=told)
    shared.add_argument(
        "--language", choices=LANGUAGES, default="en", help="of findings"
    )
    parser = argparse.ArgumentParser(prog="python -m salesdash")
    store = os.environ.get("SALESDASH_STORE", "data")
    parser.add_argument("--store", default=store, help=told)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_imports(commands, shared)
    _add_reports(commands, shared)
    return parser


def _add_imports(commands: Any, shared: argparse.ArgumentParser) -> None:
    add = commands.add_parser(
        "import", parents=[shared], help="take workbooks into the log"
    )
    add.add_argument("files", nargs="+", metavar="FILE")
    add.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    covers = add.add_mutually_exclusive_group()
    covers.add_argument("--complete", action="store_true")
    covers.add_argument("--adds", action="store_true")
    add.add_argument(
        "--keep-both",
        action="store_true",
        help="replace no older sheet of the same day",
    )
    add.add_argument("--dry-run", action="store_true")
    add.add_argument("--json", action="store_true")
    add.set_defaults(run=_import)
    every = commands.add_parser(
        "imports", parents=[shared], help="list the log of imports"
    )
    every.add_argument("--json", action="store_true")
    every.set_defaults(run=_imports)
    undo = commands.add_parser(
        "undo", parents=[shared], help="take an import back; redo an undo"
    )
    undo.add_argument("import_id", metavar="IMPORT_ID")
    undo.set_defaults(run=_undo)
    load = commands.add_parser(
        "sample", parents=[shared], help="load the sample company"
    )
    load.add_argument("--json", action="store_true")
    load.set_defaults(run=_sample)


def _add_reports(commands: Any, shared: argparse.ArgumentParser) -> None:
    dated = argparse.ArgumentParser(add_help=False, parents=[shared])
    dated.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    dated.add_argument("--out", metavar="FILE")
    report = commands.add_parser(
        "forecast", parents=[dated], help="write the forecast as CSV"
    )
    report.add_argument("--by", choices=("month", "quarter"), default="month")
    report.set_defaults(run=_forecast)
    export = commands.add_parser(
        "export", parents=[dated], help="write a table as CSV"
    )
    export.add_argument("table", metavar="TABLE")
    export.set_defaults(run=_export)
