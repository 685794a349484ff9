"""What an import would change: row by row against what is known."""

from dataclasses import dataclass

import polars as pl

from salesdash import model
from salesdash.store import opportunities, visits
from salesdash.store.latest import has
from salesdash.store.scene import NEXT, Scene
from salesdash.store.state import keyed

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"

_ROWS = {
    "order": pl.Int64, "row": pl.Int64, "at": pl.UInt32, "change": pl.String,
    "table": pl.String, "before": pl.Int64, "twice": pl.Boolean,
}  # fmt: skip
_GONE = {
    "by": pl.Int64, "order": pl.Int64, "file": pl.String, "sheet": pl.String,
    "row": pl.Int64, "rep": pl.String, "customer": pl.String,
    "date": pl.Int32, "late": pl.Boolean,
}  # fmt: skip


@dataclass(frozen=True)
class Changes:
    """What the sheets of an import that is not in the log would change.

    Attributes:
        rows: One row a row of a new sheet: `order`, `row`, `change` (new,
            changed, unchanged), `table`, `before` (order of the sheet that
            it changes, else null), `twice` (a later row of the sheet speaks
            of the same thing, so this one does not count), and of a visit
            `at`, its place in `Scene.rows`.
        gone: One row a visit that a complete sheet lacks: `by` (order of
            that sheet), `order`, `file`, `sheet`, `row`, `rep`, `customer`,
            `date`, and `late`: the visit is of a new sheet, and a sheet of
            a later day that is in the log already lacks it.
        covers: Order of a visit sheet -> "complete" or "adds"; empty where
            no new sheet speaks of visits.
        clashes: One row a visit that another file of the same as-of states
            otherwise, a correction or a second visit: `order`, `row`,
            `rep`, `customer`, `date`, `file_old`, `sheet_old`.
    """

    rows: pl.DataFrame
    gone: pl.DataFrame
    covers: dict[int, str]
    clashes: pl.DataFrame


def changes(scene: Scene) -> Changes:
    """Compare the sheets of the coming import with the older ones.

    Args:
        scene: What would count, as `scene.extend` gives it.
    """
    names = coming(scene)
    parts = [_keyed(scene, name) for name in names if name != "visits"]
    gone, covers = pl.DataFrame(schema=_GONE), dict[int, str]()
    if "visits" in names:
        folded = visits.fold(scene)
        parts.append(_visits(scene, folded))
        gone, covers = _gone(scene, folded), folded.covers
    rows = pl.concat([pl.DataFrame(schema=_ROWS), *parts], how="diagonal")
    clashes = equal_dates(scene, rows).filter(
        (pl.col("table") == "visits") & (pl.col("file") != pl.col("file_old"))
    )
    return Changes(rows, gone, covers, scene.whole("visits", clashes))


def coming(scene: Scene) -> list[str]:
    """Name the tables of which new sheets come."""
    fresh = scene.sheets.filter(pl.col("import_id") == NEXT)
    told = set(fresh["table"])
    return [table.name for table in model.TYPED if table.name in told]


def equal_dates(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the changed rows whose older sheet speaks of the same day.

    One row a row of a new sheet: the columns of `Changes.rows`, `file`,
    `sheet`, and of the older sheet `file_old`, `sheet_old`.
    """
    names = scene.sheets.select("order", "file", "sheet", "as_of")
    old = names.rename({"order": "before"})
    return (
        rows.filter(pl.col("change") == CHANGED)
        .join(names, on="order")
        .join(old, on="before", suffix="_old")
        .filter(
            (pl.col("as_of") == pl.col("as_of_old"))
            & (pl.col("order") != pl.col("before"))
        )
    )


def _new_orders(scene: Scene) -> pl.Series:
    fresh = scene.sheets.filter(pl.col("import_id") == NEXT)
    return fresh["order"].implode()


def _keyed(scene: Scene, name: str) -> pl.DataFrame:
    fresh = pl.col("order").is_in(_new_orders(scene))
    rows = _touched(scene, name, fresh).sort("key", "order", "row")
    columns = model.table(name).names
    values = [pl.when(has(c)).then(_word(c)).alias(f"={c}") for c in columns]
    rows = rows.with_columns(values)
    differs = [_differs(c) for c in columns]
    before = pl.col("order").shift(1).over("key")
    return (
        rows.with_columns(before=before, differs=pl.any_horizontal(*differs))
        .with_columns(
            change=pl.when(pl.col("before").is_null())
            .then(pl.lit(NEW))
            .when("differs")
            .then(pl.lit(CHANGED))
            .otherwise(pl.lit(UNCHANGED))
        )
        .filter(fresh)
        .with_columns(twice=_twice(), change=_once())
        .select(
            "order",
            "row",
            "change",
            pl.lit(name).alias("table"),
            "before",
            "twice",
        )
    )


def _twice() -> pl.Expr:
    """Tell whether a later row of the sheet speaks of the same thing."""
    following = pl.col("order").shift(-1).over("key")
    return (following == pl.col("order")).fill_null(value=False)


def _once() -> pl.Expr:
    """Let the last of the rows that speak of a thing tell what is new."""
    told = pl.when(pl.col("change") != UNCHANGED).then("change")
    first = told.drop_nulls().first().over("key", "order")
    return (
        pl.when(_twice())
        .then(pl.lit(UNCHANGED))
        .otherwise(first.fill_null(UNCHANGED))
    )


def _touched(scene: Scene, name: str, fresh: pl.Expr) -> pl.DataFrame:
    """Give all rows of the things that new rows name, with their `key`."""
    if name == "opportunities":
        rows = opportunities.history(scene, scene.last)
    else:
        rows = keyed(scene.told(scene.rows[name], "said"), name)
    touched = rows.filter(fresh).select("key").unique()
    rows = rows.join(touched, on="key")
    return scene.whole(name, rows) if name == "opportunities" else rows


def _word(column: str) -> pl.Expr:
    """Spell a cell so that blank is a value too, not nothing."""
    return pl.lit("=") + pl.col(column).cast(pl.String).fill_null("")


def _differs(column: str) -> pl.Expr:
    word = pl.col(f"={column}")
    before = word.forward_fill().shift(1).over("key").fill_null("=")
    return word.is_not_null() & (word != before)


def _visits(scene: Scene, folded: visits.Fold) -> pl.DataFrame:
    rows = visits.grouped(scene)
    new = pl.col("order").is_in(_new_orders(scene))
    touched = rows.filter(new).select("group").unique()
    rows = rows.join(touched, on="group")
    alone = pl.col("group").is_unique()
    parts = [
        _first(rows.filter(alone)),
        _again(scene, rows.filter(~alone), folded),
    ]
    return pl.concat(parts, how="diagonal")


def _first(rows: pl.DataFrame) -> pl.DataFrame:
    """Tell of visits that nothing else was ever said of."""
    return rows.select(
        "order",
        "row",
        pl.lit(NEW).alias("change"),
        pl.lit("visits").alias("table"),
        pl.lit(value=False).alias("twice"),
        "at",
    )


def _again(
    scene: Scene, rows: pl.DataFrame, folded: visits.Fold
) -> pl.DataFrame:
    """Tell of visits whose group has other rows as well."""
    rows = _contents(scene, rows)
    new = pl.col("order").is_in(_new_orders(scene))
    fresh = rows.filter(new)
    fresh = fresh.join(
        _before(scene, folded), on=["group", "order"], how="left"
    )
    old = rows.select(
        "group", "content", "copy", before="order", old=pl.lit(value=True)
    )
    sizes = rows.select("group", before="order", old_size="size").unique()
    fresh = fresh.join(
        old, on=["group", "content", "copy", "before"], how="left"
    ).join(sizes, on=["group", "before"], how="left")
    return _judged(fresh).select(
        "order",
        "row",
        "change",
        pl.lit("visits").alias("table"),
        "before",
        pl.lit(value=False).alias("twice"),
        "at",
    )


def _contents(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Add what each row says, the how-many-th to say so, and of how many."""
    content = [
        pl.col(c).cast(pl.String).fill_null("") for c in model.VISITS.names
    ]
    return (
        scene.whole("visits", rows)
        .sort("order", "row")
        .with_columns(content=pl.concat_str(content, separator="\x1f"))
        .with_columns(
            copy=pl.int_range(pl.len()).over("order", "group", "content"),
            size=pl.len().cast(pl.Int64).over("order", "group"),
        )
    )


def _judged(fresh: pl.DataFrame) -> pl.DataFrame:
    same = pl.col("old").fill_null(value=False)
    left = pl.col("old_size").fill_null(0) - same.sum().over("order", "group")
    nth = (~same).cast(pl.Int64).cum_sum().over("order", "group")
    return fresh.sort("order", "row").with_columns(
        change=pl.when(same)
        .then(pl.lit(UNCHANGED))
        .when(nth <= left)
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(NEW))
    )


def _before(scene: Scene, folded: visits.Fold) -> pl.DataFrame:
    """Give for each group and sheet the sheet that stated it before.

    Columns: `group`, `order`, `before`; null where none did, or where a
    complete sheet had lacked the group since.
    """
    stated = (
        visits.stated(scene)
        .sort("group", "order")
        .with_columns(before=pl.col("order").shift(1).over("group"))
    )
    since = stated.join(folded.gone, on="group", how="left").with_columns(
        lost=(pl.col("by") > pl.col("before"))
        & (pl.col("by") < pl.col("order"))
    )
    lost = since.group_by("group", "order").agg(pl.col("lost").any())
    return stated.join(lost, on=["group", "order"], how="left").select(
        "group",
        "order",
        before=pl.when(~pl.col("lost").fill_null(value=False)).then("before"),
    )


def _gone(scene: Scene, folded: visits.Fold) -> pl.DataFrame:
    fresh = _new_orders(scene)
    older = (
        folded.gone.join(visits.stated(scene), on="group")
        .filter(pl.col("order") < pl.col("by"))
        .group_by("group", "by")
        .agg(pl.col("order").max())
        .filter(pl.col("by").is_in(fresh) | pl.col("order").is_in(fresh))
    )
    rows = visits.grouped(scene).join(older, on=["group", "order"])
    rows = scene.whole("visits", rows)
    return scene.told(rows, "file", "sheet").select(
        "by",
        "order",
        "file",
        "sheet",
        "row",
        "rep",
        "customer",
        "date",
        late=~pl.col("by").is_in(fresh),
    )
