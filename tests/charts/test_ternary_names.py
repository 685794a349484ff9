"""Names in the triangle, beside their points or led to."""

from salesdash.charts.scatter import Box
from salesdash.charts.ternary_names import SCALES, Spot, note, spots
from salesdash.charts.theme import LIGHT


def boxes(points: list[tuple[float, float]], found: list[Spot]) -> list[Box]:
    """Give the room that names of 40 pixels take."""
    wide = SCALES[False]
    return [
        Box(0, spot.down - y * wide, 40, spot.across + x * wide)
        for (x, y), spot in zip(points, found, strict=True)
    ]


def test_a_name_never_hides_a_point() -> None:
    crowd = [(0.5, 0.5), (0.55, 0.5), (0.45, 0.5)]
    assert spots(crowd, [60, 60, 60]) == [
        Spot(0, -17),
        Spot(38, 0),
        Spot(-38, 0),
    ]


def test_every_name_of_a_crowd_stands_alone_and_is_led_to() -> None:
    crowd = [(0.5 + at / 100, 0.3) for at in range(12)]
    found = [spot for spot in spots(crowd, [40] * 12) if spot]
    assert len(found) == 12
    assert any(spot.led for spot in found)
    rooms = boxes(crowd, found)
    pairs = [(a, b) for a in rooms for b in rooms if a is not b]
    assert all(a.clear(b) for a, b in pairs)


def test_a_name_leaves_other_text_alone() -> None:
    (found,) = spots([(0.9, 0.1)], [60], [Box(0, -45, 90, 450)])
    assert found == Spot(-38, 0)


def test_a_name_stays_in_the_picture_of_a_phone() -> None:
    assert spots([(0.9, 0.1)], [60], narrow=True) == [Spot(-38, 0)]


def test_a_line_leads_to_a_name_that_is_far_off() -> None:
    near = note("Ann", (0.5, 0.5), Spot(38, 0), LIGHT.ink, LIGHT)
    far = note("Ann", (0.5, 0.5), Spot(60, -30, led=True), LIGHT.ink, LIGHT)
    assert (near["showarrow"], near["xshift"]) == (False, 38)
    assert (far["showarrow"], far["ax"], far["ay"]) == (True, 60, -30)
