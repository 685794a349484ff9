"""Which visits count: the newest sheet that names a group states it whole."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import polars as pl

from salesdash.store.codes import numbered
from salesdash.store.scene import Scene, once

REPEATED = 0.8
"""A sheet that repeats this share of the visits known is complete."""


@dataclass(frozen=True)
class Fold:
    """The visits that count, and why others do not.

    Attributes:
        rows: One row a visit: its row of `grouped`, by order and row.
        covers: Order of a visit sheet -> "complete" or "adds".
        gone: One row a group that a complete sheet lacks: `group`, `by`
            (order of that sheet).
    """

    rows: pl.DataFrame
    covers: dict[int, str]
    gone: pl.DataFrame


@once
def fold(scene: Scene) -> Fold:
    """Fold the visit sheets of a scene, whatever day they speak of."""
    rows = grouped(scene)
    covers, gone = _Cover(scene, rows).run()
    newest = rows.group_by("group").agg(pl.col("order").max()).sort("group")
    newest = newest["order"].gather(rows["group"])
    kept = rows.filter(rows["order"] == newest)
    if not gone.is_empty():
        last = gone.group_by("group").agg(pl.col("by").max())
        alive = pl.col("by").is_null() | (pl.col("by") < pl.col("order"))
        kept = kept.join(
            last, on="group", how="left", maintain_order="left"
        ).filter(alive)
    return Fold(kept.select(rows.columns), covers, gone)


def stated(scene: Scene) -> pl.DataFrame:
    """Say which sheets state which group: `group`, `order`."""
    return grouped(scene).select("group", "order").unique()


@once
def grouped(scene: Scene) -> pl.DataFrame:
    """Number the groups: rep, day, customer, and number or start if any.

    One row a row of a visit sheet, by order and row: `at` (its place in
    `Scene.rows`), `order`, `row`, `date`, `rep_key`, `group`.
    """
    rows = scene.rows["visits"]
    group = numbered(
        rows["rep_key"],
        rows["customer_key"],
        rows["date"],
        rows["visit"].fill_null(""),
        rows["start"].fill_null(-1),
    )
    names = ("order", "row", "date", "rep_key")
    return rows.select(*names, group=group).with_row_index("at")


Named = dict[str, dict[int, set[int]]]
"""What a sheet names: rep -> day -> groups."""


@dataclass
class _Cover:
    """Walks the sheets in order and finds what complete ones lack."""

    scene: Scene
    rows: pl.DataFrame
    alive: Named = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )

    def run(self) -> tuple[dict[int, str], pl.DataFrame]:
        sheets = self.scene.sheets.filter(pl.col("table") == "visits")
        touched = _overlapping(self.rows)
        covers: dict[int, str] = {}
        gone: list[tuple[int, int]] = []
        for sheet in sheets.sort("order").iter_rows(named=True):
            order, named = sheet["order"], touched.get(sheet["order"], {})
            places = self._span(named, sheet["as_of"])
            known = set[int]().union(*places)
            lacking = known - _groups(named)
            covers[order] = _covers(sheet, len(known), len(lacking))
            if covers[order] == "complete":
                gone += [(group, order) for group in sorted(lacking)]
                for place in places:
                    place.difference_update(lacking)
            for rep, days in named.items():
                for day, groups in days.items():
                    self.alive[rep][day] |= groups
        schema = {"group": pl.Int64, "by": pl.Int64}
        return covers, pl.DataFrame(gone, schema, orient="row")

    def _span(self, named: Named, as_of: int) -> list[set[int]]:
        if not named:
            return []
        first = min(day for days in named.values() for day in days)
        return [
            groups
            for rep in named
            for day, groups in self.alive[rep].items()
            if first <= day <= as_of
        ]


def _groups(named: Named) -> set[int]:
    return {
        g for days in named.values() for part in days.values() for g in part
    }


def _covers(sheet: dict, known: int, lacking: int) -> str:
    if sheet["covers_source"] == "given":
        return sheet["covers"]
    repeats = known - lacking >= REPEATED * known
    return "complete" if known and repeats else "adds"


def _overlapping(rows: pl.DataFrame) -> dict[int, Named]:
    """Give what each sheet names, for reps whose sheets overlap in days.

    Where they do not, a sheet finds nothing older in its span, and whether
    it is complete makes no difference.
    """
    firsts = rows.group_by("order").agg(first=pl.col("date").min())
    spans = (
        rows.group_by("rep_key", "order")
        .agg(last=pl.col("date").max())
        .join(firsts, on="order")
        .sort("order")
    )
    busy = [
        part["order"].unique()
        for _, part in spans.group_by("rep_key")
        if _overlaps(part)
    ]
    orders = (
        pl.concat(busy).unique() if busy else pl.Series([], dtype=pl.Int64)
    )
    named: dict[int, Named] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    together = rows.filter(pl.col("order").is_in(orders.implode()))
    parts = together.select("order", "rep_key", "date", "group").unique()
    for order, rep, day, group in parts.iter_rows():
        named[order][rep][day].add(group)
    return named


def _overlaps(spans: pl.DataFrame) -> bool:
    pairs = pairwise(spans.select("first", "last").iter_rows())
    return any(later[0] <= earlier[1] for earlier, later in pairs)
