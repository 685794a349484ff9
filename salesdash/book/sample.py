"""The sample company that comes with the program."""

import re
from datetime import date, timedelta
from pathlib import Path

from salesdash.intake.guard import Upload

FOLDER = Path(__file__).parents[2] / "sample_data" / "workbooks"
_DAY = re.compile(r"(20\d\d)[-.](\d\d)[-.](\d\d)")


def sample(weeks: int | None = None) -> list[Upload]:
    """Give the workbooks of the sample company, in order of their names.

    Args:
        weeks: Only the last so many weeks; the whole year if None.
    """
    return [Upload(path.name, path.read_bytes()) for path in paths(weeks)]


def paths(weeks: int | None = None) -> list[Path]:
    """Say where the workbooks are; the week stands in their names."""
    days = {path: _day(path.name) for path in FOLDER.glob("*.xlsx")}
    if weeks is None:
        return sorted(days)
    before = max(days.values()) - timedelta(weeks=weeks)
    return sorted(path for path, day in days.items() if day > before)


def _day(name: str) -> date:
    found = _DAY.search(name)
    return date(*map(int, found.groups())) if found else date.min
