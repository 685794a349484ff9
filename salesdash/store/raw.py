"""What sheets say of each thing, in their own words and untouched."""

import polars as pl

from salesdash import model
from salesdash.store import opportunities
from salesdash.store.latest import latest, newest
from salesdash.store.state import State, keyed


def raw(state: State, name: str) -> pl.DataFrame:
    """Give the newest word on each thing of a table, as it was stored.

    Nothing is spelled, filled in or worked out: a sheet that says the very
    same again changes nothing.

    Args:
        state: The state of a day.
        name: A table that people upload, but for visits, which are no
            things that sheets say again.

    Returns:
        One row a thing: `key`, the model's columns, money in hundredths,
        and the source of the newest row; by order and row.
    """
    rows = newest(_rows(state, name))
    found = latest(rows, model.table(name).names)
    return found.sort("order", "row", "key")


def _rows(state: State, name: str) -> pl.DataFrame:
    if name != "opportunities":
        return keyed(state.scene.until(state.day, name), name)
    past = opportunities.history(state.scene, state.day, whole=False)
    last = state.scene.whole("opportunities", newest(past))
    return state.scene.told(last, "file", "sheet")
