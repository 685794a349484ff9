"""The tour of the docs, walked as it is written.

In `docs/tour.md` **bold** is clicked, "quoted" is read on the page, `*.csv`
comes down as a file, and a picture shows the page as it then is.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page

from tests.browser.tab import RESTING, ROOT, Visit

PAGES = {
    "en": ROOT / "docs" / "tour.md",
    "zh": ROOT / "docs" / "tour.zh.md",
}
SECONDS = 120
"""So long a step may take: the sample is a year."""

_TOKEN = re.compile(
    r"\*\*(?P<click>[^*]+)\*\*"
    r'|"(?P<read>[^"]+)"|“(?P<read_zh>[^”]+)”'
    r"|`(?P<file>[^`]+\.csv)`"
    r"|!\[[^\]]*\]\((?P<picture>[^)]+)\)",
)
_SEEN = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const cells = [...main.querySelectorAll("[role=gridcell]")];
  return [main.innerText, ...cells.map(cell => cell.textContent)].join("\\n");
}"""


@dataclass(frozen=True)
class Word:
    """One thing to do.

    Attributes:
        kind: click, read, file or picture.
        text: What is clicked or read, the name of the file, or the path of
            the picture from the page.
    """

    kind: str
    text: str


@dataclass
class Walk:
    """A walk through chapters of the tour.

    Attributes:
        visit: Whoever walks.
        picture: Called with the path of each picture, when it is due.
        files: What came down.
    """

    visit: Visit
    picture: Callable[[str], None] = lambda _: None
    files: list[Download] = field(default_factory=list)
    _filter: str = ""

    def go(self, chapters: list[str]) -> None:
        """Do all that the chapters say, in their order."""
        self.visit.tab.on("download", self.came)
        for chapter in chapters:
            for word in words(chapter):
                getattr(self, word.kind)(word.text)

    def came(self, file: Download) -> None:
        """Note a file that comes down."""
        self.files.append(file)

    def click(self, label: str) -> None:
        """Click what is called so, or choose it in the filter just named."""
        tab = self.visit.tab
        if tab.get_by_role("combobox", name=label, exact=True).count():
            self._filter = label
        elif self._filter:
            self.visit.choose(self._filter, label)
            self._filter = ""
        else:
            _called(tab, label).click()
            self._rest()

    def read(self, text: str) -> None:
        """Wait until the page says something."""
        # Ten is not one.
        whole = re.compile(rf"{re.escape(text)}(?!\d)")
        self._wait(lambda: bool(whole.search(self._seen())), text)

    def file(self, name: str) -> None:
        """Wait until a file has come down."""
        self._wait(
            lambda: name in {file.suggested_filename for file in self.files},
            name,
        )

    def _seen(self) -> str:
        said = self.visit.tab.evaluate(_SEEN)
        return re.sub(r"\s+", " ", said)

    def _wait(self, come: Callable[[], bool], text: str = "") -> None:
        end = time.monotonic() + SECONDS
        while not come():
            if time.monotonic() > end:
                pytest.fail(f"Not there: {text}\n{self._seen()}")
            self.visit.tab.wait_for_timeout(300)
        self._rest()

    def _rest(self) -> None:
        """Wait until the page stands still, however long it reads."""
        self.visit.tab.wait_for_timeout(300)
        self.visit.tab.locator(RESTING).wait_for(timeout=SECONDS * 1000)


def chapters(language: str) -> list[str]:
    """Give the chapters of the tour; what stands before them is no step."""
    text = PAGES[language].read_text(encoding="utf-8")
    return re.split(r"^## ", text, flags=re.MULTILINE)[1:]


def words(chapter: str) -> Iterator[Word]:
    """List what a chapter asks for."""
    for found in _TOKEN.finditer(chapter):
        kind = str(found.lastgroup).removesuffix("_zh")
        yield Word(kind, re.sub(r"\s+", " ", found[found.lastindex or 0]))


def pictures(language: str) -> list[Path]:
    """Say where the pictures of the tour are."""
    page = PAGES[language]
    return [
        page.parent / word.text
        for chapter in chapters(language)
        for word in words(chapter)
        if word.kind == "picture"
    ]


def _called(tab: Page, label: str) -> Locator:
    """Find what is called so; of several the page of the side bar."""
    side = tab.get_by_test_id("stSidebarNav")
    link = side.get_by_role("link", name=label, exact=True)
    if link.count():
        return link
    return tab.get_by_text(label, exact=True).filter(visible=True).first
