"""The score of one deal over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.metrics.score import score
from salesdash.store.points import points

if TYPE_CHECKING:
    from salesdash.book.view import View


def scored(view: View, key: str) -> nw.DataFrame:
    """Give the score of a deal on each day on which sheets changed it.

    Weights are those of the as-of day throughout, so that the line shows
    the deal and not the settings. Corrections of a manager have no day in
    the sheets; they are in the deal's own row and not in this line.

    Args:
        view: A look at the log.
        key: The key of the deal.

    Returns:
        One row an as-of day, oldest first: `as_of`, the five columns of
        points and what `metrics.score` gives.
    """
    frame = points(view.state.scene, view.number, key)
    told = nw.from_native(frame, eager_only=True)
    return score(told, view.settings.weights)
