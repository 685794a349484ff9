"""Which row says what of a deal: each column by its newest sheet."""

from typing import Any

from salesdash import model
from salesdash.store.state import State
from salesdash.store.ticked import stated

PLACE = ("import_id", "file", "sheet", "row")


def whence(state: State, key: str) -> dict[str, dict[str, Any]]:
    """Say where each column of a deal was stated last.

    A column that a sheet lacks says nothing, so a deal is often made of
    several rows (definitions, A).

    Args:
        state: The state of a day.
        key: The deal.

    Returns:
        Column of the model -> `PLACE` of the newest row whose sheet has it.
    """
    rows = state.scene.told(
        stated(state.scene, state.day, key), "file", "sheet"
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows.select(*PLACE, "said").iter_rows(named=True):
        place = {name: row[name] for name in PLACE}
        for name in model.OPPORTUNITIES.names:
            if f'"{name}"' in row["said"]:
                found[name] = place
    return found
