"""What the sheets tell of one deal, change by change."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import polars as pl

from salesdash import model, money
from salesdash.method.milestones import CRITERIA
from salesdash.model.dossier import Event, Source
from salesdash.store.names import spelled
from salesdash.store.opportunities import handed_in
from salesdash.store.scene import Scene
from salesdash.store.ticked import stated

FOLLOWED = (
    "rep", "status", "claimed_milestone", "currency", "amount",
    "expected_close", "closed_on", "score_side",
    *(column.name for column in model.POINTS), *CRITERIA,
)  # fmt: skip
"""The columns whose changes are events, in this order on one day."""

_GIVEN = frozenset({"rep", "status", "currency"})
"""Columns that say nothing new when a deal is first named."""

_ENDS = ("won", "lost")

_NAMING = ("key", "order", "row", "sheet_as_of", "file", "sheet", "import_id")

Row = dict[str, Any]
Told = dict[str, tuple[Any, Source]]
"""Column -> its value, and the row that says so."""


def timeline(scene: Scene, day: int, key: str) -> list[Event]:
    """Tell what the sheets told of a deal, oldest first.

    A value that a deal has from the day on which it is first named is a
    change from nothing, but for its rep, its currency and that it is open.
    What a day says is what its last row says. Amounts are in minor units of
    the currency that the sheets had for them.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.
        key: The deal.
    """
    rows = scene.told(stated(scene, day, key), "file", "sheet")
    found = list(spelled(scene, rows).iter_rows(named=True))
    days = [list(part) for _, part in groupby(found, _as_of)]
    events = [*_changes(days), *_gone(days, handed_in(scene), day)]
    # A deal comes back before anything is said of it.
    return sorted(events, key=lambda event: (event.day, event.kind != "back"))


def _as_of(row: Row) -> int:
    return row["sheet_as_of"]


def _changes(days: list[list[Row]]) -> Iterator[Event]:
    known: dict[str, tuple[Any, int]] = {}
    for number, rows in enumerate(days):
        told = _told(rows)
        if not number:
            rep, source = told.get("rep", ("", _source(rows[-1])))
            yield Event(source.as_of, "named", by=rep or "", source=source)
        for column in (c for c in FOLLOWED if c in told):
            value, source = told[column]
            if column == "amount":
                value = _minor(value, known.get("currency", ("", 0))[0])
            before = known.get(column, (None, 0))
            known[column] = value, source.as_of
            if number or not _given(column, value):
                yield from _event(column, before, value, source)


def _given(column: str, value: Any) -> bool:
    """Tell what says nothing new of a deal that is first named."""
    return column in _GIVEN and value not in _ENDS


def _told(rows: list[Row]) -> Told:
    """Take the last word of one day on each column."""
    told: Told = {}
    for row in rows:
        source = _source(row)
        told |= {
            column: (_value(row, column), source)
            for column in FOLLOWED
            if f'"{column}"' in row["said"] or column == "status"
        }
    return told


def _value(row: Row, column: str) -> Any:
    value = row["states" if column == "status" else column]
    return None if value == "" else value


def _minor(hundredths: int | None, currency: str | None) -> int | None:
    """Turn stored hundredths into minor units, as a fold does."""
    if hundredths is None or money.digits(currency or money.DEFAULT):
        return hundredths
    size = (abs(hundredths) + 50) // 100
    return size if hundredths >= 0 else -size


def _event(
    column: str, said: tuple[Any, int], after: Any, source: Source
) -> Iterator[Event]:
    """Tell what a sheet says anew of a column.

    Args:
        column: The column.
        said: What was said of it before, and on which day.
        after: What the sheet says.
        source: The row of the sheet.
    """
    (before, earlier), day = said, source.as_of
    kind = "changed" if before != after else ""
    if column in CRITERIA:
        was, now = _met(before, earlier), _met(after, day)
        if was != now:
            kind = "ticked" if now else "unticked"
    if kind:
        yield Event(day, kind, column, before, after, source=source)


def _met(value: int | None, day: int) -> bool:
    return value is not None and 0 <= value <= day


def _source(row: Row) -> Source:
    return Source(
        row["file"],
        row["sheet"],
        row["row"],
        row["import_id"],
        row["sheet_as_of"],
    )


def _gone(
    days: list[list[Row]], handed: pl.DataFrame, day: int
) -> Iterator[Event]:
    """Tell when a deal was missing from its rep's sheets, and back."""
    rep, none = ("", ""), list[Row]()
    for rows, following in pairwise([*days, none]):
        rep = _rep(rows, rep)
        until = _as_of(following[0]) if following else day + 1
        missing = _missing(rows[-1], rep[0], handed, until)
        if missing is None:
            continue
        yield Event(missing, "vanished", by=rep[1])
        if following:
            source = _source(following[-1])
            yield Event(
                until, "back", by=_rep(following, rep)[1], source=source
            )


def _rep(rows: list[Row], known: tuple[str, str]) -> tuple[str, str]:
    """Give key and name of the rep whom the sheets name last."""
    for row in rows:
        if '"rep"' in row["said"]:
            known = row["rep_key"], row["rep"]
    return known


def _missing(
    last: Row, rep: str, handed: pl.DataFrame, until: int
) -> int | None:
    if last["states"] != "open":
        return None
    between = (pl.col("day") > last["sheet_as_of"]) & (pl.col("day") < until)
    found = handed.filter(pl.col("rep_key") == rep, between)["day"].min()
    return found if isinstance(found, int) else None
