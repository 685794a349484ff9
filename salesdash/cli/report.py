"""What an import did, for a person or for a program."""

from collections.abc import Iterable
from typing import Any

from salesdash import money
from salesdash.book import ImportEntry, Preview, SheetPreview, Total
from salesdash.cli import meant, say
from salesdash.exports import findings
from salesdash.findings import Finding
from salesdash.words import Words


def report(
    preview: Preview,
    import_id: str | None,
    t: Words,
    known: Iterable[ImportEntry] = (),
) -> dict[str, Any]:
    """Gather what an import did, or would do.

    Args:
        preview: What was read.
        import_id: The import, None if nothing was written.
        t: The words of the findings.
        known: The imports of the log, to tell which one brought a sheet.
    """
    entries = {entry.import_id: entry for entry in known}
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
                "came": _came(sheet, entries.get(sheet.came), t),
                "columns": read.columns,
                "totals": [_total(total) for total in read.totals],
            }
        )
    told = _findings(preview)
    for finding in told:
        files.setdefault(finding.file, [])
    return {
        "import_id": import_id,
        "committed": import_id is not None,
        "files": [{"file": f, "sheets": s} for f, s in files.items()],
        "findings": findings.plain(told, t),
    }


def _came(
    sheet: SheetPreview, entry: ImportEntry | None, t: Words
) -> dict[str, Any] | None:
    """Say when and by whom a sheet came that is in the log already."""
    if entry is None:
        return None
    when = entry.imported_at.astimezone().strftime("%Y-%m-%d %H:%M")
    by = entry.by or t("history.nobody")
    return {
        "import_id": entry.import_id,
        "seq": entry.seq,
        "imported_at": entry.imported_at.isoformat(),
        "by": entry.by,
        "message": t("upload.same", file=sheet.read.file, when=when, by=by),
    }


def _findings(preview: Preview) -> list[Finding]:
    """Leave out the day assumed of sheets that are not taken again."""
    known = {
        (sheet.read.file, sheet.read.sheet)
        for sheet in preview.sheets
        if sheet.same
    }
    return [
        finding
        for finding in preview.findings
        if finding.code != "as_of_assumed"
        or (finding.file, finding.sheet) not in known
    ]


def _total(total: Total) -> dict[str, Any]:
    """Write a total of a sheet beside what was read, amounts as decimals."""
    counted = total.column in {"minutes", "count"}
    said, read = (
        str(figure) if counted else money.decimal(figure, total.currency)
        for figure in (total.said, total.read)
    )
    return {
        "row": total.row,
        "label": total.label,
        "column": total.column,
        "heading": total.heading,
        "said": said,
        "read": read,
        "rows": total.rows,
        "currency": total.currency,
        "agrees": total.agrees,
    }


def _once(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Give of each file what came before, told once for its sheets."""
    came = [
        sheet["came"]
        for file in report["files"]
        for sheet in file["sheets"]
        if sheet["came"]
    ]
    return list({told["message"]: told for told in came}.values())


def tell(report: dict[str, Any], preview: Preview, *, dry: bool) -> None:
    """Say a report to a person."""
    for file in report["files"]:
        for sheet in file["sheets"]:
            what = sheet["table"] or "not ours"
            say.line(
                f"{file['file']} · {sheet['sheet']}: {what}, "
                f"as of {sheet['as_of']}, {sheet['rows_kept']} of "
                f"{sheet['rows_read']} rows kept ({sheet['new']} new, "
                f"{sheet['changed']} changed, {sheet['unchanged']} unchanged)"
            )
    meant.tell(_once(report))
    meant.tell(report.get("moves", []))
    for finding in report["findings"]:
        say.line(
            f"  {finding['level']}: {finding['file']}: {finding['message']}"
        )
    if report["committed"]:
        say.line(f"Imported as {report['import_id']}")
    elif dry and preview.usable:
        say.line("Nothing was written: this was a dry run.")
    elif preview.same:
        say.line("Nothing new: these files are in the log already.")
    else:
        say.line("Nothing could be taken in.")
