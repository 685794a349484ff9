"""What an import did, for a person or for a program."""

from typing import Any

from salesdash.book import Preview
from salesdash.cli import say
from salesdash.exports import findings
from salesdash.words import Words


def report(
    preview: Preview, import_id: str | None, t: Words
) -> dict[str, Any]:
    """Gather what an import did, or would do.

    Args:
        preview: What was read.
        import_id: The import, None if nothing was written.
        t: The words of the findings.
    """
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
