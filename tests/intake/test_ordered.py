from datetime import date

import pytest

from salesdash.intake.ordered import bare, read
from salesdash.intake.said import Said

TODAY = date(2026, 12, 1)
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2026", FRIDAY),
        ("11/20/2026", FRIDAY),
        ("20-11-2026 v2", FRIDAY),
        ("sales_20_11_2026", FRIDAY),
        ("5.11.2026", date(2026, 11, 5)),
        ("20.11.26", FRIDAY),
        ("26.11.20", FRIDAY),
        ("11/11/2026", date(2026, 11, 11)),
    ],
)
def test_figures_that_can_be_one_day_are_it(text: str, day: date) -> None:
    assert read(text, TODAY) == Said(day, "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/11/2026", date(2026, 11, 5)),
        ("11/05/2026", date(2026, 11, 5)),
        ("03/02/2027", date(2027, 2, 3)),
    ],
)
def test_two_possible_days_leave_a_doubt(text: str, day: date) -> None:
    assert read(text, TODAY) == Said(
        day, "day", doubt="as_of_two_days", words=text
    )


def test_a_sure_day_near_it_tells_the_order() -> None:
    assert read("05/11/2026", TODAY, ["13/05/2026"]) == Said(
        date(2026, 5, 11), "day"
    )
    assert read("09/11/2026 - 13/11/2026", TODAY) == Said(
        date(2026, 11, 13), "span"
    )


@pytest.mark.parametrize(
    "text", ["1.2.3", "v20.11.26", "192.168.10.12", "99/99/2026", "31/2/2026"]
)
def test_other_figures_are_no_day(text: str) -> None:
    assert read(text, TODAY) is None


def test_names_may_leave_out_the_year() -> None:
    assert bare("周报1120", TODAY, None) == Said(
        FRIDAY, "day", doubt="as_of_no_year", words="1120"
    )
    assert bare("周报1120", TODAY, 2025) == Said(date(2025, 11, 20), "day")
    assert bare("0230", TODAY, 2026) is None
