"""Notes on the log: what is worth a question, never an accusation."""

from collections import Counter
from collections.abc import Collection
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import whole

MANY = 10
"""More visits of one rep on one day are worth a question."""

LONG = 12 * 60
"""So are more minutes of visits on one day."""

WINDOW = 30
"""Days in which the same text is looked for."""

TIMES = 3
"""So often, at other customers or on other days, it is worth a question."""

WORDY = 15
"""Characters: shorter texts are standing phrases that everybody uses."""

SHARED = 3
"""So many reps who write the same text make it a standing phrase."""

NOTES = ("future", "overlap", "twice", "many", "long", "off_day", "copied")
COLUMNS = (
    "note",
    "rep",
    "rep_key",
    "team",
    "date",
    "customer",
    "customer_key",
    "count",
    "other",
    "file",
    "sheet",
    "row",
    "import_id",
)
_PLACE = ("file", "sheet", "row", "import_id")
_DAY = ("rep_key", "date")


def plausible(
    logged: nw.DataFrame[Any], day: int, weekdays: Collection[int]
) -> nw.DataFrame[Any]:
    """Note what in the log is worth a question.

    One row a note, the newest first, with the place of the row that it
    stands on. Eager only.

    Args:
        logged: The visits of everybody, plans too: `rep`, `rep_key`,
            `team`, `customer`, `customer_key`, `opportunity_key`, `date`,
            `activity`, `start`, `minutes`, `result`, `next_step`,
            `sheet_as_of` (of the newest sheet that names it), and their
            place.
        day: The as-of day.
        weekdays: The days that are worked on, 0 for Monday.

    Returns:
        `COLUMNS`: `note` (one of `NOTES`), `count` (visits, minutes or
        days that the note counts), `other` (the other customer, or the
        text that is repeated, else '').

    Example:
        >>> import polars as pl
        >>> texts = dict.fromkeys(
        ...     ("team", "activity", "opportunity_key", "result", "next_step",
        ...      "file", "sheet", "import_id"), ["", ""],
        ... )
        >>> logged = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann"] * 2, "rep_key": ["ann"] * 2, **texts,
        ...     "customer": ["A", "A"], "customer_key": ["a", "a"],
        ...     "date": [20_777, 20_777], "start": [None] * 2,
        ...     "minutes": [30, 30], "row": [2, 3], "sheet_as_of": 20_777,
        ... }))
        >>> found = plausible(logged, 20_777, range(5))
        >>> found.select("note", "rep", "count", "row").rows()
        [('twice', 'Ann', 2, 3)]
    """
    known = logged.filter(nw.col("rep_key") != "").with_columns(
        nw.col("date", "start", "minutes", "row").cast(nw.Int64)
    )
    done = known.filter(nw.col("date") <= day).sort("date", "start", "row")
    found = nw.concat(
        [
            _future(known, day),
            _overlaps(done),
            _twice(done),
            *_full(done),
            _off(done, weekdays),
            _copied(done),
        ]
    )
    return found.sort(
        "date", "rep", "note", "row", descending=[True, False, False, False]
    )


def rarest(found: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Put notes of rare kinds first, those of a kind as they were.

    Args:
        found: What `plausible` gives.

    Example:
        >>> import polars as pl
        >>> notes = pl.DataFrame({"note": ["twice", "twice", "long"]})
        >>> rarest(nw.from_native(notes))["note"].to_list()
        ['long', 'twice', 'twice']
    """
    codes = found["note"].to_list()
    numbers = Counter(codes)
    order = sorted(
        range(len(codes)), key=lambda at: (numbers[codes[at]], codes[at])
    )
    return found[order]


def _noted(
    rows: nw.DataFrame[Any],
    note: str,
    count: nw.Expr,
    other: nw.Expr | None = None,
) -> nw.DataFrame[Any]:
    told = nw.lit("") if other is None else other
    return rows.with_columns(
        nw.lit(note).alias("note"),
        count.cast(nw.Int64).alias("count"),
        told.alias("other"),
    ).select(*COLUMNS)


def _future(known: nw.DataFrame[Any], day: int) -> nw.DataFrame[Any]:
    """Note visits after the day whose result its sheets tell already."""
    told = nw.col("result").fill_null("").str.strip_chars() != ""
    said = nw.col("sheet_as_of") <= day
    rows = known.filter(nw.col("date") > day, told, said)
    return _noted(rows, "future", nw.col("date") - day)


def _overlaps(done: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Note visits that begin before the one before them can have ended."""
    timed = done.filter(~nw.col("start").is_null())
    place = {"order_by": ["start", "row"]}
    beside = timed.with_columns(
        (nw.col("start") + nw.col("minutes"))
        .shift(1)
        .over(*_DAY, **place)
        .alias("ended"),
        *(
            nw.col(name).shift(1).over(*_DAY, **place).alias(f"{name}_before")
            for name in ("customer", "customer_key")
        ),
    )
    rows = beside.filter(
        nw.col("ended") > nw.col("start"),
        nw.col("customer_key") != nw.col("customer_key_before"),
    )
    short = nw.col("ended") - nw.col("start")
    return _noted(rows, "overlap", short, nw.col("customer_before"))


def _twice(done: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Note visits of one customer on a day that nothing tells apart."""
    activity = nw.col("activity").cast(nw.String).fill_null("")
    named = done.filter(nw.col("customer_key") != "").with_columns(
        activity.alias("activity")
    )
    by = (*_DAY, "customer_key", "activity", "opportunity_key")
    return _grouped(named, by, "twice", 1, whole(1))


def _full(done: nw.DataFrame[Any]) -> list[nw.DataFrame[Any]]:
    """Note days of a rep with too many visits, or too many hours."""
    minutes = nw.col("minutes").fill_null(0)
    return [
        _grouped(done, _DAY, "many", MANY, whole(1)),
        _grouped(done, _DAY, "long", LONG, minutes),
    ]


def _grouped(
    rows: nw.DataFrame[Any],
    by: tuple[str, ...],
    note: str,
    most: int,
    each: nw.Expr,
) -> nw.DataFrame[Any]:
    """Note the last row of each group that sums up to more than `most`."""
    weighed = rows.with_columns(each.alias("each"))
    sums = weighed.with_columns(nw.col("each").sum().over(*by).alias("sum"))
    kept = sums.filter(nw.col("sum") > most)
    last = kept.unique(list(by), keep="last", maintain_order=True)
    return _noted(last, note, nw.col("sum"))


def _off(
    done: nw.DataFrame[Any], weekdays: Collection[int]
) -> nw.DataFrame[Any]:
    """Note visits on a day that nobody works, once a rep and day."""
    # Day 0 was a Thursday.
    weekday = (nw.col("date") + 3) % 7
    rows = done.filter(~weekday.is_in(list(weekdays)))
    return _grouped(rows, _DAY, "off_day", 0, whole(1))


def _copied(done: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Note texts that a rep wrote again and again, once a text."""
    texts = nw.concat([_texts(done, name) for name in ("result", "next_step")])
    visits = texts.join(_own(texts), on="text").unique(
        ["rep_key", "text", "customer_key", "date"],
        keep="last",
        maintain_order=True,
    )
    group = ("rep_key", "text")
    back = (
        nw.col("date").shift(TIMES - 1).over(*group, order_by=["date", "row"])
    )
    near = visits.with_columns(back.alias("back")).filter(
        nw.col("date") - nw.col("back") < WINDOW
    )
    last = near.unique(list(group), keep="last", maintain_order=True)
    ends = last.select(*group, nw.col("date").alias("end"))
    inside = visits.join(ends, on=list(group)).filter(
        nw.col("date") > nw.col("end") - WINDOW,
        nw.col("date") <= nw.col("end"),
    )
    counts = inside.group_by(*group).agg(nw.len().alias("times"))
    rows = last.join(counts, on=list(group))
    return _noted(rows, "copied", nw.col("times"), nw.col("said"))


def _own(texts: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Give the texts that are no standing phrases."""
    writers = texts.select("text", "rep_key").unique()
    counts = writers.group_by("text").agg(nw.len().alias("writers"))
    return counts.filter(nw.col("writers") < SHARED).select("text")


def _texts(done: nw.DataFrame[Any], name: str) -> nw.DataFrame[Any]:
    """Give what a column says, as written and as it is compared."""
    said = nw.col(name).fill_null("").str.strip_chars()
    text = said.str.to_lowercase().str.replace_all(r"\s+", " ")
    told = done.with_columns(said.alias("said"), text.alias("text"))
    wordy = told.filter(nw.col("text").str.len_chars() >= WORDY)
    return wordy.sort("date", "row")
