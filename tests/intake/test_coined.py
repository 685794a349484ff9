from dataclasses import replace

import numpy as np

from salesdash.intake import coined
from salesdash.intake.grid import Turned
from tests.intake.grids import grid

ROWS = np.arange(1, 4)


def test_a_cell_has_the_code_of_its_own_column_and_row() -> None:
    there = replace(
        grid([["a", "b"], [1, 1], [2, 2], [3, 3]]),
        money=((0, 1, 3, "EUR"), (1, 0, 1, "USD"), (1, 3, 3, "CNY")),
    )
    assert list(coined.codes(there, 1, ROWS)) == ["USD", "", "CNY"]
    assert list(coined.codes(there, 2, ROWS)) == ["", "", ""]


def test_a_row_of_a_cross_table_has_the_one_code_of_its_row() -> None:
    turned = Turned(np.array([0, 1, 1, 2]), 0, "targets", ("a",))
    there = replace(
        grid([["a"], [1], [2], [3]]),
        money=((4, 1, 2, "USD"), (5, 1, 1, "USD"), (6, 2, 2, "EUR")),
        turned=turned,
    )
    assert list(coined.codes(there, 0, ROWS)) == ["USD", "USD", ""]


def test_a_yen_sign_is_yuan_but_in_a_japanese_sheet() -> None:
    found = np.array(["¥", "USD", ""], dtype=object)
    settled = coined.settled(found, ["客户"])
    assert list(settled) == ["CNY", "USD", ""]
    assert list(coined.settled(found, ["売上げ"])) == ["JPY", "USD", ""]
