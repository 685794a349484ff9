from typing import Any

from salesdash.charts.movement import SHOWN, trails
from salesdash.charts.theme import LIGHT


def test_a_trail_fades_from_now_into_the_past() -> None:
    drawn: list[Any] = trails([((0, 0), (6, 12))], LIGHT)
    *parts, start = drawn
    ends = [(line.x, line.y) for line in parts]
    assert ends == [
        ((n, n + 1, None), (2 * n, 2 * n + 2, None)) for n in range(6)
    ]
    strengths = [line.opacity for line in parts]
    assert strengths == sorted(set(strengths))
    assert (start.x, start.y) == ((0,), (0,))


def test_two_trails_are_not_joined() -> None:
    first, *_ = trails([((0, 0), (6, 6)), ((1, 1), (7, 7))], LIGHT)
    assert first.x == (0, 1, None, 1, 2, None)


def test_only_the_most_important_trails_are_drawn() -> None:
    many = [((n, 0), (n, 6)) for n in range(SHOWN + 5)]
    assert trails(many, LIGHT)[-1].x == tuple(range(SHOWN))
    assert trails([], LIGHT) == []
