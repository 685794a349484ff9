"""Customer grading by relationship and attractiveness (page 32)."""

THRESHOLD = 5.0
"""High is at or above this, of 10, on either axis."""

THRESHOLDS = (THRESHOLD, THRESHOLD)
"""The same, of relationship and of attractiveness."""

SCALE = 10.0
QUADRANTS = ("key", "prospective", "ordinary", "ignore")
NOT_GRADED = "not_graded"
FREQUENCY = {"key": 2.0, "prospective": 1.0, "ordinary": 0.5, "ignore": 0.0}
"""Quadrant -> visits a month that are due; the deck names none, so these
are our choice."""


def quadrant(
    relationship: float | None,
    attractiveness: float | None,
    thresholds: tuple[float, float] = THRESHOLDS,
) -> str:
    """Name the quadrant of a customer, `not_graded` if an axis is missing.

    Example:
        >>> quadrant(5, 8), quadrant(4.9, 8), quadrant(None, 8)
        ('key', 'prospective', 'not_graded')
    """
    if relationship is None or attractiveness is None:
        return NOT_GRADED
    close = relationship >= thresholds[0]
    if attractiveness >= thresholds[1]:
        return "key" if close else "prospective"
    return "ordinary" if close else "ignore"
