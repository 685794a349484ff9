"""Part A of the definitions once more, in plain Python, for comparison."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from tests.store.histories import Sheet


def visits(sheets: list[Sheet], day: int) -> list[tuple]:
    """Give (rep, date, customer, result) of the visits that count."""
    stated: dict[tuple, list[tuple]] = {}
    for sheet in sorted(sheets, key=lambda s: s.as_of):
        named = defaultdict(list)
        for row in sheet.rows:
            key = row["rep"], row["date"], row["customer"]
            named[key].append((*key, row.get("result", "")))
        reps = {key[0] for key in named}
        first = min(key[1] for key in named)
        known = {
            key
            for key in stated
            if key[0] in reps and first <= key[1] <= sheet.as_of
        }
        if _complete(sheet, known, set(named)):
            for key in known - set(named):
                del stated[key]
        stated.update(named)
    rows = [row for group in stated.values() for row in group]
    return sorted(row for row in rows if row[1] <= day)


def _complete(sheet: Sheet, known: set, named: set) -> bool:
    if sheet.covers:
        return sheet.covers == "complete"
    return bool(known) and len(known & named) >= 0.8 * len(known)


Names = dict[str, dict[str, str]]
"""Column -> another name -> the name that it goes by."""


def renamed(sheets: list[Sheet], names: Names) -> list[Sheet]:
    """Write sheets in the names that others go by; `own`: as written."""
    return [
        replace(
            sheet,
            columns=sheet.present,
            rows=[
                {
                    **row,
                    "own": row["customer"],
                    **{
                        c: known.get(row[c], row[c])
                        for c, known in names.items()
                    },
                }
                for row in sheet.rows
            ],
        )
        for sheet in sheets
    ]


def two(rows: list[dict[str, Any]]) -> bool:
    """Tell whether rows of one customer and name speak of two deals."""
    said = [
        (r["of"].as_of, r["own"], r["rep"], r.get("opportunity", ""))
        for r in rows
    ]
    pairs = [(a, b) for a in said for b in said if a[1] != b[1]]
    return any(
        a[3] != b[3] if a[3] and b[3] else a[0] == b[0] for a, b in pairs
    ) or any(
        a[0] < b[0] < c[0] and a[2] != b[2]
        for a, b in pairs
        for c in said
        if c[1:3] == a[1:3]
    )


def deals(sheets: list[Sheet], day: int) -> list[tuple]:
    """Give (customer, name, rep, status, amount, vanished) of each deal."""
    past = sorted((s for s in sheets if s.as_of <= day), key=lambda s: s.as_of)
    rows = _keyed(past)
    return sorted(
        (
            _state(named, past)
            for key in dict.fromkeys(row["key"] for row in rows)
            for named in _generations([r for r in rows if r["key"] == key])
        ),
        key=repr,
    )


def _keyed(sheets: list[Sheet]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for sheet in sheets:
        count: dict[tuple, int] = defaultdict(int)
        for row in sheet.rows:
            own = row.get("own", row["customer"])
            place = own, row["name"]
            nth = count[place]
            count[place] += 1
            rows.append({**row, "own": own, "nth": nth, "of": sheet})
    groups = defaultdict(list)
    for row in rows:
        groups[row["customer"], row["name"]].append(row)
    for (customer, name), group in groups.items():
        apart = two(group)
        for row in group:
            row["at"] = row["own"] if apart else customer, name, row["nth"]
    owners = defaultdict(set)
    for row in rows:
        owners[row.get("opportunity", "")].add(row["customer"])
    first: dict[tuple, str] = {}
    for row in rows:
        name = row.get("opportunity", "")
        row["id"] = name if name and len(owners[name]) == 1 else ""
        if row["id"]:
            first.setdefault(row["at"], row["id"])
    for row in rows:
        row["key"] = row["id"] or first.get(row["at"]) or row["at"]
    return rows


def _generations(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    parts: list[list[dict[str, Any]]] = [[]]
    closed = None
    for row in rows:
        status = row.get("status") if "status" in row["of"].columns else None
        if closed is not None and status in ("open", "lost"):
            close = row.get("expected_close")
            if status == "open" and close and close > closed:
                parts.append([])
                closed = None
            else:
                row["held"] = True
        elif status == "won" and closed is None:
            closed = row["of"].as_of
        parts[-1].append(row)
    return parts


def _state(rows: list[dict[str, Any]], sheets: list[Sheet]) -> tuple:
    value: dict[str, Any] = {}
    for row in rows:
        if not row.get("held"):
            value |= {name: row.get(name) for name in row["of"].columns}
    status = value.get("status") or "open"
    gone = [
        sheet.as_of
        for sheet in sheets
        if sheet.as_of > rows[-1]["of"].as_of
        and sheet.covers != "adds"
        and value["rep"] in {row["rep"] for row in sheet.rows}
    ]
    vanished = min(gone) if gone and status == "open" else None
    named = value["customer"], value["name"], value["rep"]
    return (*named, status, value.get("amount"), vanished)
