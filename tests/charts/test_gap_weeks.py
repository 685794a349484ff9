from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.gap_weeks import SHOWN, alt, gap_weeks, rest
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
DAY = 20_777
COLUMNS = (
    "day",
    "rep",
    "currency",
    "open",
    "claimed",
    "verified",
    "gap",
    "untold",
    "ahead",
)


def frame(*rows: tuple[Any, ...], by: str = "rep") -> nw.DataFrame[Any]:
    names = [by if name == "rep" else name for name in COLUMNS]
    texts = {by, "currency"}
    schema = {n: pl.String if n in texts else pl.Int64 for n in names}
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def week(
    day: int, rep: str, claimed: int, verified: int, untold: int = 0
) -> tuple[Any, ...]:
    gap = claimed - verified
    return (day, rep, "CNY", 3, claimed, verified, gap, untold, 1)


WEEKS = frame(
    week(DAY - 7, "<b>Ann", 10_000, 10_000),
    week(DAY, "<b>Ann", 10_000, 9_000),
    week(DAY - 7, "王敏", 20_000, 0, 20_000),
    week(DAY, "王敏", 20_000, 6_000, 8_000),
    (DAY, "Bo", "USD", 1, 5, 0, 5, 0, 1),
)


def lines(drawn: Any) -> list[tuple[Any, ...]]:
    return [
        (t.customdata[0][0], t.y)
        for t in drawn.select_traces()
        if t.customdata is not None
    ]


def test_each_rep_has_a_line_the_largest_gap_first() -> None:
    drawn = gap_weeks(WEEKS, "CNY", EN)
    assert lines(drawn) == [("王敏", (None, 0.5)), ("<b>Ann", (1.0, 0.9))]
    layout = drawn.layout.to_plotly_json()
    heads = [note["text"] for note in layout["annotations"]]
    assert heads == ["王敏", "&lt;b&gt;Ann"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    ends = [t.text for t in drawn.select_traces() if t.text]
    assert ends == [("50 %",), ("90 %",)]


def test_the_hover_holds_the_amounts() -> None:
    drawn = gap_weeks(WEEKS, "CNY", EN)
    line = next(iter(drawn.select_traces()))
    assert line.hovertext[-1] == (
        "<b>王敏</b><br>20 Nov 2026<br>¥ 60 of ¥ 200 verified<br>"
        "of the claim, ¥ 80 has no evidence columns<br>"
        "1 of 3 open deals are claimed beyond their evidence"
    )


def test_more_evidence_than_claim_stays_inside_and_says_so() -> None:
    drawn = gap_weeks(frame(week(DAY, "Ann", 100, 250)), "CNY", EN)
    assert lines(drawn) == [("Ann", (1.0,))]
    assert [t.text for t in drawn.select_traces()][-1] == ("250 %",)


def test_alt_says_where_each_line_begins_and_ends() -> None:
    assert alt(WEEKS, "CNY", EN) == (
        "Verified share of the claim from 13 Nov 2026 to 20 Nov 2026. "
        "王敏: from 50 % to 50 %. &lt;b&gt;Ann: from 100 % to 90 %."
    )
    nobody = frame(week(DAY, "", 100, 50), by="team")
    assert "未填团队：从 50% 到 50%。" in alt(nobody, "CNY", ZH)


def test_nothing_claimed_is_said() -> None:
    none = frame(week(DAY, "Ann", 0, 0))
    assert lines(gap_weeks(none, "CNY", EN)) == []
    assert alt(none, "CNY", EN) == "Nothing to show here yet"
    assert alt(frame(), "CNY", EN) == "Nothing to show here yet"


def test_many_reps_are_cut_and_it_says_so() -> None:
    many = frame(*(week(DAY, f"r{n}", 100, n) for n in range(20)))
    assert len(lines(gap_weeks(many, "CNY", EN))) == SHOWN
    assert rest(many, "CNY", EN) == (
        "The 12 reps with the largest gap, of 20; the table below has "
        "everyone."
    )
    assert rest(WEEKS, "CNY", EN) == ""
