"""Everything can be reached, seen and used with the keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from salesdash.words import Words
from tests.browser import messy
from tests.browser.tab import Visit, serving, visiting

pytestmark = pytest.mark.browser

EN = Words("en")
FAR = 40
"""So many steps it may be from the top of a page."""


def walk_to(visit: Visit, aim: Locator) -> None:
    """Press the tab key until something has the focus."""
    for _ in range(FAR):
        visit.tab.keyboard.press("Tab")
        if aim.evaluate("it => it.contains(document.activeElement)"):
            return
    pytest.fail(f"The tab key does not lead to {aim}.")


def shines(place: Locator) -> bool:
    """Say whether a place looks otherwise while it has the focus."""
    place.page.mouse.move(0, 0)
    held = place.screenshot()
    place.page.evaluate("document.activeElement.blur()")
    return held != place.screenshot()


def test_a_rep_is_chosen_without_a_mouse(visit: Visit) -> None:
    tab = visit.open("/funnel")
    box = tab.get_by_role("combobox", name=EN("shell.filter.rep"))
    walk_to(visit, box)
    tab.keyboard.type("李娜")
    option = tab.get_by_role("option", name="李娜", exact=True)
    expect(option).to_be_visible()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("rep="))
    visit.rest()
    expect(box).to_have_value("李娜")
    expect(box).to_be_focused()
    assert shines(tab.locator(".st-key-rep"))


def test_the_parts_of_the_settings_are_turned_with_arrows(
    visit: Visit,
) -> None:
    tab = visit.open("/settings")
    parts = tab.get_by_role("tab")
    walk_to(visit, tab.get_by_role("tablist"))
    assert shines(tab.get_by_role("tablist"))
    walk_to(visit, tab.get_by_role("tablist"))
    tab.keyboard.press("ArrowRight")
    visit.rest()
    expect(parts.nth(1)).to_have_attribute("aria-selected", "true")


def test_a_stranger_finds_the_buttons_of_the_upload_page(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        tab = visit.open("/upload")
        drop = tab.get_by_test_id("stFileUploader").get_by_role("button")
        sample = tab.get_by_role("button", name=EN("upload.sample"))
        for button in (drop.first, sample):
            walk_to(visit, button)
            assert shines(button.locator("xpath=.."))


def test_undo_is_reached_and_asks_first(visit: Visit) -> None:
    tab = visit.open("/history")
    summary = tab.get_by_test_id("stExpander").locator("summary").first
    walk_to(visit, summary)
    tab.keyboard.press("Enter")
    visit.rest()
    undo = tab.get_by_role("button", name=EN("history.undo"), exact=True)
    walk_to(visit, undo)
    tab.keyboard.press("Enter")
    expect(
        tab.get_by_role("button", name=EN("history.undo_sure"))
    ).to_be_visible()
    tab.keyboard.press("Escape")


def test_a_question_is_answered_with_the_keyboard_alone(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        tab = visit.open("/upload")
        visit.drop(messy.EN, messy.english())
        card = tab.locator("[class*='st-key-questions']")
        radios = card.get_by_role("radio")
        tab.get_by_label(EN("upload.by")).focus()
        walk_to(visit, card.get_by_role("radiogroup"))
        for answer, key in ((0, "Space"), (1, "ArrowDown")):
            tab.keyboard.press(key)
            visit.rest()
            expect(card).to_contain_text("Answered.")
            expect(radios.nth(answer)).to_be_checked()
            expect(radios.nth(answer)).to_be_focused()


def test_two_names_are_merged_with_the_keyboard_alone(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        tab = visit.open("/upload")
        visit.drop("Visits 2026-11-20.xlsx", messy.names())
        visit.press("Import (1)")
        tab.get_by_text("Imported. Files: 1").wait_for()
        visit.go(EN("names.title"))
        walk_to(
            visit, tab.get_by_role("button", name="Call both Thomas Baker")
        )
        tab.keyboard.press("Enter")
        merged = "Merged the rep Thomas Bakker into Thomas Baker"
        expect(tab.get_by_text(merged)).to_be_visible()
