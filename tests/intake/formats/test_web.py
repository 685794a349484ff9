from pathlib import Path

import pytest

from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.formats.web import tabs
from salesdash.intake.refusal import Refused
from tests.intake.formats.cells import cells

HERE = Path(__file__).parent
DATA = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"


def only(page: str) -> Tab:
    (tab,) = tabs(page, "page")
    return tab


def texts(page: str) -> list[list[str]]:
    cells = only(page).cells
    assert isinstance(cells, Sparse)
    columns = [strip.text.tolist() for strip in cells.strips()]
    return [list(row) for row in zip(*columns, strict=True)]


def refusal(page: str) -> str:
    with pytest.raises(Refused) as refused:
        list(tabs(page, "page"))
    return refused.value.code


def test_a_page_of_libreoffice_is_a_sheet():
    page = (HERE / "deals.html").read_text(encoding="utf-8")
    found = cells(only(page))
    assert {
        place: told[1] for place, told in found.items() if place[0] == 3
    } == {
        (3, 0): "华星 & 子公司",
        (3, 1): "一期",
        (3, 2): "王芳",
        (3, 3): "12.5",
        (3, 4): "25%",
        (3, 5): "2026-06-30",
        (3, 6): "约见",
        (3, 7): "第一行\n第二行",
    }
    assert {kind for kind, _ in found.values()} == {"TEXT"}


def test_tags_that_are_left_out_are_understood():
    assert texts(DATA) == [["a", "b"], ["c", "d"]]
    assert texts("<table><td>a<td>b<tr><th>c<th>d") == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("  two\n words ", "two words"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<b>a</b>b<font color=red>c</font>", "abc"),
        ("&lt;b&gt; &amp; &#20013;&nbsp;", "<b> & 中\u00a0"),
        ("<script>alert('<td>x')</script>a", "a"),
        ("<style>td { color: red }</style>a", "a"),
        ("<!-- no -->a", "a"),
        ("<span onclick='x()'>=1+1</span>", "=1+1"),
        ("<input value='no'>", ""),
    ],
)
def test_a_cell_is_the_text_that_it_shows(inside: str, expected: str):
    page = f"<table><tr><td>{inside}<td>x<tr><td>y<td>z</table>"
    assert texts(page)[0][0] == expected


def test_cells_reach_over_columns_and_down_over_rows():
    tab = only(
        "<table><tr><td rowspan=2>a<td colspan=2>b<td>c"
        "<tr><td>d<td rowspan='2'>e<td>f"
        "<tr><td>g<td>h<td>i</table>"
    )
    assert {place: told[1] for place, told in cells(tab).items()} == {
        (0, 0): "a",
        (0, 1): "b",
        (0, 3): "c",
        (1, 1): "d",
        (1, 2): "e",
        (1, 3): "f",
        (2, 0): "g",
        (2, 1): "h",
        (2, 3): "i",
    }
    assert isinstance(tab.cells, Sparse)
    assert tab.cells.merged == [(0, 0, 1), (2, 1, 2)]


@pytest.mark.parametrize("reach", ["0", "-1", "x", "", "９", "9" * 30])
def test_an_absurd_reach_is_held_to_what_browsers_allow(reach: str):
    page = (
        f"<table><tr><td colspan='{reach}' rowspan='{reach}'>a"
        "<tr><td>b<td>c</table>"
    )
    assert texts(page)[0][0] == "a"


def test_several_tables_are_several_sheets():
    found = list(tabs(DATA + "<p>between</p>" + DATA, "page"))
    assert [tab.name for tab in found] == ["page 1", "page 2"]


def test_tables_that_only_arrange_are_none():
    page = (
        "<table><tr><td>Menu<td>Help<tr><td>Logo<td>"
        f"{DATA}</table><table><tr><td>one line<td>x</table>"
    )
    assert texts(page) == [["a", "b"], ["c", "d"]]


def test_a_caption_is_the_first_row():
    page = DATA.replace("<table>", "<table><caption>截至 2026-03-06</caption>")
    assert texts(page)[0] == ["截至 2026-03-06", ""]


def test_hidden_rows_are_read_and_counted():
    page = DATA.replace("<tr><td>c", "<tr style='display: none'><td>c")
    tab = only(page)
    assert isinstance(tab.cells, Sparse)
    assert (tab.cells.hidden, tab.cells.height) == (1, 2)


@pytest.mark.parametrize(
    "page",
    ["", "<html><p>no table", "<table></table>", "<table><tr><td>a</table>"],
)
def test_a_page_without_data_is_refused(page: str):
    assert refusal(page) == "file_html"


def test_a_declaration_nobody_knows_does_no_harm():
    page = "<![if supportMisalignedColumns]>" + DATA + "<![endif]>"
    assert texts(page) == [["a", "b"], ["c", "d"]]


def test_too_many_tables_are_refused():
    assert refusal(DATA * 401) == "file_too_many_sheets"


def test_a_table_too_wide_stops_alone():
    wide = "<table>" + "<tr>" + "<td>x" * 16_385 + "</table>"
    first, second = tabs(wide + DATA, "page")
    assert isinstance(first.cells, Refused)
    assert isinstance(second.cells, Sparse)
