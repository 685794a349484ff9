"""The points that a rep gives the five factors of a deal."""

from sample_data.criteria import SIGNED


def scores(style: int, ticks: int, *, engaged: bool) -> tuple[int | None, ...]:
    """Give the points of the five factors that fit the progress.

    Pain, vision and value have other points once a decision maker is
    met (`engaged`): the two columns of the deck.
    """
    if style % 7 == 0:
        return (None,) * 5
    pain = (12, 13, 14, 16, 18, 20) if engaged else (0, 2, 4, 6, 8, 10)
    vision = (8, 10, 15, 20) if engaged else (0, 2, 4, 6)
    value = (8, 10, 12, 14, 16, 18, 20) if engaged else tuple(range(7))
    power = (0, 4, 8, 9, 10, 14, 16, 20)
    control = (0, 4, 8, 10, 14, 16, 20)
    ladders = (pain, power, vision, value, control)
    shift = style % 5
    points: list[int | None] = []
    for place, ladder in enumerate(ladders):
        level = ticks * len(ladder) // (SIGNED + 1)
        if place == shift:
            level -= 1
        points.append(ladder[max(0, level)])
    if style % 11 == 0:
        points[shift] = None
    return tuple(points)
