"""From click to settled chart: `python -m benchmarks.clicks FOLDER`.

Beside salesdash, interleaved click by click in one run: an empty Streamlit
page, and the script that a tutorial would teach, over the same rows. Every
click chooses a rep that was not chosen before on that page, so nothing is
answered from a cache of views. FOLDER keeps the store for another run.
"""

import argparse
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from statistics import median

from openpyxl import Workbook

from benchmarks import large
from benchmarks.browser import Tab, serving, tabs
from salesdash import days
from salesdash.book import Book, View

APPS = Path(__file__).with_name("apps")
PAGES = ("overview", "funnel", "forecast", "activity", "grading")
TABLES = ("visits", "opportunities", "customers")
TAUGHT = PAGES[1:]
"""The tutorial's script has no overview."""

Times = dict[tuple[str, str], list[float]]
"""(page, what was clicked) -> milliseconds."""


def main() -> None:
    """Measure, and print every median and its difference."""
    told = _arguments()
    large.fill(told.folder, large.size(told))
    book = Book(told.folder)
    known = book.days()
    view = book.view(known[-1])
    reps = view.reps
    workbook = told.folder / "tutorial.xlsx"
    if told.tutorial and not workbook.exists():
        _write(view, workbook)
    del book, view
    with ExitStack() as stack:
        urls = {
            "salesdash": stack.enter_context(
                serving("app.py", SALESDASH_STORE=str(told.folder))
            )[0],
            "empty": stack.enter_context(serving(str(APPS / "empty.py")))[0],
        }
        if told.tutorial:
            urls["tutorial"] = stack.enter_context(
                serving(str(APPS / "tutorial.py"), TUTORIAL=str(workbook))
            )[0]
        found = stack.enter_context(tabs(urls))
        for number in range(told.rounds):
            times = _round(found, reps, known, told.clicks, number)
            _print(number + 1, times)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clicks", type=int, default=10)
    parser.add_argument("--no-tutorial", dest="tutorial", action="store_false")
    large.sizes(parser)
    return parser.parse_args()


def _round(
    found: dict[str, Tab],
    reps: list[str],
    known: list[date],
    clicks: int,
    number: int,
) -> Times:
    """Click through every page once, the servers by turns."""
    times: Times = {}
    for page in PAGES:
        found["salesdash"].open(f"{page}?language=en")
        found["empty"].open()
        if page in TAUGHT and "tutorial" in found:
            found["tutorial"].open()
            found["tutorial"].turn(page)
        for click in range(clicks):
            turn = (number * clicks + click) % len(reps)
            _click(times, found["empty"], "empty", page, f"Rep {turn + 1:03}")
            _click(times, found["salesdash"], "salesdash", page, reps[turn])
            if page in TAUGHT and "tutorial" in found:
                _click(times, found["tutorial"], "tutorial", page, reps[turn])
        for day in _past(known, clicks // 2, number):
            took = found["salesdash"].choose("As of", day.isoformat())
            times.setdefault((page, "as of"), []).append(took)
    return times


def _click(
    times: Times, tab: Tab, server: str, page: str, option: str
) -> None:
    took = tab.choose("Rep", option)
    times.setdefault((page, server), []).append(took)


def _past(known: list[date], count: int, number: int) -> list[date]:
    """Choose days that no earlier round looked at."""
    first = 2 + number * count
    return known[-first : -first - count : -1]


def _print(number: int, times: Times) -> None:
    """Print a round: medians in milliseconds, and the empty page less."""
    print(f"round {number}")
    print("| page | empty | salesdash | more | as of | tutorial | more |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for page in PAGES:
        middle = {
            what: median(taken)
            for (name, what), taken in times.items()
            if name == page
        }
        empty = middle["empty"]
        cells = [page, f"{empty:.0f}", f"{middle['salesdash']:.0f}"]
        cells += [f"{middle['salesdash'] - empty:+.0f}"]
        cells += [f"{middle['as of'] - empty:+.0f}"]
        taught = middle.get("tutorial")
        cells += (
            [f"{taught:.0f}", f"{taught - empty:+.0f}"] if taught else ["", ""]
        )
        print(f"| {' | '.join(cells)} |", flush=True)


def _write(view: View, path: Path) -> None:
    """Write the rows of a day as the workbook of the tutorial."""
    workbook = Workbook(write_only=True)
    for table in TABLES:
        frame = view.table(table)
        names = [c for c in frame.columns if c in _ASKED]
        sheet = workbook.create_sheet(table)
        sheet.append(names)
        for row in frame.select(names).iter_rows():
            sheet.append(
                [
                    days.day(cell) if name in _DAYS and cell else cell
                    for name, cell in zip(names, row, strict=True)
                ]
            )
    workbook.save(path)


_DAYS = {"date", "expected_close"}
_ASKED = (
    *_DAYS,
    *("rep", "team", "customer", "activity", "minutes", "start", "purpose"),
    *("result", "product", "opportunity", "name", "status", "amount"),
    *("currency", "claimed_milestone", "relationship", "attractiveness"),
)

if __name__ == "__main__":
    main()
