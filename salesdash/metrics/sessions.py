"""The talks with reps: planned, held, and what became of the agreements."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.metrics.whole import one, whole

PLANNED, DONE, OVERDUE, OPEN = "planned", "done", "overdue", "open"
SESSIONS = (OVERDUE, OPEN, PLANNED, DONE)
"""What a talk is as of a day, what asks for the manager first."""


def sessions(coaching: FrameT, day: int) -> FrameT:
    """Say of each talk where it stands as of a day.

    One row a talk, the newest first.

    A talk that the sheets only ever spoke of beforehand, so that none says
    it was held, is overdue once its day is past.

    Args:
        coaching: The talks, with `rep`, `topic`, `agreed`, `date`, `due`
            (days or null), `done` (1, 0 or null) and `sheet_as_of`, the
            day of the newest sheet that names it.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The talks with `held` (1 or 0) and `session`: done where that is
        said, or it was held and nothing agreed or due; planned where its
        day is to come, or is this day; overdue where its due day is past,
        or it was never said to be held; else open.

    Example:
        >>> import polars as pl
        >>> talks = pl.DataFrame({
        ...     "rep": "Ann", "topic": ["a", "b", "c", "d", "e"],
        ...     "agreed": ["", "", "x", "x", ""], "sheet_as_of": 20_770,
        ...     "date": [20_780, 20_775, 20_760, 20_760, 20_760],
        ...     "due": [None, None, 20_776, 20_777, None], "done": None,
        ... })
        >>> found = sessions(nw.from_native(talks), 20_777)
        >>> found.select("topic", "session", "held").rows()
        [('a', 'planned', 0), ('b', 'overdue', 0), ('c', 'overdue', 1), \
('d', 'open', 1), ('e', 'done', 1)]
    """
    told = coaching.with_columns(held=_held(day))
    return told.with_columns(_state(day).alias("session")).sort(
        "date", "rep", "topic", descending=[True, False, False]
    )


def _held(day: int) -> nw.Expr:
    past = nw.col("date") <= nw.min_horizontal("sheet_as_of", nw.lit(day))
    return one(past.fill_null(value=False) | _done())


def _done() -> nw.Expr:
    return (nw.col("done").fill_null(0).cast(nw.Int64)) == 1


def _state(day: int) -> nw.Expr:
    unheld = nw.col("held") == 0
    late = (nw.col("due") < day).fill_null(value=False)
    nothing = (nw.col("agreed") == "") & nw.col("due").is_null()
    silent = nw.col("done").is_null()
    last = nw.when(nothing & silent).then(nw.lit(DONE)).otherwise(nw.lit(OPEN))
    rest = nw.when(late | unheld).then(nw.lit(OVERDUE)).otherwise(last)
    # What is planned for the day itself can still be held.
    first = whole(day) + nw.col("held")
    ahead = (nw.col("date") >= first).fill_null(value=False)
    told = nw.when(ahead).then(nw.lit(PLANNED)).otherwise(rest)
    return nw.when(_done()).then(nw.lit(DONE)).otherwise(told)
