"""Places in the triangle, and the names beside them."""

import pytest

from salesdash.charts.ternary_places import (
    FEW,
    Place,
    last,
    point,
    ways,
)


def test_the_middle_of_the_triangle_is_an_even_mix() -> None:
    assert point((1, 1, 1)) == pytest.approx((0.5, 3**0.5 / 6))
    assert point((10, 0, 0)) == pytest.approx((0.5, 3**0.5 / 2))


def test_everyone_is_the_mix_of_all_visits() -> None:
    own = [Place("Ann", 7, (1, 1, 0), 2), Place("Bob", 7, (0, 0, 6), 6)]
    assert last([*own, Place("Cid", 0, (1, 0, 0), 1)], 7) == [
        Place(None, 7, (1, 1, 6), 8),
        own[1],
        own[0],
    ]
    assert last(own[:1], 7) == own[:1]


def test_a_way_breaks_where_a_sample_is_small() -> None:
    found = [
        Place("Ann", 0, (FEW, 0, 0), FEW),
        Place("Ann", 7, (FEW - 1, 0, 0), FEW - 1),
        Place("Ann", 14, (0, FEW, 0), FEW),
        Place("Bob", 14, (0, 0, FEW), FEW),
    ]
    top, left, right = map(point, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    assert ways(found) == [[top, None, left], [None, None, right]]
