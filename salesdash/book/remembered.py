"""What people decided for headings and words, kept as edits of the log.

An edit is found again by the fingerprint of the headings, its key:

- `layout`: column `table`, the value is the table that such a sheet is; or
  column `header`, the value is the row in which the headings stood when
  somebody said which row it is.
- `mapping`: column is the heading as written, the value the column that it
  means, '' to leave it out.
- `word`: column is column and word as written with `BETWEEN` between them,
  the value what the word means.

A value of `FORGOTTEN` takes the answer back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from salesdash.book.sheets import SheetPreview
from salesdash.intake.memory import Memory
from salesdash.intake.read import Choice
from salesdash.model import Edit
from salesdash.store import Log

LAYOUT, MAPPING, WORD = "layout", "mapping", "word"
KINDS = (LAYOUT, MAPPING, WORD)
TABLE, HEADER = "table", "header"
"""What a `layout` is about."""

BETWEEN = "\x1f"
FORGOTTEN = "\x1fforgotten"
"""The value of an edit that takes back what was decided."""

_SECOND = 1_000_000


@dataclass(frozen=True)
class Answer:
    """One thing that was decided for all sheets with the same headings.

    Attributes:
        edit: The edit that holds it.
        on: The day on which it was decided.
    """

    edit: Edit
    on: date

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self.edit.kind

    @property
    def key(self) -> str:
        """The fingerprint of the headings."""
        return self.edit.key

    @property
    def table(self) -> str:
        """The table that it speaks of; of a `layout` its own value."""
        named = self.kind == LAYOUT and self.edit.column == TABLE
        return self.edit.value if named else self.edit.table

    @property
    def column(self) -> str:
        """The heading as written; of a word the column of the model."""
        return self.edit.column.partition(BETWEEN)[0]

    @property
    def word(self) -> str:
        """The word as written, '' where it is about none."""
        return self.edit.column.partition(BETWEEN)[2]

    @property
    def value(self) -> str:
        """What was decided."""
        return self.edit.value


def answers(log: Log, edits: Iterable[Edit]) -> list[Answer]:
    """Give what is remembered, the newest first.

    Args:
        log: The log.
        edits: Its edits in force, oldest first.
    """
    newest: dict[tuple[str, str, str, str], Edit] = {}
    for edit in (e for e in edits if e.kind in KINDS):
        newest.pop(edit.place, None)
        newest[edit.place] = edit
    kept = [e for e in newest.values() if e.value != FORGOTTEN]
    if not kept:
        return []
    imports = log.imports().select("seq", "imported_at").rows()
    made = {seq: _day(moment) for seq, moment in imports}
    return [Answer(e, made[e.seq]) for e in reversed(kept)]


def _day(moment: int) -> date:
    # The day of the server, as is the day of an upload.
    return datetime.fromtimestamp(moment / _SECOND, UTC).astimezone().date()


def memories(answers: Iterable[Answer]) -> dict[str, Memory]:
    """Turn what is remembered into what the reader of sheets goes by."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.key, []).append(answer)
    return {key: _memory(told) for key, told in found.items()}


def _memory(told: Sequence[Answer]) -> Memory:
    layout = {a.column: a.value for a in told if a.kind == LAYOUT}
    columns: dict[str, dict[str, str]] = {}
    words: dict[str, dict[tuple[str, str], str]] = {}
    for answer in told:
        if answer.kind == MAPPING:
            known = columns.setdefault(answer.table, {})
            known[answer.column] = answer.value
        elif answer.kind == WORD:
            place = answer.column, answer.word
            words.setdefault(answer.table, {})[place] = answer.value
    return Memory(
        layout.get(TABLE, ""),
        HEADER in layout,
        columns,
        words,
        max(answer.on for answer in told),
    )


def decided(
    sheets: Iterable[SheetPreview],
    choices: Mapping[tuple[str, str], Choice],
    known: Iterable[Answer],
) -> tuple[Edit, ...]:
    """Give the edits by which an import remembers what was decided.

    Args:
        sheets: The sheets that are taken in.
        choices: What was decided for a sheet.
        known: What is remembered already.
    """
    newest: dict[tuple[str, str, str, str], Edit] = {}
    for sheet in sheets:
        choice = choices.get((sheet.read.file, sheet.read.sheet))
        if choice is not None and choice.remember:
            newest |= {e.place: e for e in _edits(sheet, choice)}
    told = {a.edit.place: a.value for a in known}
    return tuple(
        edit
        for place, edit in newest.items()
        if told.get(place, FORGOTTEN) != edit.value
    )


def _edits(sheet: SheetPreview, choice: Choice) -> Iterator[Edit]:
    read = sheet.read
    key, table = read.fingerprint, read.table or ""
    seen = f"{read.file} · {read.sheet}"
    if choice.table:
        yield Edit(LAYOUT, key, choice.table, column=TABLE, seen=seen)
    if choice.header is not None:
        row = str(choice.header)
        yield Edit(LAYOUT, key, row, column=HEADER, seen=seen)
    there = {heading.text for heading in read.headings}
    for heading, column in choice.columns.items():
        if heading in there:
            yield Edit(MAPPING, key, column, table, heading, seen)
    for (column, word), code in choice.words.items():
        place = f"{column}{BETWEEN}{word}"
        yield Edit(WORD, key, code or FORGOTTEN, table, place, seen)


def forget(answers: Iterable[Answer], by: str = "") -> list[Edit]:
    """Give the edits that take back what is remembered."""
    return [
        Edit(
            answer.kind,
            answer.key,
            FORGOTTEN,
            answer.edit.table,
            answer.edit.column,
            answer.value,
            by,
        )
        for answer in answers
    ]
