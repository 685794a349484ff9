"""Words that no code is known for, and what a person says they mean."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np

from salesdash.intake import examples, near, vocabulary
from salesdash.intake.cells import codes, yes
from salesdash.intake.cells.column import Answer, Column, Figure, spread
from salesdash.intake.grid import Cell
from salesdash.method import milestones
from salesdash.model import Column as Meant
from salesdash.model import Kind

UNKNOWN = frozenset(
    {*codes.UNKNOWN.values(), "milestone_scale", "status_closed"}
    | {"not_yes_or_no"}
)
"""Findings that a word can give which a person may know."""

LETTER = "letter"
"""What the answers for A, B, C say: they were taken in order."""

MOST = 40
"""So many words of a column are asked about, the most frequent ones."""

YES, NO, BLANK = "yes", "no", "blank"
LOST = "lost"
_KINDS = (Kind.CODE, Kind.YES, Kind.CRITERION)


@dataclass(frozen=True)
class Word:
    """A word of a sheet that a person can say the meaning of.

    Attributes:
        column: The column of the model that it stands in.
        text: The word as written.
        count: Cells that hold it.
        row: The first row that holds it, from 1.
        code: What it was taken as: one of `meanings`, "" if unknown.
        source: "choice" or "memory" where a person said so, else "".
        guess: What it may mean, never taken unasked, or "".
        options: What it can mean.
    """

    column: str
    text: str
    count: int
    row: int
    code: str = ""
    source: str = ""
    guess: str = ""
    options: tuple[str, ...] = ()


def meanings(meant: Meant) -> tuple[str, ...]:
    """Give what a word of a column can mean; "blank" says nothing.

    Nothing is given for a column that is no list of codes.
    """
    if meant.kind in (Kind.YES, Kind.CRITERION):
        return YES, NO, BLANK
    lost = (LOST,) if meant.name == "claimed_milestone" else ()
    return (*meant.codes, *lost, BLANK) if meant.kind is Kind.CODE else ()


class Said(NamedTuple):
    """What a person said of a word, and when: "choice" or "memory"."""

    code: str
    source: str


def settle(
    column: Column,
    meant: Meant,
    answers: np.ndarray,
    said: Mapping[str, Said],
    rows: np.ndarray,
) -> tuple[np.ndarray, list[Word]]:
    """Put in what a person said of words, and list the strange ones.

    Args:
        column: The cells.
        meant: The column of the model that they belong to.
        answers: What the cells were understood to say.
        said: Word, evened out by `key` -> what it means.
        rows: The row of each cell in the sheet, from 0.

    Returns:
        The answers, and the words that were or can be said something of.
    """
    if meant.kind not in _KINDS:
        return answers, []
    odd = {id(a) for a in answers if a.code in UNKNOWN or a.extra == LETTER}
    if not odd and not said:
        return answers, []
    words = _spoken(column)
    known = np.array([w in said for w in words], dtype=bool)
    strange = np.array([id(a) in odd for a in answers], dtype=bool)
    where = np.flatnonzero(known | strange)
    told = _words(column, meant, answers, words, where)
    if known.any():
        answers = answers.copy()
        made = {word: _answer(meant, code) for word, (code, _) in said.items()}
        for row in np.flatnonzero(known):
            answers[row] = made[words[row]]
    return answers, [_placed(word, said, rows) for word in told]


def _placed(word: Word, said: Mapping[str, Said], rows: np.ndarray) -> Word:
    row = int(rows[word.row]) + 1
    known = said.get(key(word.text))
    if known is None:
        return replace(word, row=row)
    return replace(word, row=row, code=known.code, source=known.source)


def key(word: str) -> str:
    """Even out a word: width, case and spaces make no other word.

    Example:
        >>> key(" Phase\u30002 ")
        'phase 2'
    """
    return vocabulary.plain(word)


def _spoken(column: Column) -> np.ndarray:
    """Give each cell as the word that it is looked up by."""
    told = spread(column, lambda text: Answer(key(text)), _NUMBERS)
    return np.array([a.value or "" for a in told], dtype=object)


def _number(kind: Cell) -> Callable[[Figure], Answer]:
    def word(figure: Figure) -> Answer:
        shown = examples.figure(kind, figure.value, percent=figure.percent)
        return Answer(key(shown))

    return word


_NUMBERS = {
    kind: _number(kind)
    for kind in (Cell.NUMBER, Cell.DATE, Cell.TIME, Cell.BOOLEAN)
}


def _words(
    column: Column,
    meant: Meant,
    answers: np.ndarray,
    words: np.ndarray,
    where: np.ndarray,
) -> list[Word]:
    counts = Counter(words[where])
    first: dict[str, int] = {}
    for row in where:
        first.setdefault(str(words[row]), int(row))
    found = []
    for word, count in counts.most_common(MOST):
        row = first[word]
        text = str(column.text[row]) or word
        letter = answers[row].extra == LETTER
        code = answers[row].value or "" if letter else ""
        guess = "" if code else _guess(meant, text)
        asked = (code, "", guess, meanings(meant))
        found.append(Word(meant.name, text, count, row, *asked))
    return found


def _guess(meant: Meant, word: str) -> str:
    if meant.kind is not Kind.CODE:
        return near.closest(vocabulary.clean(word), _answers())
    if found := near.code(word, meant.name):
        return found
    if meant.name == "claimed_milestone":
        status = near.code(word, "status")
        return {"won": milestones.CLOSED, "lost": LOST}.get(status, "")
    return ""


@cache
def _answers() -> Mapping[str, str]:
    """Give the words for yes and no that are long enough to go by."""
    told = vocabulary.words()["answers"]
    return {
        vocabulary.clean(word): code
        for code, words in ((NO, told["no"]), (YES, told["yes"]))
        for word in words
    }


def _answer(meant: Meant, code: str) -> Answer:
    if code == BLANK:
        return Answer()
    if code == LOST and meant.name == "claimed_milestone":
        return Answer(extra=LOST)
    if meant.kind is Kind.CRITERION:
        return Answer(yes.YES if code == YES else yes.NO)
    return Answer(int(code == YES)) if meant.kind is Kind.YES else Answer(code)
