"""Win rates with and without, as a picture."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts import theme
from salesdash.charts import wins as chart
from salesdash.words import LANGUAGES, Words

EN = Words("en")


def row(code: str, difference: float, **own: Any) -> dict[str, Any]:
    rate = 0.5 + difference
    return {
        "kind": "criterion",
        "code": code,
        "text": "",
        "follows": 0,
        "enough": 1,
        "clear": 1,
        "difference": difference,
        "with_won": 6,
        "with_n": 12,
        "with_rate": rate,
        "with_low": rate - 0.1,
        "with_high": rate + 0.2,
        "without_won": 5,
        "without_n": 10,
        "without_rate": 0.5,
        "without_low": 0.3,
        "without_high": 0.7,
    } | own


def frame(*rows: dict[str, Any]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows))


ROWS = chart.shown(
    frame(
        row("close_asked", -0.25),
        row("sponsor_letter", 0.25),
        row("final_proposal", 0.0, clear=0),
        row("contract_signed", 0.5, follows=1),
        row("use_fed_back", 0.4, enough=0),
    )
)


def traces(*, dark: bool = False) -> list[Any]:
    drawn: Any = chart.wins(ROWS, EN, dark=dark)
    return list(drawn.data)


def test_only_elements_that_say_something_are_shown() -> None:
    assert [r["code"] for r in ROWS] == [
        "sponsor_letter",
        "final_proposal",
        "close_asked",
    ]


def test_a_dot_carries_its_element_and_side() -> None:
    dots = [trace for trace in traces() if trace.customdata is not None]
    assert [list(map(tuple, trace.customdata)) for trace in dots] == [
        [("criterion", r["code"], side) for r in ROWS]
        for side in ("with", "without")
    ]
    assert list(dots[0].x) == [0.75, 0.5, 0.25]
    assert list(dots[0].error_x.array) == pytest.approx([0.2] * 3)
    assert list(dots[0].error_x.arrayminus) == pytest.approx([0.1] * 3)


def test_colour_tells_which_way_a_clear_difference_goes() -> None:
    for dark in (False, True):
        colours = theme.palette(dark=dark)
        dots = [x for x in traces(dark=dark) if x.customdata is not None]
        assert list(dots[0].marker.color) == [
            colours.better,
            colours.muted,
            colours.worse,
        ]
    assert dots[0].marker.symbol != dots[1].marker.symbol


def test_names_and_numbers_stand_in_the_chart() -> None:
    drawn: Any = chart.wins(ROWS, EN)
    told = [note.text for note in drawn.layout.annotations]
    assert told[:2] == [
        "The agreement is written in a sponsor letter",
        "n 12 | 10",
    ]


def test_words_of_visits_are_plain_text() -> None:
    rows = [row("x", 0.1, kind="technique", text="<b>Trial</b>")]
    drawn: Any = chart.wins(rows, EN)
    assert drawn.layout.annotations[0].text == "&lt;b&gt;Trial&lt;/b&gt;"


def test_elements_have_the_names_of_the_method() -> None:
    def named(kind: str, code: str, text: str = "") -> str:
        return chart.name({"kind": kind, "code": code, "text": text}, EN)

    assert named("step", "probe_listen") == "Probe and listen"
    assert named("signal", "talks_price") == "Talks price"
    assert named("signal", "smiled", "Smiled") == "Smiled"
    assert named("technique", "trial") == "Trial close"
    assert named("technique", "lunch", "Lunch") == "Lunch"


def test_both_ends_stay_where_there_are_too_many() -> None:
    rows = [row(str(n), 0.0) for n in range(30)]
    kept = [r["code"] for r in chart.fit(rows)]
    assert kept == [str(n) for n in (*range(10), *range(20, 30))]
    assert chart.fit(rows[:20]) == rows[:20]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_chart_have_its_numbers(language: str) -> None:
    told = chart.alt(ROWS, Words(language))
    assert all(part in told for part in ("75", "25", "12", "10"))
    nothing = Words(language)("wins.too_few")
    assert chart.alt([], Words(language)) == nothing
    empty: Any = chart.wins([], Words(language))
    assert empty.layout.annotations[0].text == nothing
