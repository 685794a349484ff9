"""One opportunity: a manager confirms, corrects, and takes it back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from salesdash import identity
from salesdash.book import Book, Upload
from salesdash.ui.deal_parts import PARTS
from salesdash.words import Words
from tests.browser.tab import Visit, serving, visiting
from tests.browser.test_axe import LOOKS, faults
from tests.browser.test_pages import wider

pytestmark = pytest.mark.browser

EN = Words("en")
SHEET = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone,"
    "Expected close,Latent problem and pain found,Sponsor name\n"
    "D-1,Line,<b>Acme</b>,Ann,1000,Qualified sponsor,2026-12-10,yes,Li Wei\n"
    "D-2,Plant,<b>Acme</b>,Ann,9000,Qualified suspect,2026-12-11,,\n"
)
FILE = Upload("Opportunities Ann 2026-11-20.csv", SHEET.encode())
LINE = identity.handle(identity.deal("D-1"))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    book = Book(tmp_path)
    assert book.add(book.read([FILE]), "Ann")
    return tmp_path


def shows(tab: Page, label: str, value: str) -> None:
    """Wait until the figure of a label is a value."""
    box = tab.get_by_test_id("stMetric").filter(has_text=label).first
    expect(box.get_by_test_id("stMetricValue")).to_have_text(value)


def part(visit: Visit, name: str, t: Words = EN) -> None:
    """Turn to a part of the page."""
    switch = visit.tab.get_by_role("radiogroup", name=t("deal.parts"))
    switch.get_by_role("radio", name=t(f"deal.part.{name}")).click()
    visit.rest()


def fill(visit: Visit, label: str, value: str) -> None:
    box = visit.tab.get_by_role("textbox", name=label, exact=True)
    box.filter(visible=True).first.fill(value)


def correct(visit: Visit, field: str, value: str, reason: str) -> None:
    part(visit, "edits")
    visit.tab.get_by_text(EN("deal.edits.add")).click()
    visit.rest()
    visit.choose(EN("deal.edits.field"), field)
    fill(visit, EN("deal.edits.value"), value)
    fill(visit, EN("deal.edits.reason"), reason)
    visit.press(EN("deal.edits.save"))


def test_a_deal_is_confirmed_and_corrected_and_undone(
    chromium: Browser, log: Path
) -> None:
    with serving(log) as url, visiting(chromium, url) as visit:
        visit.open("/forecast")
        before = texts(visit)
        tab = visit.open(f"/opportunity?deal={LINE}")
        head = tab.get_by_role("heading", name="<b>Acme</b> · Line")
        expect(head).to_be_visible()
        fill(visit, EN("upload.by"), "Lee")
        tab.keyboard.press("Enter")
        visit.rest()

        ask = tab.get_by_role(
            "button", name=EN("deal.form.confirm"), exact=True
        )
        ask.first.click()
        fill(visit, EN("deal.form.reason"), "Called the sponsor")
        visit.press(EN("deal.form.confirm_sure"))
        expect(tab.get_by_text("Confirmed by Lee").first).to_be_visible()
        shows(tab, "Confirmed · Qualified suspect", "10 %")
        shows(tab, "Claimed · Qualified sponsor", "25 %")

        correct(visit, "Amount", "2千", "Order seen")
        main = tab.get_by_test_id("stMain")
        expect(main).to_contain_text("corrected to 2,000; the sheet says")
        shows(tab, "Amount", "¥ 2 K")
        visit.go("Forecast")
        after = texts(visit)
        assert after != before

        tab = visit.open(f"/opportunity?deal={LINE}")
        shows(tab, "Amount", "¥ 2 K")
        fill(visit, EN("upload.by"), "Lee")
        tab.keyboard.press("Enter")
        visit.rest()
        correct(visit, "Amount", "1000", "It was right")
        expect(main).not_to_contain_text("corrected to 2,000")
        visit.press(EN("history.undo"))
        visit.press(EN("history.undo_edit_sure"))
        shows(tab, "Amount", "¥ 2 K")


def texts(visit: Visit) -> list[str]:
    """Give every figure at the head of a page."""
    return visit.tab.get_by_test_id("stMetricValue").all_inner_texts()


def test_the_way_back_keeps_the_filters_of_the_list(
    chromium: Browser, log: Path
) -> None:
    with serving(log) as url, visiting(chromium, url) as visit:
        tab = visit.open(f"/opportunity?deal={LINE}&rep=Ann&compare=weeks4")
        tab.get_by_role("link", name=EN("deal.back")).click()
        title = EN("opportunities.title")
        tab.get_by_role("heading", name=title, level=1).wait_for()
        visit.rest()
        assert "rep=Ann" in tab.url
        assert "deal=" not in tab.url


def test_a_deal_is_found_by_the_keyboard_alone(
    chromium: Browser, log: Path
) -> None:
    with serving(log) as url, visiting(chromium, url) as visit:
        tab = visit.open("/opportunity")
        tab.get_by_role("combobox", name=EN("deal.pick")).focus()
        tab.keyboard.type("Plant")
        tab.keyboard.press("Enter")
        head = tab.get_by_role("heading", name="<b>Acme</b> · Plant")
        expect(head).to_be_visible()


@pytest.mark.parametrize(("locale", "look"), LOOKS)
def test_no_part_stands_in_anybodys_way(
    chromium: Browser, log: Path, locale: str, look: str
) -> None:
    with (
        serving(log) as url,
        visiting(chromium, url, locale=locale, color_scheme=look) as visit,
    ):
        tab = visit.open(f"/opportunity?deal={LINE}")
        t = Words("zh" if locale == "zh-CN" else "en")
        found = {}
        for name in PARTS:
            part(visit, name, t)
            tab.wait_for_timeout(500)
            found[name] = faults(tab)
        assert {name: told for name, told in found.items() if told} == {}


def test_no_part_is_wider_than_a_phone(chromium: Browser, log: Path) -> None:
    size = {"width": 390, "height": 844}
    with serving(log) as url, visiting(chromium, url) as visit:
        visit.tab.set_viewport_size(size)  # type: ignore[arg-type] # plain
        tab = visit.open(f"/opportunity?deal={LINE}")
        wide = {}
        for name in PARTS:
            part(visit, name)
            wide[name] = wider(tab)
        assert {name: what for name, what in wide.items() if what} == {}
