"""The triangle of the team, point by point."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts.ternary import alt, ternary
from salesdash.charts.theme import LIGHT, pale
from salesdash.metrics.mixes import mixes
from salesdash.words import Words

EN = Words("en")
DAY = 20_777
A, B, C = "development", "negotiation", "maintenance"
WORDS = [EN.name("activity", code) for code in (A, B, C)]


def found(*visits: tuple[Any, ...], ends: tuple[int, ...] = (DAY,)) -> Any:
    """Build the mixes of visits: rep, activity, count, minutes each."""
    rows = [
        (rep, DAY, code, minutes)
        for rep, code, count, minutes in visits
        for _ in range(count)
    ]
    schema = {
        "rep": pl.String,
        "date": pl.Int32,
        "activity": pl.String,
        "minutes": pl.Int64,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return mixes(nw.from_native(frame), ends)


def draw(frame: Any, end: int = DAY, unit: Any = "visits", **own: Any) -> Any:
    return ternary(frame, end, EN, unit=unit, **own)


def names(drawn: Any) -> list[str]:
    return [note.text for note in drawn.layout.annotations[3:]]


def reps(drawn: Any) -> Any:
    return drawn.data[-1]


def test_a_rep_stands_where_the_shares_put_it() -> None:
    visits = (("Ann", A, 6, 30), ("Ann", B, 3, 30), ("Ann", C, 3, 90))
    whole = draw(found(*visits))
    assert names(whole) == ["Ann"]
    drawn = reps(whole)
    assert drawn.x == pytest.approx([0.5])
    assert drawn.y == pytest.approx([0.5 * 3**0.5 / 2])
    assert drawn.customdata[0][0] == "Ann"
    hover = drawn.hovertext[0]
    assert f"{WORDS[0]}: 50 % (6)" in hover
    assert "visits: n = 12, four weeks to 20 Nov 2026" in hover


def test_hours_weigh_by_minutes() -> None:
    visits = (("Ann", A, 6, 10), ("Ann", C, 3, 60))
    drawn = reps(draw(found(*visits), unit="minutes"))
    assert drawn.x == pytest.approx([0.75 + 0.25 / 2])
    assert f"{WORDS[2]}: 75 % (3 h)" in drawn.hovertext[0]


def test_the_corners_are_named_in_words() -> None:
    visits = (("Ann", A, 9, None),)
    drawn = draw(found(*visits))
    notes = drawn.layout.annotations[:3]
    assert [note.text for note in notes] == [f"<b>{w}</b>" for w in WORDS]
    assert [(note.x, round(note.y, 3)) for note in notes] == [
        (0.5, 0.866),
        (0.0, 0.0),
        (1.0, 0.0),
    ]


def test_everyone_stands_first_where_there_are_several() -> None:
    visits = (("Ann", A, 9, None), ("Bob", C, 27, None))
    drawn = reps(draw(found(*visits)))
    assert [row[0] for row in drawn.customdata] == [None, "Bob", "Ann"]
    assert drawn.x[0] == pytest.approx(0.25 / 2 + 0.75)
    assert drawn.marker.symbol == ("square", "circle", "circle")


def test_a_small_sample_is_pale_with_its_n_at_the_name() -> None:
    visits = (("Ann", A, 7, None), ("Bob", C, 8, None))
    whole = draw(found(*visits))
    assert names(whole) == ["Everyone", "Bob", "Ann (n = 7)"]
    drawn = reps(whole)
    dim = pale(LIGHT.accent, 0.3)
    assert drawn.marker.color == (LIGHT.accent, LIGHT.accent, dim)


def test_each_target_is_marked_once_with_its_reps() -> None:
    visits = (("Ann", A, 9, None), ("Bob", C, 9, None))
    mixes_of = {None: (40, 30, 30), "Ann": (40, 30, 30), "Bob": (20, 0, 80)}
    drawn = draw(found(*visits), targets=mixes_of)
    marks = drawn.data[-2]
    assert marks.x == pytest.approx([0.5, 0.9])
    assert names(drawn)[:2] == ["Target", "Target"]
    assert marks.hovertext[0].endswith("<br>Ann")
    assert draw(found(*visits)).data[-2].mode == "lines"


def test_a_path_leads_to_a_rep_from_earlier_weeks() -> None:
    frame = found(("Ann", A, 9, None), ends=(DAY, DAY + 7))
    paths = [t for t in draw(frame, DAY + 7).data if t.opacity]
    assert [path.x for path in paths] == [(0.5, 0.5, None)]


def test_names_are_never_markup() -> None:
    visits = (("<b>Ann</b>", A, 9, None),)
    assert names(draw(found(*visits))) == ["&lt;b&gt;Ann&lt;/b&gt;"]


def test_nobody_makes_an_empty_picture_that_says_so() -> None:
    drawn = draw(found())
    assert drawn.layout.annotations[0].text == EN("chart.empty")
    assert alt(found(), DAY, EN) == EN("chart.empty")


def test_the_alternative_text_has_every_number() -> None:
    visits = (("Ann", A, 6, 30), ("Ann", B, 3, 30), ("Ann", C, 3, 90))
    assert alt(found(*visits), DAY, EN) == (
        f"Mix of the last four weeks. Ann, 12: {WORDS[0]} 50 % · "
        f"{WORDS[1]} 25 % · {WORDS[2]} 25 %."
    )
