"""What a person should know about a sheet, as a table and as a file."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash.exports.findings import sentence
from salesdash.findings import LEVELS, Finding
from salesdash.ui import download, tables
from salesdash.words import Words

NOT_OURS = "not_ours"
"""How the codes of sheets that are left alone begin."""

_SHORT = 24
"""Letters, of any language, that have room in one line."""

_TALL = 72
"""Height of a row with three lines of a sentence, in pixels."""

_PHONE = 290
"""Width of a sentence on a phone, in pixels."""

PARTS = ("said", "level", "file", "sheet", "row", "column")


def show(findings: Sequence[Finding], t: Words, key: str) -> None:
    """Show every finding, stops first, with a button for the file.

    Args:
        findings: Of one import; nothing is shown where there is none.
        t: The words.
        key: What sets the file apart from others on the page.
    """
    if not findings:
        return
    told = [row(f, t) for f in sorted(findings, key=_weight)]
    places = PARTS[: tables.NARROW] if tables.phone() else PARTS
    tables.grid(
        {p: [line[PARTS.index(p)] for line in told] for p in places},
        {p: form(p, t) for p in places},
        t(
            "shell.table.alt",
            title=t("shell.finding.title"),
            n=len(told),
        ),
        row=_TALL if any(len(line[0]) > _SHORT for line in told) else None,
    )
    label = t("shell.finding.download")
    offer(findings, f"salesdash-findings-{key}.csv", label, t)


def offer(
    findings: Sequence[Finding], file: str, label: str, t: Words
) -> None:
    """Offer every finding as a file, stops first."""
    told = [row(f, t) for f in sorted(findings, key=_weight)]
    heads = [t(f"shell.finding.{part}") for part in PARTS]
    make = partial(download.lines, heads, told)
    download.offer(make, file, label)


def _weight(finding: Finding) -> int:
    return LEVELS.index(_level(finding))


def form(part: str, t: Words) -> Any:
    """Say how a column of `PARTS` is shown; sentences need room."""
    wide = _PHONE if tables.phone() else "large"
    return st.column_config.TextColumn(
        t(f"shell.finding.{part}"), width=wide if part == "said" else None
    )


def _level(finding: Finding) -> str:
    """Say what became of the row or sheet: one not ours is not taken."""
    return "stop" if finding.code.startswith(NOT_OURS) else finding.level


def row(finding: Finding, t: Words) -> tuple[str, ...]:
    """Write a finding in the order of `PARTS`."""
    return (
        sentence(finding, t),
        t(f"shell.level.{_level(finding)}"),
        finding.file,
        finding.sheet,
        "" if finding.row is None else str(finding.row),
        finding.column,
    )
