import pytest

from salesdash.method.grades import NOT_GRADED, QUADRANTS, quadrant


@pytest.mark.parametrize(
    ("relationship", "attractiveness", "expected"),
    [
        (10, 10, "key"),
        (0, 10, "prospective"),
        (10, 0, "ordinary"),
        (0, 0, "ignore"),
    ],
)
def test_the_two_axes_make_four_quadrants(
    relationship: float, attractiveness: float, expected: str
) -> None:
    assert quadrant(relationship, attractiveness) == expected
    assert expected in QUADRANTS


def test_high_begins_at_the_threshold() -> None:
    assert quadrant(5, 5) == "key"
    assert quadrant(4.99, 5) == "prospective"
    assert quadrant(5, 4.99) == "ordinary"


def test_the_threshold_can_be_moved() -> None:
    assert quadrant(6, 6, thresholds=(7, 7)) == "ignore"


@pytest.mark.parametrize("axes", [(None, 9), (9, None), (None, None)])
def test_a_missing_axis_is_not_graded_rather_than_ignored(
    axes: tuple[float | None, float | None],
) -> None:
    assert quadrant(*axes) == NOT_GRADED
    assert NOT_GRADED not in QUADRANTS
