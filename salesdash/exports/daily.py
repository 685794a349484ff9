"""The daily report as rows of a file, every column under its name."""

import narwhals.stable.v2 as nw

from salesdash import model
from salesdash.exports import derived
from salesdash.metrics.daily import TOLD
from salesdash.model import Kind

COLUMNS = (
    {name: model.VISITS[name].kind for name in TOLD}
    | {"planned": Kind.YES}
    | dict.fromkeys(("file", "sheet"), Kind.TEXT)
    | {"row": Kind.INTEGER, "import_id": Kind.TEXT}
)
"""The columns of the file -> their kinds."""


def written(visits: nw.DataFrame, day: int) -> bytes:
    """Write the visits of a daily report.

    Args:
        visits: What `metrics.daily` gives.
        day: The as-of day.
    """
    return derived.written(visits, COLUMNS, day)
