"""Stories of a few rows for the rules of the cross-check."""

from collections.abc import Callable, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash import identity
from salesdash.method.evidence import PARAMETERS, TOLD
from salesdash.method.milestones import CRITERIA
from salesdash.metrics.evidence import Known, hits
from salesdash.metrics.visited import KNOWN, PERSON

DAY = 20_777
SOURCE = {"file": "a.xlsx", "sheet": "S", "row": 2, "import_id": "i"}
DEAL: dict[str, Any] = {
    "key": "a",
    "opportunity": "A",
    "name": "Line",
    "customer": "Acme",
    "rep": "Ann",
    "team": "East",
    "status": "open",
    "amount": 100,
    "currency": "CNY",
    "claimed_rank": 1,
    "buying_rank": 6,
    "evidence_columns": 1,
    "expected_close": None,
    "closed_on": None,
    "won_on": None,
    "created_on": None,
    "vanished_on": None,
    "next_date": None,
    "pain_points": None,
    "as_of": DAY,
    "decision_maker_name": "",
    "sponsor_name": "",
    **dict.fromkeys(TOLD, ""),
    **dict.fromkeys(CRITERIA),
    **SOURCE,
}
VISIT: dict[str, Any] = {
    **dict.fromkeys(KNOWN, ""),
    "customer": "Acme",
    "rep": "Ann",
    "team": "East",
    "opportunity": "",
    "activity": "development",
    "step": None,
    "next_date": None,
    "date": DAY,
    **SOURCE,
}
CONTACT: dict[str, Any] = {
    **dict.fromkeys(PERSON, ""),
    "customer": "Acme",
    "rep": "",
    "team": "East",
    "opportunity": "",
    "person": "Bo Li",
    "role": None,
    "stance": None,
    "met_on": None,
    **SOURCE,
}
EVERY = frozenset(
    {
        *CRITERIA,
        *TOLD,
        "pain_points",
        "next_date",
        "expected_close",
        "decision_maker_name",
        "sponsor_name",
    }
)
LONG_AGO = {"customer": "Other", "date": DAY - 300}
"""A visit elsewhere, since which visits are known."""

Row = dict[str, Any]
Build = Callable[..., Known]


def _frame(usual: Row, rows: Sequence[Row]) -> nw.DataFrame:
    filled = [{**usual, **row} for row in rows]
    for row in filled:
        for name in ("customer", "rep", "team"):
            row[f"{name}_key"] = identity.key(row.get(name) or "")
    names = [*usual, *(f"{n}_key" for n in ("customer", "rep", "team"))]
    schema = {
        name: pl.String
        if isinstance(usual.get(name, ""), str) or name in _CODES
        else pl.Int64
        for name in names
    }
    data = {name: [row[name] for row in filled] for name in names}
    return nw.from_native(pl.DataFrame(data, schema=schema))


_CODES = ("step", "role", "stance", "activity")


def _plain(
    names: dict[str, Any], rows: Sequence[tuple[Any, ...]]
) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(rows, schema=names, orient="row"))


@pytest.fixture
def story() -> Build:
    """Build what is known; each mapping says what differs from the usual."""

    def build(
        deals: list[Row],
        visits: Sequence[Row] = (),
        contacts: Sequence[Row] = (),
        claims: Sequence[tuple[str, int, int]] = (),
        closes: Sequence[tuple[str, int, int]] = (),
        seen: Sequence[tuple[str, str, int | None]] = (),
        columns: frozenset[str] = EVERY,
    ) -> Known:
        told = {"key": pl.String, "as_of": pl.Int64}
        heads = [("ann", DAY, " ".join(sorted(columns)))]
        ticks = [(*one, DAY, *SOURCE.values()) for one in seen]
        tick = {"key": pl.String, "criterion": pl.String}
        tick |= {"first_seen": pl.Int64, "as_of": pl.Int64}
        tick |= {"file": pl.String, "sheet": pl.String, "row": pl.Int64}
        return Known(
            DAY,
            _frame(DEAL, deals),
            _frame(VISIT, visits),
            _frame(CONTACT, contacts),
            _plain({**told, "rank": pl.Int64}, claims),
            _plain({**told, "expected_close": pl.Int64}, closes),
            _plain({**tick, "import_id": pl.String}, ticks),
            _plain(
                {
                    "rep_key": pl.String,
                    "as_of": pl.Int64,
                    "columns": pl.String,
                },
                heads,
            ),
            PARAMETERS,
        )

    return build


@pytest.fixture
def found() -> Callable[[Known, str], list[tuple[Any, ...]]]:
    """Give `key`, `unknown`, `day`, `days`, `count` of what a rule finds."""

    def take(known: Known, code: str) -> list[tuple[Any, ...]]:
        rows = hits(known, [code])
        assert set(rows["rule"].to_list()) <= {code}
        return rows.select("key", "unknown", "day", "days", "count").rows()

    return take
