"""The sheets and rows that count at a moment, read once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from salesdash import identity, model
from salesdash.store import tables
from salesdash.store.live import live
from salesdash.store.log import Log

NEXT = "next"
"""Stands for the id of an import that is not in the log yet."""

NAMES = ("rep", "customer", "name", "opportunity", "person", "topic", "team")
"""Columns by whose text keys rows are told apart."""


@dataclass(frozen=True)
class Scene:
    """The sheets that count, and their rows.

    Attributes:
        sheets: One row a live sheet: the columns of the table `sheets`,
            `import_id`, `seq`, and `order`: its place by (as-of, seq).
        rows: Table name -> one row a row of a live sheet: the model's
            columns, `import_id`, `row`, `order`, `sheet_as_of`, `said`
            (the sheet's columns), and a `*_key` beside each name.
        digest: Of what counts; the key of every cache.
    """

    sheets: pl.DataFrame
    rows: dict[str, pl.DataFrame]
    digest: str

    @property
    def last(self) -> int:
        """The newest as-of day, 0 where there is no sheet."""
        return max(self.sheets["as_of"], default=0)

    def until(self, day: int) -> "Scene":
        """Leave out the sheets that speak of a later day."""
        sheets = self.sheets.filter(pl.col("as_of") <= day)
        rows = {
            name: frame.filter(pl.col("sheet_as_of") <= day)
            for name, frame in self.rows.items()
        }
        return Scene(sheets, rows, f"{self.digest}:{day}")

    def without(self, import_id: str, day: int) -> "Scene":
        """Leave out later days, and of the day itself one import."""
        earlier = pl.col("import_id") != import_id
        sheets = self.sheets.filter(
            (pl.col("as_of") < day) | ((pl.col("as_of") == day) & earlier)
        )
        rows = {
            name: frame.filter(
                pl.col("order").is_in(sheets["order"].implode())
            )
            for name, frame in self.rows.items()
        }
        return Scene(sheets, rows, f"{self.digest}-{day}")


def read(log: Log, known: int | None = None) -> Scene:
    """Read what counts of the log, at one moment.

    Args:
        log: The log.
        known: Microseconds since 1970, UTC: what was known then.
    """
    sheets = _live_sheets(log, known)
    ids = set(sheets["import_id"])
    rows = {
        table.name: tables.read(log.folder, table, ids)
        for table in model.TYPED
    }
    return assemble(sheets, rows)


def kept(log: Log, table: model.Table) -> pl.DataFrame:
    """Read every row of a table of committed imports, in force or not."""
    imports = log.imports()["import_id"].to_list()
    return tables.read(log.folder, table, imports)


def digest(log: Log) -> str:
    """Say by one word what counts now."""
    counts = live(log.imports())
    parts = sorted(counts.imports) + sorted(map(str, counts.withdrawn))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


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
    merged = {
        name: pl.concat(
            [frame, _next(rows[name])] if name in rows else [frame],
            how="diagonal",
        )
        for name, frame in scene.rows.items()
    }
    together = pl.concat([stay.drop("order"), new_sheets], how="diagonal")
    return assemble(together, merged)


def assemble(sheets: pl.DataFrame, rows: dict[str, pl.DataFrame]) -> Scene:
    """Put sheets in their order and tie the rows to them."""
    sheets = sheets.sort("as_of", "seq", "number").with_row_index("order")
    sheets = sheets.with_columns(pl.col("order").cast(pl.Int64))
    tie = sheets.select(
        "import_id",
        "order",
        "file",
        "sheet",
        sheet_number="number",
        sheet_as_of="as_of",
        said="columns",
    )
    tied = {
        name: _tied(frame, tie, model.table(name))
        for name, frame in rows.items()
    }
    ids = sheets.select(pl.concat_str("import_id", "number", separator="#"))
    word = "\n".join(sorted(ids.to_series()))
    return Scene(sheets, tied, hashlib.sha256(word.encode()).hexdigest()[:16])


def _tied(
    frame: pl.DataFrame, tie: pl.DataFrame, table: model.Table
) -> pl.DataFrame:
    kept = ("import_id", "sheet_number", "row", *table.names)
    frame = frame.select(*kept).join(
        tie, on=["import_id", "sheet_number"], how="inner"
    )
    return keyed(frame, [n for n in NAMES if n in table.names]).sort(
        "order", "row"
    )


def keyed(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Add a text key `<name>_key` beside each named column."""
    for name in names:
        texts = frame[name].fill_null("")
        unique = texts.unique()
        keys = pl.Series(
            [identity.key(text) for text in unique], dtype=pl.String
        )
        frame = frame.with_columns(
            texts.replace_strict(unique, keys, return_dtype=pl.String).alias(
                f"{name}_key"
            )
        )
    return frame


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
