r"""Days of a schedule as a calendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MIME = "text/calendar"

_LINE = 75
"""Octets of a line; a longer one goes on in the next."""

_SIGNS = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
)


@dataclass(frozen=True)
class Event:
    """One whole day in a calendar.

    Attributes:
        uid: What tells it apart for good: the same word changes the same
            entry of a calendar.
        day: The day.
        title: What it is.
        told: More about it, or ''.
    """

    uid: str
    day: date
    title: str
    told: str = ""


def calendar(events: Iterable[Event], name: str, stamp: datetime) -> bytes:
    r"""Write a calendar: UTF-8, lines of 75 octets ended by CRLF.

    Args:
        events: The days.
        name: What the calendar is called.
        stamp: When it is written.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
        >>> event = Event("1@salesdash", date(2026, 11, 25), "Ann; Bo")
        >>> text = calendar([event], "Talks", noon).decode()
        >>> print(text.replace("\r\n", "\n"), end="")
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//salesdash//schedule//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Talks
        BEGIN:VEVENT
        UID:1@salesdash
        DTSTAMP:20261120T120000Z
        DTSTART;VALUE=DATE:20261125
        DTEND;VALUE=DATE:20261126
        SUMMARY:Ann\; Bo
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//salesdash//schedule//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines).encode()


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.told:
        yield f"DESCRIPTION:{_text(event.told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Escape a text; signs that no calendar may hold are left out."""
    kept = "".join(c for c in text if c == "\n" or c.isprintable())
    return kept.translate(_SIGNS)


def _folded(line: str) -> str:
    r"""Cut a line into pieces of 75 octets, between two letters.

    Example:
        >>> _folded("SUMMARY:" + "王" * 30).count("\r\n ")
        1
    """
    pieces, room, last = [""], _LINE, 0
    for letter in line:
        size = len(letter.encode())
        if last + size > room:
            pieces.append("")
            # The blank that a piece goes on with counts as well.
            last, room = 0, _LINE - 1
        pieces[-1] += letter
        last += size
    return "\r\n ".join(pieces) + "\r\n"
