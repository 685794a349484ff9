"""What a server needs: `python -m benchmarks.server FOLDER`.

Memory after the first session and for each further one, and how many
reruns a second one process gives to ten clients that click without pause.
The clients run on the same machine, so the rate is a lower bound.
"""

import argparse
import json
import threading
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

from benchmarks import large
from benchmarks.browser import serving, tabs
from salesdash.book import Book

CLIENTS = 10
SESSIONS = 6
SECONDS = 10
PAGES = ("overview", "funnel", "forecast", "activity", "grading")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    large.sizes(parser)
    told = parser.parse_args()
    large.fill(told.folder, large.size(told))
    book = Book(told.folder)
    reps = book.view(book.days()[-1]).reps
    del book
    store = str(told.folder)
    with serving("app.py", SALESDASH_STORE=store) as (url, process):
        _memory(url, process)
    agent = ("--server.enableAgentApi", "true")
    with serving("app.py", *agent, SALESDASH_STORE=store) as (url, _):
        for page in PAGES:
            _rate(url, page, reps)


def _memory(url: str, process: int) -> None:
    """Print the resident memory, idle and session by session."""
    taken = [_resident(process)]
    for session in range(SESSIONS):
        with tabs({"salesdash": url}) as found:
            tab = found["salesdash"]
            for page in PAGES:
                tab.open(f"{page}?language=en")
        taken.append(_resident(process))
        if session == 0:
            print(f"idle {taken[0]:.0f} MB, first session {taken[1]:.0f} MB")
    more = [b - a for a, b in pairwise(taken[1:])]
    print(f"each further session {median(more):+.1f} MB, now {taken[-1]:.0f}")


def _resident(process: int) -> float:
    """Give the resident memory of a process in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(x for x in status.splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _rate(url: str, page: str, reps: list[str]) -> None:
    """Print how many reruns a second ten clients get of a page."""
    end = time.monotonic() + SECONDS
    took: list[float] = []
    clients = [
        threading.Thread(
            target=_clicking, args=(url, page, reps, number, end, took)
        )
        for number in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    print(
        f"{page}: {len(took) / SECONDS:.1f} reruns a second, "
        f"median {1000 * median(took):.0f} ms"
    )


def _clicking(
    url: str,
    page: str,
    reps: list[str],
    number: int,
    end: float,
    took: list[float],
) -> None:
    session = _ask(url, {})["session_id"]
    _ask(url, {"session_id": session, "page": page})
    turn = number
    while time.monotonic() < end:
        start = time.monotonic()
        told = {"rep": reps[turn % len(reps)]}
        _ask(url, {"session_id": session, "widget_state": told})
        took.append(time.monotonic() - start)
        turn += 1


def _ask(url: str, told: dict[str, Any]) -> dict[str, Any]:
    request = Request(  # noqa: S310 -- our own server
        f"{url}/_stcore/agent/interact",
        json.dumps(told).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=60) as answer:  # noqa: S310 -- likewise
        return json.load(answer)


if __name__ == "__main__":
    main()
