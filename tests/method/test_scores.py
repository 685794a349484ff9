import pytest

from salesdash.method.scores import FACTORS, SIDES
from salesdash.words import LANGUAGES, Words

TWO = {
    "pain": ((0, 2, 4, 6, 8, 10), (12, 13, 14, 16, 18, 20)),
    "vision": ((0, 2, 4, 6), (8, 10, 15, 20)),
    "value": ((0, 1, 2, 3, 4, 5, 6), (8, 10, 12, 14, 16, 18, 20)),
}
ONE = {
    "power": (0, 4, 8, 9, 10, 14, 16, 20),
    "control": (0, 4, 8, 10, 14, 16, 20),
}


def test_the_factors_stand_in_the_order_of_the_formula() -> None:
    codes = [factor.code for factor in FACTORS]
    assert codes == ["pain", "power", "vision", "value", "control"]
    assert SIDES == ("sponsor", "decision_maker")


def test_points_depend_on_who_holds_the_statement() -> None:
    columns = {f.code: (f.sponsor, f.decision_maker) for f in FACTORS}
    same = {code: (points, points) for code, points in ONE.items()}
    assert columns == TWO | same


def test_each_factor_reaches_20_with_the_decision_maker() -> None:
    assert [max(f.decision_maker) for f in FACTORS] == [20] * 5


@pytest.mark.parametrize("code", TWO)
def test_points_tell_whose_they_are(code: str) -> None:
    sponsor, decision_maker = TWO[code]
    assert set(sponsor).isdisjoint(decision_maker)


def test_points_tell_their_level() -> None:
    levels = {
        f.code: [f.level(points) for points in f.decision_maker]
        for f in FACTORS
    }
    assert levels == {f.code: list(range(len(f.sponsor))) for f in FACTORS}


def test_points_in_no_column_have_no_level() -> None:
    strange = {
        f.code: [n for n in range(21) if f.level(n) is None] for f in FACTORS
    }
    assert strange == {
        "pain": [1, 3, 5, 7, 9, 11, 15, 17, 19],
        "power": [1, 2, 3, 5, 6, 7, 11, 12, 13, 15, 17, 18, 19],
        "vision": [1, 3, 5, 7, 9, 11, 12, 13, 14, 16, 17, 18, 19],
        "value": [7, 9, 11, 13, 15, 17, 19],
        "control": [1, 2, 3, 5, 6, 7, 9, 11, 12, 13, 15, 17, 18, 19],
    }
    assert all(
        f.points == set(range(21)) - set(strange[f.code]) for f in FACTORS
    )


def test_every_level_has_a_statement() -> None:
    assert FACTORS[2].statements == (
        "vision_0",
        "vision_1",
        "vision_2",
        "vision_3",
    )
    assert [len(f.statements) for f in FACTORS] == [6, 8, 4, 7, 7]


def test_points_and_statements_stand_as_on_the_page(
    tables: dict[str, list[list[str]]],
) -> None:
    en, zh = (Words(language) for language in LANGUAGES)
    ours = {
        f.code: [
            (s.lower(), z, sponsor, maker)
            for (s, z), sponsor, maker in zip(
                (
                    (en.name("statement", s), zh.name("statement", s))
                    for s in f.statements
                ),
                f.sponsor,
                f.decision_maker,
                strict=True,
            )
        ]
        for f in FACTORS
    }
    assert ours == {
        f.code: [score(row) for row in tables[f.code.capitalize()]]
        for f in FACTORS
    }


def score(row: list[str]) -> tuple[str, str, int, int]:
    """Read a row: of a factor with one column the points come first."""
    chinese = row[2].split(" (")[0]
    sponsor, maker = row[3:] if len(row) > 3 else (row[0], row[0])
    return row[1].lower(), chinese, int(sponsor), int(maker)
