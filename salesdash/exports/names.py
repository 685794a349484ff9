"""Names of downloaded files."""

from collections.abc import Callable, Iterable

from salesdash.exports.cells import day as iso


def name(what: str, day: int, ending: str = "csv") -> str:
    """Name a download by what it holds and its as-of day.

    Args:
        what: What it holds, such as forecast.
        day: The as-of day, in days since 1970-01-01.
        ending: The ending that says the format.

    Example:
        >>> name("forecast", 20_777)
        'salesdash-forecast-2026-11-20.csv'
        >>> name("not_graded", 20_777, "xlsx")
        'salesdash-not-graded-2026-11-20.xlsx'
    """
    return f"salesdash-{what.replace('_', '-')}-{iso(day)}.{ending}"


def apart(
    found: Iterable[tuple[str, Callable[[], bytes]]],
) -> dict[str, bytes]:
    """Make files, each under a name of its own.

    Example:
        >>> pair = [("a.html", lambda: b"1"), ("A.html", lambda: b"2")]
        >>> apart(pair)
        {'a.html': b'1', 'A (2).html': b'2'}
    """
    made: dict[str, bytes] = {}
    for name, make in found:
        stem, dot, end = name.rpartition(".")
        count, free = 1, name
        while free.casefold() in {known.casefold() for known in made}:
            count += 1
            free = f"{stem} ({count}){dot}{end}"
        made[free] = make()
    return made
