from hypothesis import given
from hypothesis import strategies as some

from salesdash.charts import labels


@given(some.text())
def test_nothing_typed_can_become_markup(text: str) -> None:
    plain = labels.label(text, 12)
    assert not {"<", ">", "\n", "\r", "\x00"} & set(plain)


@given(some.text(alphabet="华a… ", max_size=40))
def test_short_names_fit_their_room(text: str) -> None:
    assert labels.width(labels.short(text, 10)) <= 10


def test_invisible_marks_are_dropped() -> None:
    assert labels.escape("王\u200b敏\u202e x\u2028y") == "王敏 x y"
