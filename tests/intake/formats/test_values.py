import pytest

from salesdash.intake.formats.looks import Look
from salesdash.intake.formats.values import Value, value
from salesdash.intake.grid import Cell


def said(kind: str, **more: str) -> dict[str, str]:
    return {
        "office:value-type": kind,
        **{f"office:{key}-value": told for key, told in more.items()},
    }


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ({}, "", (Cell.BLANK, "")),
        ({}, "x", (Cell.TEXT, "x")),
        ({"office:value-type": "float"}, "5", (Cell.TEXT, "5")),
        (said("date", date="2026-03-05"), "", (Cell.DATE, 20_517)),
        (said("date", date="2026-03-05T06:00:00"), "", (Cell.DATE, 20_517.25)),
        (said("date", date="2026-13-05"), "13/5", (Cell.TEXT, "13/5")),
        (said("date", date="99999-01-01"), "x", (Cell.TEXT, "x")),
        (said("time", time="PT13H30M00S"), "", (Cell.TIME, 13.5 / 24)),
        (said("time", time="PT30H00M00,000S"), "", (Cell.TIME, 1.25)),
        (said("time", time="P1DT12H"), "", (Cell.TIME, 1.5)),
        (said("time", time="-PT6H"), "", (Cell.TIME, -0.25)),
        (said("time", time="noon"), "noon", (Cell.TEXT, "noon")),
        (said("boolean", boolean="true"), "", (Cell.BOOLEAN, 1)),
        (said("boolean", boolean="false"), "", (Cell.BOOLEAN, 0)),
        (said("string", string="a"), "b", (Cell.TEXT, "a")),
        (said("string"), "b", (Cell.TEXT, "b")),
        (
            said("string", string="") | {"calcext:value-type": "error"},
            "#REF!",
            (Cell.ERROR, "#REF!"),
        ),
        (
            said("float") | {"table:formula": "of:=1/0", "office:value": "0"},
            "#DIV/0!",
            (Cell.ERROR, "#DIV/0!"),
        ),
        (said("string") | {"table:formula": "x"}, "", (Cell.BLANK, "")),
        ({"table:formula": "of:=A1"}, "", (Cell.FORMULA, "")),
        (
            {"table:formula": "x", "office:value-type": "float"},
            "",
            (Cell.FORMULA, ""),
        ),
    ],
)
def test_a_cell_holds_what_its_type_says(told: dict, text: str, expected):
    assert value(told, text)[:2] == expected


@pytest.mark.parametrize("kind", ["float", "currency"])
def test_numbers_are_numbers(kind: str):
    told = {"office:value-type": kind, "office:value": "1200.5"}
    assert value(told, "¥1,200.50") == Value(Cell.NUMBER, 1200.5)


def test_a_percentage_is_a_share():
    told = {"office:value-type": "percentage", "office:value": "0.25"}
    assert value(told, "25%") == Value(Cell.NUMBER, 0.25, Look.PERCENT)
