import json
from dataclasses import replace
from pathlib import Path

from salesdash.intake import wire
from tests.intake.grids import grid

GRID = replace(grid([["a"], [1]]), epoch_1904=True, money=((0, 1, 1, "USD"),))


def test_what_a_sheet_says_of_its_numbers_comes_over(tmp_path: Path) -> None:
    wire.write(tmp_path / "0", ([GRID], []))
    ((found,), findings) = wire.read(tmp_path / "0")
    assert (found.epoch_1904, found.money, findings) == (
        True,
        ((0, 1, 1, "USD"),),
        [],
    )


def test_a_currency_that_nobody_knows_is_left_out(tmp_path: Path) -> None:
    wire.write(tmp_path / "0", ([GRID], []))
    path = tmp_path / "0.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["grids"][0]["money"] = [[0, 1, 1, "<b>"], [0, 1, 1, ["USD"]]]
    path.write_text(json.dumps(told), encoding="utf-8")
    ((found,), _) = wire.read(tmp_path / "0")
    assert found.money == ()
