import pytest

from salesdash.exports import cells


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (20_777, "2026-11-20"),
        (2_932_896, "9999-12-31"),
        (2_932_897, ""),
    ],
)
def test_days_are_written_as_iso_dates(number: int, text: str) -> None:
    assert cells.day(number) == text


def test_numbers_have_no_exponent_and_no_idle_zeros() -> None:
    numbers = [5.0, 7.5, 0.1, 100.0, -0.25, 1e-7, float("nan"), None]
    assert cells.texts(cells.number_text, numbers) == [
        "5",
        "7.5",
        "0.1",
        "100",
        "-0.25",
        "0.0000001",
        "",
        "",
    ]
