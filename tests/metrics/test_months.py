from datetime import date, timedelta

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics import months

EPOCH = date(1970, 1, 1)
FIRST = date(1899, 12, 25)
SPAN = 366 * 260


def test_month_agrees_with_the_calendar_for_260_years() -> None:
    dates = [FIRST + timedelta(n) for n in range(SPAN)]
    days = pl.DataFrame({"day": [(d - EPOCH).days for d in dates]})
    found = nw.from_native(days).select(months.month(nw.col("day")))
    assert found["day"].to_list() == [d.year * 12 + d.month - 1 for d in dates]


def test_month_reaches_the_last_day_of_the_calendar() -> None:
    day = pl.DataFrame({"day": [(date.max - EPOCH).days]})
    found = nw.from_native(day).select(
        months.label(months.month(nw.col("day")))
    )
    assert found["day"].to_list() == ["9999-12"]


@pytest.mark.parametrize("start", range(1, 13))
def test_quarter_start_agrees_with_the_quarter_written(start: int) -> None:
    for number in range(12):
        day = (date(2026, number + 1, 20) - EPOCH).days
        first = months.quarter_start(day, start)
        frame = pl.DataFrame({"day": [first - 1, first, day]})
        number_of = months.month(nw.col("day"))
        quarter = months.quarter(number_of, start)
        found = nw.from_native(frame).select(quarter)["day"].to_list()
        assert found[0] != found[1] == found[2]


def test_fiscal_year_is_named_by_the_year_in_which_it_begins() -> None:
    frame = nw.from_native(pl.DataFrame({"month": [2026 * 12 + 2]}))
    found = frame.select(months.quarter(nw.col("month"), 4))
    assert found["month"].to_list() == ["2025-Q4"]
