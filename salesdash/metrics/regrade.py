"""Grades that the facts speak against, with the reasons (deck, page 32).

A proposal is a question to the manager, never a verdict: it names the
nearest grade on the other side of the line.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.frequency import DAYS
from salesdash.metrics.regrade_facts import HALF

RELATIONSHIP, ATTRACTIVENESS = AXES = ("relationship", "attractiveness")
REASONS = (
    "twice", "kept", "won", "met", "unvisited", "amount", "potential",
    "no_deal",
)  # fmt: skip
"""Why another grade is proposed, in the order in which they are told."""

PEERS = 5
"""With fewer customers to compare with, no amount is large or small."""

TWICE = 2
STEP = 1.0
"""So far below the line lies the grade that is proposed instead."""

_NAMED = ("customer", "customer_key", "rep", "rep_key", "team", "quadrant")
_TOLD = (
    "visits", "due", "won", "met", "open_count", "amount", "currency",
    "median", "peers", "graded_on", "file", "sheet", "row", "import_id",
)  # fmt: skip
PROPOSED = {
    **dict.fromkeys(_NAMED, nw.String),
    **dict.fromkeys(AXES, nw.Float64),
    **{f"{axis}_proposed": nw.Float64 for axis in AXES},
    "reasons": nw.String, "seen": nw.String,
    "visits": nw.Int64, "due": nw.Float64, "won": nw.Int64,
    "met": nw.Int64, "open_count": nw.Int64, "amount": nw.Int64,
    "currency": nw.String, "median": nw.Float64, "peers": nw.Int64,
    "graded_on": nw.Int64, "file": nw.String, "sheet": nw.String,
    "row": nw.Int64, "import_id": nw.String,
}  # fmt: skip
"""The columns of a proposal."""

Row = Mapping[str, Any]


def regrade(
    facts: nw.DataFrame,
    day: int,
    thresholds: tuple[float, float],
    least: int,
) -> nw.DataFrame:
    """Propose other grades where the facts speak against those given.

    One row a customer, the one with most reasons and wins first. A grade
    that was given in the last 13 weeks is left alone: who gave it knew
    these facts.

    Args:
        facts: What `metrics.regrade_facts.facts` gives.
        day: The as-of day, in days since 1970-01-01.
        thresholds: High is at or above these: relationship, attractiveness.
        least: With fewer visits in half a year they say nothing.

    Returns:
        The columns of `PROPOSED`: `relationship_proposed` and
        `attractiveness_proposed` (null where none is), `reasons` (codes of
        `REASONS` with spaces between), `seen` (the token of the facts),
        and what they rest on.

    Example:
        >>> import polars as pl
        >>> row = dict.fromkeys((*_NAMED, *_TOLD)) | {
        ...     "customer": "A", "relationship": 3.0, "attractiveness": 8.0,
        ...     "visits": 12, "due": 6.0, "won": 2, "met": 0, "amount": 0,
        ...     "open_count": 1, "heard": 40, "known_days": 400, "peers": 0,
        ...     "potential": None, "potential_median": None,
        ...     "potential_peers": 0,
        ... }
        >>> facts = nw.from_native(pl.DataFrame([row]))
        >>> found = regrade(facts, 20_777, (5.0, 5.0), 4)
        >>> found.select("relationship_proposed", "reasons", "seen").rows()
        [(5.0, 'twice won', '3>5 8 twice won 2')]
    """
    given = ~(
        nw.col("relationship").is_null() | nw.col("attractiveness").is_null()
    )
    fresh = (nw.col("graded_on") > day - DAYS).fill_null(value=False)
    rows = facts.filter(given, ~fresh).sort("customer").rows(named=True)
    told = [row for fact in rows for row in _told(fact, thresholds, least)]
    told.sort(key=_weight)
    columns = {name: [row[name] for row in told] for name in PROPOSED}
    kinds: Any = PROPOSED
    return nw.from_dict(columns, kinds, backend=facts.implementation)


def _told(
    fact: Row, thresholds: tuple[float, float], least: int
) -> Iterator[dict[str, Any]]:
    """Give the proposal for a customer, if there is one."""
    close, attractive = thresholds
    high = fact[RELATIONSHIP] >= close, fact[ATTRACTIVENESS] >= attractive
    near = _far(fact, least) if high[0] else _near(fact, least)
    worth = _poor(fact, least) if high[1] else _rich(fact)
    if not (near or worth):
        return
    proposed = {
        f"{axis}_proposed": (line - STEP if above else line) if why else None
        for axis, why, above, line in zip(
            AXES, (near, worth), high, thresholds, strict=True
        )
    }
    row = {name: fact[name] for name in (*_NAMED, *AXES, *_TOLD)} | proposed
    row["reasons"] = " ".join((*near, *worth))
    yield row | {"seen": _seen(row)}


def _near(fact: Row, least: int) -> tuple[str, ...]:
    """Say why a relationship is closer than its grade."""
    visits, due = fact["visits"], fact["due"] or 0.0
    own = [code for code in ("won", "met") if fact[code]]
    twice = due > 0 and visits >= due * TWICE
    # To have met the decision maker alone is not yet a close relationship.
    enough = own if twice else "won" in own
    if visits < max(least, due) or not enough:
        return ()
    return ("twice" if twice else "kept", *own)


def _far(fact: Row, least: int) -> tuple[str, ...]:
    """Say why a relationship is less close than its grade."""
    idle = not (fact["visits"] or fact["won"] or fact["open_count"])
    # A rep who hands in no visits says nothing by visiting nobody.
    known = fact["heard"] >= least and fact["known_days"] >= HALF
    return ("unvisited",) if idle and known else ()


def _rich(fact: Row) -> tuple[str, ...]:
    """Say why a customer is more attractive than its grade."""
    large = _large(fact["amount"], fact["median"], fact["peers"])
    hoped = _large(
        fact["potential"], fact["potential_median"], fact["potential_peers"]
    )
    pairs = (("amount", large), ("potential", hoped))
    return tuple(code for code, told in pairs if told)


def _poor(fact: Row, least: int) -> tuple[str, ...]:
    """Say why a customer is less attractive than its grade."""
    idle = not (fact["won"] or fact["open_count"] or fact["potential"])
    tried = fact["visits"] >= least and fact["known_days"] >= HALF
    return ("no_deal",) if idle and tried else ()


def _large(amount: int | None, median: float | None, peers: int) -> bool:
    if not amount or not median or peers < PEERS:
        return False
    return amount >= median * TWICE


def _seen(row: Row) -> str:
    """Name the facts: another visit alone leaves the name as it is."""
    grades = [
        f"{row[axis]:g}"
        + ("" if row[f"{axis}_proposed"] is None else _to(row, axis))
        for axis in AXES
    ]
    return " ".join([*grades, row["reasons"], str(row["won"])])


def _weight(row: Row) -> tuple[int, int, int]:
    """Put first what most speaks for."""
    return -len(row["reasons"].split()), -row["won"], -row["visits"]


def _to(row: Row, axis: str) -> str:
    return f">{row[f'{axis}_proposed']:g}"
