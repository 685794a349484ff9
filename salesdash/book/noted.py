"""One talk as a small file: the bytes that the log keeps, and its row."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdash import days, model, store
from salesdash.errors import BadTalk
from salesdash.exports import cells
from salesdash.exports.csv import proof
from salesdash.model import Edit, Kind
from salesdash.words import Words
from salesdash.words.column import title

TABLE = model.COACHING

GIVEN = "note"
"""Where the day of a note comes from: the look in which it was made."""

_STEM = "coaching-note"


@dataclass(frozen=True)
class Note:
    """What a file that a note was kept in is named after.

    Attributes:
        rep: The rep, as far as a name of a file can hold it.
        day: The day from which it counts.
    """

    rep: str
    day: date

    @property
    def file(self) -> str:
        """Name the file; `named` reads the name."""
        return f"{_STEM}-{self.day.isoformat()}-{self.rep}.csv"


def named(file: str) -> Note | None:
    """Give what a file was named after, None for any other file.

    Example:
        >>> named("coaching-note-2026-11-20-陈静.csv")
        Note(rep='陈静', day=datetime.date(2026, 11, 20))
        >>> named("visits.csv")
    """
    stem, _, ending = file.rpartition(".")
    rest = stem.removeprefix(f"{_STEM}-")
    if ending != "csv" or rest == stem:
        return None
    try:
        return Note(rest[11:], date.fromisoformat(rest[:10]))
    except ValueError:
        return None


def entry(as_of: int, row: Mapping[str, Any], by: str) -> store.Entry:
    """Make the import that brings one talk.

    Args:
        as_of: The day from which it counts, days since 1970-01-01.
        row: Column -> value as stored, of the columns that are given.
        by: Who writes it.
    """
    content = _content(row)
    digest = hashlib.sha256(content).hexdigest()
    file = Note(_filed(row["rep"]), days.day(as_of)).file
    sheet = {
        "number": 0,
        "file": file,
        "sha256": digest,
        "sheet": file.removesuffix(".csv"),
        "table": TABLE.name,
        "as_of": as_of,
        "as_of_source": GIVEN,
        "covers": "adds",
        "covers_source": "rule",
        "columns": store.said(tuple(row)),
        "mapping": json.dumps({name: name for name in row}),
        "reps": "",
        "header_row": 1,
        **dict.fromkeys(("rows_read", "rows_kept", "new"), 1),
        **dict.fromkeys(("rows_skipped", "changed", "unchanged"), 0),
        "findings": "[]",
    }
    rows = store.rows(TABLE, [{"sheet_number": 0, "row": 2, **_blank(row)}])
    return store.Entry(
        "upload",
        store.rows(model.SHEETS, [sheet]),
        {TABLE.name: rows},
        {digest: content},
        by,
    )


def _blank(row: Mapping[str, Any]) -> dict[str, Any]:
    """Add what a sheet that lacks a column has in it: '' of a text."""
    texts = [c.name for c in TABLE.columns if c.kind is Kind.TEXT]
    return {**dict.fromkeys(texts, ""), **row}


def _content(row: Mapping[str, Any]) -> bytes:
    """Write a talk as the file that it is kept in."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(row)
    writer.writerow(proof(text) for text in _written(row))
    return ("\ufeff" + lines.getvalue()).encode()


def _written(row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        blank = value is None
        yield "" if blank else cells.WRITE[TABLE[name].kind](value)


def _filed(rep: str) -> str:
    """Give a name as far as the name of a file can hold it."""
    kept = "".join(c if c.isalnum() or c in " -_·" else " " for c in rep)
    return " ".join(kept.split())[:40] or "-"


def headline(file: str, t: Words) -> str:
    """Say what a note is about, by the name of its file.

    Example:
        >>> headline("coaching-note-2026-11-20-陈静.csv", Words("en"))
        'Coaching note: 陈静, 2026-11-20'
    """
    found = named(file)
    if found is None:
        return file
    return t("controls.note", rep=found.rep, day=found.day.isoformat())


def recorded(edit: Edit, t: Words) -> str:
    """Say what an edit recorded of a control point.

    Example:
        >>> edit = Edit("control", "opportunities_graded", "no")
        >>> recorded(edit, Words("en"))
        'Every opportunity graded by milestone · All reps: not kept'
    """
    known = edit.value if edit.value in {"yes", "no"} else "back"
    told = t(
        "controls.told",
        point=t.name("control", edit.key),
        rep=edit.column or t("controls.all"),
        answer=t(f"controls.recorded.{known}"),
    )
    return " · ".join(filter(None, (told, edit.seen, edit.reason)))


def refusal(error: BadTalk, t: Words) -> str:
    """Say why a talk or a control point cannot be kept so.

    Example:
        >>> refusal(BadTalk("long", column="topic", n=200), Words("en"))
        'Topic: at most 200 letters can be kept.'
    """
    holes = dict(error.holes)
    if "column" in holes:
        column = str(holes["column"])
        known = column in TABLE.names
        holes["column"] = title(t, TABLE.name, column) if known else column
    return t(f"controls.refused.{error.code}", **holes)
