from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from salesdash.charts.grading import alt, grading
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")
COLUMNS = (
    "customer rep relationship attractiveness quadrant "
    "open_currency open_amount open_count"
)
Frame = Callable[..., nw.DataFrame[Any]]


def traces(drawn: Any) -> list[Any]:
    return list(drawn.select_traces())


@pytest.fixture
def rows(frame: Frame) -> nw.DataFrame[Any]:
    return frame(
        COLUMNS,
        ("<i>华辰", "王敏", 8, 9, "key", "CNY", 400_00, 2),
        ("<i>华辰", "王敏", 8, 9, "key", "USD", 100_00, 1),
        ("Beta", "", 8, 6, "key", "CNY", 100_00, 1),
        ("无单", "Ann", 1, 2, "ignore", "", 0, 0),
        ("Gamma", "Ann", None, 2, "not_graded", "CNY", 900_00, 1),
    )


def points(drawn: Any) -> dict[str, tuple[Any, ...]]:
    return {
        customer: (size, symbol, text)
        for trace in traces(drawn)
        if trace.customdata
        for (customer,), size, symbol, text in zip(
            trace.customdata,
            trace.marker.size,
            trace.marker.symbol,
            trace.text,
            strict=True,
        )
    }


def test_each_graded_customer_is_one_point_as_large_as_its_amount(
    rows: nw.DataFrame[Any],
) -> None:
    assert points(grading(rows, EN)) == {
        "<i>华辰": (46, "circle", "&lt;i&gt;华辰"),
        "Beta": (23, "circle", "Beta"),
        "无单": (8, "triangle-down-open", ""),
    }


def test_another_currency_changes_sizes_only(rows: nw.DataFrame[Any]) -> None:
    assert points(grading(rows, EN, currency="USD")) == {
        "<i>华辰": (46, "circle", "&lt;i&gt;华辰"),
        "Beta": (8, "circle-open", ""),
        "无单": (8, "triangle-down-open", ""),
    }


def test_customers_of_one_place_have_no_name(frame: Frame) -> None:
    one = frame(
        COLUMNS,
        ("Acme", "", 8, 9, "key", "CNY", 400_00, 2),
        ("Beta", "", 8, 9, "key", "CNY", 300_00, 1),
        ("Code", "", 2, 2, "ignore", "CNY", 100_00, 1),
    )
    names = {
        name: text for name, (*_, text) in points(grading(one, EN)).items()
    }
    assert names == {"Acme": "", "Beta": "", "Code": "Code"}


def test_corners_name_the_quadrants_and_count_them(
    rows: nw.DataFrame[Any],
) -> None:
    layout = grading(rows, ZH).layout.to_plotly_json()
    assert [n["text"] for n in layout["annotations"]] == [
        "重点客户<br>2",
        "可能客户<br>0",
        "普通客户<br>0",
        "忽略<br>1",
    ]


def test_lines_and_ticks_stand_at_the_thresholds(
    rows: nw.DataFrame[Any],
) -> None:
    drawn = grading(rows, EN, thresholds=(6.5, 4))
    layout = drawn.layout.to_plotly_json()
    upright, level = layout["shapes"]
    assert (upright["x0"], upright["x1"]) == (6.5, 6.5)
    assert (level["y0"], level["y1"]) == (4, 4)
    assert layout["xaxis"]["tickvals"] == [0, 6.5, 10]
    assert layout["yaxis"]["tickvals"] == [0, 4, 10]


def test_a_trail_leads_from_the_quadrant_before(
    frame: Frame, rows: nw.DataFrame[Any]
) -> None:
    moves = frame(
        "customer change quadrant_before quadrant "
        "relationship_before attractiveness_before",
        ("Beta", "moved", "prospective", "key", 2, 9),
        ("无单", "shifted", "ignore", "ignore", 2, 2),
        ("<i>华辰", "moved", "not_graded", "key", None, 9),
    )
    found = traces(grading(rows, EN, moves=moves))
    starts = [t for t in found if t.mode == "markers"]
    assert [(t.x, t.y) for t in starts] == [((2,), (9,))]
    last = [t for t in found if t.mode == "lines"][-1]
    beta = next(t for t in found if t.customdata and ["Beta"] in t.customdata)
    place = beta.x[1], beta.y[1]
    assert (last.x[1], last.y[1]) == pytest.approx(place)
    assert (
        "attractiveness 6<br>Before: relationship 2, attractiveness 9<br>"
        in beta.hovertext[1]
    )


def test_a_very_long_name_is_cut_in_the_chart_and_longer_in_the_hover(
    frame: Frame,
) -> None:
    name = "上海浦江国际供应链管理与综合服务股份有限公司" * 3
    odd = frame(COLUMNS, (name, "", 8, 9, "key", "CNY", 10**14, 1))
    found = next(t for t in traces(grading(odd, EN)) if t.x)
    assert found.text == ("上海浦江国际…",)
    assert name[:19] in found.hovertext[0]
    assert "¥ 1,000,000,000,000 open" in found.hovertext[0]


def test_a_hover_tells_the_true_grades(rows: nw.DataFrame[Any]) -> None:
    texts = {
        customer: text
        for trace in traces(grading(rows, EN))
        if trace.customdata
        for (customer,), text in zip(
            trace.customdata, trace.hovertext, strict=True
        )
    }
    assert texts == {
        "<i>华辰": (
            "<b>&lt;i&gt;华辰</b><br>Relationship 8, attractiveness 9"
            "<br>Rep: 王敏<br>¥ 400 open, deals: 2"
        ),
        "Beta": (
            "<b>Beta</b><br>Relationship 8, attractiveness 6"
            "<br>Rep: No rep named<br>¥ 100 open, deals: 1"
        ),
        "无单": (
            "<b>无单</b><br>Relationship 1, attractiveness 2"
            "<br>Rep: Ann<br>No open deals"
        ),
    }


def test_grades_off_the_scale_stand_at_its_edge(frame: Frame) -> None:
    odd = frame(COLUMNS, ("a", "", 80, -3, "ordinary", "", 0, 0))
    places = [(t.x, t.y) for t in traces(grading(odd, EN)) if t.x]
    assert places == [((10.0,), (0.0,))]


def test_nobody_graded_says_so(frame: Frame) -> None:
    none = frame(COLUMNS, ("a", "", None, 3, "not_graded", "", 0, 0))
    assert traces(grading(none, EN)) == []
    assert alt(none, EN) == "Nothing to show here yet"


def test_alt_counts_and_sums_each_quadrant(rows: nw.DataFrame[Any]) -> None:
    assert alt(rows, EN) == (
        "Customers by relationship and attractiveness. "
        "Key customer: 2, ¥ 500 open. Prospective customer: 0, ¥ 0 open. "
        "Ordinary customer: 0, ¥ 0 open. Ignore: 1, ¥ 0 open."
    )
