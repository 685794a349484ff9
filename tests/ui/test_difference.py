from salesdash.ui.difference import change
from salesdash.words import Words

EN = Words("en")


def test_a_difference_begins_with_its_sign() -> None:
    assert change(10**8, "CNY", EN) == "+¥ 1 M"
    assert change(-(10**8), "CNY", EN) == "-¥ 1 M"


def test_no_difference_is_not_written() -> None:
    assert change(0, "CNY", EN) == ""
