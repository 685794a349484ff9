"""What taking an import back would do: what goes, what stays, and why."""

from dataclasses import dataclass

import polars as pl

from salesdash import model
from salesdash.errors import AlreadyUndone
from salesdash.store import assemble, opportunities, visits
from salesdash.store.live import Live, live, withdrawal
from salesdash.store.log import Log
from salesdash.store.moves import moves
from salesdash.store.moves.rows import SCHEMA, shaped
from salesdash.store.moves.tables import Quadrant, named
from salesdash.store.moves.visits import GROUP, SOURCE, sourced
from salesdash.store.scene import Scene
from salesdash.store.state import keyed, state

ROW = SOURCE[:3]
STAYS = SCHEMA | {"by": pl.String}
"""The columns of a move, and `by`, the import that says it. One row a thing
that stays as it is; `kind` is `newer` where a later day or upload says it,
`same` where another import says it too, `lacking` where a later sheet lacks
the visit."""


@dataclass(frozen=True)
class Undoing:
    """What taking an import back, or bringing it in again, would do.

    Attributes:
        import_id: The import whose rows come or go.
        redo: Whether its rows come back.
        moves: What changes, as `moves` tells it.
        stays: What its rows speak of and stays as it is, see `STAYS`.
        days: The as-of days of its sheets, oldest first.
        returns: Imports whose sheets count again, which it had replaced.
        replaced: Imports that took the place of single sheets of it.
    """

    import_id: str
    redo: bool
    moves: pl.DataFrame
    stays: pl.DataFrame
    days: tuple[int, ...]
    returns: tuple[str, ...]
    replaced: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """What is known of a change while what stays is looked for.

    Attributes:
        moves: What changes.
        day: The day that both states are looked at.
        side: Whether moves name things by their `key` with the import, or
            by the `other` one without it.
    """

    moves: pl.DataFrame
    day: int
    side: str


class Supposed(Log):
    """The log as it would be if an import were taken back."""

    def __init__(self, log: Log, import_id: str) -> None:
        """Suppose that an import of a log is taken back."""
        self.folder = log.folder
        self._log, self._target = log, import_id

    def imports(self) -> pl.DataFrame:
        """Give the imports, and the one that takes one of them back."""
        known = self._log.imports()
        last = known.sort("seq").tail(1)
        undo = last.with_columns(
            import_id=pl.lit(""),
            seq=pl.col("seq") + 1,
            kind=pl.lit("undo"),
            withdraws=pl.lit(withdrawal([(self._target, None)])),
        )
        return pl.concat([known, undo])


def undoing(
    log: Log, scene: Scene, import_id: str, quadrant: Quadrant
) -> Undoing:
    """Say what `Log.undo` would do.

    Args:
        log: The log.
        scene: What counts now.
        import_id: The import, by its whole id.
        quadrant: Sets the `quadrant` of each customer of a frame.

    Raises:
        AlreadyUndone: It is not in force.
    """
    if import_id not in live(log.imports()).imports:
        raise AlreadyUndone.named(import_id)
    then = assemble.read(Supposed(log, import_id), before=scene)
    place = ["import_id", "number"]
    goes = scene.sheets.join(then.sheets, on=place, how="anti")
    comes = then.sheets.join(scene.sheets, on=place, how="anti")
    redo = goes.is_empty() and not comes.is_empty()
    day = max(scene.last, then.last)
    told = moves(state(scene, day), state(then, day), quadrant)
    own = comes if redo else goes
    pair = (then, scene) if redo else (scene, then)
    side = "key" if redo else "other"
    return Undoing(
        import_id,
        redo,
        told,
        _stays(pair, own.select(place), Known(told, day, side)),
        tuple(sorted(own["as_of"].unique())),
        () if redo else tuple(sorted(comes["import_id"].unique())),
        _replaced(live(log.imports()), import_id),
    )


def _replaced(counts: Live, import_id: str) -> tuple[str, ...]:
    if not any(target == import_id for target, _ in counts.withdrawn):
        return ()
    return (counts.undone[import_id],)


def _stays(
    pair: tuple[Scene, Scene],
    own: pl.DataFrame,
    known: Known,
) -> pl.DataFrame:
    """Give what the own rows speak of and what does not change.

    Args:
        pair: The scene with the import, and the one without it.
        own: Its sheets.
        known: What changes.
    """
    sheets = own.rename({"number": "sheet_number"})
    parts = [
        _staying(pair, table.name, sheets, known)
        for table in model.TYPED
        if table is not model.VISITS
    ]
    visited = _visits(pair, sheets)
    return pl.concat([pl.DataFrame(schema=STAYS), *parts, visited])


def _staying(
    pair: tuple[Scene, Scene],
    name: str,
    sheets: pl.DataFrame,
    known: Known,
) -> pl.DataFrame:
    mine, others = (_named(scene, name, known.day) for scene in pair)
    own = mine.join(sheets, on=SOURCE[:2], how="semi")
    if own.is_empty():
        return pl.DataFrame(schema=STAYS)
    # The same deal may go by another key without the rows in question.
    same = mine.join(others, on=ROW, suffix="_other")
    # Of several things that one row names, each is itself first of all.
    same = same.sort(pl.col("key") != pl.col("key_other"), maintain_order=True)
    keys = same.select("key", other="key_other").unique("key", keep="first")
    own = own.group_by("key").agg(pl.col("at").max())
    # A sheet that is replaced as a whole shares no row with its successor.
    own = own.join(keys, on="key", how="left").with_columns(
        pl.col("other").fill_null(pl.col("key"))
    )
    changed = known.moves.filter(pl.col("table") == name)
    changed = changed.select(pl.col("key").alias(known.side))
    newest = others.unique("key", keep="last", maintain_order=True)
    by = newest.rename({"key": "other", "import_id": "by"})
    about = named(state(pair[1], known.day), name)
    names = [c for c in ("rep", "customer", "name") if c in about.columns]
    stays = (
        own.join(changed, on=known.side, how="anti")
        .drop("key")
        .join(by, on="other", suffix="_by")
        .rename({"other": "key"})
        .join(about.select("key", *names), on="key")
    )
    newer = pl.col("at_by") > pl.col("at")
    return _told(pair[1], stays, name, newer)


def _told(
    scene: Scene, stays: pl.DataFrame, name: str, newer: pl.Expr
) -> pl.DataFrame:
    kind = pl.when(newer).then(pl.lit("newer")).otherwise(pl.lit("same"))
    lacking = pl.col("by") == ""
    told = scene.told(stays, "file", "sheet").with_columns(
        kind=pl.when(lacking).then(pl.lit("lacking")).otherwise(kind),
        table=pl.lit(name),
    )
    return shaped(told).with_columns(told["by"])


def _named(scene: Scene, name: str, day: int) -> pl.DataFrame:
    """Say which row names which thing: `key`, its source, and its place.

    The place `at` is by as-of day and upload, the same in each scene.
    """
    if name == "opportunities":
        rows = opportunities.history(scene, day).select("order", "row", "key")
    else:
        rows = keyed(scene.until(day, name), name)
        rows = rows.select("order", "row", "key")
    return rows.join(_places(scene), on="order", maintain_order="left")


def _places(scene: Scene) -> pl.DataFrame:
    return scene.sheets.select(
        "order",
        "import_id",
        sheet_number="number",
        at=pl.col("as_of").cast(pl.Int64) * 2**32 + pl.col("seq"),
    )


def _visits(pair: tuple[Scene, Scene], sheets: pl.DataFrame) -> pl.DataFrame:
    """Tell of the own visits that something else says, or overrules."""
    mine, others = (_groups(scene) for scene in pair)
    own = mine.join(sheets, on=SOURCE[:2], how="semi").join(
        _counting(pair[0]), on=SOURCE, how="left"
    )
    alive = others.join(_counting(pair[1]), on=SOURCE)
    same = alive.select(*GROUP, "content", again="counts").unique()
    newest = others.sort("at").unique(GROUP, keep="last", maintain_order=True)
    by = newest.select(*GROUP, "order", "row", by="import_id", at_by="at")
    beside = (
        own.drop("order", "row")
        .join(same, on=[*GROUP, "content"], how="left", nulls_equal=True)
        .join(by, on=GROUP, how="left", nulls_equal=True)
    )
    stays = pl.col("counts").is_null() | pl.col("again").is_not_null()
    newer = (pl.col("at_by") > pl.col("at")).fill_null(value=False)
    told = beside.filter(stays).with_columns(pl.col("by").fill_null(""))
    return _told(pair[1], told, "visits", newer)


def _counting(scene: Scene) -> pl.DataFrame:
    counting = sourced(scene)[visits.fold(scene).rows["at"]].select(SOURCE)
    return counting.with_columns(counts=pl.lit(value=True))


def _groups(scene: Scene) -> pl.DataFrame:
    words = [c for c in model.VISITS.names if c not in ("date", "team")]
    content = [pl.col(c).cast(pl.String).fill_null("") for c in words]
    rows = sourced(scene).select(
        *SOURCE,
        "order",
        *(
            pl.col(c).cast(pl.String).fill_null("")
            if c in ("visit", "start")
            else pl.col(c)
            for c in GROUP
        ),
        "rep",
        "customer",
        name=pl.col("date").cast(pl.String),
        key=pl.concat_str(
            *(pl.col(c).cast(pl.String) for c in SOURCE), separator="\x1f"
        ),
        content=pl.concat_str(content, separator="\x1f"),
    )
    return rows.join(_places(scene).select("order", "at"), on="order")
