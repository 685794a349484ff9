"""A figure of the Overview, followed home to a cell of the workbook."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from salesdash.words import Words
from tests.browser.tab import Visit

pytestmark = pytest.mark.browser

EN = Words("en")
ROW, HEAD = 35, 35
"""Pixels of a row and of the headings of a table."""


def how(visit: Visit, measure: str) -> Locator:
    """Open the dialog that says how a figure is counted."""
    tab = visit.tab
    tab.locator(f'[class*="st-key-how-{measure}"] button').click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_test_id("stDataFrame").first.wait_for()
    return dialog


def pick(
    visit: Visit, inside: Locator, column: float, row: int = 0
) -> Locator:
    """Click a cell of the first table, and give the panel that opens."""
    table = inside.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    x = box["x"] + box["width"] * column
    visit.tab.mouse.click(x, box["y"] + HEAD + ROW * (row + 0.5))
    panel = inside.locator('[class*="st-key-source"]')
    panel.get_by_test_id("stDataFrame").wait_for()
    visit.rest()
    return panel


def test_a_figure_leads_home_to_the_cell_of_the_workbook(
    visit: Visit,
) -> None:
    tab = visit.open("/overview")
    card = tab.locator('[class*="st-key-how-pipeline"]')
    shown = tab.get_by_test_id("stMetric").first
    expect(shown).to_contain_text(EN("overview.pipeline"))
    expect(card).to_have_count(1)
    dialog = how(visit, "pipeline")
    expect(dialog).to_contain_text(EN("definitions.pipeline.formula"))
    said = dialog.inner_text()
    told = re.search(r"These ([\d,]+) rows together: ¥ ([\d,]+)", said)
    assert told
    total = int(told[2].replace(",", ""))
    figure = shown.get_by_test_id("stMetricValue").inner_text()
    assert figure == f"¥ {total / 1_000_000:.3g} M"

    panel = pick(visit, dialog, 0.38)
    text = panel.inner_text()
    place = re.search(r"(.+) · (.+) · row (\d+)", text)
    cell = re.search(r"Amount stands in cell ([A-Z]+)(\d+): ([\d.,]+)", text)
    assert place
    assert cell
    assert cell[2] == place[3]
    with tab.expect_download() as download:
        panel.get_by_test_id("stDownloadButton").get_by_role(
            "button", name=EN("source.original")
        ).click()
    assert download.value.suggested_filename == place[1]
    content = Path(download.value.path()).read_bytes()
    book = load_workbook(io.BytesIO(content), data_only=True)
    value = book[place[2]][f"{cell[1]}{cell[2]}"].value
    assert float(value) == float(cell[3].replace(",", ""))


def test_a_row_left_out_is_listed_with_its_reason(visit: Visit) -> None:
    visit.open("/overview")
    dialog = how(visit, "pipeline")
    lost = dialog.get_by_text(re.compile("^Lost · ")).first
    said = lost.inner_text()
    lost.click()
    n = said.rpartition(" ")[2]
    expect(dialog.get_by_text(f"Lost · {n}").last).to_be_visible()
    expect(dialog.get_by_test_id("stDataFrame")).to_have_count(2)


def test_a_cell_of_a_list_leads_home_too(visit: Visit) -> None:
    tab = visit.open("/activity")
    main = tab.get_by_test_id("stMain")
    table = main.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    visit.rest()
    box = table.bounding_box()
    assert box
    tab.mouse.click(box["x"] + 30, box["y"] + HEAD + ROW / 2)
    panel = main.locator('[class*="st-key-source"]')
    expect(panel).to_contain_text(
        re.compile("Visit date stands in cell A[0-9]+")
    )


def test_the_way_home_can_be_walked_with_the_keyboard(visit: Visit) -> None:
    tab = visit.open("/grading")
    button = tab.locator('[class*="st-key-how-quadrant"] button').first
    button.focus()
    tab.keyboard.press("Enter")
    dialog = tab.get_by_role("dialog")
    dialog.get_by_test_id("stDataFrame").first.wait_for()
    expect(dialog).to_contain_text(EN("definitions.quadrant.told"))
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
