"""A coming import over sheets that are known, for tests of what it means."""

from collections.abc import Sequence

import polars as pl
import pyarrow as pa

from salesdash import model, store
from salesdash.method.grades import quadrant
from salesdash.store import Comparison, Scene
from tests.store.histories import Sheet, data_rows, scene, sheet_rows


def compared(
    known: Sequence[Sheet],
    *coming: Sheet,
    without: Sequence[tuple[str, int]] = (),
) -> Comparison:
    """Compare what is known with what it would be."""
    before = scene(*known) if known else nothing()
    sheets = pa.concat_tables(
        sheet_rows(sheet).set_column(0, "number", pa.array([n], pa.int64()))
        for n, sheet in enumerate(coming)
    )
    rows = {
        name: store.numbered(
            model.table(name),
            [
                (n, data_rows(sheet).drop_columns(["sheet_number"]))
                for n, sheet in enumerate(coming)
                if sheet.table == name
            ],
        )
        for name in {sheet.table for sheet in coming}
    }
    return Comparison(
        before,
        store.extend(before, sheets, rows, []),
        store.extend(before, sheets, rows, without),
    )


def nothing() -> Scene:
    """Give the scene of an empty log."""
    one = scene(Sheet("team", 1, [{"rep": "", "team": ""}]))
    return one.without("", 0)


def graded(customers: pl.DataFrame) -> pl.DataFrame:
    """Set the quadrant of each customer."""
    axes = customers.select("relationship", "attractiveness").rows()
    found = [quadrant(x, y) for x, y in axes]
    return customers.with_columns(quadrant=pl.Series(found, dtype=pl.String))


def net(
    known: Sequence[Sheet],
    *coming: Sheet,
    without: Sequence[tuple[str, int]] = (),
) -> pl.DataFrame:
    """Tell what changes in all."""
    pair = compared(known, *coming, without=without).net()
    return store.moves(*pair, graded)


def told(found: pl.DataFrame, *columns: str) -> list[tuple]:
    """Give some columns of moves, what is said of people left out."""
    own = found.filter(~pl.col("kind").is_in(["person", "absent"]))
    return own.select(columns).rows()
