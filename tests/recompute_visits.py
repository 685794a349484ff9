"""Which visits count, and how customers are graded."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from recompute_read import Sheet

HIGH = Decimal(5)
REPEATED = Decimal("0.8")
Key = tuple[str, date, str, str]


def visits(sheets: list[Sheet], until: date) -> list[dict[str, Any]]:
    """List the visits up to a day, as the newest sheets state them."""
    known: dict[Key, list[dict[str, Any]]] = {}
    for sheet in sheets:
        if sheet.table != "visits":
            continue
        groups = _groups(sheet)
        _drop(known, groups, sheet.as_of)
        known |= groups
    flat = [row for rows in known.values() for row in rows]
    _place(flat, sheets)
    counted = [row for row in flat if row["date"] <= until]
    return sorted(
        counted, key=lambda row: (row["date"], row["file"], row["row"])
    )


def _place(rows: list[dict[str, Any]], sheets: list[Sheet]) -> None:
    """Fill in the team that a rep was in on the day of a visit."""
    members: dict[str, dict[date, str]] = {}
    # Lists of members come last, so that they win over other sheets.
    for sheet in sorted(sheets, key=lambda sheet: sheet.table == "team"):
        for _number, row in sheet.rows:
            if row.get("rep") and row["team"]:
                day = row.get("from") or sheet.as_of
                members.setdefault(row["rep"], {})[day] = row["team"]
    for row in rows:
        if not row["team"] and row["rep"] in members:
            stays = members[row["rep"]]
            before = [day for day in stays if day <= row["date"]]
            row["team"] = stays[max(before, default=min(stays))]


def _groups(sheet: Sheet) -> dict[Key, list[dict[str, Any]]]:
    """Put a sheet's visits together by rep, day, customer and start."""
    groups: dict[Key, list[dict[str, Any]]] = {}
    for number, row in sheet.rows:
        if row["date"] is None:
            continue
        key = (row["rep"], row["date"], row["customer"], row.get("start", ""))
        place = {"file": sheet.file, "sheet": sheet.name, "row": number}
        groups.setdefault(key, []).append(row | place)
    return groups


def _drop(
    known: dict[Key, list[dict[str, Any]]],
    groups: dict[Key, list[dict[str, Any]]],
    as_of: date,
) -> None:
    """Forget older visits that a complete sheet leaves out."""
    if not groups:
        return
    reps = {rep for rep, *_ in groups}
    first = min(day for _, day, *_ in groups)
    span = {
        key: len(rows)
        for key, rows in known.items()
        if key[0] in reps and first <= key[1] <= as_of
    }
    same = sum(count for key, count in span.items() if key in groups)
    if not span or same < REPEATED * sum(span.values()):
        return
    for key in span:
        del known[key]


def activity(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Count visits and minutes by rep and activity."""
    counts: dict[str, Any] = {}
    for row in rows:
        entry = counts.setdefault(row["rep"], {}).setdefault(
            row["activity"], {"visits": 0, "minutes": 0, "timed": 0}
        )
        entry["visits"] += 1
        if row["minutes"] is not None:
            entry["minutes"] += row["minutes"]
            entry["timed"] += 1
    return counts


def weeks(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Count visits by week, rep and activity."""
    counts: dict[str, Any] = {}
    for row in rows:
        monday = row["date"] - timedelta(days=row["date"].weekday())
        reps = counts.setdefault(monday.isoformat(), {})
        entry = reps.setdefault(row["rep"], {})
        entry[row["activity"]] = entry.get(row["activity"], 0) + 1
    return counts


def grading(sheets: list[Sheet], until: date) -> dict[str, list[str]]:
    """List the graded customers by quadrant."""
    newest: dict[str, dict[str, Any]] = {}
    for sheet in sheets:
        if sheet.table != "customers" or sheet.as_of > until:
            continue
        for _number, row in sheet.rows:
            newest.setdefault(row["customer"], {}).update(row)
    codes = ("key", "prospective", "ordinary", "ignore", "not_graded")
    listed: dict[str, list[str]] = {code: [] for code in codes}
    for customer in sorted(newest):
        listed[_quadrant(newest[customer])].append(customer)
    return listed


def _quadrant(customer: dict[str, Any]) -> str:
    """Tell the quadrant of a customer."""
    near, worth = customer["relationship"], customer["attractiveness"]
    if near is None or worth is None:
        return "not_graded"
    if worth >= HIGH:
        return "key" if near >= HIGH else "prospective"
    return "ordinary" if near >= HIGH else "ignore"
