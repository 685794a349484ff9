"""The settings in force as text, a line each."""

from collections.abc import Iterator

from salesdash.settings import Settings
from salesdash.settings.spoken import source
from salesdash.words import Words


def lines(settings: Settings, t: Words) -> Iterator[str]:
    """Write what is in force: name = value, where from, since when.

    Names that the company has not set are left out.

    Example:
        >>> from salesdash.settings import DEFAULT
        >>> print(next(lines(DEFAULT, Words("en"))))
        yields.qualified_suspect = 10  (as shipped)
    """
    for name, told in settings.told.items():
        if told.value or not name.startswith("names."):
            yield f"{name} = {told.value}  ({_plain(source(told, t))})"


def _plain(text: str) -> str:
    """Keep what somebody wrote on one line."""
    return " ".join(text.split())
