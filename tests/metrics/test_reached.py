import pytest

from salesdash.method.scores import FACTORS
from salesdash.metrics.reached import reached
from salesdash.model.dossier import Reached


def points(*given: int | None) -> dict[str, int | None]:
    pairs = zip(FACTORS, given, strict=True)
    return {f"{factor.code}_points": n for factor, n in pairs}


def test_each_factor_says_what_it_reached_and_what_is_next() -> None:
    assert reached(points(6, 9, 15, 18, 16)) == (
        Reached("pain", 6, 3, "sponsor", "pain_3", "pain_4", 2),
        Reached("power", 9, 3, "", "power_3", "power_4", 1),
        Reached("vision", 15, 2, "decision_maker", "vision_2", "vision_3", 5),
        Reached("value", 18, 5, "decision_maker", "value_5", "value_6", 2),
        Reached("control", 16, 5, "", "control_5", "control_6", 4),
    )


def test_the_unknown_has_no_level_and_no_next_step() -> None:
    assert reached({}) == tuple(Reached(f.code) for f in FACTORS)
    assert reached(points(*[None] * 5)) == reached({})


def test_the_top_has_nothing_more_to_gain() -> None:
    found = reached(points(20, 20, 20, 20, 20))
    assert {(f.following, f.gain) for f in found} == {("", 0)}


def test_the_sponsors_top_goes_on_with_the_decision_maker() -> None:
    pain, _, vision, value, _ = reached(points(10, 0, 6, 6, 0))
    assert [
        (f.statement, f.following, f.gain) for f in (pain, vision, value)
    ] == [
        ("pain_5", "pain_5", 10),
        ("vision_3", "vision_3", 14),
        ("value_6", "value_6", 14),
    ]


@pytest.mark.parametrize(
    ("code", "given"), [("pain", 12), ("vision", 8), ("value", 8)]
)
def test_level_0_with_the_decision_maker_is_level_0(
    code: str, given: int
) -> None:
    found = {f.factor: f for f in reached({f"{code}_points": given})}[code]
    assert (found.level, found.side) == (0, "decision_maker")


def test_points_of_no_statement_stand_alone() -> None:
    assert reached({"pain_points": 11})[0] == Reached("pain", 11)
