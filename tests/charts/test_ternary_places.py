"""Places in the triangle, and the names beside them."""

import pytest

from salesdash.charts.ternary_places import (
    FEW,
    Place,
    last,
    point,
    sides,
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


def test_a_name_never_hides_a_point() -> None:
    crowd = [(0.5, 0.5), (0.55, 0.5), (0.45, 0.5)]
    assert sides(crowd, [9, 9, 9], 400) == [
        "top center",
        "middle right",
        "middle left",
    ]


def test_a_name_at_the_right_corner_stands_inwards() -> None:
    assert sides([(0.9, 0.1)], [9], 400) == ["middle left"]
