"""A tab of a real browser at a real server."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from salesdash.book.sample import paths

ROOT = Path(__file__).parents[2]
WEEKS = 12
SAMPLE = paths(WEEKS)
TRIES, SHORT = 5, 500
PATIENCE = 30_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RESTING = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED]"
    "[data-test-script-state=notRunning]"
)

# Under a deep link Streamlit first looks for its server below the page.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")


@dataclass
class Visit:
    """A tab of the browser at a server.

    Attributes:
        tab: The tab.
        url: The address of the server.
        errors: What the browser complained of.
    """

    tab: Page
    url: str
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page and wait until it stands."""
        self.tab.goto(self.url + path)
        self.rest()
        return self.tab

    def rest(self) -> None:
        """Wait until the page stands still."""
        self.tab.locator("h1").first.wait_for(timeout=PATIENCE)
        self.tab.wait_for_timeout(250)
        self.tab.locator(RESTING).wait_for(timeout=PATIENCE)

    def go(self, link: str) -> None:
        """Follow a link of the side bar."""
        side = self.tab.get_by_test_id("stSidebarNav")
        side.get_by_role("link", name=link, exact=True).click()
        self.tab.get_by_role("heading", name=link, level=1).wait_for()
        self.rest()

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a filter."""
        box = self.tab.get_by_role("combobox", name=label)
        found = self.tab.get_by_role("option", name=option, exact=True)
        for _ in range(TRIES):
            # The page may be drawn anew just then, which closes the list.
            self.rest()
            box.click()
            box.fill(option)
            self.tab.wait_for_timeout(SHORT)
            if found.count():
                break
        found.click()
        self.rest()

    def drop(self, name: str, content: bytes) -> None:
        """Drop a workbook on the Upload page, and wait until it is read."""
        payload = {"name": name, "mimeType": XLSX, "buffer": content}
        drop = self.tab.get_by_test_id("stFileUploader").locator("input")
        drop.set_input_files(
            [payload]  # type: ignore[list-item] # a plain dict is a payload
        )
        self.tab.locator(".st-key-import").wait_for()
        self.rest()

    def press(self, label: str) -> None:
        """Press a button, and wait until the page stands."""
        self.tab.get_by_role("button", name=label, exact=True).click()
        self.rest()

    def told(self, message: ConsoleMessage) -> None:
        """Note what the browser complains of."""
        place = message.location.get("url", "")
        if message.type == "error" and not PROBE.search(place):
            self.errors.append(f"{message.text} {place}")


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Run a server of its own over a store."""
    port = free_port()
    command = (sys.executable, "-m", "streamlit", "run", "app.py")
    with subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "SALESDASH_STORE": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            url = f"http://localhost:{port}"
            wait_for(f"{url}/_stcore/health")
            yield url
        finally:
            process.terminate()


@contextmanager
def visiting(
    chromium: Browser, url: str, *, locale: str = "en-US", **options: Any
) -> Iterator[Visit]:
    """Open a tab; in the end nothing may have gone wrong in it."""
    context = chromium.new_context(
        locale=locale,
        viewport={"width": 1280, "height": 1600},
        reduced_motion="reduce",
        **options,
    )
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    visit = Visit(tab, url)
    tab.on("console", visit.told)
    tab.on("pageerror", lambda error: visit.errors.append(str(error)))
    yield visit
    broken = tab.get_by_test_id("stException").count()
    context.close()
    assert (visit.errors, broken) == ([], 0), (visit.errors, broken)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def wait_for(url: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=1):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail("The server did not start.")
