"""One word for the visits that were done until a day."""

import polars as pl

from salesdash.store.scene import Scene, once
from salesdash.store.state import known_visits

_ASKED = (
    "date",
    "rep_key",
    "customer_key",
    "opportunity_key",
    "person",
    "activity",
    "step",
    "next_date",
    "closing_technique",
)
"""What the cross-check asks of a visit; its place does not matter."""


def done(scene: Scene, day: int) -> str:
    """Say by one word which visits were done until a day.

    A later sheet that tells of the same visits again does not change it.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
    """
    marks = _marks(scene)
    past = marks.filter(pl.col("date") <= day)["mark"]
    # An unsigned sum runs over without harm: it only has to differ.
    return f"{len(past)}-{past.sum():x}"


@once
def _marks(scene: Scene) -> pl.DataFrame:
    visits = known_visits(scene).select(_ASKED)
    return visits.select("date", mark=visits.hash_rows(seed=0))
