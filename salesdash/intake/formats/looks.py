"""What a number format makes of a number: a percentage, a day, a duration."""

import re
from enum import IntEnum

FORMAT = 255
"""Characters of a number format that are looked at."""

WRITTEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format shows as it stands, such as "50% off"."""

ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
"""Hours that go on after 24, as durations are shown."""

CALENDAR = re.compile(r"[ymdhs]", re.IGNORECASE)
"""The signs for year, month, day, hour, minute and second."""


class Look(IntEnum):
    """How a number is shown."""

    PLAIN = 0
    PERCENT = 1
    DATE = 2
    """A day, a time of day, or both."""
    DURATION = 3


BUILT_IN = (
    dict.fromkeys((9, 10), Look.PERCENT)
    # 27 to 36 and 50 to 58 are the dates of Chinese and Japanese Excel.
    | dict.fromkeys((*range(14, 23), 45, 47), Look.DATE)
    | dict.fromkeys((*range(27, 37), *range(50, 59)), Look.DATE)
    | {46: Look.DURATION}
)
"""The formats that a file refers to by number alone."""


def look(form: str) -> Look:
    """Tell how a number format shows a number.

    >>> look('yyyy"年"m"月"')
    <Look.DATE: 2>
    >>> look('0.0%')
    <Look.PERCENT: 1>
    >>> look('0 "days"')
    <Look.PLAIN: 0>
    """
    if percent(form):
        return Look.PERCENT
    first = form[:FORMAT].split(";", maxsplit=1)[0]
    bare = WRITTEN.sub("", first)
    if ELAPSED.search(first):
        return Look.DURATION
    general = bare.casefold() in {"general", "standard"}
    return Look.DATE if CALENDAR.search(bare) and not general else Look.PLAIN


def percent(form: str) -> bool:
    """Tell whether a number format shows a percentage."""
    return "%" in WRITTEN.sub("", form[:FORMAT])
