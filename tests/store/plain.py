"""Part A of the definitions once more, in plain Python, for comparison."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from salesdash.identity import FORGOTTEN, Named
from salesdash.model import Edit
from salesdash.store.typed import typed, written
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


def deals(
    sheets: list[Sheet], day: int, edits: Sequence[Edit] = ()
) -> list[tuple]:
    """Give (customer, name, rep, status, amount, vanished) of each deal."""
    past = sorted((s for s in sheets if s.as_of <= day), key=lambda s: s.as_of)
    rows = _keyed(past)
    parts = {
        (key, number): named
        for key in dict.fromkeys(row["key"] for row in rows)
        for number, named in enumerate(
            _generations([r for r in rows if r["key"] == key]), start=1
        )
    }
    own = [edit for edit in edits if (edit.start or 0) <= day]
    told = _corrected(parts, rows, own)
    return sorted(
        (
            _state(named, past, told.get(place, {}))
            for place, named in parts.items()
        ),
        key=repr,
    )


Parts = dict[tuple, list[dict[str, Any]]]
"""Key of a deal and number of its renewal -> the rows that name it."""


def _corrected(
    parts: Parts, rows: list[dict[str, Any]], edits: Sequence[Edit]
) -> dict[tuple, dict[str, Any]]:
    """Give the corrections that hold: key and renewal -> column -> value."""
    newest: dict[tuple, Edit] = {}
    for edit in edits:
        named = Named.read(edit.key)
        place = _meant(named, rows), named.renewal
        if place in parts:
            newest[place, edit.column] = edit
    held: dict[tuple, dict[str, Any]] = defaultdict(dict)
    for (place, column), edit in newest.items():
        if edit.value != FORGOTTEN and _holds(parts[place], edit):
            held[place][column] = edit.value
    return held


def _meant(named: Named, rows: list[dict[str, Any]]) -> Any:
    """Give the key of the oldest row that the words fit best."""
    number, spot = named.number, (named.customer, named.name, named.nth)

    def said(row: dict[str, Any]) -> str:
        return row.get("opportunity", "")

    def place(row: dict[str, Any]) -> tuple:
        return row["customer"], row["name"], row["nth"]

    ways = [lambda r: said(r) == number and place(r) == spot]
    if number:
        ways += [
            lambda r: said(r) == number and r["customer"] == named.customer,
            lambda r: r["id"] == number,
        ]
    ways += [lambda r: place(r) == spot]
    found = (row["key"] for way in ways for row in rows if way(row))
    return next(found, None)


def _holds(rows: list[dict[str, Any]], edit: Edit) -> bool:
    """Tell whether the sheets said what was seen, day after day."""
    daily = _daily(rows, edit.column)
    start = edit.start or 0
    before = [value for day, value in daily.items() if day <= start]
    if not before and rows[0]["of"].as_of <= start:
        before = [""]
    later = [value for day, value in daily.items() if day > start]
    return all(value == edit.seen for value in (*before[-1:], *later))


def _daily(rows: list[dict[str, Any]], column: str) -> dict[int, str]:
    found, status = {}, "open"
    for row in rows:
        has = column in row["of"].columns and not row.get("held")
        if column == "status":
            status = row.get(column) or "open" if has else status
            found[row["of"].as_of] = "won" if row.get("held") else status
        elif has:
            found[row["of"].as_of] = written(column, row.get(column))
    return found


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


def _state(
    rows: list[dict[str, Any]], sheets: list[Sheet], said: dict[str, Any]
) -> tuple:
    value: dict[str, Any] = {}
    for row in rows:
        if not row.get("held"):
            value |= {name: row.get(name) for name in row["of"].columns}
    status = said.get("status") or value.get("status") or "open"
    gone = [
        sheet.as_of
        for sheet in sheets
        if sheet.as_of > rows[-1]["of"].as_of
        and sheet.covers != "adds"
        and value["rep"] in {row["rep"] for row in sheet.rows}
    ]
    vanished = min(gone) if gone and status == "open" else None
    named = value["customer"], value["name"], said.get("rep", value["rep"])
    amount = value.get("amount")
    if "amount" in said:
        amount = typed("amount", said["amount"])
    return (*named, status, amount, vanished)
