"""Histories of sheets for tests: built by hand, or drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import pyarrow as pa
from hypothesis import strategies as st

from salesdash import model, store
from salesdash.identity import CORRECTION, FORGOTTEN, Named
from salesdash.model import Edit
from salesdash.store import Entry, Log, said, schema
from salesdash.store.assemble import assemble
from salesdash.store.scene import Scene
from salesdash.store.state import State, state


@dataclass(frozen=True)
class Sheet:
    """A sheet of a history; `covers` is None where the rule decides."""

    table: str
    as_of: int
    rows: Sequence[dict[str, Any]]
    columns: tuple[str, ...] = ()
    covers: str | None = None
    file: str = ""
    rep: str = ""

    @property
    def present(self) -> tuple[str, ...]:
        named = {name for row in self.rows for name in row}
        return self.columns or tuple(sorted(named))


def scene(*sheets: Sheet) -> Scene:
    """Build the scene of sheets that were imported one by one."""
    frames = {
        table.name: _frame(
            table, [s if s.table == table.name else None for s in sheets]
        )
        for table in model.TYPED
    }
    listed = pl.concat(
        [
            _arrow(sheet_rows(sheet)).with_columns(
                import_id=pl.lit(f"i{n}"), seq=pl.lit(n + 1, pl.Int64)
            )
            for n, sheet in enumerate(sheets)
        ]
    )
    return assemble(listed, frames)


def states(day: int, *sheets: Sheet) -> State:
    return state(scene(*sheets), day)


def _frame(table: model.Table, sheets: Sequence[Sheet | None]) -> pl.DataFrame:
    parts = [_arrow(schema(table).empty_table())]
    for n, sheet in enumerate(sheets):
        if sheet is not None and sheet.rows:
            rows = _arrow(data_rows(sheet))
            parts.append(rows.with_columns(import_id=pl.lit(f"i{n}")))
    return pl.concat(parts, how="diagonal")


def sheet_rows(sheet: Sheet) -> pa.Table:
    rule = "complete" if sheet.table == "opportunities" else "adds"
    row = {
        "number": 0,
        "file": sheet.file or f"{sheet.table}-{sheet.as_of}.xlsx",
        "sha256": "",
        "sheet": "Sheet1",
        "table": sheet.table,
        "as_of": sheet.as_of,
        "as_of_source": "title",
        "covers": sheet.covers or rule,
        "covers_source": "given" if sheet.covers else "rule",
        "columns": said(sheet.present),
        "mapping": "{}",
        "reps": sheet.rep,
        "findings": "[]",
    }
    return store.rows(model.SHEETS, [row])


def data_rows(sheet: Sheet) -> pa.Table:
    rows = [
        {"sheet_number": 0, "row": n + 2, **row}
        for n, row in enumerate(sheet.rows)
    ]
    return store.rows(model.table(sheet.table), rows)


def entry(sheet: Sheet) -> Entry:
    return Entry(
        "upload", sheet_rows(sheet), {sheet.table: data_rows(sheet)}, {}
    )


def write(log: Log, *sheets: Sheet) -> list[str]:
    return [log.append(entry(sheet)) for sheet in sheets]


def _arrow(table: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame


DAYS = st.integers(1, 12)
REPS = st.sampled_from(["R", "S"])
CUSTOMERS = st.sampled_from(["A", "B", "C"])

VISIT = st.fixed_dictionaries(
    {
        "rep": REPS,
        "date": DAYS,
        "customer": CUSTOMERS,
        "result": st.sampled_from(["x", "y"]),
    }
)
DEAL = st.fixed_dictionaries(
    {
        "rep": REPS,
        "customer": CUSTOMERS,
        "name": st.sampled_from(["", "d"]),
        "amount": st.none() | st.integers(1, 3),
        "status": st.sampled_from(["open", "open", "open", "won", "lost"]),
        "expected_close": st.none() | DAYS,
    },
    optional={"opportunity": st.sampled_from(["", "1-A", "1-B"])},
)


@st.composite
def sheets(draw: st.DrawFn, table: str, rows: st.SearchStrategy) -> Sheet:
    listed = draw(st.lists(rows, min_size=1, max_size=5))
    names = tuple(sorted({name for row in listed for name in row}))
    left = draw(st.sets(st.sampled_from(["amount", "status", "result"])))
    columns = tuple(name for name in names if name not in left)
    covers = draw(st.sampled_from([None, None, "complete", "adds"]))
    kept = [
        {name: value for name, value in row.items() if name in columns}
        for row in listed
    ]
    return Sheet(table, draw(DAYS), kept, columns, covers)


def histories(table: str) -> st.SearchStrategy[list[Sheet]]:
    """Draw up to five sheets of one table, each of a day of its own."""
    rows = VISIT if table == "visits" else DEAL
    return st.lists(
        sheets(table, rows),
        min_size=1,
        max_size=5,
        unique_by=lambda sheet: sheet.as_of,
    )


@st.composite
def corrections(draw: st.DrawFn, history: list[Sheet]) -> list[Edit]:
    """Draw up to three corrections of deals that a history names."""
    places = [
        (sheet, number)
        for sheet in history
        for number in range(len(sheet.rows))
    ]
    found = []
    for n in range(draw(st.integers(1, 3))):
        sheet, number = draw(st.sampled_from(places))
        column, values = draw(st.sampled_from(sorted(VALUES.items())))
        seen, value = draw(st.permutations(values))[:2]
        start = draw(st.sampled_from([sheet.as_of, *range(1, 13)]))
        back = draw(st.integers(0, 9)) == 0
        key = naming(sheet, number, draw(st.sampled_from([1, 1, 1, 2])))
        found.append(
            Edit(
                CORRECTION, key.text, FORGOTTEN if back else value,
                "opportunities", column, seen, start=start, seq=n,
            )
        )  # fmt: skip
    return found


def naming(sheet: Sheet, number: int, renewal: int = 1) -> Named:
    """Give the words in which a row of a sheet names its deal."""
    row = sheet.rows[number]
    own = row.get("customer", ""), row.get("name", "")
    nth = sum(
        (r.get("customer", ""), r.get("name", "")) == own
        for r in sheet.rows[:number]
    )
    return Named(row.get("opportunity", ""), *own, nth, renewal)


VALUES = {
    "amount": ["", "0.01", "0.02", "0.03"],
    "status": ["open", "won", "lost"],
    "rep": ["R", "S"],
}
"""What a cell of `DEAL` may say, as corrections keep it."""
