"""Take the pictures of tour, READMEs and what may be uploaded.

Run `python -m docs.make_pictures` (or `make pictures`) after a change to what
a page looks like; `tour`, `desk` or `board` behind it takes only these. It
needs Chromium and a font that can write Chinese.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from docs import board, desk
from docs.camera import ENDINGS, LOCALES, PICTURES, WIDE, chromium, take
from salesdash.book import Book, sample
from tests.browser import tour
from tests.browser.tab import Visit, serving, visiting

HERE = Path(__file__).parent
PHONE = 390
TOUR = 1300
"""Height of the pictures of the tour, in pixels."""

KINDS = ("tour", "desk", "board")


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
    """Take the pictures that are asked for, or else all."""
    parser = argparse.ArgumentParser(description="Take the pictures.")
    parser.add_argument("kinds", nargs="*", help="tour, desk or board")
    kinds = parser.parse_args().kinds or KINDS
    with chromium() as browser:
        if "desk" in kinds:
            desk.main(browser)
        if "board" in kinds:
            board.main(browser)
        if "tour" in kinds:
            _sample(browser)


def _sample(browser: Browser) -> None:
    """Take what the sample company shows, over a log of its own."""
    with TemporaryDirectory() as folder:
        book = Book(Path(folder))
        book.add(book.read(sample()))
        with serving(Path(folder)) as url:
            for language in LOCALES:
                _tour(browser, url, language)
                for look in LOOKS:
                    _look(browser, url, look, language)


def _tour(browser: Browser, url: str, language: str) -> None:
    """Walk the tour, the sample loaded already, and take its pictures."""
    with visiting(browser, url, locale=LOCALES[language]) as visit:
        visit.open("/")
        visit.tab.set_viewport_size({"width": WIDE, "height": TOUR})
        walk = tour.Walk(visit, _taker(visit))
        walk.go(tour.chapters(language)[1:-1])


def _taker(visit: Visit) -> Callable[[str], None]:
    def picture(path: str) -> None:
        visit.tab.mouse.move(WIDE // 2, 5)
        visit.tab.get_by_test_id("stMain").evaluate("it => it.scrollTo(0, 0)")
        take(visit, HERE / path)

    return picture


def _look(browser: Browser, url: str, look: Look, language: str) -> None:
    options: dict[str, Any] = {"color_scheme": look.scheme}
    with visiting(browser, url, locale=LOCALES[language], **options) as visit:
        size = {"width": look.width, "height": look.height}
        visit.tab.set_viewport_size(
            size  # type: ignore[arg-type] # a plain dict is a size
        )
        visit.open(look.page)
        take(visit, PICTURES / f"{look.name}{ENDINGS[language]}")


if __name__ == "__main__":
    main()
