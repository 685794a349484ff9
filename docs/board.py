"""The picture of the submission board: a few reps, and weeks as they go."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from unittest.mock import patch

from playwright.sync_api import Browser

from docs.camera import ENDINGS, LOCALES, PICTURES, WIDE, take
from salesdash.book import Book, Upload
from salesdash.store import log
from tests.browser.tab import serving, visiting

HEIGHT = 985
LAST = date(2026, 11, 20)
SAID = {
    "Emma Clarke": "............",
    "Priya Nair": ".....L......",
    "Tom Baker": "..L..X..CC..",
    "李娜": "...........L",
    "王小明": "...C......CX",
    "赵强": "......X.L..X",
}
"""Week by week: . in time, L late, X missing, C an unchanged copy."""

COMES = {".": 0, "C": 0, "L": 3}
"""So many days after the cut-off a sheet comes in."""


def main(chromium: Browser) -> None:
    """Take the picture in each language."""
    with TemporaryDirectory() as folder:
        _fill(Book(Path(folder)))
        with serving(Path(folder)) as url:
            for language in LOCALES:
                _picture(chromium, url, language)


def _picture(chromium: Browser, url: str, language: str) -> None:
    with visiting(chromium, url, locale=LOCALES[language]) as visit:
        visit.tab.set_viewport_size({"width": WIDE, "height": HEIGHT})
        visit.open("/submissions")
        take(visit, PICTURES / f"submissions{ENDINGS[language]}")


def _fill(book: Book) -> None:
    """Import each sheet on the day on which it came."""
    came: dict[date, list[Upload]] = defaultdict(list)
    for rep, weeks in SAID.items():
        amount = 100
        for number, mark in enumerate(weeks):
            friday = LAST - timedelta(weeks=len(weeks) - 1 - number)
            amount += mark != "C"
            if mark in COMES:
                day = friday + timedelta(days=COMES[mark])
                came[day].append(_sheet(rep, friday, amount))
    for day in sorted(came):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        nanoseconds = int(noon.timestamp()) * 1_000_000_000
        clock = SimpleNamespace(time_ns=lambda now=nanoseconds: now)
        with patch.object(log, "time", clock):
            book.add(book.read(came[day], today=day))


def _sheet(rep: str, day: date, amount: int) -> Upload:
    text = (
        "Customer,Rep,Opportunity ID,Amount (k CNY)\n"
        f"Acme,{rep},{rep}-1,{amount}\n"
    )
    return Upload(f"{rep} {day}.csv", text.encode("utf-8"))
