"""Customer grading by relationship and attractiveness (page 32)."""

THRESHOLD = 5.0
"""High is at or above this, of 10, on either axis."""

SCALE = 10.0
QUADRANTS = ("key", "prospective", "ordinary", "ignore")
NOT_GRADED = "not_graded"


def quadrant(
    relationship: float | None,
    attractiveness: float | None,
    threshold: float = THRESHOLD,
) -> str:
    """Name the quadrant of a customer, `not_graded` if an axis is missing.

    Example:
        >>> quadrant(5, 8), quadrant(4.9, 8), quadrant(None, 8)
        ('key', 'prospective', 'not_graded')
    """
    if relationship is None or attractiveness is None:
        return NOT_GRADED
    if attractiveness >= threshold:
        return "key" if relationship >= threshold else "prospective"
    return "ordinary" if relationship >= threshold else "ignore"
