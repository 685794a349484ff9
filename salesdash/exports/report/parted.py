"""A matrix too wide for a page, cut into one for each team."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from salesdash.exports.report.page import Page, Row

MOST = 6
"""So many reps fit side by side on a page."""


def parts(page: Page) -> list[Page]:
    """Cut a matrix into parts, each of one team and at most `MOST` reps.

    Args:
        page: A report; any that is no matrix, or narrow, stays whole.
    """
    if len(page.above) <= MOST + 1:
        return [page]
    return [_cut(page, places) for places in _places(page)]


def _places(page: Page) -> Iterator[Sequence[int]]:
    """Give the columns of each part."""
    every = range(1, len(page.above))
    for _, own in groupby(every, lambda place: page.above[place]):
        team = list(own)
        count = -(-len(team) // MOST)
        size = -(-len(team) // count)
        yield from (team[n : n + size] for n in range(0, len(team), size))


def _cut(page: Page, places: Sequence[int]) -> Page:
    """Keep some columns, and the rows that say anything in them."""
    kept = (0, *places)
    return replace(
        page,
        above=tuple(page.above[n] for n in kept),
        heads=tuple(page.heads[n] for n in kept),
        widths=tuple(page.widths[n] for n in kept),
        rows=tuple(_rows(page, kept)),
    )


def _rows(page: Page, kept: Sequence[int]) -> Iterator[Row]:
    """Give the rows with something in them, below their day."""
    waiting: list[Row] = []
    for row in page.rows:
        if len(row) == 1:
            # Of two days without a row between them the first has none.
            day = row[0].look == "section"
            waiting = [w for w in waiting if not day or w[0].look == "note"]
            waiting.append(row)
        elif any(row[n].shown for n in kept[1:]):
            yield from waiting
            waiting = []
            yield tuple(row[n] for n in kept)
