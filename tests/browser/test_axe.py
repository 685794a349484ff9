"""Nothing stands in the way of people who read by ear or by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.tab import SAMPLE, Visit, serving, visiting

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
FILE = next(path for path in SAMPLE if "Overseas" in path.name)
SIDE = "[data-testid=stSidebarNav]"
KNOWN = {
    # Streamlit groups the pages of a section by a div inside the list.
    "list": SIDE,
    "listitem": SIDE,
    # The dots of a line in a figure; the figure itself says the number.
    "svg-img-alt": "[data-testid=stMetricChart]",
    # The line of a compact box is drawn at six tenths: 4.4 : 1 by day.
    "color-contrast": ".st-key-tally summary, [class*=st-key-sheets] summary",
}
"""Faults of Streamlit itself: the rule -> the only place allowed to it."""

# The look decides on contrast, the language on names: each is seen once.
LOOKS = [("en-US", "light"), ("zh-CN", "dark")]
PAGES = ("overview", "funnel", "forecast", "activity", "grading")
PAGES += ("submissions", "opportunities", "evidence", "buying")
PAGES += ("success", "wins", "strengths")
LISTS = ("visits", "coaching", "controls", "customers")
FOLDED = {"upload": 3, "names": 1, "history": 1, "settings": 1}
"""Page -> so many of its folded parts are opened."""


def faults(tab: Page) -> list[tuple[str, str]]:
    """List what breaks a rule, but for the known faults in their places."""
    found = Axe().run(tab, options={"runOnly": list(RULES)})
    return [
        (fault["id"], node["html"])
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if not known(tab, fault["id"], node)
    ]


def known(tab: Page, rule: str, node: dict[str, Any]) -> bool:
    place = KNOWN.get(rule)
    if place is None:
        return False
    inside = "(it, place) => it.closest(place) !== null"
    return tab.locator(node["target"][0]).first.evaluate(inside, place)


def settled(visit: Visit, page: str) -> Page:
    """Open a page, wait for its charts, and open its folded parts."""
    tab = visit.open(f"/{page}")
    if page in PAGES:
        tab.get_by_role("figure").first.wait_for()
    if page == "upload":
        drop = tab.get_by_test_id("stFileUploader").locator("input")
        drop.set_input_files(FILE)
        tab.get_by_test_id("stExpander").first.wait_for()
        visit.rest()
    for place in range(FOLDED.get(page, 0)):
        tab.get_by_test_id("stExpander").locator("summary").nth(place).click()
        visit.rest()
    tab.wait_for_timeout(500)
    return tab


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
def test_no_page_has_a_fault_of_ours(
    chromium: Browser, server: str, locale: str, scheme: Any
) -> None:
    with visiting(
        chromium, server, locale=locale, color_scheme=scheme
    ) as visit:
        found = {
            page: faults(settled(visit, page))
            for page in (*PAGES, *LISTS, *FOLDED)
        }
    assert {page: told for page, told in found.items() if told} == {}


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
def test_an_empty_log_has_no_fault_of_ours(
    chromium: Browser, tmp_path: Path, locale: str, scheme: Any
) -> None:
    with (
        serving(tmp_path) as url,
        visiting(chromium, url, locale=locale, color_scheme=scheme) as visit,
    ):
        found = {
            page: faults(visit.open(f"/{page}"))
            for page in ("overview", *FOLDED)
        }
    assert {page: told for page, told in found.items() if told} == {}
