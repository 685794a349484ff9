"""Submissions: a mark of the board leads to the sheets behind it."""

import pytest
from playwright.sync_api import expect

from salesdash.words import Words
from tests.browser.tab import Visit

pytestmark = pytest.mark.browser

EN = Words("en")
ROW = ".stDataFrame [role=gridcell]"
FIRST = "Overseas weekly 2026-09-04.xlsx"


def test_a_click_on_a_mark_lists_the_sheets_behind_it(visit: Visit) -> None:
    tab = visit.open("/submissions")
    mark = tab.locator(".scatterlayer .trace .point").first
    mark.wait_for()
    rep = tab.get_by_role("combobox", name=EN("submissions.list.rep"))
    week = tab.get_by_role("combobox", name=EN("submissions.list.week"))
    expect(week).to_have_value("20 Nov 2026")
    box = mark.bounding_box()
    assert box
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(week).to_have_value("4 Sep 2026")
    expect(rep).to_have_value("Daniel Okafor")
    visit.rest()
    assert tab.locator(ROW).all_text_contents().count(FIRST) == 2


def test_a_rep_and_a_week_can_be_chosen_without_the_board(
    visit: Visit,
) -> None:
    tab = visit.open("/submissions")
    visit.choose(EN("submissions.list.rep"), "李娜")
    visit.choose(EN("submissions.list.week"), "30 Oct 2026")
    named = tab.locator(ROW).filter(has_text=".xlsx")
    expect(named.filter(has_text="2026-10-30")).to_have_count(2)
    expect(named).to_have_count(2)
