"""Days of a title or name in figures only: which is day, which is month?"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from salesdash.intake.cells import months
from salesdash.intake.said import Said

_LONG = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})\s?(?P<mark>[-/._])\s?(?P<b>\d{1,2})\s?"
    r"(?P=mark)\s?(?P<y>20\d{2})(?!\d|[-/.]\d)"
)
_SHORT = re.compile(
    r"(?<![\dv./-])(?P<a>\d{2})(?P<mark>[-/._])(?P<b>\d{2})(?P=mark)"
    r"(?P<c>\d{2})(?!\d|[-/.]\d)"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_PARTED = tuple(
    re.compile(rf"{before}(?P<m>0?[1-9]|1[0-2]){mark}(?P<d>{days}){behind}")
    for days in (r"0[1-9]|[12]\d|3[01]",)
    for before, mark, behind in (
        (r"(?<![\dv.])", "[.]", r"(?!\d|[.]\d)"),
        (r"(?<![\d.-])", "-", r"(?!\d|[-.]\d)"),
    )
)
_FAR = timedelta(days=400)
_NEAR = timedelta(days=13)
"""The two days that 05/11 can be lie further apart."""


def read(
    said: str,
    today: date,
    others: Iterable[str] = (),
    sure: Iterable[date] = (),
) -> Said | None:
    """Read 20/11/2026, 20.11.26 and the like; the last of a text counts.

    05/11/2026 is taken as a sure day near it tells, else as the day that
    is nearest before today, and that is said.

    Args:
        said: The text, evened out.
        today: A day of a report lies near it, mostly before.
        others: What else the sheet says of days.
        sure: The days that it says for certain.

    Example:
        >>> read("20/11/2026", date(2026, 12, 1))
        Said(day=datetime.date(2026, 11, 20), kind='day')
    """
    found = list(_days(said, today))
    if not found:
        return None
    words, days = found[-1]
    own = [each[0] for _, each in found if len(each) == 1]
    told = [each for text in others for _, each in _days(text, today)]
    known = [*sure, *own, *(each[0] for each in told if len(each) == 1)]
    near = [d for d in days if any(abs(d - s) <= _NEAR for s in known)]
    days = near if len(near) == 1 else days
    if len(days) == 1:
        kind = "span" if len(found) > 1 else "day"
        return Said(max([*days, *own]), kind)
    past = [day for day in days if day <= today] or days
    day = min(past, key=lambda d: abs(d - today))
    return Said(day, "day", doubt="as_of_two_days", words=words)


def _days(said: str, today: date) -> Iterator[tuple[str, list[date]]]:
    """Give what is written like a day, with the days that it can be."""
    for pattern, give in ((_LONG, _long), (_SHORT, _short)):
        for hit in pattern.finditer(said):
            if days := list(dict.fromkeys(give(hit, today))):
                yield hit[0].strip(), days


def _long(hit: re.Match[str], _today: date) -> Iterator[date]:
    first, second, year = int(hit["a"]), int(hit["b"]), int(hit["y"])
    yield from _made(year, second, first)
    # With dots the day always stands first.
    if hit["mark"] != ".":
        yield from _made(year, first, second)


def _short(hit: re.Match[str], today: date) -> Iterator[date]:
    first, second, third = int(hit["a"]), int(hit["b"]), int(hit["c"])
    orders = [(first, second, third), (third, second, first)]
    if hit["mark"] == "/":
        orders.append((third, first, second))
    for year, month, day in orders:
        for made in _made(2000 + year, month, day):
            if abs(made - today) < _FAR:
                yield made


def _made(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def bare(said: str, today: date, year: int | None) -> Said | None:
    """Read 1120 or 11-20 in a name: no year, and it may be no day at all.

    Example:
        >>> bare("周报1120", date(2026, 12, 1), None).day
        datetime.date(2026, 11, 20)
    """
    hits = [h for p in (_COMPACT, *_PARTED) for h in p.finditer(said)]
    found = []
    for hit in hits:
        month, day = int(hit["m"]), int(hit["d"])
        try:
            if year:
                found.append((date(year, month, day), hit[0]))
            else:
                found.append((months.nearest(month, day, today), hit[0]))
        except ValueError:
            continue
    if not found:
        return None
    day, words = max(found)
    doubt = "" if year else "as_of_no_year"
    kind = "span" if len(found) > 1 else "day"
    return Said(day, kind, doubt=doubt, words=words if doubt else "")
