"""Read the files of one batch: `python -m salesdash.intake.worker IN OUT`.

IN holds `job.json` and the files as 0, 1, 2 and so on. For each file done its
number is printed, after OUT holds what became of it.
"""

import gc
import hashlib
import json
import math
import sys
from contextlib import suppress
from pathlib import Path

from salesdash.intake import wire
from salesdash.intake.worker.reader import read

if sys.platform != "win32":
    import resource


def main(inbox: Path, outbox: Path) -> None:
    """Read every file of the batch."""
    # Rows are lists without cycles, and the collector would look at each.
    gc.disable()
    job = json.loads((inbox / "job.json").read_text(encoding="utf-8"))
    _confine(job["memory"])
    for number, file in enumerate(job["files"]):
        _wind(job["processor"])
        content = (inbox / str(number)).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        wire.write(outbox / str(number), read(file, digest, content))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def _confine(memory: int) -> None:
    """Take no more memory than that, and leave no core behind."""
    if sys.platform == "win32":
        return
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)


def _wind(seconds: int) -> None:
    """Give the next file its time of computing."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = math.ceil(used.ru_utime + used.ru_stime)
    _limit(resource.RLIMIT_CPU, spent + seconds)


def _limit(what: int, soft: int) -> None:
    if sys.platform == "win32":
        return
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    # Some systems know a limit but do not let it be set.
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (soft, hard))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
