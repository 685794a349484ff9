"""What people decided for sheets, found again by the headings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from salesdash.intake import vocabulary
from salesdash.intake.layout import shown

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""

NOTHING: Mapping = MappingProxyType({})


def nothing() -> Mapping:
    """Give an empty mapping, for a field that says nothing."""
    return NOTHING


@dataclass(frozen=True)
class Memory:
    """What was decided for all sheets with the same headings.

    Attributes:
        table: The table that such a sheet is, '' to go by its headings.
        placed: Whether a person said which row holds the headings.
        columns: Table -> heading as written -> column, '' to leave it out.
        words: Table -> (column, word as written) -> what the word means.
        on: The day of the newest of these decisions.
        answers: (kind, heading as written) -> the answer to a question.
        headings: The headings, evened out.
        seen: The sheet that the newest decision was made for.
        hints: Table -> heading, evened out -> the column that the uploader
            took it as in any sheet: to be offered, never taken.
        near: Whether the headings are only almost the same.
    """

    table: str = ""
    placed: bool = False
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=nothing)
    words: Mapping[str, Mapping[tuple[str, str], str]] = field(
        default_factory=nothing
    )
    on: date | None = None
    answers: Mapping[tuple[str, str], str] = field(default_factory=nothing)
    headings: frozenset[str] = frozenset()
    seen: str = ""
    hints: Mapping[str, Mapping[str, str]] = field(default_factory=nothing)
    near: bool = False


Memories = Mapping[str, Memory]
"""Fingerprint of headings -> what was decided for them."""

ANY = ""
"""The fingerprint of no headings: what is known of single ones."""

ALIKE = 0.8
"""Headings are almost the same if they share such a part of them all."""


def even(heading: str) -> str:
    """Even out a heading, so that it is found however it is spaced.

    Example:
        >>> even("Next-Step："), even("※")
        ('nextstep', '※')
    """
    return vocabulary.clean(heading) or vocabulary.plain(heading)


def fingerprint(headings: Sequence[str]) -> str:
    """Tell headings from others: evened out, in any order.

    Example:
        >>> fingerprint(["Date", "", "Next step"])
        'd6011437a3f26152'
        >>> fingerprint(["Next-Step:", "Date"])
        'd6011437a3f26152'
    """
    told = sorted(even(text) for text in shown(tuple(headings)) if text)
    plain = json.dumps(told, ensure_ascii=False).encode()
    return hashlib.sha256(plain).hexdigest()[:LENGTH]


def recall(headings: Sequence[str], memories: Memories) -> Memory:
    """Find what was decided for headings, or for almost the same ones."""
    if not memories:
        return Memory()
    known = memories.get(fingerprint(headings))
    found = known or _near(headings, memories) or Memory()
    return replace(found, hints=memories.get(ANY, Memory()).hints)


def _near(headings: Sequence[str], memories: Memories) -> Memory | None:
    """Find the memory of the headings with few more or few less."""
    told = {even(text) for text in shown(tuple(headings)) if text}
    best, found = ALIKE, None
    for memory in memories.values():
        shared = len(told & memory.headings)
        inside = shared == min(len(told), len(memory.headings))
        share = shared / max(len(told), len(memory.headings), 1)
        if inside and share >= best:
            best, found = share, memory
    return found and replace(found, near=True)
