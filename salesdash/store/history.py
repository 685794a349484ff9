"""The rows of the opportunity sheets, each tied to its deal."""

from collections import OrderedDict

import polars as pl

from salesdash.store.deals import split
from salesdash.store.keys import identified
from salesdash.store.scene import Scene, once
from salesdash.store.stretches import stretches

KEPT = 32
"""Of so many days it is kept which thread is which deal."""


def history(scene: Scene, day: int, *, whole: bool = True) -> pl.DataFrame:
    """Give the rows of the opportunity sheets, tied to their deals.

    One row a row of a sheet until the day, by order and row: `at` (its
    place in `Scene.rows`), `order`, `row`, `sheet_as_of`, what it states of
    the deal, `said`, `key`, `is_id`, `states`.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.
        whole: Every row, not just those that a fold can notice.
    """
    past = stretches(scene).past(day, whole=whole)
    named = threads(scene, day).select("opportunity_key", "is_id", "key")
    rows = past.rows.hstack(named[past.rows["thread"]])
    return split(scene.told(rows, "said"), day)


def threads(scene: Scene, day: int) -> pl.DataFrame:
    """Give the threads of a day with `is_id` and `key`, see `identified`.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.
    """
    known = _known(scene)
    with scene.lock:
        if day not in known:
            past = stretches(scene).past(day, whole=False)
            known[day] = identified(past.threads)
        known.move_to_end(day)
        while len(known) > KEPT:
            known.popitem(last=False)
        return known[day]


@once
def _known(scene: Scene) -> "OrderedDict[int, pl.DataFrame]":
    """Keep what `threads` found of the latest days asked for."""
    del scene
    return OrderedDict()
