"""The guarded reader: bytes of uploaded files -> grids and findings.

A spreadsheet can bring its reader down in ways that nothing catches, so the
reading is done by a child process with limits. When the child dies, the file
that it was at is to blame or was unlucky: a new child tries it first, and
when that one dies as well, the file gets a finding and the others go on.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO

from salesdash.findings import Finding
from salesdash.intake import wire
from salesdash.intake.grid import Grid
from salesdash.intake.limits import CONTENT, LIMITS, MEGABYTE, Limits
from salesdash.intake.refusal import Refused
from salesdash.intake.wire import Outcome

ROOT = Path(__file__).parents[2]
WORKER = "salesdash.intake.worker"

INHERITED = (
    "PATH",
    "PYTHONPATH",
    "PYTHONHOME",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
)
"""What the child may know of the environment: no secrets are among it."""

FRUGAL = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""Each thread and each pool reserves memory that would count as taken."""

TIMEOUTS = {-getattr(signal, "SIGXCPU", 0)} - {0}
TAIL = 2000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Upload:
    """A file as it was uploaded.

    Attributes:
        name: Its name; nothing is concluded from it.
        content: Its bytes.
    """

    name: str
    content: bytes


def grids(
    files: Sequence[Upload],
    progress: Callable[[float], None] | None = None,
    limits: Limits = LIMITS,
) -> tuple[list[Grid], list[Finding]]:
    """Read files; what is wrong with one is a finding, never an exception.

    Args:
        files: The files, of any kind and in any state.
        progress: Told which share of the files is done, from 0 to 1.
        limits: What the child may take.

    Returns:
        The sheets in the order of files and tabs, and the findings.
    """
    outcomes = {
        index: _refused(file, "file_too_large", CONTENT // MEGABYTE)
        for index, file in enumerate(files)
        if len(file.content) > CONTENT
    }

    def tell(done: int) -> None:
        if progress:
            progress((len(outcomes) + done) / len(files))

    while rest := [i for i in range(len(files)) if i not in outcomes]:
        read, fault = _run([files[i] for i in rest], tell, limits)
        lost = [] if read else [_refused(files[rest[0]], fault)]
        outcomes.update(zip(rest, read or lost, strict=False))
    ordered = [outcomes[index] for index in range(len(files))]
    return (
        [grid for found, _ in ordered for grid in found],
        [finding for _, found in ordered for finding in found],
    )


def _refused(file: Upload, code: str, value: object = "") -> Outcome:
    return [], [Refused(code, value).finding(file.name)]


def _run(
    files: list[Upload], tell: Callable[[int], None], limits: Limits
) -> tuple[list[Outcome], str]:
    """Read as many files as one child manages, and say why it stopped."""
    with TemporaryDirectory(
        prefix="salesdash-", ignore_cleanup_errors=True
    ) as folder:
        place = Path(folder)
        _pack(place, files, limits)
        done, fault = 0, ""
        with _child(place) as child:
            try:
                for done in _follow(child, limits.patience):
                    tell(done)
            except TimeoutError:
                fault = "worker_timeout"
            else:
                fault = _fault(child.wait())
        _report(place, fault if done < len(files) else "")
        return _unpack(place, done), fault


def _pack(place: Path, files: list[Upload], limits: Limits) -> None:
    (place / "in").mkdir()
    (place / "out").mkdir()
    for index, file in enumerate(files):
        (place / "in" / str(index)).write_bytes(file.content)
    job = {
        "files": [file.name for file in files],
        "memory": limits.memory,
        "processor": limits.processor,
    }
    (place / "in" / "job.json").write_text(json.dumps(job), encoding="utf-8")


def _unpack(place: Path, done: int) -> list[Outcome]:
    outcomes = []
    for index in range(done):
        try:
            outcomes.append(wire.read(place / "out" / str(index)))
        except (ValueError, TypeError, KeyError, OSError):
            log.exception("what the reader wrote cannot be read")
            break
    return outcomes


@contextmanager
def _child(place: Path) -> Iterator[subprocess.Popen[bytes]]:
    kept = {key: os.environ[key] for key in INHERITED if key in os.environ}
    with (
        (place / "log").open("wb") as errors,
        subprocess.Popen(  # noqa: S603 - a fixed command, without a shell
            [sys.executable, "-m", WORKER, place / "in", place / "out"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=ROOT,
            env=kept | FRUGAL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child,
    ):
        try:
            yield child
        finally:
            child.kill()


def _follow(child: subprocess.Popen[bytes], patience: float) -> Iterator[int]:
    """Count the files done as the child tells them.

    Raises:
        TimeoutError: Nothing was heard for too long.
    """
    lines: SimpleQueue[bytes] = SimpleQueue()
    pump = Thread(target=_pump, args=(child.stdout, lines), daemon=True)
    pump.start()
    done = 0
    try:
        while lines.get(timeout=patience):
            done += 1
            yield done
    except Empty:
        raise TimeoutError from None


def _pump(stdout: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    # Whoever breaks off closes the pipe while this still reads from it.
    with suppress(ValueError):
        for line in stdout:
            lines.put(line)
    lines.put(b"")


def _fault(code: int) -> str:
    return "worker_timeout" if code in TIMEOUTS else "worker_died"


def _report(place: Path, fault: str) -> None:
    tail = (place / "log").read_bytes()[-TAIL:]
    if fault or tail:
        log.info("reading an upload: %s %r", fault, tail)
