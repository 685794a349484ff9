"""What changes in the lists: customers, targets, people and the rest."""

from collections.abc import Callable

import polars as pl

from salesdash import model
from salesdash.store.moves.cells import differences, placed
from salesdash.store.moves.rows import OLD, shaped
from salesdash.store.state import State, keyed

LISTS = tuple(
    table.name
    for table in model.TYPED
    if table not in (model.OPPORTUNITIES, model.VISITS)
)
AXES = ("relationship", "attractiveness")
Quadrant = Callable[[pl.DataFrame], pl.DataFrame]
"""Sets the `quadrant` of each customer."""

_NAMES = {
    "contacts": pl.col("person"),
    "coaching": pl.col("topic"),
    "team": pl.col("team"),
    "rates": pl.col("currency"),
    "targets": pl.from_epoch("month", time_unit="d").dt.strftime("%Y-%m"),
}
"""What else tells a thing of a list from others."""


def lists(before: State, after: State, quadrant: Quadrant) -> pl.DataFrame:
    """Tell what is new, changed and gone in every list.

    One row a thing that is new (`customers_new`) or gone, or a cell: the
    columns of `rows.SCHEMA`.
    """
    told = [
        part.with_columns(table=pl.lit(name))
        for name in LISTS
        if _touched(before, after, name)
        for part in _list(name, before, after, quadrant)
    ]
    return pl.concat([shaped(pl.DataFrame()).clear(), *told])


def _touched(before: State, after: State, name: str) -> bool:
    """Tell whether the two know other sheets of a list."""
    place = ["import_id", "number"]
    known = [
        state.scene.sheets.filter(
            (pl.col("table") == name) & (pl.col("as_of") <= state.day)
        )
        .select(place)
        .rows()
        for state in (before, after)
    ]
    return sorted(known[0]) != sorted(known[1])


def _list(
    name: str, before: State, after: State, quadrant: Quadrant
) -> list[pl.DataFrame]:
    was, now = named(before, name), named(after, name)
    new = now.join(was, on="key", how="anti").with_columns(
        kind=pl.lit(f"{name}_new")
    )
    gone = (
        was.join(now, on="key", how="anti")
        .rename(OLD)
        .with_columns(kind=pl.lit(f"{name}_gone"))
    )
    cells = _cells(name, (before, was), (after, now))
    if name == "customers":
        cells = _graded(cells, quadrant(was), quadrant(now))
    return [shaped(_bare(new)), shaped(_bare(gone)), shaped(cells)]


def _bare(rows: pl.DataFrame) -> pl.DataFrame:
    """Leave out amounts: only those of deals add up."""
    return rows.drop("amount", "currency", strict=False)


def named(state: State, name: str) -> pl.DataFrame:
    """Give a table of a state, each thing with a `name` where it needs one.

    Args:
        state: The state.
        name: The table.
    """
    frame = state.table(name)
    if name == "targets":
        blank = pl.col("rep") == ""
        frame = frame.with_columns(
            rep=pl.when(blank).then("team").otherwise("rep")
        )
    if name in _NAMES:
        frame = frame.with_columns(name=_NAMES[name])
    return frame


def _cells(
    name: str,
    was: tuple[State, pl.DataFrame],
    now: tuple[State, pl.DataFrame],
) -> pl.DataFrame:
    known = {*model.table(name).key, "rep", "team"}
    columns = [c for c in model.table(name).names if c not in known]
    cells = differences(was[1], now[1], columns)
    about = [c for c in ("rep", "customer", "name") if c in now[1].columns]
    old, new = (
        (
            state.scene,
            keyed(state.scene.until(state.day, name), name),
        )
        for state, _ in (was, now)
    )
    return (
        placed(cells, old, new)
        .join(now[1].select("key", *about), on="key")
        .with_columns(kind=pl.lit(f"{name}_changed"))
    )


def _graded(
    cells: pl.DataFrame, was: pl.DataFrame, now: pl.DataFrame
) -> pl.DataFrame:
    """Tell a move to another quadrant from other grades in the same one."""
    axes = pl.col("column").is_in(AXES)
    moved = differences(was, now, ["quadrant"])
    source = cells.filter(axes).unique("key", maintain_order=True)
    rest = source.drop("column", "old", "new")
    turned = moved.join(rest, on="key").with_columns(
        kind=pl.lit("customers_regraded")
    )
    regraded = pl.col("key").is_in(turned["key"].implode())
    kind = (
        pl.when(axes & regraded)
        .then(pl.lit("customers_regraded"))
        .when(axes)
        .then(pl.lit("customers_graded"))
        .otherwise("kind")
    )
    told = cells.with_columns(kind=kind)
    return pl.concat([turned.select(told.columns), told])
