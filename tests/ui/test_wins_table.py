"""What a comparison says, in one word."""

from typing import Any

import pytest

from salesdash.ui.wins_table import says


@pytest.mark.parametrize(
    ("own", "word"),
    [
        ({"follows": 1, "enough": 1, "clear": 1}, "follows"),
        ({"follows": 0, "enough": 0, "clear": 0}, "few"),
        ({"follows": 0, "enough": 1, "clear": 0}, "unclear"),
        ({"follows": 0, "enough": 1, "clear": 1}, "clear"),
    ],
)
def test_a_comparison_says_how_far_it_can_be_relied_on(
    own: dict[str, Any], word: str
) -> None:
    assert says(own) == word
