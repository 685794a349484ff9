"""What a person decided for a sheet, now or earlier, ready to be used."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from salesdash import model
from salesdash.intake import layout, strange
from salesdash.intake.memory import NOTHING, Memory, even, nothing
from salesdash.intake.questions import Told

CHOICE, MEMORY = "choice", "memory"
"""Who said so: a person just now, or earlier for the same headings."""


@dataclass(frozen=True)
class Choice:
    """What a person changed in the preview, for one sheet.

    Attributes:
        as_of: The day that the sheet speaks of.
        covers: "complete" or "adds"; passed through.
        skip: Whether the sheet is left out. A choice that does not skip
            takes a hidden sheet in.
        replaces: Whether it takes an older sheet's place; passed through.
        second: Whether visits that another file of the same as-of states
            otherwise are second visits and no corrections; passed through.
        table: The table that the sheet is.
        header: The last row of its header, from 1.
        columns: Heading as written -> column of the model, '' to leave it
            out. A heading that occurs twice is told apart as `Heading.text`
            is.
        words: (column, word as written) -> one of `strange.meanings`, ''
            to leave it unknown.
        answers: (kind, heading) of a `Question` -> the answer.
        remember: Whether the five above hold for the next sheet with the
            same headings as well; passed through.
    """

    as_of: date | None = None
    covers: str | None = None
    skip: bool = False
    replaces: bool | None = None
    second: bool = False
    table: str | None = None
    header: int | None = None
    columns: Mapping[str, str] = field(default_factory=nothing)
    words: Mapping[tuple[str, str], str] = field(default_factory=nothing)
    answers: Mapping[tuple[str, str], str] = field(default_factory=nothing)
    remember: bool = True

    @property
    def decides(self) -> bool:
        """Whether a person said what the sheet or its words mean."""
        named = self.table is not None or self.header is not None
        return named or bool(self.columns or self.words or self.answers)


@dataclass(frozen=True)
class Decided:
    """What was decided for one sheet.

    Attributes:
        given: Place of a strip -> column of the model, '' to leave it out.
        sources: Place of a strip -> `CHOICE` or `MEMORY`.
        words: Column -> word, evened out -> what it means.
        named: Who named the table: `CHOICE`, `MEMORY` or "".
        on: The day of what was remembered, None if nothing was.
        answers: (kind, heading evened out) -> what was answered.
        hints: Heading, evened out -> the column that the uploader took it
            as in another sheet, to be offered.
        near: The sheet with almost these headings that it is taken after,
            "" if the headings are known or nothing is.
    """

    given: Mapping[int, str] = field(default_factory=nothing)
    sources: Mapping[int, str] = field(default_factory=nothing)
    words: Mapping[str, Mapping[str, strange.Said]] = field(
        default_factory=nothing
    )
    named: str = ""
    on: date | None = None
    answers: Mapping[tuple[str, str], Told] = field(default_factory=nothing)
    hints: Mapping[str, str] = field(default_factory=nothing)
    near: str = ""


def table(choice: Choice, memory: Memory) -> tuple[model.Table | None, str]:
    """Give the table that a person named, and when."""
    for name, source in ((choice.table, CHOICE), (memory.table, MEMORY)):
        found = next((t for t in model.TYPED if t.name == name), None)
        if found:
            return found, source
    return None, ""


def last(memory: Memory) -> tuple[model.Table | None, str]:
    """Give the one table whose headings or words were decided on."""
    names = {*memory.columns, *memory.words}
    found = [t for t in model.TYPED if t.name in names]
    return (found[0], MEMORY) if len(found) == 1 else (None, "")


def decided(
    block: layout.Block,
    table: model.Table,
    named: str,
    choice: Choice,
    memory: Memory,
) -> Decided:
    """Join what a person decides now with what is remembered.

    Args:
        block: The headings found.
        table: The table that the sheet is.
        named: Who named it.
        choice: What is decided now.
        memory: What was decided for the same headings.
    """
    words = memory.words.get(table.name, NOTHING)
    told = _evened(memory.columns.get(table.name, NOTHING))
    shown = layout.shown(block.texts)
    known = {even(text) for text in shown if text}
    answers = _answers(choice, memory, known)
    given, sources = _given(shown, table, choice, told)
    recalled = bool(
        told.keys() & known
        or words
        or memory.placed
        or any(said.source == MEMORY for said in answers.values())
        or named == MEMORY
    )
    return Decided(
        given,
        sources,
        _words(table, choice, words),
        named,
        memory.on if recalled else None,
        answers,
        _of(table, memory.hints.get(table.name, NOTHING)),
        memory.seen if recalled and memory.near else "",
    )


def _evened(columns: Mapping[str, str]) -> dict[str, str]:
    return {even(text): column for text, column in columns.items()}


def _of(table: model.Table, hints: Mapping[str, str]) -> dict[str, str]:
    return {head: name for head, name in hints.items() if name in table.names}


def _given(
    shown: Sequence[str],
    table: model.Table,
    choice: Choice,
    told: Mapping[str, str],
) -> tuple[dict[int, str], dict[int, str]]:
    """Say which heading means which column, and who said so."""
    given, sources = {}, {}
    for place, text in enumerate(shown):
        now = choice.columns.get(text)
        column = told.get(even(text)) if now is None else now
        if text and column is not None and column in (*table.names, ""):
            given[place] = column
            sources[place] = MEMORY if now is None else CHOICE
    return given, sources


def _answers(
    choice: Choice, memory: Memory, known: Collection[str]
) -> dict[tuple[str, str], Told]:
    found: dict[tuple[str, str], Told] = {}
    for source, told in ((MEMORY, memory.answers), (CHOICE, choice.answers)):
        for (kind, heading), option in told.items():
            place = kind, even(heading) if heading else ""
            if place[1] in known or not heading:
                found[place] = Told(option, source)
    return {place: said for place, said in found.items() if said.option}


def _words(
    table: model.Table,
    choice: Choice,
    remembered: Mapping[tuple[str, str], str],
) -> dict[str, dict[str, strange.Said]]:
    said: dict[str, dict[str, strange.Said]] = {}
    for source, told in ((MEMORY, remembered), (CHOICE, choice.words)):
        for (column, word), code in told.items():
            words = said.setdefault(column, {})
            words.pop(strange.key(word), None)
            known = column in table.names
            if known and code in strange.meanings(table[column]):
                words[strange.key(word)] = strange.Said(code, source)
    return said
