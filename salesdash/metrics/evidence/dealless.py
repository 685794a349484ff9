"""Customers that are negotiated with, and have no deal."""

from collections import defaultdict
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.identity import BETWEEN
from salesdash.method.evidence import NEGOTIATION
from salesdash.metrics.evidence.claimed import UNKNOWN, Answer, word
from salesdash.metrics.evidence.facts import Broken, Known, Row

_ENDS = ("closed_on", "won_on", "vanished_on")


def key(customer_key: str) -> str:
    r"""Give the key of a hit that has a customer and no deal.

    No deal has such a key: one without a number names three parts.

    Example:
        >>> key("acme")
        '\x1facme'
    """
    return f"{BETWEEN}{customer_key}"


def dealless(known: Known) -> list[tuple[Row, Answer]]:
    """Find customers with talks and no deal to talk about.

    Talks are visits of the kind "proposal and negotiation" of the last
    days. A deal that is open, or was on the day of the talks, is one to
    talk about.

    Returns:
        A row with `key`, `customer`, `name`, `rep`, `team`, `amount` and
        `currency` of each customer, and the answer.
    """
    first = known.day - known.limits["negotiated_within"] + 1
    talks: defaultdict[str, list[Row]] = defaultdict(list)
    here = nw.col("date").is_between(first, known.day)
    named = nw.col("customer_key") != ""
    kind = nw.col("activity") == NEGOTIATION
    recent = known.visits.filter(here & named & kind).sort("date")
    for visit in recent.iter_rows(named=True):
        talks[visit["customer_key"]].append(visit)
    ends = _ends(known)
    reps = set(known.deals["rep_key"].to_list())
    found = []
    for customer in sorted(talks):
        left = [v for v in talks[customer] if v["date"] > ends[customer]]
        if left:
            told = left[-1]["rep_key"] in reps
            found.append((_row(left[-1]), _broken(left) if told else UNKNOWN))
    return found


def _broken(visits: list[Row]) -> Broken:
    day = visits[-1]["date"]
    return Broken(word(day, len(visits)), day, count=len(visits))


def _ends(known: Known) -> defaultdict[str, float]:
    """Give until which day each customer had a deal."""
    ends: defaultdict[str, float] = defaultdict(lambda: float("-inf"))
    for deal in known.deals.iter_rows(named=True):
        over = [deal[name] for name in _ENDS if deal[name] is not None]
        open_ = deal["status"] == "open" and deal["vanished_on"] is None
        # Of a deal that is closed on no day, the day of its last sheet.
        end = known.day if open_ else max(over, default=deal["as_of"])
        customer = deal["customer_key"]
        ends[customer] = max(ends[customer], end)
    return ends


def _row(visit: Row) -> dict[str, Any]:
    told = {name: visit[name] for name in ("customer", "rep", "team")}
    nothing = {"name": "", "amount": None, "currency": ""}
    return {"key": key(visit["customer_key"]), **told, **nothing}
