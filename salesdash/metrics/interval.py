"""Between which values a rate may lie, as few cases tell."""

from math import sqrt

Z = 1.96
"""So many standard errors hold 95 of 100 samples."""


def wilson(won: int, n: int, z: float = Z) -> tuple[float, float]:
    """Give the interval of a share that was seen in a small sample.

    The score interval of E. B. Wilson, Journal of the American Statistical
    Association 22 (1927): unlike the plain one it stays between 0 and 1,
    and says something of 0 or of all.

    Args:
        won: So many of the cases are such.
        n: So many cases; of none the share may be anything.
        z: How many standard errors wide; 1.96 for 95 %.

    Returns:
        The lowest and the highest share that go with what was seen.

    Example:
        >>> [round(end, 4) for end in wilson(8, 10)]
        [0.4902, 0.9433]
        >>> wilson(0, 0)
        (0.0, 1.0)
    """
    if not n:
        return 0.0, 1.0
    middle = won + z * z / 2
    half = z * sqrt(won * (n - won) / n + z * z / 4)
    whole = n + z * z
    # Rounding errors would put the end of 0 or of all just outside.
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
