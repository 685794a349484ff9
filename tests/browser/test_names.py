"""Names: two ways to write one person become one, and two again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from salesdash.words import Words
from tests.browser import messy
from tests.browser.tab import Visit, serving, visiting

pytestmark = pytest.mark.browser

EN = Words("en")


def reps(visit: Visit) -> list[str]:
    """List the reps that the filter of the Activity page offers."""
    visit.go("Activity")
    visit.tab.get_by_role("combobox", name="Rep").click()
    visit.tab.get_by_role("option").first.wait_for()
    found = visit.tab.get_by_role("option").all_inner_texts()
    visit.tab.keyboard.press("Escape")
    visit.rest()
    return found[1:]


def test_two_names_are_merged_by_one_click_and_parted_by_undo(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as url, visiting(chromium, url) as visit:
        tab = visit.open("/upload")
        visit.drop("Visits 2026-11-20.xlsx", messy.names())
        visit.press("Import (1)")
        tab.get_by_text("Imported. Files: 1").wait_for()
        assert reps(visit) == ["Li Na", "Thomas Baker", "Thomas Bakker"]

        visit.go("Names")
        expect(tab.get_by_text(EN("names.why.typo"))).to_be_visible()
        main = tab.get_by_test_id("stMain")
        expect(main).to_contain_text("1 visit of Thomas Bakker will count")
        visit.press("Call both Thomas Baker")
        merged = "Merged the rep Thomas Bakker into Thomas Baker"
        expect(main).to_contain_text(merged)
        expect(main).to_contain_text("Thomas Bakker → Thomas Baker")
        expect(main).to_contain_text(EN("names.ask_none"))
        assert reps(visit) == ["Li Na", "Thomas Baker"]
        visit.choose("Rep", "Thomas Baker")
        figure = tab.get_by_test_id("stMetric").filter(has_text="Visits")
        value = figure.get_by_test_id("stMetricValue").first
        expect(value).to_have_text("3")

        visit.go("Names")
        visit.press("Undo")
        visit.press(EN("history.undo_edit_sure"))
        expect(main).to_contain_text(EN("names.undone"))
        expect(main).to_contain_text(EN("names.book_none"))
        assert reps(visit) == ["Li Na", "Thomas Baker", "Thomas Bakker"]
