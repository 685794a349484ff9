"""Strengths of reps as a picture."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts import strengths as chart
from salesdash.words import LANGUAGES, Words

EN = Words("en")
MEASURES = {
    "development": "new_deals",
    "negotiation": "win_rate",
    "maintenance": "retention",
}


def rows(rep: str, team: str, *strengths: float | None) -> list[Any]:
    best = max((s for s in strengths if s), default=None)
    return [
        {
            "rep": rep,
            "team": team,
            "activity": activity,
            "measure": measure,
            "part": 6,
            "n": 12,
            "value": 0.5,
            "ratio": strength,
            "rank": 1,
            "peers": 3,
            "enough": int(strength is not None),
            "strength": strength,
            "leads": int(strength is not None and strength == best),
        }
        for (activity, measure), strength in zip(
            MEASURES.items(), strengths, strict=True
        )
    ]


def frame(*parts: list[Any]) -> nw.DataFrame[Any]:
    told = [row for part in parts for row in part]
    schema = {"ratio": pl.Float64, "strength": pl.Float64}
    return nw.from_native(pl.DataFrame(told, schema_overrides=schema))


TWO = chart.listed(
    frame(
        rows("Bob", "West", 0.9, None, 1.2),
        rows("Ann", "East", 1.5, 1.0, 0.5),
    )
)


def columns(*, dark: bool = False) -> list[Any]:
    drawn: Any = chart.strengths(TWO, EN, dark=dark)
    return list(drawn.data)


def test_teams_stand_above_their_reps() -> None:
    assert [(line.team, line.rep) for line in TWO] == [
        ("East", ""),
        ("East", "Ann"),
        ("West", ""),
        ("West", "Bob"),
    ]
    alone = chart.listed(frame(rows("Ann", "East", 1.5, 1.0, 0.5)))
    assert [line.rep for line in alone] == ["Ann"]


def test_each_activity_is_a_column_with_its_strengths() -> None:
    values = [[cell for (cell,) in column.z] for column in columns()]
    assert values == [
        [None, 1.5, None, 0.9],
        [None, 1.0, None, 0.0],
        [None, 0.5, None, 1.2],
    ]


def test_a_cell_says_its_strength_its_n_and_who_leads() -> None:
    first, second, _ = ([t for (t,) in column.text] for column in columns())
    assert first[1].startswith("▲ <b>1.50×</b><br>")
    assert "n 12" in first[1]
    assert first[3].startswith("0.90×")
    assert second[3] == "too few"


def test_hover_tells_every_measure() -> None:
    (told,) = columns()[0].customdata[1]
    assert told == (
        "<b>Ann</b> · Customer development<br>"
        "New opportunities: 0.5 a quarter (n 12) · 1.50× the middle, 1 of 3"
    )
    (told,) = columns()[1].customdata[3]
    assert told.endswith("Win rate: 50 % (6 of 12) · too few to say")


def test_names_of_strangers_are_plain_text() -> None:
    lines = chart.listed(frame(rows("<b>Ann", "", 1.5, 1.0, 0.5)))
    drawn: Any = chart.strengths(lines, EN)
    assert drawn.layout.yaxis.ticktext == ("&lt;b&gt;Ann",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_chart_have_its_numbers(language: str) -> None:
    t = Words(language)
    told = chart.alt(TWO, t)
    assert all(part in told for part in ("Ann", "1.50", "0.90", "Bob"))
    assert chart.alt([], t) == t("chart.empty")
    empty: Any = chart.strengths([], t)
    assert empty.layout.annotations[0].text == t("chart.empty")


def test_the_dark_chart_has_its_own_colours() -> None:
    light, dark = columns()[0], columns(dark=True)[0]
    assert light.textfont.color != dark.textfont.color
