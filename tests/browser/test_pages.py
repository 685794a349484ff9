"""The pages in a real browser, over the sample company."""

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from salesdash.charts import numbers
from salesdash.words import Words
from tests.browser.tab import Visit, serving, visiting

pytestmark = pytest.mark.browser

LOOKS = ("overview", "funnel", "forecast", "activity", "grading")
LOOKS += ("submissions", "opportunities", "evidence", "buying")
LOOKS += ("success", "wins", "strengths")
PAGES = (*LOOKS, "visits", "coaching", "controls", "customers")
PAGES += ("upload", "names", "history", "settings")
EN, ZH = Words("en"), Words("zh")
OUTSIDE = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const wide = main.scrollWidth - main.clientWidth;
  const buttons = [...main.querySelectorAll("button, input, h1, h2, h3")];
  const out = buttons.filter(it => {
    const box = it.getBoundingClientRect();
    return box.width && box.right > window.innerWidth + 1;
  });
  const told = out.map(it => it.tagName + " " + it.innerText);
  return wide > 1 ? [`${wide} px`, ...told] : told;
}"""
"""What is wider than the window."""


@pytest.mark.parametrize(("locale", "t"), [("en-US", EN), ("zh-CN", ZH)])
def test_every_page_stands_in_the_language_of_the_browser(
    visit_in: Callable[[str], Visit], locale: str, t: Words
) -> None:
    visit = visit_in(locale)
    tab = visit.open("/")
    assert tab.evaluate("document.documentElement.lang") == t.language
    for page in PAGES:
        visit.go(t(f"{page}.title"))
        if page in LOOKS:
            expect(tab.get_by_role("figure").first).to_be_visible()
        expect(tab.get_by_test_id("stAlert")).to_have_count(0)
    assert tab.get_by_test_id("stSidebarNavLink").count() == len(PAGES)


def test_no_page_is_wider_than_a_phone(chromium: Browser, server: str) -> None:
    size = {"width": 390, "height": 844}
    with visiting(chromium, server) as visit:
        visit.tab.set_viewport_size(size)  # type: ignore[arg-type] # plain
        wide = {page: wider(visit.open(f"/{page}")) for page in PAGES}
    assert {page: what for page, what in wide.items() if what} == {}


def wider(tab: Page) -> list[str]:
    """List what stands out of the window, and can be scrolled to nowhere."""
    tab.wait_for_timeout(500)
    return tab.evaluate(OUTSIDE)


def test_the_switch_changes_the_language_and_the_address(
    visit: Visit,
) -> None:
    tab = visit.open("/funnel")
    tab.get_by_role("radio", name="中文").click()
    title = tab.get_by_role("heading", name=ZH("funnel.title"), level=1)
    expect(title).to_be_visible()
    expect(tab).to_have_url(re.compile("language=zh"))
    visit.rest()
    visit.go(ZH("activity.title"))
    expect(tab).to_have_url(re.compile("/activity.*language=zh"))


def test_a_click_on_a_bar_shows_the_deals_behind_it(visit: Visit) -> None:
    tab = visit.open("/funnel")
    bar = (
        tab.locator(".funnellayer .trace").first.locator(".point path").nth(1)
    )
    bar.wait_for()
    counts = tab.locator(".funnellayer .trace").first.locator(".bartext")
    told = counts.nth(1).text_content()
    box = bar.bounding_box()
    assert box
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    named = EN(
        "funnel.list_claimed",
        milestone=EN.name("milestone", "qualified_suspect"),
    )
    expect(tab.get_by_text(f"{named} · {told}")).to_be_visible()


def test_a_filter_survives_a_change_of_page_and_stands_in_the_address(
    visit: Visit,
) -> None:
    tab = visit.open("/funnel")
    visit.choose("Rep", "李娜")
    expect(tab).to_have_url(re.compile("rep="))
    visit.go("History")
    visit.go("Activity")
    expect(tab).to_have_url(re.compile("/activity.*rep="))
    visit.choose("Period", "Last 4 weeks")
    expect(tab).to_have_url(re.compile("period=weeks4"))
    visit.go("Forecast")
    box = tab.get_by_role("combobox", name="Rep")
    expect(box).to_have_value("李娜")
    link = tab.url
    tab.goto("about:blank")
    visit.tab.goto(link)
    visit.rest()
    expect(box).to_have_value("李娜")
    period = tab.get_by_role("combobox", name="Period")
    expect(period).to_have_value("Last 4 weeks")


def test_the_download_sums_up_to_the_figure_on_the_page(
    visit: Visit,
) -> None:
    tab = visit.open("/forecast")
    figures = tab.get_by_test_id("stMetric").filter(has_text="Forecast, verif")
    figures.first.wait_for()
    told = figures.get_by_test_id("stMetricValue").all_inner_texts()
    with tab.expect_download() as download:
        tab.get_by_role("button", name=EN("forecast.download")).click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    sums: dict[str, Decimal] = {}
    for row in csv.DictReader(io.StringIO(text)):
        sums.setdefault(row["currency"], Decimal())
        sums[row["currency"]] += Decimal(row["weighted_verified"])
    written = {
        numbers.compact(int(amount * 100), currency, EN)
        for currency, amount in sums.items()
    }
    assert set(told) == written


def test_a_deep_link_may_be_the_first_request_of_a_server(
    chromium: Browser, company: Path
) -> None:
    with (
        serving(company) as url,
        visiting(chromium, url) as visit,
    ):
        tab = visit.open("/activity?rep=李娜&period=weeks4&language=zh")
        title = tab.get_by_role("heading", name=ZH("activity.title"), level=1)
        expect(title).to_be_visible()
        boxes = tab.get_by_test_id("stSelectbox").get_by_role("combobox")
        expect(boxes).to_have_count(4)
        assert [box.input_value() for box in boxes.all()][2:] == [
            "李娜",
            ZH("shell.period.weeks4"),
        ]


def test_what_the_address_does_not_know_is_passed_over(visit: Visit) -> None:
    tab = visit.open("/activity?rep=Nobody&period=never&as_of=1999-01-01")
    box = tab.get_by_role("combobox", name="Rep")
    expect(box).to_have_value("All reps")
    visit.rest()
    assert tab.url.endswith("/activity")


def test_every_answer_has_safe_headers(server: str, visit: Visit) -> None:
    answer = visit.tab.request.get(server + "/funnel?language=zh")
    page = visit.tab.request.get(
        server + "/funnel?language=zh", headers={"Accept": "text/html"}
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert '<html lang="zh">' in page.text()
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    visit.open("/funnel")
