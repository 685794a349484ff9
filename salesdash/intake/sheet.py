"""A sheet as it was read: what it is, its rows, and what was found."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from salesdash.findings import Finding
from salesdash.intake.examples import Heading
from salesdash.intake.page import Page
from salesdash.intake.questions import Question
from salesdash.intake.strange import Word
from salesdash.intake.totals import Total


@dataclass(frozen=True)
class Sheet:
    """One sheet, read.

    Attributes:
        file: Name of the file, as uploaded.
        sha256: Digest of the file's bytes.
        sheet: Name of the sheet as it is shown; no two of a file are equal.
        table: The table that it is, None if it is not ours.
        reason: Code of the finding why it is not ours, else "".
        as_of: The day that it speaks of.
        as_of_source: given, title, file, sheet or assumed.
        header_row: Row of the header, from 1.
        columns: Heading as written -> column of the model.
        present: Columns that the sheet has, cells blank or not.
        facts: What was said once: column -> words.
        rows: The rows kept, typed as stored, and "row", from 1.
        rows_read: Rows below the header that are not blank; of a cross table
            what its filled cells say: a cell with two names is two.
        rows_skipped: Those of them that were left out.
        findings: What a person should know.
        headings: Its headings, what each is taken as, and examples.
        words: Words of its cells that a person can say the meaning of.
        questions: What the sheet leaves open, answered or not.
        totals: Its own totals, each beside what was read.
        fingerprint: What tells its headings from others.
        meant: The table that it is or would be, were nothing missing.
        lacks: What that table needs and the sheet has not: alternatives of
            columns.
        named: Who named the table: "choice", "memory" or "" for nobody.
        covers: What a person said that it is, when it was handed back to be
            corrected: "complete", "adds" or ''.
        decided_on: The day of decisions that were remembered for it.
        decided_like: The sheet with almost the same headings that they were
            made for, "" if the headings are the very same.
        tab: True name of the sheet, of which this may be one table only.
        area: Where on it that table stands, such as "A20:F40", or "".
    """

    file: str
    sha256: str
    sheet: str
    table: str | None
    reason: str
    as_of: date
    as_of_source: str
    header_row: int | None
    columns: dict[str, str | None]
    present: tuple[str, ...]
    facts: dict[str, str]
    rows: pa.Table
    rows_read: int
    rows_skipped: int
    findings: tuple[Finding, ...]
    headings: tuple[Heading, ...] = ()
    words: tuple[Word, ...] = ()
    questions: tuple[Question, ...] = ()
    totals: tuple[Total, ...] = ()
    fingerprint: str = ""
    meant: str | None = None
    lacks: tuple[tuple[str, ...], ...] = ()
    named: str = ""
    covers: str = ""
    decided_on: date | None = None
    decided_like: str = ""
    tab: str = ""
    area: str = ""


def made(page: Page, **known: Any) -> Sheet:
    """Make the sheet from what is known of it; the rest is empty."""
    block = page.block
    return Sheet(
        **{
            "file": page.grid.file,
            "sha256": page.grid.sha256,
            "sheet": page.grid.sheet,
            "reason": "",
            "as_of": page.as_of,
            "as_of_source": page.source,
            "header_row": page.grid.place(block.bottom) if block else None,
            "tab": page.grid.tab,
            "area": page.grid.area,
            "columns": {},
            "present": (),
            "facts": {},
            "rows": pa.table({"row": pa.array([], pa.int64())}),
            "rows_read": 0,
            "rows_skipped": 0,
            "findings": (),
            "fingerprint": page.fingerprint,
            "meant": page.table.name if page.table else None,
            "lacks": page.lacks,
            "named": page.decided.named,
            "decided_on": page.decided.on,
            "decided_like": page.decided.near,
            **known,
        }
    )
