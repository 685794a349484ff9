"""What the score says in short."""

import pytest

from salesdash.ui.deal_score import product
from salesdash.words import Words


@pytest.mark.parametrize(
    ("share", "told"),
    [(None, "unknown"), (0, "0.0 %"), (756, "7.6 %"), (10_000, "100.0 %")],
)
def test_the_product_is_per_cent(share: int | None, told: str) -> None:
    assert product(share, Words("en")) == told
