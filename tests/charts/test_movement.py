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


def test_a_trail_bends_where_the_grades_were_in_between() -> None:
    drawn: list[Any] = trails([((0, 0), (3, 0), (3, 3))], LIGHT)
    *parts, _ = drawn
    assert [line.x for line in parts] == [
        (0, 1, None),
        (1, 2, None),
        (2, 3, None),
        (3, 3, None),
        (3, 3, None),
        (3, 3, None),
    ]
    assert parts[-1].y == (2, 3, None)


def test_a_bend_inside_a_part_is_drawn() -> None:
    bent = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 2))
    drawn: list[Any] = trails([bent], LIGHT)
    second = drawn[1]
    assert (1, 0) in zip(second.x, second.y, strict=True)
    assert len(second.x) == 4
