"""Findings as sentences: the place, what was found, what to do."""

from collections.abc import Iterable
from typing import Any

from salesdash.findings import Finding
from salesdash.words import Words, catalogue

_PARTS = (
    "findings",
    "findings_cells",
    "findings_file",
    "findings_layout",
    "findings_log",
    "findings_totals",
)


def sentence(finding: Finding, t: Words) -> str:
    """Say a finding in the words of a language.

    Example:
        >>> said = Finding("deal_reopened", "note", "a.xlsx", "S", 4)
        >>> sentence(said, Words("en"))
        'Sheet "S", row 4: "" was lost and is open again; it is reopened.'
    """
    keys = [f"{part}.{finding.code}" for part in _PARTS]
    key = next((key for key in keys if key in catalogue()), keys[0])
    holes: dict[str, Any] = {
        "file": finding.file,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
    }
    return t(key, **holes, **finding.detail)


def plain(findings: Iterable[Finding], t: Words) -> list[dict[str, Any]]:
    """Write findings as plain values: one entry a finding.

    Keys: file, sheet, row, column, level, code, value, message.
    """
    return [
        {
            "file": finding.file,
            "sheet": finding.sheet,
            "row": finding.row,
            "column": finding.column,
            "level": finding.level,
            "code": finding.code,
            "value": finding.value,
            "message": sentence(finding, t),
        }
        for finding in findings
    ]
