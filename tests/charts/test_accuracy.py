from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.accuracy import accuracy, alt, unit
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
NUMBERS = (
    "cut_off",
    "deals",
    "verified",
    "claimed",
    "target",
    "aims",
    "won",
    "wins",
)


def frame(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    schema = {"month": pl.String, **dict.fromkeys(NUMBERS, pl.Int64)}
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


M = 100_000_000
ROWS = frame(
    ("2026-09", 20_700, 5, 2 * M, 4 * M, 0, 0, 3 * M, 2),
    ("2026-10", 20_728, 6, 1 * M, 5 * M, 6 * M, 1, 2 * M, 1),
)


def named(drawn: Any) -> dict[str, Any]:
    return {t.name: t for t in drawn.data if t.showlegend is not False}


def test_bars_are_wins_and_lines_are_what_was_forecast():
    parts = named(accuracy(ROWS, "CNY", EN))
    assert list(parts) == [
        "Won",
        "Forecast by evidence",
        "Forecast by claims",
        "Target",
    ]
    assert parts["Won"].y == (3 * M, 2 * M)
    assert parts["Forecast by evidence"].y == (2 * M, 1 * M)
    assert parts["Forecast by claims"].y == (4 * M, 5 * M)
    # Only October has a target.
    target = parts["Target"]
    assert (target.x[1], set(target.y)) == (1, {6 * M})


def test_a_target_is_a_short_line_that_meets_no_other():
    both = ROWS.with_columns(nw.lit(1).cast(nw.Int64).alias("aims"))
    target = named(accuracy(both, "CNY", EN))["Target"]
    first, second = target.x[:4], target.x[4:]
    assert (first[3], second[3]) == (None, None)
    assert first[0] < 0 < first[2] < second[0] < 1 < second[2]


def test_the_two_lines_differ_in_more_than_colour():
    parts = named(accuracy(ROWS, "CNY", ZH, dark=True))
    sides = [parts["按验证的预测"], parts["按申报的预测"]]
    assert len({side.marker.symbol for side in sides}) == len(sides)
    assert len({side.line.dash for side in sides}) == len(sides)


def test_months_without_targets_draw_no_line_of_them():
    parts = named(accuracy(ROWS.head(1), "CNY", EN))
    assert "Target" not in parts


def test_it_is_said_in_words_and_in_which_unit():
    assert unit(ROWS, "CNY", EN) == "¥ M"
    assert alt(ROWS.head(1), "CNY", EN) == (
        "Forecast and won by month. Sep 2026: won ¥ 3 M, forecast ¥ 2 M by "
        "evidence and ¥ 4 M by claims."
    )


def test_nothing_is_drawn_of_nothing():
    none = ROWS.head(0)
    drawn: Any = accuracy(none, "CNY", EN)
    assert len(drawn.data) == 0
    assert alt(none, "CNY", EN) == EN("chart.empty")
