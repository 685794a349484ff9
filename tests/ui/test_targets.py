"""Targets in figures and sentences."""

from typing import Any

import pytest

from salesdash.ui.targets import coverage, sentence, times
from salesdash.words import Words

EN = Words("en")
ROW: dict[str, Any] = {
    "period": "2026-Q4",
    "currency": "CNY",
    "target": 1_000_00,
    "months": 3,
    "won": 300_00,
    "gap": 700_00,
    "due": 900_00,
    "overdue": 500_00,
}


def test_coverage_is_open_deals_over_the_gap() -> None:
    assert coverage(ROW) == 2.0
    assert coverage(ROW | {"due": 0, "overdue": 0}) == 0.0


@pytest.mark.parametrize("odd", [{"gap": 0}, {"gap": -5}, {"months": 0}])
def test_without_a_gap_there_is_no_coverage(odd: dict[str, int]) -> None:
    assert coverage(ROW | odd) is None


def test_a_sentence_says_how_far_a_period_is() -> None:
    assert sentence(ROW, EN) == (
        "Q4 2026: ¥ 300 of ¥ 1 K won (30 %), ¥ 700 to go, coverage 2.0 x."
    )
    done = ROW | {"won": 1_100_00, "gap": -100_00}
    assert sentence(done, EN) == (
        "Q4 2026: ¥ 1.1 K of ¥ 1 K won (110 %), the target is reached."
    )


def test_a_quarter_says_how_many_of_its_months_have_a_target() -> None:
    said = sentence(ROW | {"months": 2}, EN)
    assert said.endswith("From the months that have a target: 2 of 3.")
    month = ROW | {"months": 1, "period": "2026-11"}
    assert sentence(month, EN).endswith("coverage 2.0 x.")


def test_multiples_are_as_precise_as_it_matters() -> None:
    assert times(0.04, EN) == "0.0 x"
    assert times(99.94, EN) == "99.9 x"
    assert times(0.3, EN, "+") == "+0.3 x"
