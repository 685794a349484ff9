"""The Overview in a real browser: each list leads to its rows."""

import re

import pytest
from playwright.sync_api import Page, expect

from salesdash.words import Words
from tests.browser.tab import Visit

pytestmark = pytest.mark.browser

EN, ZH = Words("en"), Words("zh")
CODES = ("ahead", "unvisited", "overdue", "vanished")


def follow(tab: Page, code: str) -> str:
    """Follow the link of a list, and give the number that it promised."""
    link = tab.get_by_test_id("stPageLink").locator(f"a[href*='show={code}']")
    found = re.search(r"\(([\d,]+)\)", link.inner_text())
    assert found
    link.click()
    expect(tab).to_have_url(re.compile(f"show={code}"))
    return found[1]


@pytest.mark.parametrize("code", CODES)
def test_a_list_leads_to_its_rows(visit: Visit, code: str) -> None:
    tab = visit.open("/")
    count = follow(tab, code)
    visit.rest()
    heading = tab.get_by_test_id("stMarkdown").filter(
        has=tab.locator("strong"), has_text=re.compile(rf"· {count}$")
    )
    expect(heading.first).to_be_visible()


def test_what_a_page_was_opened_at_can_be_taken_away(visit: Visit) -> None:
    tab = visit.open("/overview?team=华东")
    follow(tab, "ahead")
    visit.rest()
    box = tab.get_by_role("combobox", name="Team")
    expect(box).to_have_value("华东")
    tab.get_by_role("radio", name="中文").click()
    told = ZH("overview.list.ahead")
    choice = tab.get_by_role("radio", name=f"{told} ✕")
    expect(choice).to_be_visible()
    visit.rest()
    choice.click()
    expect(choice).to_have_count(0)
    expect(tab).not_to_have_url(re.compile("show="))


def test_a_list_counts_all_dates_whatever_was_chosen_before(
    visit: Visit,
) -> None:
    tab = visit.open("/forecast?period=weeks4")
    visit.go(EN("overview.title"))
    follow(tab, "overdue")
    visit.rest()
    period = tab.get_by_role("combobox", name="Period")
    expect(period).to_have_value(EN("shell.period.all"))
