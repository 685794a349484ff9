"""Take the pictures of the tour and of the READMEs.

Run `python -m docs.make_pictures` (or `make pictures`) after a change to what
a page looks like. It needs Chromium and a font that can write Chinese.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from salesdash.book import Book, sample
from tests.browser import tour
from tests.browser.conftest import BROWSERS
from tests.browser.tab import Visit, serving, visiting

HERE = Path(__file__).parent
WIDE, PHONE = 1280, 390
TOUR = 1300
"""Height of the pictures of the tour, in pixels."""

COLOURS = 128
"""A page has few colours; so many keep its letters smooth."""

LOCALES = {"en": "en-US", "zh": "zh-CN"}
ENDINGS = {"en": ".png", "zh": ".zh.png"}


@dataclass(frozen=True)
class Look:
    """A picture that is not of the tour.

    Attributes:
        name: The name of its file, without the language.
        page: The page.
        width: In pixels.
        height: In pixels.
        scheme: light or dark.
    """

    name: str
    page: str
    width: int
    height: int
    scheme: str = "light"


LOOKS = (
    Look("dark", "/funnel", WIDE, 1000, "dark"),
    Look("phone", "/overview", PHONE, 844),
)


def main() -> None:
    """Take every picture, over a log of its own."""
    with TemporaryDirectory() as folder, _chromium() as chromium:
        book = Book(Path(folder))
        book.add(book.read(sample()))
        with serving(Path(folder)) as url:
            for language in LOCALES:
                _tour(chromium, url, language)
                for look in LOOKS:
                    _look(chromium, url, look, language)


@contextmanager
def _chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def _tour(chromium: Browser, url: str, language: str) -> None:
    """Walk the tour, the sample loaded already, and take its pictures."""
    with visiting(chromium, url, locale=LOCALES[language]) as visit:
        visit.open("/")
        visit.tab.set_viewport_size({"width": WIDE, "height": TOUR})
        walk = tour.Walk(visit, _taker(visit))
        walk.go(tour.chapters(language)[1:-1])


def _taker(visit: Visit) -> Callable[[str], None]:
    def take(path: str) -> None:
        visit.tab.mouse.move(WIDE // 2, 5)
        visit.tab.get_by_test_id("stMain").evaluate("it => it.scrollTo(0, 0)")
        _take(visit, HERE / path)

    return take


def _look(chromium: Browser, url: str, look: Look, language: str) -> None:
    options: dict[str, Any] = {"color_scheme": look.scheme}
    with visiting(chromium, url, locale=LOCALES[language], **options) as visit:
        size = {"width": look.width, "height": look.height}
        visit.tab.set_viewport_size(
            size  # type: ignore[arg-type] # a plain dict is a size
        )
        visit.open(look.page)
        name = f"{look.name}{ENDINGS[language]}"
        _take(visit, HERE / "pictures" / name)


def _take(visit: Visit, path: Path) -> None:
    """Take a picture of what is seen, in few colours."""
    visit.rest()
    _drawn(visit.tab)
    raw = visit.tab.screenshot(animations="disabled")
    image = Image.open(BytesIO(raw)).convert("RGB")
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    path.parent.mkdir(exist_ok=True)
    few.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def _drawn(tab: Page) -> None:
    """Wait until nothing is about to be drawn any more."""
    for left in tab.get_by_test_id("stSkeleton").all():
        left.wait_for(state="detached")
    tab.get_by_role("figure").first.wait_for()
    tab.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
