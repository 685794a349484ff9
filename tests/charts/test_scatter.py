from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from salesdash.charts.scatter import WIDTHS, Box, apart, spaced

SIDES = some.integers(1, 9)
PLACES = some.tuples(some.integers(0, 10), some.integers(0, 10))


@given(some.lists(PLACES, max_size=60), some.tuples(SIDES, SIDES))
def test_no_point_changes_sides(
    places: list[tuple[int, int]], sides: tuple[int, int]
) -> None:
    moved = apart(places, sides)
    assert [(x >= sides[0], y >= sides[1]) for x, y in moved] == [
        (x >= sides[0], y >= sides[1]) for x, y in places
    ]


@given(some.lists(PLACES, max_size=60))
def test_no_point_goes_far(places: list[tuple[int, int]]) -> None:
    for true, drawn in zip(places, apart(places, (5, 5)), strict=True):
        assert max(abs(a - b) for a, b in zip(true, drawn, strict=True)) < 0.5


def test_points_of_one_place_are_all_seen() -> None:
    assert len(set(apart([(3, 3)] * 200, (5, 5)))) == 200


def test_a_name_is_shown_only_if_it_has_room_on_a_phone_too() -> None:
    wide = 60 / WIDTHS[0]
    assert not Box(0, 0, 80).clear(Box(wide, 0, 80))
    assert Box(0, 0, 50).clear(Box(wide, 0, 50))
    # Far apart, but their names lean towards each other.
    assert not Box(0, 0, 80, 40).clear(Box(0.4, 0, 80, -40))


@given(some.lists(some.floats(0, 100), max_size=8))
def test_names_along_a_line_get_their_gaps_and_stay_inside(
    places: list[float],
) -> None:
    moved = spaced(sorted(places), 10, 5, 95)
    assert all(after - before > 9.99 for before, after in pairwise(moved))
    assert all(4.99 < place < 95.01 for place in moved)
