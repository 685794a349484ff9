"""The state of every table as of a day: the fold of what counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from salesdash import model
from salesdash.store import opportunities, visits
from salesdash.store.latest import latest, with_keys
from salesdash.store.names import spelled, teamed
from salesdash.store.scene import NAMES, Scene


@dataclass(frozen=True)
class State:
    """What the log says as of a day; each table is folded when asked for.

    Attributes:
        scene: What counts, of every day.
        known: The visits of `scene` of every day, as `known_visits` gives
            them.
        day: The as-of day, days since 1970-01-01.
    """

    scene: Scene
    known: pl.DataFrame
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
        """One row a statement of a milestone: `key`, `as_of`, `rank`."""
        return self._deals[1]

    @cached_property
    def visits(self) -> pl.DataFrame:
        """One row a visit until the day, from all sheets known."""
        return self.known.filter(pl.col("date") <= self.day)

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
    def _deals(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        # The history is large and only needed here, so it is not kept.
        past = self.scene.until(self.day, ("opportunities",))
        rows = opportunities.history(past, self.day)
        state = opportunities.fold(past, self.day, rows)
        return state, opportunities.claims(rows)

    def _fold(self, name: str) -> pl.DataFrame:
        chosen = model.table(name).names
        named = [n for n in NAMES if n in chosen]
        keys = [f"{n}_key" for n in named]
        rows = keyed_rows(self.scene.until(self.day, (name,)), name)
        rows = rows.with_columns(said=with_keys(named))
        state = latest(rows, (*chosen, *keys)).with_columns(
            pl.col(keys).fill_null("")
        )
        return _clean(self.scene, state, pl.lit(self.day)).sort("key")


def known_visits(scene: Scene) -> pl.DataFrame:
    """Fold the visits of a scene once, for every as-of day.

    One row a visit, plans included: the model's columns, `file`, `sheet`,
    `row`, `import_id`.
    """
    return _clean(scene, visits.fold(scene).rows, pl.col("date"))


def state(scene: Scene, day: int, known: pl.DataFrame | None = None) -> State:
    """Look at a scene as of a day.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        known: What `known_visits` gave for the scene, if at hand.
    """
    if known is None:
        known = known_visits(scene)
    return State(scene, known, day)


def keyed_rows(scene: Scene, name: str) -> pl.DataFrame:
    """Give the rows of a table with the `key` of the thing they name."""
    rows = scene.rows[name]
    if name == "opportunities":
        return opportunities.history(scene, scene.last)
    parts = [_part(column) for column in _key(name)]
    return rows.with_columns(key=pl.concat_str(parts, separator="\x1f"))


def _key(name: str) -> Sequence[str]:
    return model.table(name).key


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
