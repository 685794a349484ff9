"""Rows of opportunity sheets that only say what was said before.

Week after week most rows repeat the row before. Of such a stretch the first
and the last row are all that a fold can notice, whatever the day: so a fold
looks at these alone, and its result is the same.
"""

from dataclasses import dataclass, field

import polars as pl

from salesdash.method.milestones import SIGNED
from salesdash.store.aliased import members
from salesdash.store.codes import nth, numbered
from salesdash.store.fallen import GROUP, parted
from salesdash.store.scene import Scene, once

STATED = (
    "status", "claimed_milestone", SIGNED, "expected_close", "closed_on",
)  # fmt: skip
"""Columns that say where a deal stands."""

NEVER = 2**62
"""The place of a row that is not there."""


@dataclass(frozen=True)
class Stretches:
    """The rows of the opportunity sheets, and what they repeat.

    Attributes:
        rows: One row a row of a sheet, by order and row: `at` (its place
            in `Scene.rows`), `order`, `row`, `sheet_as_of`, `STATED`,
            `thread`, `first` (it begins a stretch) and `until` (place here
            of the next row of the stretch).
        threads: One row a thread: what a row says of which deal it is,
            `opportunity_key`, `customer_key`, `name_key`, `nth`, `member`
            (the customer as written) and `part_key` (the customer, or the
            member where its deals are kept apart), by first appearance.
        apart: Of which customers and names deals are kept apart, `since`
            when; see `fallen.parted`.
    """

    rows: pl.DataFrame
    threads: pl.DataFrame
    apart: pl.DataFrame | None = field(default=None)

    def past(self, day: int, *, whole: bool) -> "Stretches":
        """Keep what sheets said until a day.

        Args:
            day: Days since 1970-01-01.
            whole: Keep every row, not just those that a fold can notice.
        """
        count = self.rows["sheet_as_of"].search_sorted(day, side="right")
        rows = self.rows.head(count)
        if not whole:
            rows = rows.filter(pl.col("first") | (pl.col("until") >= count))
        last = rows.select(pl.col("thread").max().fill_null(-1)).item()
        threads = _parts(self.threads.head(last + 1), self.apart, day)
        return Stretches(rows, threads, self.apart)


@once
def stretches(scene: Scene) -> Stretches:
    """Find what the rows of the opportunity sheets repeat."""
    rows = _threaded(scene)
    threads = _threads(scene, rows)
    told = rows.select(
        "thread",
        *STATED,
        deal=_together(threads).gather(rows["thread"]),
        said=_said(scene).gather(rows["order"]),
    )
    apart = _apart(scene)
    return Stretches(rows.hstack(_runs(told)), threads, apart)


def _apart(scene: Scene) -> pl.DataFrame | None:
    """Find the deals that aliases made fall together, if there are any."""
    if not scene.aliases.digest:
        return None
    found = scene.rows["opportunities"]
    return parted(found.hstack(members(found, scene.aliases)))


def _parts(
    threads: pl.DataFrame, apart: pl.DataFrame | None, day: int
) -> pl.DataFrame:
    """Say under which customer each thread is one, as of a day."""
    if apart is None or apart.is_empty():
        return threads.with_columns(part_key="customer_key")
    known = apart.filter(pl.col("since") <= day).select(GROUP)
    found = threads.join(
        known.with_columns(two=True),
        on=GROUP,
        how="left",
        maintain_order="left",
    )
    own = pl.when("two").then("member").otherwise("customer_key")
    return found.with_columns(part_key=own).drop("two")


def _threaded(scene: Scene) -> pl.DataFrame:
    """Give the rows by order and row, with `nth`, `member` and `thread`."""
    found = scene.rows["opportunities"]
    written, titled, member = _written(scene, found)
    rows = (
        found.select(
            "position",
            "order",
            "row",
            "sheet_as_of",
            *STATED,
            own=numbered(found["opportunity_key"]),
            alike=numbered(*(found[name] for name in GROUP)),
            same=numbered(written, titled),
            member=member,
        )
        .with_row_index("at")
        .sort("position")
    )
    rows = rows.with_columns(nth=nth(numbered(rows["order"], rows["same"])))
    names = ("own", "alike", "nth", "member")
    thread = numbered(*(rows[name] for name in names))
    return rows.drop("own", "alike", "same", "position").with_columns(
        thread=_by_appearance(thread)
    )


def _written(
    scene: Scene, found: pl.DataFrame
) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Give the keys of customer and name as written, and the member."""
    if not scene.aliases.digest:
        customer, name = (found[name] for name in GROUP)
        return customer, name, customer
    own = members(found, scene.aliases)
    return own["written"], own["titled"], own["member"]


def _said(scene: Scene) -> pl.Series:
    """Number the columns that sheets have, by the sheets' order."""
    sheets = scene.sheets
    numbers = numbered(sheets["columns"])
    size = sheets.select(pl.col("order").max().fill_null(0)).item() + 1
    told = pl.repeat(-1, size, dtype=pl.Int64, eager=True)
    return told.scatter(sheets["order"], numbers)


def _by_appearance(numbers: pl.Series) -> pl.Series:
    """Number anew: the number that comes first is 0, and so on."""
    firsts = numbers.arg_unique().sort()
    own = numbers.gather(firsts)
    return own.arg_sort().cast(pl.Int64).gather(numbers)


def _threads(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    firsts = rows.filter(pl.col("thread").is_first_distinct())
    found = scene.rows["opportunities"]
    names = ("opportunity_key", *GROUP)
    return pl.DataFrame(
        [found[name].gather(firsts["at"]) for name in names]
        + [firsts["nth"], firsts["member"]]
    )


def _together(threads: pl.DataFrame) -> pl.Series:
    """Number the deals that threads may be of, whatever the day.

    Threads of one id or of one customer and name may be one deal; so may
    those that others tie together.
    """
    known = pl.col("opportunity_key") != ""
    label = pl.int_range(pl.len(), dtype=pl.Int64)
    own = threads.with_columns(deal=label)
    by_name, by_id = (
        pl.col("deal").min().over(part)
        for part in ((*GROUP, "nth"), "opportunity_key")
    )
    while True:
        tied = own.with_columns(deal=by_name).with_columns(
            deal=pl.when(known).then(by_id).otherwise("deal")
        )
        if tied["deal"].equals(own["deal"]):
            return own["deal"]
        own = tied


def _runs(told: pl.DataFrame) -> pl.DataFrame:
    """Find the stretches of rows that say the same of one deal.

    Args:
        told: One row a row, in order: `deal`, and what it says.

    Returns:
        `first` and `until` for each row, see `Stretches`.
    """
    said = [pl.col(name) for name in told.columns]
    same = pl.all_horizontal(c.eq_missing(c.shift()) for c in said)
    following = pl.when(pl.col("same").shift(-1)).then(
        pl.col("here").shift(-1)
    )
    return (
        told.with_columns(here=pl.int_range(pl.len(), dtype=pl.Int64))
        .with_columns(by=pl.col("deal") * 2**32 + pl.col("here"))
        .sort("by")
        .select("here", same=same)
        .with_columns(until=following.fill_null(NEVER))
        .sort("here")
        .select("until", first=~pl.col("same"))
    )
