"""The sheets and rows that count at a moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from threading import RLock
from typing import Any, TypeVar

import polars as pl

from salesdash.identity import NONE, Aliases
from salesdash.model import Edit

NEXT = "next"
"""Stands for the id of an import that is not in the log yet."""

SPELLED = ("rep", "customer", "team")
"""Names that are shown in one spelling."""

NAMES = ("rep", "customer", "name", "opportunity", "person", "topic", "team")
"""Columns by whose text keys rows are told apart."""

TOLD = ("file", "sheet", "said")
"""What a sheet tells of each of its rows; `said`: its columns."""

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Scene:
    """The sheets that count, and their rows.

    Attributes:
        sheets: One row a live sheet: the columns of the table `sheets`,
            `import_id`, `seq`, and `order`: its place by (as-of, seq).
        rows: Table name -> one row a row of a live sheet, visits by order
            and row, others in any order: the model's columns, `import_id`,
            `sheet_number`, `row`, `order`, `sheet_as_of`, `position` (by
            order and row) and a `*_key` beside each name.
        digest: Of what counts; the key of every cache.
        aliases: Which names mean the same; every `*_key` goes by them,
            and names stay as written.
        edits: What managers said of deals, oldest first; no row changes.
        grades: What they said of customers, likewise.
        memo: What was worked out of the rows, see `once`.
    """

    sheets: pl.DataFrame
    rows: dict[str, pl.DataFrame]
    digest: str
    aliases: Aliases = NONE
    edits: tuple[Edit, ...] = ()
    grades: tuple[Edit, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, repr=False)
    lock: RLock = field(default_factory=RLock, repr=False)

    @property
    def last(self) -> int:
        """The newest as-of day, 0 where there is no sheet."""
        return max(self.sheets["as_of"], default=0)

    def whole(self, name: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Set beside rows of a table the columns that they lack.

        Args:
            name: The table.
            rows: With `at`: their places in `rows`.
        """
        frame = self.rows[name].with_row_index("at")
        wanted = pl.repeat(value=False, n=len(frame), eager=True)
        # Picking by a mask is quicker than by places: no column is joined.
        found = frame.filter(wanted.scatter(rows["at"], values=True))
        have = set(rows.columns) - {"at"}
        found = found.drop(name for name in found.columns if name in have)
        return rows.join(found, on="at", how="left", maintain_order="left")

    def told(self, rows: pl.DataFrame, *names: str) -> pl.DataFrame:
        """Set beside rows what is known of their sheets.

        Args:
            rows: Any rows with `order`.
            names: Some of `TOLD`.
        """
        known = self.sheets.with_columns(said="columns").select(
            "order", *names
        )
        return rows.join(known, on="order", how="left", maintain_order="left")

    def until(self, day: int, name: str) -> pl.DataFrame:
        """Give the rows of a table whose sheets speak of no later day.

        Args:
            day: Days since 1970-01-01.
            name: The table.

        Returns:
            The rows by order and row, with `file`, `sheet` and `said`.
        """
        past = self.rows[name].filter(pl.col("sheet_as_of") <= day)
        return self.told(past.sort("position"), *TOLD)

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
        word = f"{self.digest}-{day}"
        told = self.edits, self.grades
        return Scene(sheets, rows, word, self.aliases, *told)


def once(work: Callable[[Scene], Found]) -> Callable[[Scene], Found]:
    """Let something be worked out only once of each scene.

    It may depend on the sheets, their rows and the aliases, on no edit:
    scenes that differ by what managers said alone share what was worked out.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def found(scene: Scene) -> Found:
        with scene.lock:
            if name not in scene.memo:
                scene.memo[name] = work(scene)
            return scene.memo[name]

    return found
