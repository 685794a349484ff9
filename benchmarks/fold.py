"""From log to state: the first look, and every further as-of day.

`python -m benchmarks.fold`: a year of a large firm, one million visits and
20,000 opportunities in 52 weekly sheets; `--visits 50000 --opportunities
1000` for a year of an ordinary one. The store is made once and kept.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.large import fill, size, sizes
from salesdash import store
from salesdash.store import Log, State

DAYS = (7, 70, 140, 21, 280, 3, 182)
"""Days before the newest sheets to which the as-of date is changed."""

TABLES = ("customers", "team", "rates")
"""Small tables that pages look at beside deals and visits."""


def look(state: State) -> None:
    """Ask for all that pages ask of a state."""
    _ = state.opportunities, state.claims, state.visits
    for name in TABLES:
        state.table(name)


def first(log: Log) -> measure.Seconds:
    """Measure a fresh process: its first look, then as-of changes."""
    found: measure.Seconds = {}
    with measure.lap(found, "read"):
        scene = store.read(log)
    with measure.lap(found, "look"):
        look(store.state(scene, scene.last))
    for back in DAYS:
        with measure.lap(found, f"change {back}"):
            look(store.state(scene, scene.last - back))
    weeks = [scene.last - 7 * n for n in range(1, 53)]
    with measure.lap(found, "weeks"):
        for day in weeks:
            _ = store.state(scene, day).opportunities
    for kind in ("", measure.COMPUTING):
        changes = [found[f"change {back}{kind}"] for back in DAYS]
        found[f"change{kind}"] = median(changes)
        found[f"first{kind}"] = found[f"read{kind}"] + found[f"look{kind}"]
    return found


def after(log: Log) -> measure.Seconds:
    """Measure the first look after one more import."""
    earlier = log.imports()["imported_at"][-2]
    scene = store.read(log, known=earlier)
    look(store.state(scene, scene.last))
    found: measure.Seconds = {}
    with measure.lap(found, "after"):
        newer = store.read(log, before=scene)
        look(store.state(newer, newer.last))
    return found


def told(found: dict[str, list[measure.Seconds]]) -> str:
    """Say what was found as lines of a table."""
    sides = {
        "first look of a process": ("first", "first"),
        "first look after an import": ("after", "after"),
        "another as-of day": ("first", "change"),
        "52 weeks of deals, one after the other": ("first", "weeks"),
    }
    lines = [f"{'':42}{'time':>10}{'computing':>12}"]
    for text, (side, name) in sides.items():
        seconds = measure.middle(found[side], name)
        computing = measure.middle(found[side], name + measure.COMPUTING)
        lines.append(f"{text:42}{seconds:8.2f} s{computing:10.2f} s")
    memory = measure.middle(found["first"], "peak")
    return "\n".join([*lines, f"{'peak memory':42}{memory:7.0f} MB"])


def main() -> None:
    """Measure, each round in processes of their own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    sizes(parser)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--side", choices=("first", "after"))
    options = parser.parse_args()
    name = "-".join(str(part) for part in vars(size(options)).values())
    folder = Path(tempfile.gettempdir()) / f"salesdash-large-{name}"
    log = fill(folder, size(options))
    if options.side:
        side = {"first": first, "after": after}[options.side]
        print(json.dumps(side(log)))
        return
    found = measure.rounds(
        options.rounds,
        {
            side: lambda side=side: measure.apart(
                "benchmarks.fold", *sys.argv[1:], "--side", side
            )
            for side in ("first", "after")
        },
    )
    print(measure.machine())
    print(told(found))


if __name__ == "__main__":
    main()
