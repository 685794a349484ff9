"""Which rules of the cross-check each deal breaks."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.evidence import CODES
from salesdash.metrics.evidence import claimed, due
from salesdash.metrics.evidence.claimed import Answer, Unknown
from salesdash.metrics.evidence.dealless import dealless
from salesdash.metrics.evidence.facts import Facts, Known, Row, facts

CHECKS: Mapping[str, Callable[[Facts], Answer]] = MappingProxyType(
    {
        "moved_unvisited": claimed.moved_unvisited,
        "no_sponsor": claimed.no_sponsor,
        "power_unvisited": claimed.power_unvisited,
        "no_pain": claimed.no_pain,
        "no_close_asked": claimed.no_close_asked,
        "stage_behind": claimed.stage_behind,
        "role_unknown": claimed.role_unknown,
        "closing_untouched": due.closing_untouched,
        "next_step_overdue": due.next_step_overdue,
        "pushed_three_times": due.pushed_three_times,
    }
)
"""Rule -> what it says of a deal."""

_WITHOUT = "negotiation_without_deal"
_TOLD = ("customer", "name", "rep", "team", "amount", "currency")
_NUMBERS = ("days", "count", "day", "rank", "amount", "unknown")
COLUMNS = (
    "key",
    "rule",
    "unknown",
    "seen",
    "days",
    "count",
    "day",
    "more",
    "rank",
    *_TOLD,
)


def hits(known: Known, on: Collection[str] = CODES) -> nw.DataFrame:
    """Say which rules each open deal breaks, and which cannot be checked.

    One row a deal and a rule, by rule in the order of the method, then by
    key.

    Args:
        known: What the rules look at.
        on: The rules that are switched on.

    Returns:
        `key`, `rule` (code), `unknown` (1 where it cannot be checked, else
        0), `seen` (the facts it rests on, '' where unknown), `days`,
        `count`, `day` (see `Broken`; or null), `more` (codes of the buyer
        roles that are missing, set apart by spaces), `rank` (claimed
        milestone, 0 for none), and of the deal `customer`, `name`, `rep`,
        `team`, `amount` (minor units) and `currency`.
    """
    rows = sorted(
        _rows(known, frozenset(on)),
        key=lambda row: (CODES.index(row["rule"]), row["key"]),
    )
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    schema = {n: nw.Int64 if n in _NUMBERS else nw.String for n in COLUMNS}
    backend = nw.get_native_namespace(known.deals)
    return nw.from_dict(columns, schema, backend=backend)


def _rows(known: Known, on: frozenset[str]) -> Iterator[dict[str, Any]]:
    checks = {code: check for code, check in CHECKS.items() if code in on}
    for one in facts(known):
        for code, check in checks.items():
            yield from _row(code, one.deal, check(one), one.rank)
    if _WITHOUT in on:
        for customer, answer in dealless(known):
            yield from _row(_WITHOUT, customer, answer)


def _row(
    code: str, deal: Row, answer: Answer, rank: int = 0
) -> Iterable[dict[str, Any]]:
    if answer is None:
        return ()
    own = {name: deal[name] for name in ("key", *_TOLD)}
    told: dict[str, Any] = {**own, "rule": code, "rank": rank}
    if isinstance(answer, Unknown):
        nothing = dict.fromkeys(("days", "count", "day"))
        return ({**told, **nothing, "unknown": 1, "seen": "", "more": ""},)
    found = {
        "unknown": 0,
        "seen": answer.seen,
        "days": answer.days,
        "count": answer.count,
        "day": answer.day,
        "more": " ".join(answer.more),
    }
    return ({**told, **found},)
