"""Every figure of every page, computed again from the workbooks alone.

Nothing of the product is used: openpyxl, dicts, loops and the written
definitions. `python tests/recompute.py FOLDER AS_OF` prints JSON.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

# The parts beside this file are found however it is started.
sys.path.insert(0, str(Path(__file__).parent))

import recompute_money as money
import recompute_visits as log
from recompute_deals import deals
from recompute_read import Sheet, pages, sheets


def figures(read: list[Sheet], as_of: date) -> dict[str, Any]:
    """Compute the figures of the sheets of workbooks as of a day."""
    found = deals(read, as_of)
    visits = log.visits(read, as_of)
    rows = [money.opportunity(deal, as_of) for deal in found]
    rows.sort(key=lambda row: (row["team"], row["file"], row["row"]))
    return {
        "as_of": as_of.isoformat(),
        "opportunities": rows,
        "funnel": money.funnel(found, as_of),
        "conversion": money.conversion(found, as_of),
        "activity": log.activity(visits),
        "activity_weeks": log.weeks(visits),
        "grading": log.grading(read, as_of),
        "open_by_customer": money.by_customer(found, as_of),
        "forecast": money.forecast(found, as_of),
        "visits": [_visit(row) for row in visits],
    }


def _visit(row: dict[str, Any]) -> dict[str, Any]:
    """Describe a visit."""
    names = (
        "rep",
        "customer",
        "activity",
        "minutes",
        "team",
        "file",
        "sheet",
        "row",
    )
    return {
        "date": row["date"].isoformat(),
        **{name: row[name] for name in names},
    }


def main() -> None:
    """Print the figures as JSON."""
    folder, as_of = sys.argv[1:]
    found = figures(sheets(pages(Path(folder))), date.fromisoformat(as_of))
    printed = json.dumps(found, ensure_ascii=False, indent=1)
    sys.stdout.write(printed + "\n")


if __name__ == "__main__":
    main()
