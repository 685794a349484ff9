"""What a click in a chart tells."""

import pytest

from salesdash.ui.picture import carried


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (None, None),
        ({}, None),
        ({"selection": {"points": []}}, None),
        ({"selection": {"points": [{"x": 1}]}}, None),
        (
            {"selection": {"points": [{"customdata": ["", "claimed"]}]}},
            ["", "claimed"],
        ),
        ({"selection": {"points": [{"customdata": "Acme"}]}}, ["Acme"]),
    ],
)
def test_the_first_mark_tells_what_it_carries(
    event: object, told: object
) -> None:
    assert carried(event) == told
