"""Findings as sentences: the place, what was found, what to do."""

import re
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


_END = re.compile(r"\.(?=\s+[A-Z{\"])|。")
"""The end of the first sentence, in either language."""

_PLACE = re.compile(
    r'^(?:Sheet "\{sheet\}"(?:,? (?:row \{row\}|"\{column\}"))*:\s+'
    r"|工作表“\{sheet\}”[^:：，。]*[:：])"
)
"""The place that a sentence begins with, in either language."""


def sentence(finding: Finding, t: Words) -> str:
    """Say a finding in the words of a language.

    Example:
        >>> said = Finding("deal_reopened", "note", "a.xlsx", "S", 4)
        >>> sentence(said, Words("en"))
        'Sheet "S", row 4: "" was lost and is open again; it is reopened.'
    """
    return t(_key(finding), **_holes(finding))


def parts(finding: Finding, t: Words) -> tuple[str, str]:
    """Say what was found, and what to do about it, '' for nothing.

    The place is left out where the sentence can do without.

    Example:
        >>> said = Finding("total_row", "skip", "a.xlsx", "S", 4, value="Sum")
        >>> parts(said, Words("en"))[0][:26]
        '"Sum" is a total and was l'
        >>> said = Finding("value_missing", "skip", "a.xlsx", "S", 4, "Date")
        >>> parts(said, Words("en"))[1]
        'Fill it in and upload again.'
    """
    whole = _PLACE.sub("", catalogue()[_key(finding)][t.language])
    # Where the sentence ends is told before names with dots fill its holes.
    hit = _END.search(whole)
    cut = hit.end() if hit else len(whole)
    holes = _holes(finding)
    halves = (whole[:cut], whole[cut:])
    found, todo = (half.strip().format_map(holes) for half in halves)
    return found, todo


def _key(finding: Finding) -> str:
    keys = [f"{part}.{finding.code}" for part in _PARTS]
    return next((key for key in keys if key in catalogue()), keys[0])


def _holes(finding: Finding) -> dict[str, Any]:
    holes: dict[str, Any] = {
        "file": finding.file,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
    }
    return holes | dict(finding.detail)


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
