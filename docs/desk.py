"""Pictures of the import desk: messy sheets, and what becomes of them."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page

from docs import grid
from docs.camera import ENDINGS, LOCALES, PICTURES, WIDE, keep, take
from salesdash.book import Book, Upload, returned, workbooks
from salesdash.words import Words
from tests.browser import messy
from tests.browser.tab import serving, visiting

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEFORE = {
    "en": (
        "Call report Tom Baker 2026-11-13.csv",
        """Date,Account,Type,Outcome
2026-11-12,Delta,A,First call
2026-11-16,Acme Ltd,A,Planned
""",
    ),
    "zh": (
        "商机周报 2026-11-13.csv",
        """客户名称,负责人,商机编号,商机名称,预计金额(万元),里程碑
华辰电子（上海）,王小明,Z-01,产线升级,100,25%
晨光化工,王小明,Z-03,仓储,35.5,25%
海天物流,王小明,Z-04,车队,64,25%
佳和食品,王小明,Z-05,冷库,48,50%
""",
    ),
}
"""The sheet of the week before, by language."""

MESSY = {
    "en": (messy.EN, messy.english, messy.EN_BAD[0]),
    "zh": (messy.ZH, messy.chinese, messy.ZH_BAD[0]),
}
"""Name of the messy workbook, what makes it, and its sheet."""

TODAY = date(2026, 11, 23)
TALL, MARGIN = 3000, 24


def main(chromium: Browser) -> None:
    """Take the pictures of messy sheets, each in its language."""
    for language in LOCALES:
        with TemporaryDirectory() as folder:
            book = Book(Path(folder))
            name, text = BEFORE[language]
            early = Upload(name, text.encode("utf-8"))
            book.add(book.read([early], today=TODAY))
            _handed_back(chromium, book, language)
            with serving(Path(folder)) as url:
                _upload(chromium, url, language)


def _handed_back(chromium: Browser, book: Book, language: str) -> None:
    """Draw the messy sheet, and the workbook that is handed back."""
    name, make, sheet = MESSY[language]
    content = make()
    t = Words(language)
    held = workbooks([Upload(name, content)])
    back = returned.files(held, book.read(held, today=TODAY), t)
    (mended,) = back.values()
    _sheet(chromium, content, sheet, f"messy{ENDINGS[language]}")
    _sheet(chromium, mended, sheet, f"returned{ENDINGS[language]}")


def _sheet(chromium: Browser, content: bytes, sheet: str, name: str) -> None:
    tab = chromium.new_page()
    tab.set_content(grid.drawn(content, sheet))
    raw = tab.locator("#sheet").screenshot()
    keep(Image.open(BytesIO(raw)), PICTURES / name)
    tab.close()


def _upload(chromium: Browser, url: str, language: str) -> None:
    name, make, _ = MESSY[language]
    file = {"name": name, "mimeType": XLSX, "buffer": make()}
    with visiting(chromium, url, locale=LOCALES[language]) as visit:
        visit.open("/upload")
        drop = visit.tab.get_by_test_id("stFileUploader").locator("input")
        drop.set_input_files(
            [file]  # type: ignore[list-item] # a plain dict is a payload
        )
        visit.tab.set_viewport_size({"width": WIDE, "height": TALL})
        visit.tab.get_by_test_id("stExpander").last.wait_for()
        visit.rest()
        end = _end(visit.tab)
        visit.tab.set_viewport_size({"width": WIDE, "height": end})
        take(visit, PICTURES / f"upload{ENDINGS[language]}", figure=False)


def _end(tab: Page) -> int:
    """Say where on the page the last sheet ends."""
    cards = tab.get_by_test_id("stExpander").filter(has_text="2026-11-20")
    bottom = cards.first.evaluate("it => it.getBoundingClientRect().bottom")
    return int(bottom) + MARGIN
