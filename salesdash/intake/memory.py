"""What people decided for sheets, found again by the headings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from salesdash.intake import vocabulary

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
    """

    table: str = ""
    placed: bool = False
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=nothing)
    words: Mapping[str, Mapping[tuple[str, str], str]] = field(
        default_factory=nothing
    )
    on: date | None = None


Memories = Mapping[str, Memory]
"""Fingerprint of headings -> what was decided for them."""


def even(heading: str) -> str:
    """Even out a heading, so that it is found however it is spaced.

    Example:
        >>> even("Next-Step："), even("※")
        ('nextstep', '※')
    """
    return vocabulary.clean(heading) or vocabulary.plain(heading)


def fingerprint(headings: Sequence[str]) -> str:
    """Tell headings from others: evened out, in order, without blanks.

    Example:
        >>> fingerprint(["Date", "", "Next step"])
        'd6011437a3f26152'
        >>> fingerprint(["Date", "Next-Step:"])
        'd6011437a3f26152'
    """
    told = [even(text) for text in headings if text]
    plain = json.dumps(told, ensure_ascii=False).encode()
    return hashlib.sha256(plain).hexdigest()[:LENGTH]
