"""Days as options of a command."""

import argparse
from datetime import date

FIRST, LAST = 1950, 2150
"""The years that a day may lie in: a week or a year around it is one too."""


def day(text: str) -> date:
    """Read a day such as 2026-11-20.

    Raises:
        ArgumentTypeError: It is none, or far from any that people sell on.

    Example:
        >>> day("2026-11-20")
        datetime.date(2026, 11, 20)
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not FIRST <= found.year <= LAST:
        message = (
            f'"{text}" is no day between {FIRST} and {LAST}; '
            "write it as 2026-11-20"
        )
        raise argparse.ArgumentTypeError(message)
    return found
