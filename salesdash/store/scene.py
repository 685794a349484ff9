"""The sheets and rows that count at a moment, read once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import polars as pl
import pyarrow as pa

from salesdash import identity, model
from salesdash.store import tables
from salesdash.store.live import live
from salesdash.store.log import Log

NEXT = "next"
"""Stands for the id of an import that is not in the log yet."""

SPELLED = ("rep", "customer", "team")
"""Names that are shown in one spelling."""

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
            (the sheet's columns), and a `*_key` beside each name; of an
            opportunity `nth`: which of its customer and name it is in the
            sheet, from 0.
        digest: Of what counts; the key of every cache.
    """

    sheets: pl.DataFrame
    rows: dict[str, pl.DataFrame]
    digest: str

    @property
    def last(self) -> int:
        """The newest as-of day, 0 where there is no sheet."""
        return max(self.sheets["as_of"], default=0)

    @cached_property
    def spellings(self) -> dict[str, pl.DataFrame]:
        """One spelling for each rep, customer and team: the oldest.

        Of each the text key and the name; one row a key.
        """
        return {name: self._spelling(name) for name in SPELLED}

    @cached_property
    def memberships(self) -> pl.DataFrame:
        """Who was in which team from when.

        Columns: `rep_key`, `from` (day), `team_key`; one row a statement:
        a row of a team sheet, or a sheet that names the team of a rep.
        """
        stated = [
            frame.select("rep_key", "team_key", "from").unique(
                maintain_order=True
            )
            for frame in map(_stating, _team_last(self.rows))
            if frame is not None
        ]
        known = (pl.col("rep_key") != "") & (pl.col("team_key") != "")
        return (
            pl.concat(stated)
            .filter(known)
            .unique(["rep_key", "from"], keep="last", maintain_order=True)
            .sort("from")
        )

    def _spelling(self, name: str) -> pl.DataFrame:
        key = f"{name}_key"
        parts = [
            frame.filter(pl.col(key) != "")
            .select(key, name, "order", "row")
            .group_by(key, maintain_order=True)
            .first()
            for frame in self.rows.values()
            if key in frame.columns
        ]
        return (
            pl.concat(parts)
            .sort("order", "row", name)
            .group_by(key)
            .agg(pl.col(name).first())
        )

    def until(self, day: int, names: Iterable[str] | None = None) -> "Scene":
        """Leave out the sheets that speak of a later day.

        Args:
            day: Days since 1970-01-01.
            names: The tables whose rows are wanted; all if None.
        """
        sheets = self.sheets.filter(pl.col("as_of") <= day)
        wanted = self.rows if names is None else names
        rows = {
            name: self.rows[name].filter(pl.col("sheet_as_of") <= day)
            for name in wanted
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


def _team_last(
    rows: dict[str, pl.DataFrame],
) -> list[tuple[str, pl.DataFrame]]:
    """Put the team lists last, so that they win over what sheets name."""
    return sorted(rows.items(), key=lambda table: table[0] == "team")


def _stating(table: tuple[str, pl.DataFrame]) -> pl.DataFrame | None:
    """Give a table whose rows or sheets say who is in which team."""
    name, frame = table
    if "team_key" not in frame.columns or "rep_key" not in frame.columns:
        return None
    if name == "team":
        return frame.with_columns(
            pl.col("from").fill_null(pl.col("sheet_as_of"))
        )
    return frame.with_columns(pl.col("sheet_as_of").alias("from"))


def _tied(
    frame: pl.DataFrame, tie: pl.DataFrame, table: model.Table
) -> pl.DataFrame:
    kept = ("import_id", "sheet_number", "row", *table.names)
    frame = frame.select(*kept).join(
        tie, on=["import_id", "sheet_number"], how="inner"
    )
    frame = keyed(frame, [n for n in NAMES if n in table.names])
    frame = frame.sort("order", "row")
    return _counted(frame) if table is model.OPPORTUNITIES else frame


def _counted(deals: pl.DataFrame) -> pl.DataFrame:
    """Say of each deal which of its customer and name it is in the sheet."""
    alike = ("order", "customer_key", "name_key")
    nth = pl.int_range(pl.len(), dtype=pl.Int64).over(*alike)
    return deals.with_columns(nth=nth)


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
