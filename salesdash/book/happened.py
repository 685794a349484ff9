"""What happened to a deal: visits, changes, edits, signals."""

import re
from collections.abc import Iterable
from functools import cache

from salesdash import identity
from salesdash.book.sources import Row, source
from salesdash.intake import vocabulary
from salesdash.method.buying import SIGNALS, TECHNIQUES
from salesdash.model.dossier import Event, Logged
from salesdash.words import LANGUAGES, Words

_LOGGED = (("buying_signal", "signal"), ("closing_technique", "technique"))


def events(
    changes: Iterable[Event],
    visits: Iterable[Row],
    corrections: Iterable[Row],
    dismissals: Iterable[Row],
) -> tuple[Event, ...]:
    """Put together what happened to a deal, newest first.

    Args:
        changes: What its sheets tell, see `State.timeline`.
        visits: Its visits.
        corrections: Rows of `State.corrections`.
        dismissals: Rows of `State.dismissals`.
    """
    found = [
        *map(_edit, corrections),
        *map(_dismissal, dismissals),
        *changes,
        *map(_visit, visits),
    ]
    return tuple(sorted(found, key=lambda e: e.day, reverse=True))


def logged(visits: Iterable[Row]) -> tuple[Logged, ...]:
    """Give the signals and techniques that visits logged, as they come."""
    return tuple(
        Logged(row["date"], kind, row[column], _code(row, kind), source(row))
        for row in visits
        for column, kind in _LOGGED
        if row[column]
    )


def _visit(row: Row) -> Event:
    return Event(
        row["date"],
        "visit",
        "activity",
        after=row["activity"],
        by=row["rep"],
        note=row["result"],
        source=source(row),
    )


def _edit(row: Row) -> Event:
    kind = {"verdict": "confirmed"}.get(row["kind"], "corrected")
    if row["state"] == "overruled":
        kind = "overruled"
    return Event(
        row["from"],
        kind,
        row["column"],
        row["seen"],
        row["value"],
        row["by"],
        row["reason"],
    )


def _dismissal(row: Row) -> Event:
    return Event(
        row["from"],
        "dismissed",
        row["rule"],
        row["seen"],
        by=row["by"],
        note=row["reason"],
    )


def _code(row: Row, kind: str) -> str:
    return signal(row["buying_signal"]) if kind == "signal" else ""


def signal(text: str) -> str:
    """Give the code of a buying signal, '' for none of the method's.

    The words have to be those of `headings.toml` or its name in a
    language, or one has to hold the other, and no second signal may fit
    as well.

    Example:
        >>> signal("Talks price"), signal("客户想试用"), signal("smiled")
        ('talks_price', 'wants_trial', '')
    """
    written = identity.key(text)
    names = _names("signal")
    if written in names:
        return names[written]
    short = (_SHORT_ASCII if written.isascii() else _SHORT) <= len(written)
    found = {
        code
        for name, code in names.items()
        if name in written or (short and written in name)
    }
    return found.pop() if len(found) == 1 else ""


_SHORT, _SHORT_ASCII = 3, 8
"""Fewer letters than so many fit too much."""


def technique(text: str) -> str:
    """Give the code of a closing technique, '' for none that is common.

    The words have to be those of `headings.toml` or its name in a
    language, whatever says at their end that it is a technique.

    Example:
        >>> technique("Trial close"), technique("试用成交法")
        ('trial', 'trial')
        >>> technique("took us to lunch")
        ''
    """
    return _names("technique").get(_shortened(text), "")


_CODES = {
    "signal": tuple(code for codes in SIGNALS.values() for code in codes),
    "technique": TECHNIQUES,
}
_ENDS = re.compile(
    r"(?:techniques?|methods?|closing|close|成交|缔结|促成|促单|技巧|方法|法)+$"
)


def _shortened(text: str) -> str:
    """Give the key of words, without an end such as "close"."""
    written = vocabulary.clean(text)
    return _ENDS.sub("", written) or written


@cache
def _names(kind: str) -> dict[str, str]:
    """Give the words for signals or techniques, as keys -> the code."""
    made = identity.key if kind == "signal" else _shortened
    told = {
        made(word): code
        for code, said in vocabulary.words()[f"{kind}s"].items()
        for word in said
    }
    return told | {
        made(Words(language).name(kind, code)): code
        for code in _CODES[kind]
        for language in LANGUAGES
    }
