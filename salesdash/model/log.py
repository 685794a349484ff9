"""The tables that the log writes by itself."""

from dataclasses import dataclass

from salesdash.method import milestones
from salesdash.model.columns import Column, Kind, Table, days, texts, whole

EDITS = Table(
    "edits",
    (
        *texts("kind", "table", "key", "column", "seen", "value"),
        *texts("by", "reason"),
        *days("from"),
    ),
    key=("kind", "table", "key", "column"),
    typed=False,
)


@dataclass(frozen=True)
class Edit:
    """A change made in the app: a row of `edits`, in Python.

    A later edit of the same kind, table, key and column takes its place.

    Attributes:
        kind: "setting", "mapping", "word", "layout" and so on.
        key: The thing that is changed.
        value: What holds from now on.
        table: The table that it speaks of, or ''.
        column: The column, or ''.
        seen: The value that the person saw, or ''.
        by: Who made it, or ''.
        reason: Why, or ''.
        start: The day from which it holds, None for all days.
        import_id: The import that brought it, '' before it is written.
        seq: The number of that import, 0 before it is written.
    """

    kind: str
    key: str
    value: str
    table: str = ""
    column: str = ""
    seen: str = ""
    by: str = ""
    reason: str = ""
    start: int | None = None
    import_id: str = ""
    seq: int = 0

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it is about: of each the newest edit holds."""
        return self.kind, self.table, self.key, self.column


FORECASTS = Table(
    "forecasts",
    (
        *days("as_of"),
        *texts("method", "period", "team", "rep", "customer"),
        *texts("opportunity", "name"),
        Column("status", Kind.CODE, milestones.STATUSES),
        Column("amount", Kind.MONEY),
        *texts("currency"),
        *texts("claimed_milestone"),
        Column("claimed_yield", Kind.INTEGER, unit="per 10,000"),
        *texts("verified_milestone"),
        Column("verified_yield", Kind.INTEGER, unit="per 10,000"),
        Column("weighted", Kind.MONEY),
        *texts("state"),
    ),
    key=("as_of", "method", "opportunity", "customer", "name"),
    typed=False,
)
IMPORTS = Table(
    "imports",
    (
        Column("seq", Kind.INTEGER),
        Column("imported_at", Kind.INTEGER, unit="microseconds, UTC"),
        *texts("kind", "by", "withdraws", "note"),
        *whole("files", "rows"),
    ),
    key=("import_id",),
    typed=False,
)
SHEETS = Table(
    "sheets",
    (
        Column("number", Kind.INTEGER),
        *texts("file", "sha256", "sheet", "table"),
        *days("as_of"),
        *texts("as_of_source", "covers", "covers_source", "columns"),
        *texts("mapping", "reps"),
        Column("header_row", Kind.INTEGER),
        *whole("rows_read", "rows_kept", "rows_skipped", "new"),
        *whole("changed", "unchanged"),
        *texts("findings"),
    ),
    key=("import_id", "number"),
    typed=False,
)
