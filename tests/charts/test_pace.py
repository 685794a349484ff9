from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts import pace as chart
from salesdash.words import Words

EN = Words("en")
PACE = nw.from_native(
    pl.DataFrame(
        {
            "rank": [1],
            "median_days": [20.0],
            "low_days": [10.0],
            "high_days": [30.0],
            "n": [5],
        }
    )
)


def deals(
    *rows: tuple[str, str | None, int | None, str | None],
) -> nw.DataFrame:
    schema = {
        "key": pl.String,
        "claimed_milestone": pl.String,
        "milestone_days": pl.Int64,
        "stalled": pl.String,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    named = frame.with_columns(
        customer=pl.lit("<b>Acme"), name=pl.lit(""), rep=pl.lit("Ann")
    )
    return nw.from_native(named)


ROWS = deals(
    ("a", "qualified_suspect", 7, None),
    ("b", "qualified_suspect", 40, "stalled_visited"),
    ("c", "decision_due", 90, "stalled_unvisited"),
    ("d", None, None, None),
)


def traces() -> list[Any]:
    drawn: Any = chart.pace(chart.rows(ROWS, PACE, EN), EN)
    return list(drawn.select_traces())


def test_each_open_deal_is_a_dot_in_its_group() -> None:
    dots = {
        trace.name: [
            (x, key)
            for x, (key,) in zip(trace.x, trace.customdata, strict=True)
        ]
        for trace in traces()
        if trace.customdata is not None
    }
    assert dots == {
        "Open, in time": [(7, "a")],
        "Stalled, visited": [(40, "b")],
        "Stalled, not visited": [(90, "c")],
    }


def test_groups_differ_by_sign_and_colour() -> None:
    dots = [t.marker for t in traces() if t.customdata is not None]
    assert len({m.symbol for m in dots}) == len({m.color for m in dots}) == 3


def test_the_band_and_the_tick_are_those_of_won_deals() -> None:
    band, median, *_ = traces()
    assert (list(band.base), list(band.x), list(band.y)) == ([10], [20], [0])
    assert (list(median.x), list(median.y)) == ([20], [0])
    assert list(median.text) == ["10 % Suspect · won: 20 days, n = 5"]


def test_names_are_text_and_never_markup() -> None:
    assert traces()[2].text == ("&lt;b&gt;Acme<br>Ann<br>7 days",)


def test_the_chart_is_told_in_words() -> None:
    assert chart.alt(chart.rows(ROWS, PACE, EN), EN) == (
        "Days of open deals at their milestone beside the median of won "
        "deals. 10 % Suspect: 2 open, 1 stalled and visited, 0 stalled and "
        "not visited; won deals 20 days (n = 5). 75 % Decision due: 1 open, "
        "0 stalled and visited, 1 stalled and not visited; won deals – days "
        "(n = 0)."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_without_deals_the_chart_says_so(*, dark: bool) -> None:
    found = chart.rows(ROWS.head(0), PACE, EN)
    drawn: Any = chart.pace(found, EN, dark=dark)
    assert drawn.layout.annotations[0].text == EN("chart.empty")
