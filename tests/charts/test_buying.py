from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts.buying import CODES, Shown, alt, parts, percents, stages
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
AMOUNT = Shown("amount", "CNY")


def frame(*values: int) -> nw.DataFrame[Any]:
    stages = list(CODES)
    told = {"stage": stages, "customers": values, "amount": values}
    return nw.from_native(pl.DataFrame(told))


ROWS = frame(1, 3, 0, 0, 2, 0, 0)


@pytest.mark.parametrize(
    "values", [(1, 1, 1), (1, 2, 3, 4, 5, 6, 7), (999, 1, 0), (5,)]
)
def test_shares_add_up_to_a_hundred(values: tuple[int, ...]) -> None:
    assert sum(percents(values)) == 100


def test_what_is_blank_is_a_group_of_its_own() -> None:
    found = [(p.stage, p.value, p.percent) for p in parts(ROWS, "customers")]
    assert found[:2] == [("", 1, 17), ("becomes_aware", 3, 50)]
    assert sum(percent for *_, percent in found) == 100


def test_a_negative_stage_has_no_share_but_its_value() -> None:
    first, second, *_ = parts(frame(-5, 5, 0, 0, 0, 0, 0), "amount")
    assert (first.value, first.percent, second.percent) == (-5, 0, 100)


def test_a_bar_carries_its_stage() -> None:
    (bars,) = stages(ROWS, EN).to_plotly_json()["data"]
    assert [one for (one,) in bars["customdata"]] == list(CODES)
    assert bars["y"][0] == "none"


def test_ends_say_share_and_size() -> None:
    layout = stages(ROWS, ZH, AMOUNT).to_plotly_json()["layout"]
    texts = [note["text"] for note in layout["annotations"]]
    assert texts[:3] == ["17% · 0.01 元", "50% · 0.03 元", "0% · 0 元"]


def test_ticks_stand_where_the_shares_were() -> None:
    before = frame(3, 1, 0, 0, 0, 0, 0)
    _, ticks = stages(ROWS, EN, before=before).to_plotly_json()["data"]
    assert list(ticks["x"]) == [0.75, 0.25]
    assert ticks["hovertext"][0] == "Before: 75 % · 3"


def test_nothing_open_says_so() -> None:
    empty = frame(0, 0, 0, 0, 0, 0, 0)
    drawn = stages(empty, EN).to_plotly_json()
    (note,) = drawn["layout"]["annotations"]
    assert note["text"] == EN("chart.empty")


def test_the_bars_are_said_in_words() -> None:
    told = alt(ROWS, EN)
    assert "Nothing verified yet: 17 % · 1. Becomes aware: 50 % · 3." in told
