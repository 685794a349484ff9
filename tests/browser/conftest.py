"""A real server, a real browser, and a log filled once for all tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from salesdash.book import Book, sample
from tests.browser.tab import WEEKS, Visit, serving, visiting

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log that holds the last weeks of the sample company."""
    store = tmp_path_factory.mktemp("company")
    book = Book(store)
    assert book.add(book.read(sample(WEEKS)), "Test")
    return store


@pytest.fixture(scope="session")
def server(company: Path) -> Iterator[str]:
    with serving(company) as url:
        yield url


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Visit]:
    with visiting(chromium, server) as visit:
        yield visit


@pytest.fixture
def visit_in(
    chromium: Browser, server: str
) -> Iterator[Callable[[str], Visit]]:
    """Give visits by people whose browsers speak a language."""
    with ExitStack() as visits:
        yield lambda locale: visits.enter_context(
            visiting(chromium, server, locale=locale)
        )
