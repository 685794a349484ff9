"""The interval of a share, beside values worked out by hand."""

import pytest

from salesdash.metrics.interval import wilson


@pytest.mark.parametrize(
    ("won", "n", "low", "high"),
    [
        # (1 + 1.9208 -+ 1.96 x sqrt(1 x 0 / 1 + 0.9604)) / (1 + 3.8416)
        (1, 1, 0.2065, 1.0),
        (0, 10, 0.0, 0.2775),
        (8, 10, 0.4902, 0.9433),
        (50, 100, 0.4038, 0.5962),
        (162, 374, 0.3839, 0.4838),
    ],
)
def test_the_interval_is_that_of_wilson(
    won: int, n: int, low: float, high: float
) -> None:
    assert wilson(won, n) == pytest.approx((low, high), abs=0.00005)


def test_of_no_case_the_share_may_be_anything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_both_sides_of_a_question_mirror_each_other() -> None:
    low, high = wilson(3, 10)
    assert wilson(7, 10) == pytest.approx((1 - high, 1 - low))


def test_more_cases_leave_less_open() -> None:
    low, high = wilson(40, 100)
    narrow, wide = wilson(400, 1000)
    assert low < narrow < 0.4 < wide < high
    assert wilson(40, 100, z=1.0)[0] > low
