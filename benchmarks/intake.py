"""From workbook to log, beside two readers that merely read.

`python -m benchmarks.intake`: one sheet of 100,000 visits in 12 columns is
taken in whole: read in the guarded child, understood, compared with the log
and committed to a fresh store. In turn `pandas.read_excel` with openpyxl
and the bare typed read of python-calamine read the same bytes.
"""

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks import measure, workbook
from salesdash.book import Book
from salesdash.intake.guard import Upload

TAKEN = "taken"

MAKERS: dict[str, Callable[[Path, int], None]] = {
    "excel": workbook.excel,
    "python": workbook.python,
}


@contextmanager
def measured() -> Iterator[None]:
    """Print how long a `with` block takes, and how long it computes."""
    found: measure.Seconds = {}
    with measure.lap(found, TAKEN):
        yield
    print(json.dumps(found))


def salesdash(content: bytes) -> None:
    """Take the workbook in, from its bytes to the committed import."""
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder) / "store")
        with measured():
            book.add(
                book.read(
                    [Upload("visits.xlsx", content)], today=workbook.LAST
                )
            )


def pandas(content: bytes) -> None:
    """Merely read the workbook with pandas and openpyxl."""
    with measured():
        pd.read_excel(io.BytesIO(content), engine="openpyxl")


def calamine(content: bytes) -> None:
    """Merely read the workbook with python-calamine, cells typed."""
    with measured():
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        book.get_sheet_by_index(0).to_python()


SIDES: dict[str, Callable[[bytes], None]] = {
    "salesdash": salesdash,
    "pandas": pandas,
    "calamine": calamine,
}


def told(found: dict[str, list[measure.Seconds]]) -> str:
    """Say what was found as lines of a table."""
    lines = [f"{'':12}{'time':>10}{'computing':>12}{'memory':>10}"]
    for name, several in found.items():
        seconds, computing, held = (
            measure.middle(several, what)
            for what in (TAKEN, TAKEN + measure.COMPUTING, "peak")
        )
        lines.append(
            f"{name:12}{seconds:8.2f} s{computing:10.2f} s{held:7.0f} MB"
        )
    ours = found["salesdash"]
    for name in ("pandas", "calamine"):
        ratios = [
            measure.middle(ours, what) / measure.middle(found[name], what)
            for what in (TAKEN, TAKEN + measure.COMPUTING)
        ]
        lines.append(f"salesdash / {name}: {ratios[0]:.2f} ({ratios[1]:.2f})")
    return "\n".join(lines)


def main() -> None:
    """Measure, each round in processes of their own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--maker", choices=MAKERS, default="excel")
    parser.add_argument("--side", choices=SIDES)
    options = parser.parse_args()
    name = f"salesdash-visits-{options.rows}-{options.maker}.xlsx"
    path = Path(tempfile.gettempdir()) / name
    if not path.exists():
        MAKERS[options.maker](path, options.rows)
    if options.side:
        SIDES[options.side](path.read_bytes())
        return
    found = measure.rounds(
        options.rounds,
        {
            side: lambda side=side: measure.apart(
                "benchmarks.intake", *sys.argv[1:], "--side", side
            )
            for side in SIDES
        },
    )
    print(measure.machine())
    size = path.stat().st_size / measure.MEGABYTE
    print(f"{options.rows} rows as {options.maker} writes, {size:.1f} MB")
    print(told(found))


if __name__ == "__main__":
    main()
