from collections.abc import Callable
from itertools import pairwise
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.funnel_weeks import HEIGHT, alt, funnel_weeks, unit
from salesdash.charts.shown import Shown
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
COLUMNS = (
    "day currency milestone claimed_count claimed_amount "
    "verified_count verified_amount"
)
DAY = 20_777
CLAIMED = Shown(side="claimed")
Frame = Callable[..., nw.DataFrame[Any]]


@pytest.fixture
def rows(frame: Frame) -> nw.DataFrame[Any]:
    return frame(
        COLUMNS,
        (DAY - 17, "CNY", "decision_due", 1, 100_00, 0, 0),
        (DAY - 17, "CNY", "", 0, 0, 1, 100_00),
        (DAY - 3, "CNY", "decision_due", 2, 300_00, 1, 100_00),
        (DAY - 3, "USD", "decision_due", 4, 7_00, 0, 0),
        (DAY, "CNY", "decision_due", 3, 400_00, 1, 100_00),
        (DAY, "CNY", "qualified_suspect", 1, -50_00, 0, 0),
    )


def bars(drawn: Any) -> list[tuple[Any, ...]]:
    return [(t.name, t.x, t.y) for t in drawn.select_traces()]


def layout(drawn: Any) -> dict[str, Any]:
    return drawn.layout.to_plotly_json()


def test_each_week_is_a_stack_nearest_to_the_close_at_the_ground(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = funnel_weeks(rows, EN, CLAIMED)
    weeks = (0, 1, 2, 3)
    assert bars(drawn) == [
        ("75 % Decision due", weeks, (1, 0, 6, 3)),
        ("10 % Qualified suspect", weeks, (0, 0, 0, 1)),
    ]


def test_a_week_without_deals_and_a_short_last_week_keep_their_places(
    rows: nw.DataFrame[Any],
) -> None:
    axis = layout(funnel_weeks(rows, EN, CLAIMED))["xaxis"]
    assert axis["tickvals"] == [0, 1, 2, 3]
    assert axis["ticktext"] == ["3 Nov", "10 Nov", "17 Nov", "20 Nov"]


def test_the_last_bar_is_named_in_the_order_of_its_parts(
    rows: nw.DataFrame[Any],
) -> None:
    notes = layout(funnel_weeks(rows, EN))["annotations"]
    texts = [(n["text"], n["y"]) for n in notes]
    assert [text for text, _ in texts] == ["75 % · 1", "None yet · 0"]
    assert texts[0][1] < texts[1][1] <= 1.04


def test_names_of_thin_parts_are_set_apart(frame: Frame) -> None:
    thin = frame(
        COLUMNS,
        *(
            (DAY, "CNY", code, count, 0, 0, 0)
            for code, count in (
                ("pending_close", 1),
                ("decision_due", 1),
                ("qualified_suspect", 998),
            )
        ),
    )
    drawn = layout(funnel_weeks(thin, EN, CLAIMED))
    places = [note["y"] for note in drawn["annotations"]]
    pixels = (HEIGHT - 38) / drawn["yaxis"]["range"][1]
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps) >= 15 / pixels


def test_amounts_of_one_currency_have_the_unit_of_the_largest(
    rows: nw.DataFrame[Any],
) -> None:
    shown = Shown("amount", "CNY", side="claimed")
    drawn = funnel_weeks(rows, ZH, shown)
    assert [y for *_, y in bars(drawn)] == [
        (10_000, 0, 30_000, 40_000),
        (0, 0, 0, -5_000),
    ]
    hovers = [trace.hovertext[-1] for trace in drawn.select_traces()]
    assert [hover.split("<br>") for hover in hovers] == [
        [
            "<b>75% 决策定案</b>",
            "2026年11月20日",
            "400 元，3 个商机；在手合计 350 元",
        ],
        [
            "<b>10% 合格潜在客户</b>",
            "2026年11月20日",
            "−50 元，1 个商机；在手合计 350 元",
        ],
    ]
    assert unit(rows, ZH, shown) == "元"
    assert layout(drawn)["yaxis"]["range"][0] < -5_000


def test_one_very_large_amount_is_written_short(frame: Frame) -> None:
    huge = frame(
        COLUMNS,
        (DAY, "CNY", "decision_due", 1, 10**14, 0, 0),
        (DAY, "CNY", "pending_close", 1, 100_00, 0, 0),
    )
    shown = Shown("amount", "CNY", side="claimed")
    notes = layout(funnel_weeks(huge, EN, shown))["annotations"]
    assert [n["text"] for n in notes] == ["90 % · ¥ 100", "75 % · ¥ 1 T"]


def test_a_single_week_is_a_bar_and_no_block(frame: Frame) -> None:
    one = frame(COLUMNS, (DAY, "CNY", "decision_due", 1, 5, 1, 5))
    axis = layout(funnel_weeks(one, EN))["xaxis"]
    assert axis["range"][1] - axis["range"][0] >= 8


def test_no_week_says_so(frame: Frame) -> None:
    none = frame(COLUMNS)
    assert bars(funnel_weeks(none, ZH)) == []
    assert alt(none, ZH) == "这里暂时没有内容"


def test_alt_holds_the_first_and_the_last_number(
    rows: nw.DataFrame[Any],
) -> None:
    assert alt(rows, EN, CLAIMED) == (
        "Open deals by milestone, week by week from 3 Nov 2026 to "
        "20 Nov 2026: 1 at first, 4 in the end. "
        "10 % Qualified suspect: 0, then 1. 75 % Decision due: 1, then 3."
    )
