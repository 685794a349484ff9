"""The submission board: who handed in which sheet, as a view sees it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import days, store
from salesdash.book.view import View
from salesdash.metrics.closing import Calendar, weekly
from salesdash.metrics.submissions import of_tables, submissions
from salesdash.store import Log

TABLES = store.SUBMITTED
"""Tables whose sheets count as handed in."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Board:
    """Who handed in what, in one scope.

    Attributes:
        cells: As `metrics.submissions.submissions` gives them.
        sheets: One row a sheet and rep that it names: what `store` says of
            it, `week`, `copied`, `arrived`.
        calendar: When weeks close, and by which day they are open.
    """

    cells: nw.DataFrame[Any]
    sheets: nw.DataFrame[Any]
    calendar: Calendar


def board(
    log: Log,
    view: View,
    weeks: int,
    tables: Collection[str] = TABLES,
    today: date | None = None,
) -> Board:
    """Say who handed in what until the as-of day of a view.

    Sheets of later days are left out; when they came in, and whether a week
    is still open, is what is known today.

    Args:
        log: The log.
        view: The day, the scope, the settings.
        weeks: So many weeks, the last one that of the as-of day.
        tables: The sheets that count, some of `TABLES`.
        today: The day here; the clock's if None.
    """
    own = view.settings
    calendar = Calendar(
        view.number,
        days.number(today or here()),
        own.cut_off,
        own.grace_days,
        own.working_days,
        weeks,
    )
    found = store.submissions(log, view.state.scene, view.number)
    sheets = _arrived(nw.from_native(found.sheets, eager_only=True))
    chosen = weekly(of_tables(view.scoped(sheets), tables), calendar)
    named = nw.from_native(found.named, eager_only=True)
    left = nw.from_native(found.left, eager_only=True)
    cells = submissions(chosen, named, left, calendar)
    return Board(cells, chosen, calendar)


def here() -> date:
    """Give the day that this machine's calendar has."""
    return datetime.now().astimezone().date()


def moment(microseconds: int) -> datetime:
    """Give the moment that the log speaks of."""
    return _EPOCH + timedelta(microseconds=microseconds)


def _arrived(sheets: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Add the day of the import, as this machine's calendar has it."""
    moments = sheets["arrived_at"].unique().to_list()
    told = {at: days.number(moment(at).astimezone().date()) for at in moments}
    day = nw.col("arrived_at").replace_strict(
        list(told), list(told.values()), return_dtype=nw.Int64
    )
    return sheets.with_columns(day.alias("arrived"))
