"""From the log to a scene: what counts is read, ordered and tied."""

import hashlib
from collections.abc import Collection, Iterable, Mapping

import polars as pl
import pyarrow as pa

from salesdash import identity, model
from salesdash.identity import NONE, Aliases
from salesdash.model import Edit
from salesdash.store import tables
from salesdash.store.aliased import keyed
from salesdash.store.corrections import corrected
from salesdash.store.edits import edits
from salesdash.store.live import live
from salesdash.store.log import Log
from salesdash.store.scene import NAMES, NEXT, Scene

PIECES = 200
"""Rows that lie in more pieces than these are laid together."""

_SOURCE = ("import_id", "sheet_number")


def read(
    log: Log,
    known: int | None = None,
    before: Scene | None = None,
    told: Iterable[Edit] | None = None,
) -> Scene:
    """Read what counts of the log, at one moment.

    Args:
        log: The log.
        known: Microseconds since 1970, UTC: what was known then.
        before: What counted some imports ago; what it has is not read
            again.
        told: The edits known then, if they are at hand.
    """
    sheets = _live_sheets(log, known)
    told = edits(log, known=known) if told is None else told
    aliases = identity.aliases(told)
    before = renamed(before, aliases) if before else None
    have = _places(before.sheets) if before else frozenset()
    new = {name for name, _ in _places(sheets) - have}
    fresh = {
        table.name: tables.read(log.folder, table, new)
        for table in model.TYPED
    }
    rows = _added(before, fresh, new) if before else fresh
    return corrected(assemble(sheets, rows, aliases), told)


def renamed(scene: Scene, aliases: Aliases) -> Scene:
    """Give the same sheets under other aliases; no edit of a deal goes."""
    if scene.aliases.digest == aliases.digest:
        return scene
    rows = {
        name: frame.select(pl.exclude(_keys(frame)))
        for name, frame in scene.rows.items()
    }
    found = assemble(scene.sheets.drop("order"), rows, aliases)
    return corrected(found, (*scene.edits, *scene.grades))


def kept(log: Log, table: model.Table) -> pl.DataFrame:
    """Read every row of a table of committed imports, in force or not."""
    imports = log.imports()["import_id"].to_list()
    return tables.read(log.folder, table, imports)


def extend(
    scene: Scene,
    sheets: pa.Table,
    rows: dict[str, pa.Table],
    without: Iterable[tuple[str, int]],
) -> Scene:
    """Give the scene as it would be after one more import.

    Args:
        scene: What counts now.
        sheets: The new sheets, as `Entry` has them.
        rows: The new rows, likewise.
        without: Sheets that the import takes back.
    """
    new_sheets = _frame(sheets).with_columns(
        import_id=pl.lit(NEXT),
        seq=pl.lit(max(scene.sheets["seq"], default=0) + 1, pl.Int64),
    )
    gone = pl.DataFrame(
        list(without),
        {"import_id": pl.String, "number": pl.Int64},
        orient="row",
    )
    stay = scene.sheets.join(gone, on=["import_id", "number"], how="anti")
    fresh = {name: _next(part) for name, part in rows.items()}
    together = pl.concat([stay.drop("order"), new_sheets], how="diagonal")
    found = assemble(together, _added(scene, fresh), scene.aliases)
    return corrected(found, (*scene.edits, *scene.grades))


def assemble(
    sheets: pl.DataFrame,
    rows: dict[str, pl.DataFrame],
    aliases: Aliases = NONE,
) -> Scene:
    """Put sheets in their order and tie the rows to them."""
    sheets = sheets.sort("as_of", "seq", "number").with_row_index("order")
    sheets = sheets.with_columns(pl.col("order").cast(pl.Int64))
    tied = {
        name: _tied(frame, sheets, model.table(name), aliases)
        for name, frame in rows.items()
    }
    ids = sheets.select(pl.concat_str("import_id", "number", separator="#"))
    parts = [*sorted(ids.to_series()), *filter(None, [aliases.digest])]
    word = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return Scene(sheets, tied, word, aliases)


def _places(sheets: pl.DataFrame) -> frozenset[tuple[str, int]]:
    return frozenset(sheets.select("import_id", "number").iter_rows())


def _added(
    scene: Scene,
    fresh: Mapping[str, pl.DataFrame],
    new: Collection[str] = (),
) -> dict[str, pl.DataFrame]:
    """Add new rows to those of a scene.

    Args:
        scene: What is known.
        fresh: Table name -> new rows, as stored.
        new: Imports whose every row is among the new ones.
    """
    result = {}
    for name, known in scene.rows.items():
        frame = known
        again = frame["import_id"].is_in(list(new)) if new else None
        if again is not None and again.any():
            frame = frame.filter(~again)
        parts = [frame]
        if name in fresh:
            own = keyed(fresh[name], model.table(name), scene.aliases)
            parts.append(own)
        both = pl.concat(parts, how="diagonal")
        many = both.n_chunks() > PIECES
        result[name] = both.rechunk() if many else both
    return result


def _keys(frame: pl.DataFrame) -> list[str]:
    """Name the columns that hold text keys."""
    return [f"{n}_key" for n in NAMES if f"{n}_key" in frame.columns]


def _tied(
    frame: pl.DataFrame,
    sheets: pl.DataFrame,
    table: model.Table,
    aliases: Aliases,
) -> pl.DataFrame:
    """Tie rows to their sheets, and leave out those of no sheet."""
    frame = keyed(frame, table, aliases)
    names = [f"{name}_key" for name in NAMES if name in table.names]
    kept = (*_SOURCE, "row", *table.names, *names)
    # Not by `select`, which would copy what was read in pieces.
    frame = pl.DataFrame([frame[name] for name in kept])
    frame = frame.with_columns(order=_orders(frame, sheets))
    if frame["order"].null_count():
        frame = frame.filter(pl.col("order").is_not_null())
    frame = frame.with_columns(
        sheets["as_of"].gather(frame["order"]).alias("sheet_as_of"),
        position=pl.col("order") * 2**32 + pl.col("row"),
    )
    # Of visits nearly every row is shown, of opportunities nearly none: it
    # pays to lay visits down in order once, and newer ones lie behind them.
    if table is model.VISITS and not frame["position"].is_sorted():
        return frame[frame["position"].arg_sort()]
    return frame


def _orders(frame: pl.DataFrame, sheets: pl.DataFrame) -> pl.Series:
    """Give the order of each row's sheet, null where it does not count."""
    # Rows of one sheet lie together, so there are few stretches to look up.
    begins = pl.any_horizontal(
        pl.col(name).ne_missing(pl.col(name).shift()) for name in _SOURCE
    )
    marked = frame.select(*_SOURCE, begins=begins)
    ties = sheets.select("import_id", "order", sheet_number="number")
    found = marked.filter("begins").join(
        ties, on=_SOURCE, how="left", maintain_order="left"
    )
    return found["order"].gather(marked["begins"].cum_sum() - 1)


def _live_sheets(log: Log, known: int | None) -> pl.DataFrame:
    imports = log.imports()
    counts = live(imports, known)
    sheets = tables.read(log.folder, model.SHEETS, counts.imports)
    withdrawn = pl.DataFrame(
        sorted(counts.withdrawn),
        {"import_id": pl.String, "number": pl.Int64},
        orient="row",
    )
    return sheets.join(withdrawn, on=["import_id", "number"], how="anti").join(
        imports.select("import_id", "seq"), on="import_id"
    )


def _frame(table: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(table)
    return frame if isinstance(frame, pl.DataFrame) else frame.to_frame()


def _next(rows: pa.Table) -> pl.DataFrame:
    return _frame(rows).with_columns(import_id=pl.lit(NEXT))
