"""The import desk at work, on the log of a year.

`python -m benchmarks.desk`: the sample company's year is the log. Onto it
come one weekly sheet of 200 visits, one of 200 opportunities, and 52 small
sheets of 20 visits at once; each is read in the guarded child, understood,
compared with the log, and committed. The log is in memory before, as in the
app on a Friday. In turn `pandas.read_excel` with openpyxl merely reads the
same bytes. `--profile` prints where the time of one of them goes.
"""

import argparse
import cProfile
import io
import json
import pstats
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from benchmarks import measure, phrases, workbook
from salesdash.book import Book, sample
from salesdash.intake.guard import Upload

ROWS, SMALL, WEEKS = 200, 20, 52
GOALS = {"visits": 1.0, "opportunities": 1.0, "batch": 10.0}
"""Seconds that each may take."""

READ, WRITTEN = "preview", "commit"
DEALS = (
    "商机编号", "商机名称", "客户", "销售", "金额(元)", "里程碑",
    "预计成交日期", "状态", "产品", "备注",
)  # fmt: skip
LAST = date(2026, 11, 27)
MOST = 30
"""Lines of a profile."""


def visits() -> list[Upload]:
    """Make one sheet of visits."""
    rows = [(LAST, *row[1:]) for row in workbook.rows(ROWS)]
    return [_upload(f"周报 {LAST}.xlsx", workbook.HEADINGS, rows)]


def opportunities() -> list[Upload]:
    """Make one sheet of opportunities."""
    shares = ("10%", "25%", "50%", "75%", "90%")
    rows = [
        (
            f"N-{number}",
            f"{phrases.PRODUCTS[number % len(phrases.PRODUCTS)]} {number}",
            row[2],
            row[1],
            1_000 * (number + 1),
            shares[number % len(shares)],
            LAST + timedelta(days=10 + number % 90),
            "进行中",
            row[10],
            row[11],
        )
        for number, row in enumerate(workbook.rows(ROWS))
    ]
    return [_upload(f"商机 {LAST}.xlsx", DEALS, rows)]


def batch() -> list[Upload]:
    """Make a small sheet of visits for each week of a year."""
    every = list(workbook.rows(SMALL * WEEKS))
    files = []
    for week in range(WEEKS):
        day = LAST - timedelta(weeks=week)
        own = every[week * SMALL : (week + 1) * SMALL]
        rows = [(day, *row[1:]) for row in own]
        files.append(_upload(f"周报 {day}.xlsx", workbook.HEADINGS, rows))
    return files


WORK: dict[str, Callable[[], list[Upload]]] = {
    "visits": visits,
    "opportunities": opportunities,
    "batch": batch,
}


def _upload(
    name: str, heads: Sequence[object], rows: Sequence[Sequence[object]]
) -> Upload:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("周报")
    for row in (heads, *rows):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return Upload(name, stream.getvalue())


def salesdash(files: list[Upload], log: Path, *, profile: bool) -> None:
    """Take files in onto a copy of the log, and tell the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        store = shutil.copytree(log, Path(folder) / "store")
        book = Book(store)
        book.warm()
        found: measure.Seconds = {}
        profiler = cProfile.Profile()
        if profile:
            profiler.enable()
        with measure.lap(found, READ):
            preview = book.read(files, today=LAST)
        with measure.lap(found, WRITTEN):
            added = book.add(preview)
        if profile:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(MOST)
        if added is None:
            message = "Nothing was taken in."
            raise RuntimeError(message)
    if not profile:
        print(json.dumps(found))


def pandas(files: list[Upload]) -> None:
    """Merely read the files with pandas and openpyxl."""
    found: measure.Seconds = {}
    with measure.lap(found, READ):
        for file in files:
            pd.read_excel(io.BytesIO(file.content), engine="openpyxl")
    print(json.dumps(found | {WRITTEN: 0.0}))


def told(
    name: str, ours: list[measure.Seconds], theirs: list[measure.Seconds]
) -> str:
    """Say what was found as a line of a table."""
    parts = [measure.middle(ours, what) for what in (READ, WRITTEN)]
    other = measure.middle(theirs, READ)
    whole = sum(parts)
    computing = sum(
        measure.middle(ours, what + measure.COMPUTING)
        for what in (READ, WRITTEN)
    )
    return (
        f"{name:15}{parts[0]:8.2f} s{parts[1]:8.2f} s{whole:8.2f} s"
        f"{computing:8.2f} s{GOALS[name]:8.0f} s{other:8.2f} s"
        f"{whole / other:8.2f}"
    )


def main() -> None:
    """Measure, each round in processes of their own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", choices=WORK)
    parser.add_argument("--side", choices=("salesdash", "pandas"))
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    log = Path(tempfile.gettempdir()) / "salesdash-desk"
    if options.profile or options.side:
        files = WORK[options.work or "visits"]()
        if options.side == "pandas":
            pandas(files)
        else:
            _year(log)
            salesdash(files, log, profile=options.profile)
        return
    _year(log)
    print(measure.machine())
    heads = (
        READ, WRITTEN, "together", "computing", "goal", "pandas", "ratio",
    )  # fmt: skip
    print(f"{'':15}{''.join(f'{head:>10}' for head in heads)}")
    for name in [options.work] if options.work else WORK:
        found = measure.rounds(
            options.rounds,
            {
                side: lambda side=side, name=name: measure.apart(
                    "benchmarks.desk", "--side", side, "--work", name
                )
                for side in ("salesdash", "pandas")
            },
        )
        print(told(name, found["salesdash"], found["pandas"]))


def _year(log: Path) -> None:
    """Keep the log of a year for the next time."""
    if not log.exists():
        with tempfile.TemporaryDirectory(dir=log.parent) as folder:
            book = Book(Path(folder) / "store")
            book.add(book.read(sample()))
            (Path(folder) / "store").rename(log)


if __name__ == "__main__":
    main()
