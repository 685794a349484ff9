"""Measuring one process: time, memory, and the middle of several rounds."""

import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

MEGABYTE = 2**20
PAUSE = 0.01
"""Seconds between two looks at the memory of a process."""

COMPUTING = ", computing"

Seconds = dict[str, float]
"""What was measured: name -> seconds, or megabytes for memory."""


@contextmanager
def lap(found: Seconds, name: str) -> Iterator[None]:
    """Note how long a `with` block takes, and how long it computes.

    Args:
        found: Takes the seconds under `name`, and those of computing under
            `name` and `COMPUTING`.
        name: What the block does.
    """
    computed, start = processor(), time.perf_counter()
    yield
    found[name] = time.perf_counter() - start
    found[name + COMPUTING] = processor() - computed


def processor() -> float:
    """Give the seconds that this process and ended children computed."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(each) for each in who]
    return sum(each.ru_utime + each.ru_stime for each in used)


def apart(module: str, *arguments: str) -> Seconds:
    """Run `python -m module arguments` and read what it tells in JSON.

    Returns:
        What it tells, and `peak`: the most memory that the process and its
        children held at one time, in megabytes.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE
    ) as process:
        held = 0
        while process.poll() is None:
            held = max(held, sum(map(resident, family(process.pid))))
            time.sleep(PAUSE)
        told = process.stdout.read() if process.stdout else b""
    if process.returncode:
        message = f"{module} {' '.join(arguments)} failed."
        raise RuntimeError(message)
    return json.loads(told) | {"peak": held / MEGABYTE}


def family(process: int) -> Iterator[int]:
    """Give the ids of a process and of all that it started."""
    yield process
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text().split():
                yield from family(int(child))


def resident(process: int) -> int:
    """Give the bytes of memory that a process holds, 0 where it is gone."""
    with suppress(OSError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def rounds(
    count: int, sides: Mapping[str, Callable[[], Seconds]]
) -> dict[str, list[Seconds]]:
    """Measure several things in turn, several times.

    What slows the machine for a while then slows all of them.

    Args:
        count: So many rounds.
        sides: Name -> measures once.
    """
    found: dict[str, list[Seconds]] = {name: [] for name in sides}
    for number in range(count):
        for name, run in sides.items():
            found[name].append(run())
            print(f"round {number + 1}: {name}", file=sys.stderr)
    return found


def middle(found: Sequence[Seconds], name: str) -> float:
    """Give the median of what several rounds found under one name."""
    return median(each[name] for each in found)


def machine() -> str:
    """Say in a line on what this runs."""
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )
