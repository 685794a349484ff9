"""Names stand beside their own points, or nowhere."""

from salesdash.charts.beside import FEWEST, MOST, Mark, beside


def row(count: int) -> list[Mark]:
    return [Mark(0.2, 100 + 40 * n, 8, f"Firm {n}") for n in range(count)]


def test_a_name_goes_where_no_other_mark_is() -> None:
    near = Mark(0.54, 100, 20, "")
    assert beside([Mark(0.5, 100, 20, "Acme"), near]) == ["middle left", ""]


def test_a_point_at_the_edge_is_named_towards_the_middle() -> None:
    assert beside([Mark(0.97, 100, 8, "Acme")]) == ["middle left"]


def test_two_names_never_cross() -> None:
    pair = [Mark(0.5, 100, 8, "Acme"), Mark(0.53, 112, 8, "Beta")]
    assert beside(pair) == ["middle right", "bottom center"]


def test_a_crowd_names_nobody_in_its_middle() -> None:
    crowd = [
        Mark(0.5 + x / 60, 100 + y, 14, "")
        for x in (-1, 0, 1)
        for y in (-20, -5, 12)
    ]
    assert beside([Mark(0.5, 100, 8, "Acme"), *crowd])[0] == ""


def test_only_the_largest_are_named_and_fewer_on_a_phone() -> None:
    named = [sum(map(bool, beside(row(9), phone=p))) for p in (False, True)]
    assert named == [MOST, FEWEST]
