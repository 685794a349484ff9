"""What people decided for headings, words and cells, kept as edits.

An edit is found again by the fingerprint of the headings, its key:

- `layout`: column `table`, the value is the table that such a sheet is; or
  column `header`, the value is the row in which the headings stood when
  somebody said which row it is.
- `mapping`: column is the heading as written, the value the column that it
  means, '' to leave it out.
- `word`: column is column and word as written with `BETWEEN` between them,
  the value what the word means.
- `answer`: column is kind of question and heading as written, likewise
  joined, the value the answer.

The reason of each is the list of the headings, as JSON. A value of
`FORGOTTEN` takes the answer back.

What somebody decided goes before what others did: the newest decision of
the uploader holds, and only where there is none the newest of anybody.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from salesdash.book.sheets import SheetPreview
from salesdash.intake.memory import ANY, Memory, even
from salesdash.intake.read import Choice
from salesdash.model import Edit
from salesdash.store import Log

LAYOUT, MAPPING, WORD = "layout", "mapping", "word"
ANSWER = "answer"
KINDS = (LAYOUT, MAPPING, WORD, ANSWER)
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
        """The heading as written; of a word the column of the model.

        Of an answer the kind of the question.
        """
        return self.edit.column.partition(BETWEEN)[0]

    @property
    def word(self) -> str:
        """The word as written; of an answer the heading; else ''."""
        return self.edit.column.partition(BETWEEN)[2]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that it was decided for, () if they are unknown."""
        try:
            told = json.loads(self.edit.reason or "[]")
        except ValueError:
            return ()
        texts = told if isinstance(told, list) else []
        return tuple(text for text in texts if isinstance(text, str))

    @property
    def value(self) -> str:
        """What was decided."""
        return self.edit.value


def answers(
    log: Log, edits: Iterable[Edit], *, every: bool = False
) -> list[Answer]:
    """Give what is remembered, the newest first.

    Of each thing there is one answer of each person.

    Args:
        log: The log.
        edits: Its edits in force, oldest first.
        every: Whether to give what a person took back as well, with the
            value `FORGOTTEN`: for that person nothing holds there.
    """
    newest: dict[tuple[tuple[str, ...], str], Edit] = {}
    for edit in (e for e in edits if e.kind in KINDS):
        if edit.value == FORGOTTEN:
            same = [
                key
                for key, known in newest.items()
                if key[0] == edit.place and known.value == edit.seen
            ]
            for key in same:
                del newest[key]
        newest.pop((edit.place, edit.by), None)
        newest[edit.place, edit.by] = edit
    kept = [e for e in newest.values() if every or e.value != FORGOTTEN]
    if not kept:
        return []
    imports = log.imports().select("seq", "imported_at").rows()
    made = {seq: _day(moment) for seq, moment in imports}
    return [Answer(e, made[e.seq]) for e in reversed(kept)]


def _day(moment: int) -> date:
    # The day of the server, as is the day of an upload.
    return datetime.fromtimestamp(moment / _SECOND, UTC).astimezone().date()


def memories(answers: Iterable[Answer], by: str = "") -> dict[str, Memory]:
    """Turn what is remembered into what the reader of sheets goes by.

    Args:
        answers: What is remembered, newest first.
        by: Who uploads; '' for nobody in particular.
    """
    told = list(answers)
    found: dict[str, list[Answer]] = {}
    for answer in _held(told, by).values():
        if answer.value != FORGOTTEN:
            found.setdefault(answer.key, []).append(answer)
    known = {key: _memory(few) for key, few in found.items()}
    hints = _hints(a for a in told if a.edit.by == by)
    return {**known, ANY: Memory(hints=hints)} if hints else known


def _held(answers: Iterable[Answer], by: str) -> dict[tuple[str, ...], Answer]:
    """Give for each thing the answer that holds for a person."""
    held: dict[tuple[str, ...], Answer] = {}
    for answer in answers:
        own = answer.edit.by == by
        if answer.value == FORGOTTEN and not own:
            continue
        known = held.get(answer.edit.place)
        if known is None or (own and known.edit.by != by and by):
            held[answer.edit.place] = answer
    return held


def _hints(own: Iterable[Answer]) -> dict[str, dict[str, str]]:
    """Give what a person took single headings as, in any sheet."""
    hints: dict[str, dict[str, str]] = {}
    for answer in own:
        if answer.kind == MAPPING and answer.value not in ("", FORGOTTEN):
            known = hints.setdefault(answer.table, {})
            known.setdefault(even(answer.column), answer.value)
    return hints


def _memory(told: Sequence[Answer]) -> Memory:
    layout = {a.column: a.value for a in told if a.kind == LAYOUT}
    columns: dict[str, dict[str, str]] = {}
    words: dict[str, dict[tuple[str, str], str]] = {}
    asked: dict[tuple[str, str], str] = {}
    for answer in told:
        place = answer.column, answer.word
        if answer.kind == MAPPING:
            known = columns.setdefault(answer.table, {})
            known[answer.column] = answer.value
        elif answer.kind == WORD:
            words.setdefault(answer.table, {})[place] = answer.value
        elif answer.kind == ANSWER:
            asked.setdefault(place, answer.value)
    newest = max(told, key=lambda a: a.edit.seq)
    return Memory(
        layout.get(TABLE, ""),
        HEADER in layout,
        columns,
        words,
        max(answer.on for answer in told),
        asked,
        frozenset(map(even, filter(None, newest.headings))),
        newest.edit.seen,
    )


def decided(
    sheets: Iterable[SheetPreview],
    choices: Mapping[tuple[str, str], Choice],
    known: Iterable[Answer],
    by: str = "",
) -> tuple[Edit, ...]:
    """Give the edits by which an import remembers what was decided.

    Args:
        sheets: The sheets of the import; of one that is left alone only
            the answers are kept.
        choices: What was decided for a sheet.
        known: What is remembered already, newest first.
        by: Who takes them in.
    """
    newest: dict[tuple[str, str, str, str], Edit] = {}
    for sheet in (s for s in sheets if not s.same):
        choice = choices.get((sheet.read.file, sheet.read.sheet))
        if choice is not None and choice.remember:
            newest |= {e.place: e for e in _edits(sheet, choice)}
    told = {place: a.value for place, a in _held(known, by).items()}
    return tuple(
        edit
        for place, edit in newest.items()
        if told.get(place, FORGOTTEN) != edit.value
    )


def _edits(sheet: SheetPreview, choice: Choice) -> Iterator[Edit]:
    read = sheet.read
    key, table = read.fingerprint, read.table or ""
    seen = f"{read.file} · {read.sheet}"
    there = [heading.text for heading in read.headings]
    heads = json.dumps(there, ensure_ascii=False)
    told: list[tuple[str, str, str, str]] = []
    if choice.table:
        told.append((LAYOUT, choice.table, "", TABLE))
    if choice.header is not None:
        told.append((LAYOUT, str(choice.header), "", HEADER))
    told += [
        (MAPPING, column, table, heading)
        for heading, column in choice.columns.items()
        if heading in there
    ]
    told += [
        (WORD, code or FORGOTTEN, table, f"{column}{BETWEEN}{word}")
        for (column, word), code in choice.words.items()
    ]
    told += [
        (ANSWER, option or FORGOTTEN, table, f"{kind}{BETWEEN}{heading}")
        for (kind, heading), option in choice.answers.items()
        if not heading or heading in there
    ]
    for kind, value, of, column in told:
        if not table and kind != ANSWER:
            continue
        yield Edit(kind, key, value, of, column, seen, reason=heads)


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
