"""What the file of a talk says: the one content of xlsx and print."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from salesdash.exports.brief.page import ACROSS, Block, Cell, Line, Page, flat
from salesdash.exports.brief.said import NOTHING, head, label
from salesdash.exports.cells import day as iso
from salesdash.exports.talk import asking, said, worth
from salesdash.model.asked import Asked
from salesdash.model.talk import Talk
from salesdash.words import Words

CHANGES, LISTED, QUESTIONS = 8, 5, 3
"""So many are printed; of the rest the number is told."""

_HALF = ACROSS // 2
_FIGURES = (12, 12, 8, 8, 8)
_WORK = (10, 5, 5, 4)


def content(talk: Talk, t: Words) -> Page:
    """Write the talk with a rep on one page.

    Args:
        talk: What it is about.
        t: The words, with the company's own names.
    """
    title = t("coaching.file.title", rep=flat(talk.rep))
    since = talk.since
    foot = (
        t("coaching.file.foot_none")
        if since is None
        else t("coaching.file.foot", day=iso(since))
    )
    blocks = (
        Block("title", ((Cell(title, look="title"),),)),
        Block("figures", tuple(_figures(talk, t))),
        _beside("well", _well(talk, t), _agreed(talk, t)),
        Block("changed", tuple(_changed(talk, t))),
        Block("deals", tuple(_deals(talk, t))),
        _beside("promises", _promises(talk, t), _missed(talk, t)),
        Block("work", tuple(_work(talk, t))),
        Block("notes", tuple(_notes(talk, t))),
    )
    return Page(
        flat(talk.rep),
        title,
        talk.day,
        " · ".join(
            filter(
                None,
                (flat(talk.team), t("coaching.file.head", day=iso(talk.day))),
            )
        ),
        foot,
        blocks,
        t.language,
    )


def figures(talk: Talk, t: Words) -> list[tuple[str, str]]:
    """Give the figures of a talk: what each is, and its value."""
    top = talk.head
    kept = t("coaching.head.promises_of", kept=top.kept, due=top.promised)
    return [
        ("pipeline", worth.sums(top.pipeline, t) if top.pipeline else NOTHING),
        ("month", worth.month(top.aims, t)),
        ("visits", str(top.visits)),
        (
            "gap",
            worth.sums(top.gaps, t) if top.gaps else t("coaching.head.none"),
        ),
        ("promises", kept if top.promised else NOTHING),
    ]


def _figures(talk: Talk, t: Words) -> Iterator[Line]:
    told = list(zip(figures(talk, t), _FIGURES, strict=True))
    yield tuple(
        label(t(f"coaching.head.{name}"), span) for (name, _), span in told
    )
    yield tuple(Cell(text, span, "strong", 2) for (_, text), span in told)


def _beside(
    name: str,
    left: Sequence[tuple[str, str]],
    right: Sequence[tuple[str, str]],
) -> Block:
    """Set two lists side by side, each line with its look."""
    empty = ("", "text")
    lines = [
        tuple(Cell(flat(text), _HALF, look, 2) for text, look in pair)
        for pair in zip_longest(left, right, fillvalue=empty)
    ]
    return Block(name, tuple(lines))


def _list(
    title: str, told: Sequence[str], t: Words, most: int = LISTED
) -> list[tuple[str, str]]:
    """Give a heading and its lines, and how many more there are."""
    lines = [(title, "head"), *((text, "text") for text in told[:most])]
    if len(told) > most:
        rest = t("coaching.changed.more", n=len(told) - most)
        lines.append((rest, "note"))
    return lines


def _well(talk: Talk, t: Words) -> list[tuple[str, str]]:
    told = said.strengths(talk.strengths, t)
    return _list(t("coaching.strength.title"), told, t)


def _agreed(talk: Talk, t: Words) -> list[tuple[str, str]]:
    told = [said.agreed(each, t) for each in talk.agreed]
    none = [t("coaching.agreed.none")]
    return _list(t("coaching.agreed.title"), told or none, t)


def _changed(talk: Talk, t: Words) -> Iterator[Line]:
    """Say what changed: the sums in one line, then each change."""
    if talk.since is None:
        yield head(t("coaching.changed.first"))
        yield (Cell(t("coaching.changed.no_past")),)
        return
    yield head(t("coaching.changed.title", day=iso(talk.since)))
    if not talk.changes:
        yield (Cell(t("coaching.changed.nothing")),)
        return
    yield (Cell(said.counts(talk.changes, t), look="label", lines=2),)
    for found in talk.changes[:CHANGES]:
        yield (Cell(flat(said.change(found, t)), lines=2),)
    rest = len(talk.changes) - CHANGES
    if rest > 0:
        yield (Cell(t("coaching.changed.more", n=rest), look="note"),)


def _deals(talk: Talk, t: Words) -> Iterator[Line]:
    yield head(t("coaching.deal.title"))
    if not talk.deals:
        yield (Cell(t("coaching.deal.none")),)
    for number, found in enumerate(talk.deals, start=1):
        yield from _deal(number, found, t)


def _deal(number: int, found: Asked, t: Words) -> Iterator[Line]:
    """Name a deal and why it is asked about, then its questions."""
    yield (
        Cell(flat(f"{number}. {said.deal(found, t)}"), 28, "strong", 2),
        Cell(asking.reasons(found, t), 20, "bad", 2),
    )
    yield (Cell(flat(asking.standing(found, t)), look="label", lines=2),)
    for asked in found.questions[:QUESTIONS]:
        text = flat(asking.question(asked, found, t))
        yield (Cell(f"· {text}", lines=2),)


def _promises(talk: Talk, t: Words) -> list[tuple[str, str]]:
    told = [said.promise(p, t) for p in said.broken(talk.promises)]
    well = "well" if talk.head.promised else "none"
    none = [t(f"coaching.promise.{well}")]
    return _list(t("coaching.promise.title"), told or none, t)


def _missed(talk: Talk, t: Words) -> list[tuple[str, str]]:
    told = [said.missed(each, t) for each in talk.missed]
    none = [t("coaching.missed.none")]
    return _list(t("coaching.missed.title"), told or none, t)


def _work(talk: Talk, t: Words) -> Iterator[Line]:
    """Set the activities beside the role-play."""
    work = talk.work
    heads = ("activity", "now", "before", "target")
    left: list[Line] = [
        tuple(
            label(t(f"coaching.work.{name}"), span)
            for name, span in zip(heads, _WORK, strict=True)
        )
    ]
    for found in work.shares:
        texts = (
            t.name("activity", found.segment),
            *said.share(found, work, t),
        )
        left.append(
            tuple(Cell(x, s) for x, s in zip(texts, _WORK, strict=True))
        )
    told = said.play(talk.practice, t)
    right = [Cell(flat(text), _HALF, lines=2) for text in told]
    yield (
        Cell(t("coaching.work.title"), _HALF, "head"),
        Cell(t("coaching.play.title"), _HALF, "head"),
    )
    yield (
        Cell(said.visits(work, t), _HALF, "label", 2),
        right.pop(0) if right else Cell("", _HALF),
    )
    blank = (Cell("", _HALF),)
    for one, two in zip_longest(left, right):
        yield (*(one or blank), two or blank[0])


def _notes(talk: Talk, t: Words) -> Iterator[Line]:
    """Say what the last talk was, and leave room to write down this one."""
    yield head(t("coaching.file.notes"))
    yield (Cell(flat(said.past(talk, t)), look="label", lines=3),)
    names = (("topic", 16), ("agreed", 20), ("due", 12))
    yield tuple(
        Cell(t(f"coaching.note.{name}"), span, "sign") for name, span in names
    )
