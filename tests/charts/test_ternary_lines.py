"""What stands behind the points of the triangle."""

from typing import Any

from salesdash.charts.ternary_lines import corners, grid, paths
from salesdash.charts.ternary_places import FEW, Place
from salesdash.charts.theme import LIGHT
from salesdash.words import Words


def test_the_grid_has_the_sides_and_lines_at_each_quarter() -> None:
    drawn: Any = grid()
    gaps = drawn.x.count(None)
    assert gaps == 10
    assert drawn.x[:4] == (0.5, 0.0, 1.0, 0.5)


def test_a_path_fades_into_the_past() -> None:
    weeks = [
        Place("Ann", 7 * week, (FEW, week, 0), FEW + week)
        for week in range(12)
    ]
    drawn: Any = paths(weeks, LIGHT)
    strengths = [trace.opacity for trace in drawn]
    assert strengths == sorted(set(strengths))
    assert sum(trace.x.count(None) for trace in drawn) == 11
    assert drawn[-1].x[-2] == weeks[-1].point[0]


def test_two_paths_are_not_joined() -> None:
    found = [
        Place(rep, end, (FEW, 0, 0), FEW)
        for end in (0, 7)
        for rep in ("Ann", "Bob")
    ]
    (drawn,) = paths(found, LIGHT)
    assert drawn.x == (0.5, 0.5, None) * 2


def test_names_of_corners_stay_in_the_picture_of_a_phone() -> None:
    notes = corners(Words("zh"), LIGHT, narrow=True)
    assert [note["xanchor"] for note in notes] == ["center", "left", "right"]
