"""The tables that the log writes by itself."""

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
