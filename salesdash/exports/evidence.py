"""The hits of the cross-check as a file, with the rows on both sides."""

from collections import defaultdict
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import identity, money
from salesdash.exports import cells, csv
from salesdash.method.milestones import MILESTONES

COLUMNS: tuple[str, ...] = (
    "rule",
    "customer",
    "name",
    "rep",
    "team",
    "amount",
    "currency",
    "claimed_milestone",
    "day",
    "days",
    "count",
    "missing",
    "dismissed",
    "dismissed_by",
    "dismissed_reason",
    "handle",
    "seen",
    "evidence",
    "file",
    "sheet",
    "row",
)
"""The columns of the file; the last three say where the claim stands, and
`handle` is the word of the deal in an address."""

BETWEEN = "; "


def table(hits: nw.DataFrame[Any], sides: nw.DataFrame[Any]) -> nw.DataFrame:
    """Write hits as text, one row a hit.

    Args:
        hits: As `View.hits` gives them.
        sides: The rows behind them, as `View.every_side`.

    Returns:
        `COLUMNS`, all text; `evidence` lists what was looked at, set apart
        by `BETWEEN`: what it shows, day, file, sheet and row.
    """
    claims, evidence = _places(sides)
    rows = []
    for hit in hits.iter_rows(named=True):
        place = hit["key"], hit["rule"]
        claim = claims.get(place, {"file": "", "sheet": "", "row": None})
        looked = BETWEEN.join(evidence[place])
        rows.append({**_told(hit), "evidence": looked, **_where(claim)})
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    schema = dict.fromkeys(COLUMNS, nw.String)
    return nw.from_dict(columns, schema, backend=hits.implementation)


def written(hits: nw.DataFrame[Any], sides: nw.DataFrame[Any]) -> bytes:
    """Write hits as a comma-separated file, as `table` tells them."""
    return csv.table(table(hits, sides), COLUMNS)


def _places(sides: nw.DataFrame[Any]) -> tuple[dict, defaultdict]:
    """Give where the claim of each hit stands, and what was looked at."""
    claims: dict[tuple[str, str], Any] = {}
    evidence: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in sides.iter_rows(named=True):
        place = row["key"], row["rule"]
        if row["side"] == "claim":
            claims[place] = row
        else:
            evidence[place].append(_looked(row))
    return claims, evidence


def _looked(row: dict[str, Any]) -> str:
    day = "" if row["day"] is None else cells.day(row["day"])
    parts = [row["told"], day, *_where(row).values()]
    return " ".join(filter(None, parts))


def _where(row: dict[str, Any]) -> dict[str, str]:
    number = "" if row["row"] is None else str(row["row"])
    return {"file": row["file"], "sheet": row["sheet"], "row": number}


def _told(hit: dict[str, Any]) -> dict[str, str]:
    rank = hit["rank"]
    own = {
        "claimed_milestone": MILESTONES[rank - 1].code if rank else "",
        "amount": _amount(hit),
        "day": "" if hit["day"] is None else cells.day(hit["day"]),
        "missing": hit["more"],
        "handle": identity.handle(hit["key"]),
        "dismissed": "yes" if hit["dismissed"] else "no",
    }
    same = {
        name: "" if hit[name] is None else str(hit[name])
        for name in COLUMNS
        if name in hit and name not in own
    }
    return same | own


def _amount(hit: dict[str, Any]) -> str:
    if hit["amount"] is None:
        return ""
    return money.decimal(hit["amount"], hit["currency"])
