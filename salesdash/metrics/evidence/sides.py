"""The rows on both sides of a hit: of the claim, and of the evidence."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.buying import STAGES
from salesdash.method.evidence import (
    ASKED,
    FOUND,
    NEGOTIATION,
    TOLD,
    rule,
)
from salesdash.method.milestones import CRITERIA, DECISION_MAKER_MET
from salesdash.metrics.evidence.dealless import key as of_customer
from salesdash.metrics.evidence.facts import Facts, Known, Row, facts

EARLIER = {
    "moved_unvisited": "claimed_milestone",
    "pushed_three_times": "expected_close",
}
"""Rule -> the column of earlier sheets that it looks at."""

STEP = "step"
"""What is told of an earlier sheet that moved that column."""

LARGEST = 5
"""So many visits are named, the last ones."""

_SOURCE = ("file", "sheet", "row", "import_id")
_COLUMNS = ("key", "rule", "side", "table", "told", "day", *_SOURCE)
_CLAIMS = {
    "closing_untouched": "expected_close",
    "pushed_three_times": "expected_close",
    "next_step_overdue": "next_date",
}
_PLACES = {
    "no_sponsor": ("sponsor_name",),
    "power_unvisited": (DECISION_MAKER_MET, "decision_maker_name"),
    "no_pain": (*FOUND, "pain_points", *TOLD),
    "no_close_asked": ASKED,
    "role_unknown": ("decision_maker_name", "sponsor_name"),
}
"""Rule -> columns of the deal in which its evidence would stand."""


def sides(known: Known, places: Iterable[tuple[str, str]]) -> nw.DataFrame:
    """Give the rows on both sides of hits.

    Args:
        known: What the rules look at.
        places: Key and rule of each hit.

    Returns:
        One row a hit and a row that was looked at, of the claim first:
        `key`, `rule`, `side` ("claim" or "evidence"), `table` (code,
        '' for the side where nothing stands), `told` (what the row shows:
        a column, a criterion, or `STEP`, "visit", "contact", "no_visit",
        "no_contact", "no_deal"), `day` (of a visit its own, else the as-of
        day of the sheet; or null), `file`, `sheet`, `row` and `import_id`
        ('' and null where nothing stands).
    """
    every = {one.deal["key"]: one for one in facts(known)}
    rows = []
    for key, code in places:
        one = every.get(key)
        found = _sides(known, one, code) if one else _talks(known, key)
        for place, row in enumerate(found):
            side = "evidence" if place else "claim"
            rows.append({"key": key, "rule": code, "side": side, **row})
    columns = {name: [row[name] for row in rows] for name in _COLUMNS}
    numbers = ("day", "row")
    schema = {n: nw.Int64 if n in numbers else nw.String for n in _COLUMNS}
    backend = nw.get_native_namespace(known.deals)
    return nw.from_dict(columns, schema, backend=backend)


def _sides(known: Known, one: Facts, code: str) -> Iterator[dict[str, Any]]:
    deal = one.deal
    claim = _CLAIMS.get(code, "claimed_milestone")
    yield _place("opportunities", claim, deal["as_of"], deal)
    yield from _columns(known, one, code)
    yield from _steps(one, code)
    evidence = rule(code).evidence
    if "visits" in evidence:
        yield from _visits(one.visits[-LARGEST:])
    if "contacts" in evidence:
        people = [p for p in one.people if p["person"]]
        told = ((p["met_on"], p) for p in people)
        yield from _some("contact", "contacts", told)


def _steps(one: Facts, code: str) -> Iterator[dict[str, Any]]:
    """Give the days of the sheets that moved what is claimed."""
    told = {"moved_unvisited": one.claims, "pushed_three_times": one.closes}
    for earlier, later in pairwise(told.get(code, ())):
        if later[1] > earlier[1]:
            yield {**_nothing(STEP), "day": later[0]}


def _columns(known: Known, one: Facts, code: str) -> Iterator[dict[str, Any]]:
    """Give the cells of the deal in which evidence stands or would stand."""
    names = _PLACES.get(code, ())
    if code == "stage_behind":
        names = _missing(one)
    stated = known.ticked.filter(nw.col("key") == one.deal["key"])
    ticks = {row["criterion"]: row for row in stated.iter_rows(named=True)}
    for name in names:
        if name in ticks and name in CRITERIA:
            yield _place(
                "opportunities", name, ticks[name]["as_of"], ticks[name]
            )
        elif name in one.columns:
            yield _place("opportunities", name, one.deal["as_of"], one.deal)


def _missing(one: Facts) -> tuple[str, ...]:
    """Give the criteria of the stages up to the next that are not met."""
    stages = STAGES[: one.deal["buying_rank"] + 1]
    asked = (name for stage in stages for name in stage.results)
    return tuple(name for name in asked if not one.met([name]))


def _talks(known: Known, key: str) -> Iterator[dict[str, Any]]:
    """Give the talks with a customer without a deal."""
    first = known.day - known.limits["negotiated_within"] + 1
    here = nw.col("date").is_between(first, known.day)
    talk = nw.col("activity") == NEGOTIATION
    for visit in (
        known.visits.filter(here & talk).sort("date").iter_rows(named=True)
    ):
        if of_customer(visit["customer_key"]) == key:
            yield _place("visits", "visit", visit["date"], visit)
    yield _nothing("no_deal")


def _visits(visits: Iterable[Row]) -> Iterator[dict[str, Any]]:
    return _some("visit", "visits", ((v["date"], v) for v in visits))


def _some(
    word: str, table: str, rows: Iterable[tuple[int | None, Row]]
) -> Iterator[dict[str, Any]]:
    found = [_place(table, word, day, row) for day, row in rows]
    yield from found or [_nothing(f"no_{word}")]


def _place(table: str, told: str, day: Any, row: Row) -> dict[str, Any]:
    source = {name: row[name] for name in _SOURCE}
    return {"table": table, "told": told, "day": day, **source}


def _nothing(told: str) -> dict[str, Any]:
    nothing = {"file": "", "sheet": "", "row": None, "import_id": ""}
    return {"table": "", "told": told, "day": None, **nothing}
