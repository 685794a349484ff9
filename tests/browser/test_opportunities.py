"""Opportunities in a real browser: filter, open a deal, come back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from salesdash.ui.opportunities_board import MOST
from salesdash.words import Words
from tests.browser.tab import Visit

pytestmark = pytest.mark.browser

EN = Words("en")
DEAL = re.compile(r"/opportunity\?.*deal=[0-9a-f]{12}")


def cards(tab: Page) -> Locator:
    return tab.locator(".st-key-board").get_by_role("link")


def heading(tab: Page) -> Locator:
    title = EN("opportunities.list.title")
    return tab.get_by_test_id("stMarkdown").filter(
        has=tab.locator("strong", has_text=title)
    )


def chip(tab: Page, name: str) -> Locator:
    chips = tab.get_by_test_id("stButtonGroup")
    return chips.get_by_text(re.compile(f"^{name}: .* ✕$"))


def test_a_card_is_a_link_that_the_keyboard_opens(visit: Visit) -> None:
    tab = visit.open("/opportunities?language=en")
    first = cards(tab).first
    customer = first.locator("strong").first.inner_text()
    first.focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(DEAL)
    visit.rest()
    expect(tab.get_by_test_id("stMain")).to_contain_text(customer)
    tab.go_back()
    expect(cards(tab).first).to_contain_text(customer)


def test_a_filter_is_in_the_address_and_comes_back_with_it(
    visit: Visit,
) -> None:
    tab = visit.open("/opportunities?view=table")
    every = heading(tab).inner_text()
    tab.get_by_text(EN("shell.filter.more"), exact=True).click()
    visit.rest()
    visit.choose(EN("opportunities.ask.stalled"), "Stalled, not visited")
    expect(tab).to_have_url(re.compile("stalled=stalled_unvisited"))
    fewer = heading(tab).inner_text()
    assert fewer != every
    visit.open(tab.url.removeprefix(visit.url))
    expect(heading(tab)).to_have_text(fewer)
    chip(tab, EN("opportunities.ask.stalled")).click()
    visit.rest()
    expect(heading(tab)).to_have_text(every)
    expect(tab).not_to_have_url(re.compile("stalled="))


def test_a_row_opens_its_deal_and_back_is_the_same_list(
    visit: Visit,
) -> None:
    tab = visit.open("/opportunities?view=table&stalled=any")
    listed = heading(tab).inner_text()
    table = tab.get_by_test_id("stDataFrame").first
    table.click(position={"x": 150, "y": 55})
    visit.rest()
    link = tab.get_by_role("link", name=EN("opportunities.list.open"))
    link.click()
    expect(tab).to_have_url(DEAL)
    visit.rest()
    tab.go_back()
    expect(heading(tab)).to_have_text(listed)
    expect(tab).to_have_url(re.compile("stalled=any"))


def test_the_rest_of_a_column_is_the_table(visit: Visit) -> None:
    tab = visit.open("/opportunities")
    more = tab.locator(".st-key-board").get_by_role(
        "button", name=re.compile("more")
    )
    found = re.match(r"(\d+) more", more.first.inner_text())
    assert found
    expect(cards(tab).nth(MOST)).to_be_visible()
    more.first.click()
    visit.rest()
    expect(tab).to_have_url(re.compile("view=table.*claimed="))
    expect(heading(tab)).to_contain_text(f"· {int(found[1]) + MOST}")
