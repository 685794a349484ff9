"""How far a reading of files has come, as one share from 0 to 1."""

from collections.abc import Callable

Progress = Callable[[float], None]

CELLS = 0.2
"""The child has read the cells of every file."""

ROWS = 0.75
"""Of what follows: the cells have become rows; comparing is the rest."""


def part(progress: Progress | None, first: float, last: float) -> Progress:
    """Give a step of a longer way a progress of its own, 0 to 1.

    Args:
        progress: That of the whole way; None if nobody asks.
        first: The share of the way that is done before the step.
        last: The share that is done after it.

    Example:
        >>> part(print, 0.2, 0.6)(0.5)
        0.4
    """

    def tell(share: float) -> None:
        if progress:
            progress(round(first + (last - first) * share, 4))

    return tell
