"""The state of every table as of a day: the fold of what counts."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from salesdash import model
from salesdash.model.dossier import Event
from salesdash.store import (
    opportunities,
    regraded,
    ticked,
    timeline,
    visits,
)
from salesdash.store.applied import claiming
from salesdash.store.corrections import judged
from salesdash.store.judged import Judged
from salesdash.store.latest import latest, newest, with_keys
from salesdash.store.names import spelled, teamed
from salesdash.store.scene import NAMES, Scene, once


@dataclass(frozen=True)
class State:
    """What the log says as of a day; each table is folded when asked for.

    Attributes:
        scene: What counts, of every day.
        day: The as-of day, days since 1970-01-01.
    """

    scene: Scene
    day: int

    @property
    def first(self) -> int:
        """The oldest as-of day, the day itself where there is no sheet."""
        return min(self.scene.sheets["as_of"], default=self.day)

    @cached_property
    def opportunities(self) -> pl.DataFrame:
        """One row a deal, from the sheets until the day.

        The model's columns and what `opportunities.fold` adds.
        """
        state = self._deals[0]
        won = pl.when(pl.col("status") == "won").then("closed_on")
        return _clean(self.scene, state, won.otherwise(self.day))

    @property
    def claims(self) -> pl.DataFrame:
        """One row a statement of a milestone: `key`, `as_of`, `rank`.

        Of sheets that repeat each other only the first and the last; a
        correction that holds claims in their place.
        """
        return self._deals[1]

    @property
    def corrections(self) -> pl.DataFrame:
        """One row a correction or verdict, see `judged.SAID`."""
        return self._deals[2].listed

    @property
    def dismissals(self) -> pl.DataFrame:
        """One row a dismissal that stands, see `judged.DISMISSED`."""
        return self._deals[2].dismissed

    @cached_property
    def ticked(self) -> pl.DataFrame:
        """One row a deal and criterion; see `ticked.ticked`."""
        return ticked.ticked(self.scene, self.day)

    @cached_property
    def slips(self) -> pl.DataFrame:
        """One row a statement of an expected close; see `ticked.slips`."""
        return ticked.slips(self.scene, self.day)

    @property
    def regraded(self) -> pl.DataFrame:
        """One row a correction of a customer, see `judged.SAID`."""
        return self._grades.listed

    @property
    def declined(self) -> pl.DataFrame:
        """One row a proposal set aside, see `judged.DISMISSED`."""
        return self._grades.dismissed

    def timeline(self, key: str) -> list[Event]:
        """Tell what the sheets told of a deal, oldest first."""
        return timeline.timeline(self.scene, self.day, key)

    def under(self, scene: Scene) -> "State":
        """Give the same day where only customers are graded otherwise.

        What was folded of other tables is taken over.

        Args:
            scene: The same sheets, and what managers said of deals.
        """
        other = State(scene, self.day)
        for name in ("_deals", "opportunities", "ticked", "slips", "visits"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        other._tables.update(self._tables)
        other._tables.pop(regraded.CUSTOMERS, None)
        return other

    @cached_property
    def visits(self) -> pl.DataFrame:
        """One row a visit until the day, from all sheets known."""
        known = known_visits(self.scene)
        return known.filter(pl.col("date") <= self.day)

    def table(self, name: str) -> pl.DataFrame:
        """Give the current rows of a table that people upload.

        One row a thing: the model's columns, `file`, `sheet`, `row`,
        `import_id`.
        """
        if name in {"visits", "opportunities"}:
            return getattr(self, name)
        if name not in self._tables:
            self._tables[name] = self._fold(name)
        return self._tables[name]

    @cached_property
    def _tables(self) -> dict[str, pl.DataFrame]:
        return {}

    @cached_property
    def _grades(self) -> Judged:
        return regraded.regraded(self.scene, self.day)

    @cached_property
    def _deals(self) -> tuple[pl.DataFrame, pl.DataFrame, Judged]:
        # The history is large and only needed here, so it is not kept.
        rows = opportunities.history(self.scene, self.day, whole=False)
        found = judged(self.scene, self.day, rows)
        state = opportunities.fold(self.scene, self.day, rows, found)
        rows = claiming(rows, state, found, self.day)
        return state, opportunities.claims(rows), found

    def _fold(self, name: str) -> pl.DataFrame:
        chosen = model.table(name).names
        named = [n for n in NAMES if n in chosen]
        keys = [f"{n}_key" for n in named]
        rows = keyed(self.scene.until(self.day, name), name)
        last = newest(rows.with_columns(said=with_keys(named)))
        state = latest(last, (*chosen, *keys)).with_columns(
            pl.col(keys).fill_null("")
        )
        if name == regraded.CUSTOMERS:
            found = self._grades
            state = regraded.applied(state, found, self.scene, self.day)
        return _clean(self.scene, state, self._told_on(name)).sort("key")

    def _told_on(self, name: str) -> pl.Expr:
        """Say on which day it counts in which team a rep was."""
        if name != "targets":
            return pl.lit(self.day)
        # A target of last year stays with the team of last year.
        last = pl.from_epoch("month", time_unit="d").dt.month_end()
        return pl.min_horizontal(last.cast(pl.Int32), pl.lit(self.day))


@once
def known_visits(scene: Scene) -> pl.DataFrame:
    """Fold the visits of a scene once, for every as-of day.

    One row a visit, plans included: the model's columns, `file`, `sheet`,
    `row`, `import_id`.
    """
    rows, counted = scene.rows["visits"], visits.fold(scene).rows["at"]
    if len(counted) < len(rows):
        rows = rows[counted]
    rows = scene.told(rows, "file", "sheet")
    return _clean(scene, rows, pl.col("date"))


def state(scene: Scene, day: int) -> State:
    """Look at a scene as of a day.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
    """
    return State(scene, day)


def keyed(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Add the `key` of the thing that each row of a table names.

    Args:
        rows: As in `Scene.rows`.
        name: The table; `opportunities.history` keys opportunities.
    """
    parts = [_part(column) for column in model.table(name).key]
    return rows.with_columns(key=pl.concat_str(parts, separator="\x1f"))


def _part(column: str) -> pl.Expr:
    if column in NAMES:
        return pl.col(f"{column}_key")
    return pl.col(column).cast(pl.String).fill_null("")


def _clean(scene: Scene, frame: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    texts = [c for c in frame.columns if c in _TEXTS]
    frame = teamed(scene, frame, day) if "rep_key" in frame.columns else frame
    return spelled(scene, frame).with_columns(pl.col(texts).fill_null(""))


_TEXTS = {
    column.name
    for table in model.TYPED
    for column in table.columns
    if column.kind is model.Kind.TEXT
}
