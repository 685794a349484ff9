"""Better, worse, or too few cases to say."""

from typing import Any

import pytest

from salesdash.metrics.direction import MEASURES, NAMED, direction


@pytest.mark.parametrize(
    ("code", "now", "before", "expected"),
    [
        ("visits", (11.0, 143), (10.0, 130), "better"),
        ("visits", (10.9, 142), (10.0, 130), "same"),
        ("cycle", (90.0, 3), (100.0, 3), "better"),
        ("cycle", (90.0, 2), (100.0, 3), "few"),
        ("gap", (0.45, 20), (0.40, 20), "worse"),
        ("gap", (0.44, 20), (0.40, 20), "same"),
        ("score", (57.0, 3), (60.0, 3), "worse"),
        # 18 of 20 and 8 of 20 are 21 to 70 points apart, 7 and 4 of 10
        # from -12 to 60.
        ("win_rate", (0.9, 20), (0.4, 20), "better"),
        ("win_rate", (0.4, 20), (0.9, 20), "worse"),
        ("win_rate", (0.7, 10), (0.4, 10), "same"),
        ("win_rate", (0.2, 5), (5 / 11, 11), "same"),
        ("hits", (1.0, 4), (0.0, 10), "few"),
        ("talks", (9.0, 9), (1.0, 1), ""),
    ],
)
def test_a_change_counts_beyond_a_trifle_and_chance(
    code: str, now: Any, before: Any, expected: str
) -> None:
    assert direction(NAMED[code], now, before) == expected
    assert direction(NAMED[code], now, None) == ""


def test_every_measure_has_a_code_of_its_own() -> None:
    assert len(NAMED) == len(MEASURES)
