"""Remembered answers as a file, and another team's file taken in.

The file is JSON: of each list of headings what was decided for it, with
its author and day. Nothing in a file is trusted: what is no answer that
could be given here is left out and counted.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from salesdash import model
from salesdash.book.remembered import (
    ANSWER,
    BETWEEN,
    HEADER,
    LAYOUT,
    MAPPING,
    TABLE,
    WORD,
    Answer,
)
from salesdash.errors import BadAnswers
from salesdash.intake import strange
from salesdash.intake.memory import even, fingerprint
from salesdash.intake.questions import OPTIONS
from salesdash.model import Edit

NAME = "salesdash answers"
VERSION = 1
LARGEST = 2_000_000
"""Bytes of a file; a team of many years has a tenth of it."""

MOST, WIDEST, LONGEST = 5000, 500, 300
"""Answers of a file, headings of a sheet, characters of a text."""

_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Shared:
    """What a file of answers holds, beside our own.

    Attributes:
        new: Answers that we have none for.
        same: So many that we have already.
        conflicts: Our answer, and theirs.
        refused: So many that nobody could have given here.
    """

    new: tuple[Edit, ...]
    same: int
    conflicts: tuple[tuple[Answer, Edit], ...]
    refused: int

    def edits(self, *, theirs: bool = False) -> tuple[Edit, ...]:
        """Give the edits that take it in; ours win unless `theirs`."""
        more = tuple(edit for _, edit in self.conflicts) if theirs else ()
        return self.new + more


def dump(answers: Iterable[Answer]) -> bytes:
    """Write what is remembered as a file."""
    sheets: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for answer in answers:
        if answer.headings:
            told = sheets.setdefault(answer.headings, [])
            told.append(_plain(answer))
    whole = {
        "file": NAME,
        "version": VERSION,
        "sheets": [
            {"headings": list(headings), "answers": told}
            for headings, told in sheets.items()
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _plain(answer: Answer) -> dict[str, str]:
    told = {
        "kind": answer.kind,
        "table": answer.edit.table,
        "of": answer.column,
        "word": answer.word,
        "means": answer.value,
        "by": answer.edit.by,
        "on": answer.on.isoformat(),
        "for": answer.edit.seen,
    }
    return {name: text for name, text in told.items() if text}


def load(content: bytes, ours: Iterable[Answer], by: str = "") -> Shared:
    """Read a file of answers, and compare it with what is remembered.

    Args:
        content: The file.
        ours: What is remembered here, the newest first.
        by: Who takes it in.

    Raises:
        BadAnswers: It is no file of answers.
    """
    known: dict[tuple[str, ...], Answer] = {}
    for answer in ours:
        known.setdefault(answer.edit.place, answer)
    told: dict[tuple[str, ...], Edit] = {}
    refused = 0
    for edit in _edits(_sheets(content), by):
        if edit is None:
            refused += 1
        else:
            told.setdefault(edit.place, edit)
    new, same, conflicts = [], 0, []
    for place, edit in told.items():
        own = known.get(place)
        if own is None:
            new.append(edit)
        elif own.value == edit.value:
            same += 1
        else:
            conflicts.append((own, edit))
    return Shared(tuple(new), same, tuple(conflicts), refused)


def _sheets(content: bytes) -> list[Any]:
    if len(content) > LARGEST:
        raise BadAnswers
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadAnswers from None
    if not isinstance(whole, dict) or whole.get("file") != NAME:
        raise BadAnswers
    sheets = whole.get("sheets")
    if whole.get("version") != VERSION or not isinstance(sheets, list):
        raise BadAnswers
    return sheets


def _edits(sheets: Iterable[Any], by: str) -> Iterator[Edit | None]:
    count = 0
    for sheet in sheets:
        there = sheet if isinstance(sheet, dict) else {}
        headings, told = _headed(there.get("headings")), there.get("answers")
        if not headings or not isinstance(told, list):
            yield None
            continue
        for entry in told:
            count += 1
            if count > MOST:
                raise BadAnswers
            yield _edit(entry, headings, by)


def _headed(headings: Any) -> list[str]:
    """Give the headings of a sheet, none if they cannot be some."""
    told = headings if isinstance(headings, list) else []
    return told if len(told) <= WIDEST and all(map(_text, told)) else []


def _text(value: Any) -> bool:
    """Tell whether a value is a text as a sheet may have it."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return False
    # Half of a character, as JSON can have it, can be kept nowhere.
    whole = value.encode(errors="ignore").decode() == value
    return whole and BETWEEN not in value and "\0" not in value


def _edit(entry: Any, headings: list[str], by: str) -> Edit | None:
    if not isinstance(entry, dict) or not all(map(_text, entry.values())):
        return None
    said = {str(name): str(text) for name, text in entry.items()}
    kind = said.get("kind", "")
    check = _CHECKS.get(kind)
    known = set(map(even, headings))
    if check is None or not check(said, known):
        return None
    joined = BETWEEN.join((said.get("of", ""), said.get("word", "")))
    return Edit(
        kind,
        fingerprint(headings),
        said.get("means", ""),
        said.get("table", ""),
        joined if kind in (WORD, ANSWER) else said.get("of", ""),
        said.get("for", ""),
        by,
        json.dumps(headings, ensure_ascii=False),
    )


def _table(said: Mapping[str, str]) -> model.Table | None:
    return next((t for t in model.TYPED if t.name == said.get("table")), None)


def _is_layout(said: Mapping[str, str], _known: set[str]) -> bool:
    means = said.get("means", "")
    if said.get("table") or said.get("of") not in (TABLE, HEADER):
        return False
    if said["of"] == TABLE:
        return means in {t.name for t in model.TYPED}
    return means.isascii() and means.isdigit() and int(means) <= _LAST_ROW


def _is_mapping(said: Mapping[str, str], known: set[str]) -> bool:
    table = _table(said)
    if table is None or even(said.get("of", "")) not in known:
        return False
    return said.get("means", "") in (*table.names, "")


def _is_word(said: Mapping[str, str], _known: set[str]) -> bool:
    table, column = _table(said), said.get("of", "")
    if table is None or column not in table.names or not said.get("word"):
        return False
    return said.get("means", "") in strange.meanings(table[column])


def _is_answer(said: Mapping[str, str], known: set[str]) -> bool:
    heading = said.get("word", "")
    there = not heading or even(heading) in known
    named = not said.get("table") or _table(said) is not None
    options = OPTIONS.get(said.get("of", ""), ())
    return there and named and said.get("means", "") in options


_CHECKS: Mapping[str, Callable[[Mapping[str, str], set[str]], bool]] = {
    LAYOUT: _is_layout,
    MAPPING: _is_mapping,
    WORD: _is_word,
    ANSWER: _is_answer,
}
