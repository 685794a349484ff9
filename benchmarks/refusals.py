"""How long it takes to say no: `python -m benchmarks.refusals`.

Each hostile file of the tests is read in this process, as the guarded child
reads it, and once alone by way of the guard, with the start of the child.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial

from salesdash.intake.guard import Upload, grids
from salesdash.intake.worker import reader
from tests.intake.hostile import HOSTILE


def milliseconds(work: Callable[[], object]) -> float:
    """Measure how long it takes, the best of three times."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * min(taken)


def main() -> None:
    """Print one line a file: size, reading, the whole way, finding."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--name", default="", help="files of this name only")
    wanted = parser.parse_args().name
    print(f"{'file':16} {'KB':>7} {'read ms':>8} {'whole ms':>9}  finding")
    for case in HOSTILE:
        if wanted not in case.name:
            continue
        content = case.make()
        upload = Upload(case.name, content)
        alone = milliseconds(partial(reader.read, case.name, "", content))
        whole = milliseconds(partial(grids, [upload]))
        print(
            f"{case.name:16} {len(content) / 1024:7.1f} {alone:8.1f}"
            f" {whole:9.0f}  {case.code}"
        )


if __name__ == "__main__":
    main()
