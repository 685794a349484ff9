"""Files go in through the page, and out again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.tab import PATIENCE, SAMPLE, Visit, serving, visiting

pytestmark = pytest.mark.browser
FILE, LATER = [path for path in SAMPLE if "Overseas" in path.name][:2]


@pytest.fixture
def stranger(chromium: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Give somebody at a server whose log is empty."""
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        visit.open("/")
        yield visit


def test_two_clicks_lead_from_the_start_to_the_sample_company(
    stranger: Visit,
) -> None:
    tab = stranger.tab
    tab.get_by_role("button", name="Load the sample company").click()
    # It is a year of sheets.
    tab.get_by_text("Imported. Files").wait_for(timeout=4 * PATIENCE)
    tab.get_by_role("button", name="See the funnel").click()
    expect(tab.get_by_role("heading", name="Funnel", level=1)).to_be_visible()
    expect(
        tab.get_by_role("figure", name="Funnel of open deals")
    ).to_be_visible()


def test_a_file_goes_in_is_undone_and_comes_back(stranger: Visit) -> None:
    tab = stranger.tab
    tab.get_by_test_id("stFileUploader").locator("input").set_input_files(FILE)
    expect(tab.get_by_text("Sheets to import")).to_be_visible()
    cards = tab.get_by_test_id("stExpander").filter(has_text="as of 2026")
    expect(cards).to_have_count(5)
    tab.get_by_label("Your name").fill("Mei <b>")
    stranger.rest()
    tab.get_by_role("button", name="Import").click()
    expect(tab.get_by_text("Imported. Files: 1")).to_be_visible()
    expect(tab.get_by_text(FILE.name)).to_have_count(0)

    stranger.go("History")
    expect(tab.get_by_test_id("stExpander")).to_contain_text("Mei <b>")
    tab.get_by_test_id("stExpander").locator("summary").click()
    tab.get_by_role("button", name="Undo").click()
    tab.get_by_role("button", name="Yes, undo this import").click()
    expect(tab.get_by_text("Imports in force: 0")).to_be_visible()
    stranger.go("Funnel")
    expect(tab.get_by_text("Nothing has been uploaded yet")).to_be_visible()

    stranger.go("History")
    tab.get_by_test_id("stExpander").locator("summary").click()
    tab.get_by_role("button", name="Bring back").click()
    tab.get_by_role("button", name="Yes, bring it back").click()
    expect(tab.get_by_text("Imports in force: 1")).to_be_visible()


def test_the_newest_day_is_shown_after_an_import(stranger: Visit) -> None:
    tab = stranger.tab
    for file in (FILE, LATER):
        stranger.go("Upload")
        drop = tab.get_by_test_id("stFileUploader").locator("input")
        drop.set_input_files(file)
        expect(tab.get_by_text("Sheets to import")).to_be_visible()
        tab.get_by_role("button", name="Import").click()
        expect(tab.get_by_text("Sheets to import")).to_have_count(0)
        stranger.go("Funnel")
        box = tab.get_by_role("combobox", name="As of")
        expect(box).to_have_value(file.stem.split()[-1])


def test_a_file_that_is_in_already_says_so(visit: Visit) -> None:
    tab = visit.open("/upload")
    tab.get_by_test_id("stFileUploader").locator("input").set_input_files(FILE)
    expect(tab.get_by_text("is already in, unchanged")).to_be_visible()
    expect(tab.get_by_role("button", name="Import")).to_be_disabled()


def test_a_day_that_is_changed_is_read_again(visit: Visit) -> None:
    tab = visit.open("/upload")
    name = "Visits 2026-11-19.csv"
    text = b"Date,Rep,Account\n2026-11-18,Ann,Acme\n"
    file = {"name": name, "mimeType": "text/csv", "buffer": text}
    tab.get_by_test_id("stFileUploader").locator("input").set_input_files(
        [file]  # type: ignore[list-item] # a plain dict is a payload
    )
    card = tab.get_by_test_id("stExpander").filter(has_text="· as of")
    expect(card).to_contain_text("as of 2026-11-19")
    tab.get_by_test_id("stDateInput").get_by_role("spinbutton").last.click()
    tab.keyboard.type("18")
    tab.get_by_role("heading", level=1).click()
    expect(card).to_contain_text("as of 2026-11-18")
