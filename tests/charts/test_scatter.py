from hypothesis import given
from hypothesis import strategies as some

from salesdash.charts.scatter import Box, apart, visible

PLACES = some.tuples(some.integers(0, 10), some.integers(0, 10))


@given(some.lists(PLACES, max_size=60), some.integers(1, 9))
def test_no_point_changes_sides(
    places: list[tuple[int, int]], sides: int
) -> None:
    moved = apart(places, sides)
    assert [[v >= sides for v in point] for point in moved] == [
        [v >= sides for v in point] for point in places
    ]


@given(some.lists(PLACES, max_size=60))
def test_no_point_goes_far(places: list[tuple[int, int]]) -> None:
    for true, drawn in zip(places, apart(places, 5), strict=True):
        assert max(abs(a - b) for a, b in zip(true, drawn, strict=True)) < 0.5


def test_points_of_one_place_are_all_seen() -> None:
    assert len(set(apart([(3, 3)] * 200, 5))) == 200


def test_names_never_hide_one_another_nor_pass_the_most() -> None:
    apart_boxes = [Box(50 * n, 0, 40) for n in range(4)]
    assert visible([None, *apart_boxes], 3) == [False, True, True, True, False]
    assert visible([Box(0, 0, 40), Box(39, 15, 40)], 9) == [True, False]
    assert visible([Box(0, 0, 40), Box(39, 17, 40)], 9) == [True, True]
