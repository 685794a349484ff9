import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdash.errors import BadSetting
from salesdash.settings import kinds

GOOD = [
    ("percent", " 75 % ", "75"),
    ("percent", "12.50", "12.5"),
    ("percent", "100", "100"),
    ("grade", "4.5", "4.5"),
    ("days", "030", "30"),
    ("month", "4", "4"),
    ("weekday", " Friday", "friday"),
    ("weekdays", "sunday，monday、MONDAY", "monday, sunday"),
    ("milestone", "closed ", "closed"),
    ("currency", "usd", "USD"),
    ("currency", "-", ""),
    ("mix", "33.33/33.33/33.34", "33.33, 33.33, 33.34"),
    ("mix", "40 %, 40 %, 20 %", "40, 40, 20"),
    ("mix", " ", ""),
    ("mix", "-", ""),
    ("name", "  试用  中 ", "试用 中"),
    ("name", "-", ""),
]
BAD = [
    ("percent", "", "number"),
    ("percent", "-1", "number"),
    ("percent", "100.01", "number"),
    ("percent", "12.345", "number"),
    ("percent", "1e1", "number"),
    ("percent", "１２", "number"),
    ("percent", "nan", "number"),
    ("grade", "10.5", "number"),
    ("days", "0", "number"),
    ("days", "367", "number"),
    ("days", "2.5", "number"),
    ("month", "13", "number"),
    ("weekday", "fri", "weekday"),
    ("weekdays", " , ", "weekday"),
    ("milestone", "won", "code"),
    ("currency", "RMB1", "currency"),
    ("currency", "A-B", "currency"),
    ("mix", "50, 50", "mix"),
    ("mix", "40, 40, 21", "mix"),
    ("mix", "40, 40, 20,", "mix"),
    ("mix", "a, b, c", "mix"),
    ("name", "x" * 81, "name"),
    ("name", "<b>", "name"),
    ("name", "a\u202eb", "name"),
]


@pytest.mark.parametrize(("kind", "written", "value"), GOOD)
def test_a_value_is_evened_out(kind: str, written: str, value: str) -> None:
    assert kinds.READ[kind](written) == value


@pytest.mark.parametrize(("kind", "written", "code"), BAD)
def test_what_cannot_be_is_refused(kind: str, written: str, code: str) -> None:
    with pytest.raises(BadSetting) as error:
        kinds.READ[kind](written)
    assert error.value.code == code


@given(st.sampled_from(sorted(kinds.READ)), st.text(max_size=90))
def test_whatever_is_read_once_is_read_the_same_again(
    kind: str, written: str
) -> None:
    try:
        value = kinds.READ[kind](written)
    except BadSetting:
        return
    assert kinds.READ[kind](value) == value


@given(st.integers(0, 10_000))
def test_every_share_of_two_decimals_is_kept(share: int) -> None:
    written = f"{share / 100:.2f}"
    assert float(kinds.percent(written)) == share / 100
