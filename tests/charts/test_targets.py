from typing import Any

from salesdash.charts.targets import Aim, marks
from salesdash.charts.theme import DARK

AIM = Aim(2, "2026-11", 500, "5", "Nov: 5")


def drawn() -> list[Any]:
    return [*marks([AIM], "Target", DARK)]


def test_without_a_target_there_is_no_mark() -> None:
    assert marks([], "Target", DARK) == []


def test_a_line_is_set_off_from_bars_of_its_own_colour() -> None:
    halo, line, number = drawn()
    assert (halo.x, line.x, number.x) == ((500,), (500,), (500,))
    assert halo.marker.line.color == DARK.page
    assert halo.marker.line.width > line.marker.line.width
    assert line.marker.line.color == DARK.ink


def test_only_the_line_stands_in_the_legend_and_speaks() -> None:
    halo, line, number = drawn()
    assert (halo.showlegend, number.showlegend) == (False, False)
    assert line.hovertext == ("Nov: 5",)
    carried = [mark.customdata for mark in (halo, line, number)]
    assert carried == [(["2026-11", "target"],)] * 3


def test_numbers_stand_between_the_rows() -> None:
    number = drawn()[-1]
    assert (number.y, number.text) == ((1.5,), ("5",))
