import pytest

from salesdash.intake.formats.looks import BUILT_IN, Look, look


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("General", Look.PLAIN),
        ("Standard", Look.PLAIN),
        ("#,##0.00", Look.PLAIN),
        ("0.00E+00", Look.PLAIN),
        ('0 "days"', Look.PLAIN),
        (r"0\d", Look.PLAIN),
        ("[Red]0", Look.PLAIN),
        ('0!.0,"万"', Look.PLAIN),
        ("0;yyyy", Look.PLAIN),
        ("0%", Look.PERCENT),
        ("0.0%;[Red]-0.0%", Look.PERCENT),
        ('0"%"', Look.PLAIN),
        ("yyyy-mm-dd", Look.DATE),
        ('m"月"d"日"', Look.DATE),
        ("[$-804]yyyy/m/d", Look.DATE),
        ("h:mm AM/PM", Look.DATE),
        ("[h]:mm", Look.DURATION),
        ("[mm]:ss", Look.DURATION),
    ],
)
def test_a_number_format_tells_what_it_shows(form: str, expected: Look):
    assert look(form) == expected


def test_the_dates_of_chinese_excel_are_built_in():
    assert {BUILT_IN[code] for code in (14, 22, 27, 36, 50, 58)} == {Look.DATE}
    assert (BUILT_IN[9], BUILT_IN[46]) == (Look.PERCENT, Look.DURATION)
