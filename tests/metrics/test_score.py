from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from salesdash.method.scores import FACTORS
from salesdash.metrics.score import score

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
FOUND = ("score", "score_known", "weakest_factor", "zero_factor")
WEIGHTS = {"pain": 30, "power": 30, "vision": 20, "value": 10, "control": 10}


def frame(*deals: tuple[int | None, ...]) -> pl.DataFrame:
    schema = {f"{f.code}_points": pl.Int32 for f in FACTORS}
    return pl.DataFrame(deals, schema=schema, orient="row")


def test_equal_weights_make_a_plain_sum(wrap: Wrap, rows: Rows) -> None:
    deals = frame((20, 20, 20, 20, 20), (16, 9, 15, 14, 8), (0, 0, 0, 0, 0))
    assert rows(score(wrap(deals)), *FOUND) == [
        (100, 5, "pain", None),
        (62, 5, "control", None),
        (0, 5, "pain", "pain"),
    ]


def test_the_unknown_adds_nothing_and_is_counted(
    wrap: Wrap, rows: Rows
) -> None:
    deals = frame((None, 16, None, 14, 16), (None,) * 5)
    assert rows(score(wrap(deals)), *FOUND) == [
        (46, 3, "value", None),
        (None, 0, None, None),
    ]


def test_weights_count_and_halves_are_rounded_up_once(
    wrap: Wrap, rows: Rows
) -> None:
    # 13 x 1.5 + 4 x 1.5 + 10 + 8 x 0.5 + 4 x 0.5 = 41.5
    # 13 x 1.5 = 19.5; 16 x 0.5 = 8
    deals = frame(
        (13, 4, 10, 8, 4), (13, None, None, None, None), (None,) * 4 + (16,)
    )
    found = rows(score(wrap(deals), WEIGHTS), "score", "score_known")
    assert found == [(42, 5), (20, 1), (8, 1)]


def test_a_weight_of_a_hundredth_per_cent_counts(
    wrap: Wrap, rows: Rows
) -> None:
    weights = {"pain": 33.33, "power": 33.33, "vision": 33.34}
    weights |= {"value": 0, "control": 0}
    deals = frame((20, 20, 20, 20, 20), (0, 0, 6, 20, 20))
    # 6 x 33.34 / 20 = 10.002
    assert rows(score(wrap(deals), weights), "score") == [(100,), (10,)]


def test_ties_go_in_the_order_of_the_formula(wrap: Wrap, rows: Rows) -> None:
    deals = frame((8, 8, 10, 8, 8), (None, 4, None, None, 4))
    assert rows(score(wrap(deals)), "weakest_factor") == [
        ("pain",),
        ("power",),
    ]


@pytest.mark.parametrize(
    ("points", "factor"),
    [
        ((12, 20, 20, 20, 20), "pain"),
        ((20, 0, 20, 20, 20), "power"),
        ((20, 20, 8, 20, 20), "vision"),
        ((20, 20, 20, 8, 20), "value"),
        ((20, 20, 20, 20, 0), "control"),
        ((2, 8, 2, 1, 8), None),
        ((None, None, 8, None, 0), "vision"),
    ],
)
def test_a_factor_at_level_0_is_flagged_whatever_its_points(
    wrap: Wrap, rows: Rows, points: tuple[int, ...], factor: str | None
) -> None:
    assert rows(score(wrap(frame(points))), "zero_factor") == [(factor,)]


def test_the_product_multiplies_shares_of_twenty(
    wrap: Wrap, rows: Rows
) -> None:
    # 16 x 9 x 15 x 14 x 8 / 20^5 = 0.0756; 10^5 / 20^5 = 0.03125
    deals = frame((20,) * 5, (16, 9, 15, 14, 8), (10, 10, 10, 10, 10))
    assert rows(score(wrap(deals)), "score_product") == [
        (10_000,),
        (756,),
        (313,),
    ]


def test_level_0_makes_the_product_nothing_whatever_its_points(
    wrap: Wrap, rows: Rows
) -> None:
    deals = frame((12, 20, 20, 20, 20), (None, 0, None, None, None))
    assert rows(score(wrap(deals)), "score_product") == [(0,), (0,)]


def test_an_unknown_factor_leaves_the_product_unknown(
    wrap: Wrap, rows: Rows
) -> None:
    deals = frame((None, 20, 20, 20, 20), (None,) * 5)
    assert rows(score(wrap(deals)), "score_product") == [(None,), (None,)]


def test_weights_do_not_touch_the_product(wrap: Wrap, rows: Rows) -> None:
    found = rows(score(wrap(frame((10, 20, 20, 20, 20))), WEIGHTS))
    assert found[0][-1] == 5_000
