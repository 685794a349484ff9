"""Clicks in a real browser, timed in the page itself.

A click is settled with the last change of the page before it stays still:
the time is that of the last change, not of the wait.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60_000
"""Milliseconds: the tutorial's script reads a workbook for minutes."""

STILL = 500
"""Milliseconds without a change after which a page is settled."""

WATCH = """() => {
  window.lastChange = performance.now();
  new MutationObserver(() => { window.lastChange = performance.now(); })
    .observe(document.body, {subtree: true, childList: true,
      attributes: true, characterData: true});
}"""
CLICK = "e => { window.clicked = performance.now(); e.click(); }"
SETTLED = """still => {
  const app = document.querySelector('[data-testid=stApp]');
  return app.dataset.testScriptState === 'notRunning'
    && performance.now() - window.lastChange > still
    && performance.now() - window.clicked > still;
}"""
TOOK = "() => Math.max(0, window.lastChange - window.clicked)"


class Tab:
    """A tab at one server."""

    def __init__(self, page: Page, url: str) -> None:
        """Watch what changes in a page."""
        self.page, self.url = page, url
        page.set_default_timeout(PATIENCE)

    def open(self, path: str = "") -> None:
        """Open an address and wait until it is settled."""
        self.page.goto(f"{self.url}/{path}")
        self.page.locator("h1").first.wait_for()
        self.page.evaluate(WATCH)
        self.page.evaluate("() => { window.clicked = performance.now(); }")
        self.page.wait_for_function(SETTLED, arg=STILL, timeout=PATIENCE)

    def choose(self, label: str, option: str) -> float:
        """Choose an option of a select box.

        Returns:
            Milliseconds from the click to the last change.
        """
        box = self.page.get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        found = self.page.get_by_role("option", name=option, exact=True)
        found.wait_for()
        found.evaluate(CLICK)
        self.page.wait_for_function(SETTLED, arg=STILL, timeout=PATIENCE)
        return float(self.page.evaluate(TOOK))

    def turn(self, name: str) -> None:
        """Choose a radio button, and wait until the page is settled."""
        group = self.page.get_by_test_id("stRadioGroup")
        group.get_by_text(name, exact=True).evaluate(CLICK)
        self.page.wait_for_function(SETTLED, arg=STILL, timeout=PATIENCE)


@contextmanager
def tabs(urls: Mapping[str, str]) -> Iterator[dict[str, Tab]]:
    """Open a tab of its own browser context at each address."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield {
            name: Tab(
                browser.new_context(
                    viewport={"width": 1280, "height": 1600},
                    reduced_motion="reduce",
                    locale="en-US",
                ).new_page(),
                url,
            )
            for name, url in urls.items()
        }
        browser.close()


@contextmanager
def serving(
    script: str, *options: str, **variables: str
) -> Iterator[tuple[str, int]]:
    """Run a Streamlit server; give its address and its process id."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "-m", "streamlit", "run", script, *options)
    with subprocess.Popen(
        [*command, "--server.port", str(port), "--server.headless", "true"],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        url = f"http://localhost:{port}"
        try:
            _wait(f"{url}/_stcore/health")
            yield url, process.pid
        finally:
            process.kill()


def _wait(url: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=1):  # noqa: S310 -- our own server
                return
        except OSError:
            time.sleep(0.1)
    message = f"Nothing answers at {url}."
    raise TimeoutError(message)
