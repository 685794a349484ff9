import argparse
from datetime import date

import pytest

from salesdash.cli.dated import day


def test_a_day_is_read() -> None:
    assert day("2026-11-20") == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["", "Friday", "9999-12-31", "0001-01-05"])
def test_what_is_no_day_of_business_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="between 1950"):
        day(text)
