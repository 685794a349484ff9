"""Read mutated workbooks: `python -m tests.mutate --seconds N --seed S`.

Nothing that is uploaded may end in a crash, a hang or a traceback: a file is
read, or it is refused with a sentence. Mutants that bring up findings that
were not seen together before are kept, and mutated further.
"""

import argparse
import logging
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from benchmarks import measure
from salesdash.exports.findings import sentence
from salesdash.findings import Finding
from salesdash.intake import guard
from salesdash.intake.grid import Grid
from salesdash.intake.guard import Upload
from salesdash.intake.limits import LIMITS, MEGABYTE
from salesdash.intake.read import Reader
from salesdash.words import LANGUAGES, Words
from tests.intake import files, hostile
from tests.intake.test_formats import FORMATS
from tests.mutations import mutated

SAMPLES = Path(__file__).parents[1] / "sample_data" / "workbooks"
HERE = Path(__file__).parent / "intake" / "formats"
TODAY = date(2026, 3, 10)
BATCH = 40
SLOW = 20.0
"""Seconds of computing, from which on a batch has one that hangs."""

MEMORY = 1024 * MEGABYTE
FAULT = re.compile(r"\\n([\w.]*(?:Error|Exception|BadZipFile)\b[^\\]{0,60})")
"""The last line of what the reader wrote when it fell over."""

DEAD = {"worker_died", "worker_timeout"}
"""What a small file may come to only where the reader fell over."""

LIMIT = replace(LIMITS, memory=1536 * MEGABYTE, processor=int(SLOW))


@dataclass
class Run:
    """What became of the mutants so far.

    Attributes:
        pool: The files to mutate, by name.
        seen: Findings that came up together.
        codes: Finding -> files.
        faults: What must not be: a word for it, and the file.
        files: Number of mutants.
        kept: Rows that were kept of them.
    """

    pool: list[Upload]
    seen: set[frozenset[str]] = field(default_factory=set)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, Upload]] = field(default_factory=list)
    files: int = 0
    kept: int = 0
    read: int = 0


class Tracebacks(logging.Handler):
    """Collects what the reader wrote while it read."""

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record in."""
        self.told.append(record.getMessage())


def seeds() -> list[Upload]:
    """Give real workbooks and one of every format."""
    samples = sorted(SAMPLES.glob("*"))
    chosen = [*samples[:: len(samples) // 8], *HERE.glob("awkward.*")]
    made = {
        **{path.name: path.read_bytes() for path in chosen if path.is_file()},
        **{name: make() for name, make in FORMATS.items()},
        "sparse.xlsx": files.sparse(),
        "repeated.ods": files.repeated(),
        "far.xls": hostile.far_xls(),
        "far.xlsb": hostile.far_xlsb(),
    }
    return [Upload(name, content) for name, content in made.items()]


def mutants(draw: random.Random, pool: Sequence[Upload]) -> list[Upload]:
    """Mutate files of the pool."""
    chosen = [draw.choice(pool) for _ in range(BATCH)]
    return [
        Upload(f"{number}-{one.name}"[-80:], mutated(draw, one.content))
        for number, one in enumerate(chosen)
    ]


def batch(run: Run, draw: random.Random, traced: Tracebacks) -> None:
    """Read one batch of mutants, and note what became of each."""
    uploads = mutants(draw, run.pool)
    traced.told.clear()
    start = measure.processor()
    grids, findings = guard.grids(uploads, limits=LIMIT)
    if measure.processor() - start > SLOW:
        run.faults += [("slow", upload) for upload in uploads]
    run.codes.update(
        f"({fault})" for told in traced.told for fault in FAULT.findall(told)
    )
    for upload in uploads:
        mine = [grid for grid in grids if grid.file == upload.name]
        told = [f for f in findings if f.file == upload.name]
        try:
            codes = _one(run, mine, told)
        except Exception as fault:  # noqa: BLE001 - noted, and the run goes on
            run.faults.append((repr(fault)[:300], upload))
            continue
        if DEAD & codes:
            run.faults.append((", ".join(DEAD & codes), upload))
        if not mine and not told:
            run.faults.append(("nothing said", upload))
        run.codes.update(codes)
        run.files += 1
        run.read += bool(mine)
        if codes not in run.seen and len(upload.content) < MEGABYTE:
            run.seen.add(codes)
            run.pool.append(replace(upload, name=upload.name[-40:]))


def _one(
    run: Run, grids: Sequence[Grid], told: Sequence[Finding]
) -> frozenset[str]:
    """Read the sheets of one file, and say all that was found."""
    found = list(told)
    for sheet in Reader(grids).read(TODAY):
        found += sheet.findings
        run.kept += sheet.rows.num_rows
        left = {f.row for f in sheet.findings if f.level == "skip"}
        if sheet.table and len(left) != sheet.rows_skipped:
            raise AssertionError("a row is left out without a word")
        if sheet.rows_read != sheet.rows.num_rows + sheet.rows_skipped:
            raise AssertionError("rows do not add up")
    for finding in found:
        if not all(sentence(finding, Words(each)) for each in LANGUAGES):
            msg = f"{finding.code} says nothing"
            raise AssertionError(msg)
    return frozenset(finding.code for finding in found)


def runs(seed: int) -> Iterator[Run]:
    """Read batch after batch, without an end."""
    draw, traced = random.Random(seed), Tracebacks()
    guard.log.addHandler(traced)
    guard.log.setLevel(logging.INFO)
    run = Run(seeds())
    try:
        while True:
            batch(run, draw, traced)
            yield run
    finally:
        guard.log.removeHandler(traced)


def memory() -> int:
    """Give the most bytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Run for so many seconds, and keep what went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for faults")
    told = parser.parse_args()
    start = time.monotonic()
    done = 0
    run = Run([])
    for run in runs(told.seed):
        for word, upload in run.faults[done:]:
            say(word, upload.name, len(upload.content))
            if told.keep:
                told.keep.mkdir(parents=True, exist_ok=True)
                name = f"{told.seed}-{run.files}-{Path(upload.name).name}"
                (told.keep / name).write_bytes(upload.content)
        done = len(run.faults)
        if time.monotonic() - start > told.seconds:
            break
    say(run.files, "files,", run.read, "read,", run.kept, "rows kept")
    say(len(run.seen), "sets of findings,", len(run.faults), "faults")
    say(memory() // MEGABYTE, "MB at most")
    for code, count in run.codes.most_common():
        say(f"{count:6} {code}")


def say(*words: object) -> None:
    """Tell something at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
