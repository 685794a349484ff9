"""A large store, made without workbooks.

`python -m benchmarks.large FOLDER` fills it. Weekly sheets of every team, as
its manager would hand them in: all deals of the team, whose milestones advance
and whose criteria are ticked week by week, and the visits of the week. Drawn
with a fixed seed.
"""

import argparse
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa

from benchmarks import phrases
from benchmarks.deals import MEMBERS, Columns, Deals, Size, texts
from salesdash import days, model, store
from salesdash.method.activities import ACTIVITIES
from salesdash.store import Entry, Log

SHARES = (0.3, 0.3, 0.4)
"""Development, negotiation, maintenance."""

Sheets = Mapping[str, Columns]
"""Table -> what its sheet says; one sheet a table."""


def fill(folder: Path, size: Size) -> Log:
    """Fill a store, if it is not filled yet.

    Args:
        folder: The store.
        size: How large it is to be.
    """
    log = Log(folder)
    if log.imports().is_empty():
        deals = Deals(size, np.random.default_rng(7))
        log.append(_entry(_lists(deals), size.day(0), 0))
        for week in range(size.weeks):
            for team in range(size.teams):
                told = {
                    "opportunities": deals.sheet(week, team),
                    "visits": _visits(deals, week, team),
                }
                log.append(_entry(told, size.day(week), team))
    return log


def _visits(deals: Deals, week: int, team: int) -> Columns:
    """Give the visits of one team in one week."""
    size, draw = deals.size, deals.draw
    count = size.visits // (size.weeks * size.teams)
    members = min(MEMBERS, size.reps - MEMBERS * team)
    rep = MEMBERS * team + draw.integers(0, members, count)
    rounds = draw.integers(0, size.opportunities // size.reps, count)
    deal = rounds * size.reps + rep
    customer = deals.customer[deal]
    day = size.day(week) - draw.integers(0, 5, count)
    activity = draw.choice(len(ACTIVITIES), count, p=SHARES)
    blank = draw.random(count) < 1 / 25
    start = 480 + 5 * draw.integers(0, 110, count)
    return {
        "date": pa.array(day, pa.int32()),
        "rep": texts(deals.reps, rep),
        "team": texts([phrases.team(team)], rep),
        "customer": texts(deals.customers, customer),
        "activity": pa.array(
            np.array(ACTIVITIES, object)[activity], pa.string(), mask=blank
        ),
        "minutes": pa.array(15 * draw.integers(1, 9, count)),
        "start": pa.array(start, pa.int32()),
        "purpose": texts(phrases.ACTIONS, deal),
        "result": texts(phrases.REMARKS, deal * 5 + week),
        "product": texts(phrases.PRODUCTS, customer),
    }


def _lists(deals: Deals) -> Sheets:
    """Give the lists that come once: teams and graded customers."""
    size, rep = deals.size, np.arange(deals.size.reps)
    teams = [phrases.team(number) for number in range(size.teams)]
    customer = np.arange(len(deals.customers))
    grades = deals.draw.integers(1, 11, (2, len(customer))).astype(float)
    return {
        "team": {
            "rep": texts(deals.reps, rep),
            "team": texts(teams, rep // MEMBERS),
            "from": pa.array([size.day(0) - 365] * size.reps, pa.int32()),
        },
        "customers": {
            "customer": texts(deals.customers, customer),
            "rep": texts(deals.reps, customer * 3 // 2 % size.reps),
            "relationship": pa.array(grades[0]),
            "attractiveness": pa.array(grades[1]),
            "industry": texts(phrases.TRADES, customer),
        },
    }


def _entry(told: Sheets, day: int, team: int) -> Entry:
    listed = [
        _sheet(number, name, day, columns, team)
        for number, (name, columns) in enumerate(told.items())
    ]
    rows = {
        name: _rows(model.table(name), number, columns)
        for number, (name, columns) in enumerate(told.items())
    }
    return Entry("upload", store.rows(model.SHEETS, listed), rows, {})


def _sheet(
    number: int, table: str, day: int, columns: Columns, team: int
) -> dict[str, object]:
    count = len(next(iter(columns.values())))
    return {
        "number": number,
        "file": f"{phrases.team(team)} {days.iso(day)}.xlsx",
        "sha256": f"{day}-{team}",
        "sheet": table,
        "table": table,
        "as_of": day,
        "as_of_source": "file",
        "covers": "complete" if table == "opportunities" else "adds",
        "covers_source": "rule",
        "columns": store.said(list(columns)),
        "mapping": "{}",
        "reps": "",
        "header_row": 1,
        "rows_read": count,
        "rows_kept": count,
        "rows_skipped": 0,
        "new": count,
        "changed": 0,
        "unchanged": 0,
        "findings": "[]",
    }


def _rows(table: model.Table, number: int, columns: Columns) -> pa.Table:
    """Give every column of a table, what a sheet lacks blank as read."""
    count = len(next(iter(columns.values())))
    whole = {
        "sheet_number": pa.array(np.full(count, number)),
        "row": pa.array(np.arange(count) + 2),
    }
    for column in table.columns:
        kind = pa.type_for_alias(model.STORED[column.kind])
        blank = "" if column.kind is model.Kind.TEXT else None
        nothing = pa.repeat(pa.scalar(blank, kind), count)
        whole[column.name] = columns.get(column.name, nothing)
    return pa.table(whole)


def sizes(parser: argparse.ArgumentParser) -> None:
    """Let a command tell how large its store is to be."""
    usual = Size()
    parser.add_argument("--visits", type=int, default=usual.visits)
    parser.add_argument(
        "--opportunities", type=int, default=usual.opportunities
    )
    parser.add_argument("--weeks", type=int, default=usual.weeks)
    parser.add_argument("--reps", type=int, default=usual.reps)


def size(told: argparse.Namespace) -> Size:
    """Give the size that a command was told."""
    return Size(told.visits, told.opportunities, told.weeks, told.reps)


def main() -> None:
    """Fill a store and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    sizes(parser)
    told = parser.parse_args()
    start = time.perf_counter()
    imports = len(fill(told.folder, size(told)).imports())
    print(f"{imports} imports in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
