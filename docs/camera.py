"""Pictures of pages, in few colours, so that they stay small."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import BROWSERS
from tests.browser.tab import Visit

PICTURES = Path(__file__).parent / "pictures"
WIDE = 1280
COLOURS = 128
"""A page has few colours; so many keep its letters smooth."""

LOCALES = {"en": "en-US", "zh": "zh-CN"}
ENDINGS = {"en": ".png", "zh": ".zh.png"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def take(visit: Visit, path: Path, *, figure: bool = True) -> None:
    """Take a picture of what is seen.

    Args:
        visit: The tab.
        path: Where the picture goes.
        figure: Whether to wait for a chart.
    """
    visit.rest()
    _drawn(visit.tab, figure=figure)
    raw = visit.tab.screenshot(animations="disabled")
    keep(Image.open(BytesIO(raw)), path)


def keep(image: Image.Image, path: Path) -> None:
    """Write a picture in few colours."""
    few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path.parent.mkdir(exist_ok=True)
    few.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def _drawn(tab: Page, *, figure: bool) -> None:
    """Wait until nothing is about to be drawn any more."""
    for left in tab.get_by_test_id("stSkeleton").all():
        left.wait_for(state="detached")
    if figure:
        tab.get_by_role("figure").first.wait_for()
    tab.wait_for_timeout(1500)
