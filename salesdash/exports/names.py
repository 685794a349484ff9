"""Names of downloaded files."""

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
