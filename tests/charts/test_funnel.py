from collections.abc import Callable
from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go
import pytest

from salesdash.charts.funnel import alt, funnel
from salesdash.charts.shown import Shown
from salesdash.method.milestones import MILESTONES
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
AMOUNT = Shown("amount", "CNY")
COLUMNS = (
    "currency milestone claimed_count claimed_amount "
    "verified_count verified_amount"
)
Frame = Callable[..., nw.DataFrame[Any]]


def traces(drawn: Any) -> list[Any]:
    return list(drawn.select_traces())


@pytest.fixture
def rows(frame: Frame) -> nw.DataFrame[Any]:
    return frame(
        COLUMNS,
        ("CNY", "", 0, 0, 1, 100_00),
        ("CNY", "qualified_suspect", 2, 300_000_00, 1, -5),
        ("CNY", "decision_due", 1, 100_00, 0, 0),
        ("USD", "qualified_suspect", 3, 7_00, 3, 7_00),
        ("USD", "decision_due", 0, 0, 0, 0),
    )


def bars(drawn: go.Figure) -> list[tuple[Any, ...]]:
    return [(t.type, t.x, t.text, t.customdata) for t in traces(drawn)]


def test_funnel_shows_the_deals_of_every_currency(
    rows: nw.DataFrame[Any],
) -> None:
    codes = ["", "qualified_suspect", "decision_due"]
    assert bars(funnel(rows, EN)) == [
        (
            "funnel",
            (0, 5, 1),
            ("0", "5", "1"),
            tuple([code, "claimed"] for code in codes),
        ),
        (
            "funnel",
            (1, 4, 0),
            ("1", "4", "0"),
            tuple([code, "verified"] for code in codes),
        ),
    ]


def test_funnel_shows_the_amounts_of_one_currency(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = funnel(rows, ZH, AMOUNT)
    assert [(x, text) for _, x, text, _ in bars(drawn)] == [
        ((0, 30_000_000, 10_000), ("0 元", "30 万元", "100 元")),
        ((10_000, 0, 0), ("100 元", "−0.05 元", "0 元")),
    ]


def test_milestones_are_names_and_never_numbers(
    rows: nw.DataFrame[Any],
) -> None:
    axis = funnel(rows, EN).layout.to_plotly_json()["yaxis"]
    assert axis["type"] == "category"
    assert axis["tickvals"] == ["none", "qualified_suspect", "decision_due"]
    assert axis["ticktext"] == [
        "None yet",
        "10 %<br>Suspect",
        "75 %<br>Decision due",
    ]


def test_yields_and_names_of_the_company_stand_beside_the_bars(
    rows: nw.DataFrame[Any],
) -> None:
    own = tuple(replace(m, share=m.share + 250) for m in MILESTONES)
    names = {"milestone.decision_due": {"en": "<b> our own long decision"}}
    t = Words("en", names)
    shown = Shown(milestones=own)
    drawn = funnel(rows, t, shown)
    axis = drawn.layout.to_plotly_json()["yaxis"]
    assert axis["ticktext"] == [
        "None yet",
        "12.5 %<br>Suspect",
        "77.5 %<br>&lt;b&gt; our own lo…",
    ]
    assert (
        traces(drawn)[0]
        .hovertext[2]
        .startswith("<b>77.5 % &lt;b&gt; our own long decision</b>")
    )
    assert "12.5 % Qualified suspect: 5 claimed" in alt(rows, t, shown)


def test_the_margin_has_room_for_the_widest_number(
    rows: nw.DataFrame[Any],
) -> None:
    margins = [
        funnel(rows, EN, shown).layout.to_plotly_json()["margin"]["r"]
        for shown in (Shown(), AMOUNT)
    ]
    assert margins[1] > margins[0] > 0


def test_a_row_without_milestone_is_there_only_when_needed(
    frame: Frame,
) -> None:
    drawn = funnel(
        frame(COLUMNS, ("CNY", "", 0, 0, 0, 0), ("CNY", "closed", 1, 5, 1, 5)),
        EN,
    )
    assert [trace.y for trace in traces(drawn)] == [("closed",)] * 2


def test_steps_stand_between_the_bars(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    steps = frame(
        "milestone next n passed",
        ("qualified_suspect", "qualified_sponsor", 3, 2),
        ("decision_due", "pending_close", 0, 0),
    )
    notes = funnel(rows, EN, conversion=steps).layout.to_plotly_json()
    found = [(n["text"], n["x"], n["y"]) for n in notes["annotations"]]
    assert found == [("↓ 67 % got further (2 of 3)", 0, 1.5)]


def test_a_hover_tells_deals_and_the_full_amount(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = funnel(rows, EN, AMOUNT)
    first = traces(drawn)[0]
    assert first.hovertext[1] == (
        "<b>10 % Qualified suspect</b><br>Claimed deals: 2<br>¥ 300,000"
    )


def test_no_open_deals_say_so(frame: Frame) -> None:
    drawn = funnel(frame(COLUMNS), ZH)
    assert bars(drawn) == []
    assert drawn.layout.to_plotly_json()["annotations"][0]["text"] == (
        "这里暂时没有内容"
    )
    assert alt(frame(COLUMNS), ZH) == "这里暂时没有内容"


def test_alt_holds_every_number(rows: nw.DataFrame[Any]) -> None:
    assert alt(rows, EN) == (
        "Funnel of open deals by milestone. "
        "No milestone yet: 0 claimed, 1 verified. "
        "10 % Qualified suspect: 5 claimed, 4 verified. "
        "75 % Decision due: 1 claimed, 0 verified."
    )
    assert "10% 合格潜在客户：申报 30 万元，验证 −0.05 元。" in alt(
        rows, ZH, AMOUNT
    )


def test_alt_says_how_many_got_further(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    steps = frame(
        "milestone next n passed",
        ("qualified_suspect", "qualified_sponsor", 3, 2),
        ("decision_due", "pending_close", 0, 0),
    )
    assert "4 verified. 67 % got further (2 of 3). 75 % Decision due" in alt(
        rows, EN, conversion=steps
    )
