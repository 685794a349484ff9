"""Funnel, conversion and forecast of a list of deals."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from recompute_cells import MILESTONES
from recompute_deals import (
    Deal,
    claimed,
    closed_on,
    evidence,
    state,
    verified,
)

# Yields per 10,000.
YIELDS = dict(
    zip(MILESTONES, (1000, 2500, 5000, 7500, 9000, 10_000), strict=True)
)
WINDOW = timedelta(days=364)
SUMS = ("amount", "weighted_claimed", "weighted_verified")


def decimal(minor: int | None, places: int = 2) -> str:
    """Write a number of small units in full ones, without an exponent."""
    if minor is None:
        return ""
    sign = "-" if minor < 0 else ""
    whole, rest = divmod(abs(minor), 10**places)
    fraction = f"{rest:0{places}d}".rstrip("0")
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def opportunity(deal: Deal, until: date) -> dict[str, Any]:
    """Describe a deal as it stands."""
    values = deal.values
    file, sheet, row = deal.source
    days = {
        "expected_close": values["expected_close"],
        "closed_on": closed_on(deal, until),
        "vanished_on": deal.vanished_on,
    }
    return {
        "opportunity": values.get("id", ""),
        **{key: values[key] for key in ("name", "customer", "rep", "team")},
        "status": state(deal, until),
        "amount": decimal(values["amount"]),
        "currency": values["currency"],
        "claimed_milestone": claimed(deal, until),
        "verified_milestone": verified(deal, until),
        "evidence": evidence(deal, until),
        **{key: day.isoformat() if day else "" for key, day in days.items()},
        "file": file,
        "sheet": sheet,
        "row": row,
    }


def standing(deals: Iterable[Deal], until: date) -> list[Deal]:
    """List the open deals that have not vanished."""
    return [
        deal
        for deal in deals
        if state(deal, until) == "open" and deal.vanished_on is None
    ]


def funnel(deals: list[Deal], until: date) -> dict[str, Any]:
    """Sum the open deals at each claimed and verified milestone."""
    bars: dict[str, Any] = {"claimed": {}, "verified": {}}
    for deal in standing(deals, until):
        amount = {"amount": deal.values["amount"] or 0}
        steps = {
            "claimed": claimed(deal, until),
            "verified": verified(deal, until),
        }
        for kind, step in steps.items():
            _add(bars[kind], step, deal.values["currency"], amount)
    return {kind: _written(bar) for kind, bar in bars.items()}


def _add(
    totals: dict[str, Any], place: str, currency: str, amounts: dict[str, int]
) -> None:
    """Add one deal to the totals of a place."""
    entry = totals.setdefault(place, {}).setdefault(
        currency, {"count": 0, **dict.fromkeys(amounts, 0)}
    )
    entry["count"] += 1
    for name, amount in amounts.items():
        entry[name] += amount


def _written(totals: dict[str, Any]) -> dict[str, Any]:
    """Write the sums of totals as decimals."""
    return {
        place: {
            currency: {
                name: number if name == "count" else decimal(number)
                for name, number in entry.items()
            }
            for currency, entry in totals[place].items()
        }
        for place in sorted(totals)
    }


def conversion(deals: list[Deal], until: date) -> list[dict[str, Any]]:
    """Count the deals seen at each milestone, and those seen beyond."""
    furthest = []
    for deal in deals:
        seen = [
            MILESTONES.index(claim)
            for as_of, claim in deal.claims
            if claim and until - WINDOW < as_of <= until
        ]
        furthest.append(max(seen, default=-1))
    return [
        {
            "from": MILESTONES[step],
            "to": MILESTONES[step + 1],
            "n": sum(place >= step for place in furthest),
            "passed": sum(place > step for place in furthest),
        }
        for step in range(len(MILESTONES) - 1)
    ]


def by_customer(deals: list[Deal], until: date) -> dict[str, Any]:
    """Sum the open amount of each customer."""
    sums: dict[str, dict[str, int]] = {}
    for deal in standing(deals, until):
        entry = sums.setdefault(deal.values["customer"], {})
        currency = deal.values["currency"]
        amount = deal.values["amount"] or 0
        entry[currency] = entry.get(currency, 0) + amount
    return {
        customer: {
            currency: decimal(amount)
            for currency, amount in sums[customer].items()
        }
        for customer in sorted(sums)
    }


def forecast(deals: list[Deal], until: date) -> dict[str, Any]:
    """List the deals that the forecast counts, and sum them."""
    quarter = date(until.year, (until.month - 1) // 3 * 3 + 1, 1)
    counted = standing(deals, until)
    for deal in deals:
        closed = closed_on(deal, until)
        won = state(deal, until) == "won"
        if won and closed and quarter <= closed <= until:
            counted.append(deal)
    totals: dict[str, Any] = {"periods": {}, "reps": {}, "teams": {}}
    for deal in counted:
        amounts, currency = _amounts(deal, until), deal.values["currency"]
        _add(totals["periods"], _period(deal, until), currency, amounts)
        _add(totals["reps"], deal.values["rep"], currency, amounts)
        _add(totals["teams"], deal.values["team"], currency, amounts)
    gone: dict[str, Any] = {}
    for deal in deals:
        if deal.vanished_on:
            amount = {"amount": deal.values["amount"] or 0}
            _add(gone, "", deal.values["currency"], amount)
    rows = [_row(deal, until) for deal in counted]
    order = ("team", "rep", "customer", "opportunity", "name", "row")
    rows.sort(key=lambda row: [row[name] for name in order])
    sums = {kind: _written(total) for kind, total in totals.items()}
    return {"rows": rows, **sums, "vanished": _written(gone).get("", {})}


def _period(deal: Deal, until: date) -> str:
    """Tell the month in which a deal counts."""
    if state(deal, until) == "won":
        return f"{closed_on(deal, until):%Y-%m}"
    expected = deal.values["expected_close"]
    if expected is None:
        return "undated"
    return "overdue" if expected < until else f"{expected:%Y-%m}"


def _shares(deal: Deal, until: date) -> tuple[int, int]:
    """Return the claimed and the verified yield, per 10,000."""
    if state(deal, until) == "won":
        return 10_000, 10_000
    return (
        YIELDS.get(claimed(deal, until), 0),
        YIELDS.get(verified(deal, until), 0),
    )


def _amounts(deal: Deal, until: date) -> dict[str, int]:
    """Return the amount of a deal, plain and weighted."""
    amount = deal.values["amount"] or 0
    sign = -1 if amount < 0 else 1
    weighted = [
        sign * ((abs(amount) * share + 5000) // 10_000)
        for share in _shares(deal, until)
    ]
    return dict(zip(SUMS, (amount, *weighted), strict=True))


def _row(deal: Deal, until: date) -> dict[str, Any]:
    """Write a deal as a row of the forecast file."""
    row = opportunity(deal, until)
    amounts = _amounts(deal, until)
    share, sure = _shares(deal, until)
    del row["vanished_on"]
    row |= {
        "as_of": until.isoformat(),
        "period": _period(deal, until),
        "claimed_yield": decimal(share, 4),
        "verified_yield": decimal(sure, 4),
        "weighted_claimed": decimal(amounts["weighted_claimed"]),
        "weighted_verified": decimal(amounts["weighted_verified"]),
        # Nobody chose a base currency: all stays as its sheet says it.
        "own_amount": row["amount"],
        "own_currency": row["currency"],
    }
    return {name: row[name] for name in COLUMNS}


COLUMNS = (
    "as_of",
    "period",
    "team",
    "rep",
    "customer",
    "opportunity",
    "name",
    "status",
    "amount",
    "currency",
    "claimed_milestone",
    "claimed_yield",
    "verified_milestone",
    "verified_yield",
    "evidence",
    "weighted_claimed",
    "weighted_verified",
    "expected_close",
    "closed_on",
    "file",
    "sheet",
    "row",
    "own_amount",
    "own_currency",
)
