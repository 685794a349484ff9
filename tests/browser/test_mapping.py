"""A manager says what headings and words mean, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.tab import Visit, serving, visiting

pytestmark = pytest.mark.browser

HEADS = "Client,Deal,Minder,Worth (CNY),<u>Wave</u>"
DEAL = "Acme,Line,Ann,1000,![x](https://example.org/x.png)"


@pytest.fixture
def stranger(chromium: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Give somebody at a server whose log is empty."""
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        visit.open("/upload")
        yield visit


def drop(visit: Visit, name: str) -> None:
    text = f"{HEADS}\n{DEAL}\n".encode()
    file = {"name": name, "mimeType": "text/csv", "buffer": text}
    visit.tab.get_by_test_id("stFileUploader").locator(
        "input"
    ).set_input_files(
        [file]  # type: ignore[list-item] # a plain dict is a payload
    )
    visit.tab.get_by_text("Sheets to import").wait_for()
    visit.rest()


def line(visit: Visit, text: str) -> None:
    """Open the editor by the line that says what is left to decide."""
    visit.tab.get_by_role("button", name=text).click()
    visit.rest()


def answer(visit: Visit, question: str, option: str) -> None:
    """Choose with the keyboard alone, once the list has the focus."""
    box = visit.tab.get_by_role("combobox", name=question)
    box.focus()
    visit.tab.keyboard.type(option)
    expect(
        visit.tab.get_by_role("option", name=option, exact=True)
    ).to_be_visible()
    visit.tab.keyboard.press("Enter")
    visit.rest()
    expect(box).to_be_focused()


def test_a_heading_and_a_word_are_asked_about_once(stranger: Visit) -> None:
    tab = stranger.tab
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    drop(stranger, "deals 2026-11-20.csv")
    line(stranger, "Headings not used: 2")
    answer(stranger, "Minder is taken as", "Rep")
    answer(stranger, "Wave", "Claimed milestone")
    answer(stranger, "x https example org x png means", "Decision due")
    expect(tab.get_by_text("All 5 headings are understood")).to_be_visible()
    tab.get_by_role("button", name="Import").click()
    tab.get_by_text("Imported. Files: 1").wait_for()
    tab.get_by_role("button", name="See the funnel").click()
    tab.get_by_role("figure", name="Decision due: 1 claimed").wait_for()

    stranger.go("Upload")
    drop(stranger, "deals 2026-11-27.csv")
    understood = "All 5 headings are understood · as you decided on"
    expect(tab.get_by_role("button", name=understood)).to_be_visible()
    expect(tab.get_by_text("What you should know")).to_have_count(0)

    tab.get_by_text("Remembered answers (3)").click()
    stranger.rest()
    expect(tab.get_by_text("<u>Wave</u> is taken as")).to_be_visible()
    tab.get_by_role("button", name="Remove", exact=True).nth(1).click()
    tab.get_by_text("Remembered answers (2)").wait_for()
    tab.get_by_role("button", name="Headings not used: 1").wait_for()
    assert [url for url in asked if "example.org" in url] == []
