from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.attainment import alt, attainment, shown
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
COLUMNS = ("team", "rep", "target", "won", "verified", "passed")


def frame(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    schema = {n: pl.String if n in COLUMNS[:2] else pl.Int64 for n in COLUMNS}
    found = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        currency=pl.lit("CNY"), period=pl.lit("2026-11")
    )
    return nw.from_native(found)


ROWS = frame(
    ("East", "<b>Ann", 1_000, 250, 500, 7_000),
    ("East", "王敏", 1_000, 1_500, 1_500, 7_000),
    ("East", "Bo", 0, 100, 100, 7_000),
)


def test_the_largest_share_is_first_and_who_has_no_target_is_left_out():
    assert [row["rep"] for row in shown(ROWS)] == ["王敏", "<b>Ann"]


def test_bars_are_shares_of_the_target_and_carry_the_rep():
    drawn: Any = attainment(ROWS, "rep", EN)
    due, won, numbers = drawn.data
    assert (won.name, won.x) == ("Won", (1.5, 0.25))
    assert due.x == (1.5, 0.5)
    assert [list(c) for c in won.customdata] == [["王敏"], ["<b>Ann"]]
    assert numbers.text == ("<b>150 %</b>", "<b>25 %</b>")
    assert "<b>Ann" not in "".join(won.hovertext)


def test_lines_mark_the_target_and_how_much_is_over():
    drawn: Any = attainment(ROWS, "rep", EN)
    layout = drawn.layout
    assert [shape.x0 for shape in layout.shapes] == [1, 0.7]
    heads = [note.text for note in layout.annotations]
    assert heads == ["Target", "70 % of the days over"]


def test_a_past_period_has_neither_pace_nor_open_deals():
    past = frame(("East", "Ann", 1_000, 250, 250, 10_000))
    drawn: Any = attainment(past, "team", EN)
    assert [trace.name for trace in drawn.data if trace.name] == ["Won"]
    assert len(drawn.layout.shapes) == 1


def test_without_targets_it_says_so():
    none = frame(("East", "Bo", 0, 100, 100, 10_000))
    drawn: Any = attainment(none, "rep", ZH, dark=True)
    (note,) = drawn.layout.annotations
    assert note.text == alt(none, "rep", ZH) == "该期间没有人设定业绩目标"


def test_the_words_say_every_share():
    assert alt(ROWS, "rep", EN) == (
        "Share of the target that is won. 王敏: 150 %. &lt;b&gt;Ann: 25 %."
    )


def test_a_quarter_says_how_many_months_have_a_target():
    row = ROWS.head(1).with_columns(
        nw.lit("2026-Q4").alias("period"), nw.lit(2).alias("months")
    )
    drawn: Any = attainment(row, "rep", EN)
    told = drawn.data[0].hovertext[0]
    assert "Q4 2026" in told
    assert "From the months that have a target: 2 of 3." in told
