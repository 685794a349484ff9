"""The milestone form of a brief: criteria, days and sources (page 33)."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from salesdash.exports.brief import said
from salesdash.exports.brief.page import ACROSS, Block, Cell, Line, flat
from salesdash.method.milestones import Milestone
from salesdash.model.dossier import Source, Tick
from salesdash.words import Words

MARKS = {
    "met": "✓",
    "planned": "○",
    "denied": "✗",
    "blank": "□",
    "absent": "–",
}
"""State of a criterion -> its mark; a legend says what each means."""

_LOOKS = {"met": "good", "denied": "bad"}
_SPANS = (12, 1, 5, 5, 1)
"""Criterion, mark, met on, first seen, source."""

_HALF = ACROSS // 2
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOURCES = 2
"""So many lines the list of sources may take."""


def form(
    ticks: Sequence[Tick], t: Words, milestones: Sequence[Milestone]
) -> Block:
    """Write the form in two halves, and below it legend and sources.

    Args:
        ticks: The exit criteria, by milestone.
        t: The words.
        milestones: As the company has set them.
    """
    letters = _lettered(ticks)
    left, right = _halves(_parts(ticks, letters, t, milestones))
    blank = (Cell("", _HALF, "note"),)
    lines = [
        (left_half or blank) + (right_half or blank)
        for left_half, right_half in zip_longest(left, right)
    ]
    heads = _heads(t) * 2
    last = [(Cell(_legend(t), look="note", lines=2),)]
    if letters:
        last.append((Cell(_sources(letters, t), look="note", lines=_SOURCES),))
    title = said.head(t("brief.form.title"))
    return Block("form", (title, heads, *lines, *last))


def _heads(t: Words) -> Line:
    names = ("criterion", "", "day", "seen", "")
    return tuple(
        Cell(t(f"brief.form.{name}") if name else "", span, "label")
        for name, span in zip(names, _SPANS, strict=True)
    )


def _lettered(ticks: Sequence[Tick]) -> dict[Source, str]:
    """Give each row of a sheet that speaks of a criterion a letter."""
    found = dict.fromkeys(t.source for t in ticks if t.source is not None)
    return dict(zip(found, _LETTERS, strict=False))


def _parts(
    ticks: Sequence[Tick],
    letters: dict[Source, str],
    t: Words,
    milestones: Sequence[Milestone],
) -> list[list[Line]]:
    """Write each milestone with its criteria, those of none last."""
    found = []
    for code in dict.fromkeys(tick.milestone for tick in ticks):
        own = [tick for tick in ticks if tick.milestone == code]
        met = sum(tick.state == "met" for tick in own)
        name = said.milestone(code, t, milestones) if code else t("brief.none")
        head = t("brief.form.head", name=name, met=met, n=len(own))
        lines: list[Line] = [(Cell(head, _HALF, "strong", 2),)]
        found.append([*lines, *(_line(tick, letters, t) for tick in own)])
    return found


def _line(tick: Tick, letters: dict[Source, str], t: Words) -> Line:
    source = letters.get(tick.source, "") if tick.source else ""
    name = flat(t.name("criterion", tick.criterion))
    texts = (
        name,
        MARKS[tick.state],
        said.day(tick.day),
        said.day(tick.first_seen),
        source,
    )
    looks = ("text", _LOOKS.get(tick.state, "text"), "text", "text", "letter")
    return tuple(
        Cell(text, span, look, 2 if text == name else 1)
        for text, span, look in zip(texts, _SPANS, looks, strict=True)
    )


def _halves(parts: list[list[Line]]) -> tuple[list[Line], list[Line]]:
    """Cut the milestones into two halves of about the same height."""
    whole = sum(map(len, parts))
    left: list[Line] = []
    rest = list(parts)
    while rest and (not left or len(left) + len(rest[0]) / 2 <= whole / 2):
        left += rest.pop(0)
    return left, [line for part in rest for line in part]


def _legend(t: Words) -> str:
    told = (f"{m} {t(f'brief.state.{state}')}" for state, m in MARKS.items())
    return " · ".join(told)


def _sources(letters: dict[Source, str], t: Words) -> str:
    return "; ".join(_places(letters, t))


def _places(letters: dict[Source, str], t: Words) -> Iterator[str]:
    for source, letter in letters.items():
        where = t(
            "moves.place",
            file=flat(source.file),
            sheet=flat(source.sheet),
            row=source.row,
        )
        yield f"{letter} = {where}"
