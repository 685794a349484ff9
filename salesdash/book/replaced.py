"""Which sheets of the log a re-upload is meant to take the place of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from salesdash import days, identity
from salesdash.findings import Finding
from salesdash.intake import names
from salesdash.intake.read import Choice, Sheet
from salesdash.store import Scene

ASSUMED = "assumed"
ADDS = "adds"


@dataclass(frozen=True)
class Older:
    """A sheet in the log."""

    place: tuple[str, int]
    file: str
    sheet: str
    table: str
    as_of: int
    assumed: bool
    headings: tuple[str, ...]
    reps: frozenset[str]
    span: tuple[int, int] | None
    rows: int


@dataclass
class Replacing:
    """What an import takes the place of.

    Attributes:
        withdrawn: Sheets of the log: (import id, sheet number).
        imports: New (file, sheet) -> import whose sheet it replaces.
        findings: One for each new sheet that replaces another.
    """

    withdrawn: set[tuple[str, int]] = field(default_factory=set)
    imports: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def replacing(
    scene: Scene,
    sheets: Sequence[Sheet],
    choices: Mapping[tuple[str, str], Choice],
) -> Replacing:
    """Find the sheets that new ones replace.

    Those of the same table and as-of, with the same file name, or with the
    same headings and reps (definitions, A). Two files of one name that
    share no rep are two reps' files; visits of other days, a sheet that is
    said to add, and dates that were only assumed replace nothing of another
    name.

    Args:
        scene: What counts now.
        sheets: The new sheets.
        choices: What a person decided; `replaces=False` keeps both.
    """
    result = Replacing()
    older = _older(scene)
    for sheet in sheets:
        choice = choices.get((sheet.file, sheet.sheet))
        if choice is not None and choice.replaces is False:
            continue
        named = frozenset(
            scene.aliases.of("rep").get(key, key) for key in reps(sheet)
        )
        found = [o for o in older if _replaces(sheet, o, choice, named)]
        if found:
            result.withdrawn |= {o.place for o in found}
            result.imports[sheet.file, sheet.sheet] = found[0].place[0]
            result.findings += [_told(sheet, o) for o in found]
    return result


def reps(sheet: Sheet) -> frozenset[str]:
    """Give the text keys of the reps that a sheet names."""
    column = "rep" in sheet.rows.column_names
    written = sheet.rows["rep"].to_pylist() if column else []
    names = {*written, sheet.facts.get("rep", "")}
    return frozenset(identity.key(name) for name in names if name)


def _replaces(
    sheet: Sheet,
    older: Older,
    choice: Choice | None,
    named: frozenset[str],
) -> bool:
    day = days.number(sheet.as_of)
    if (older.table, older.as_of) != (sheet.table, day):
        return False
    if names.bare(older.file) == names.bare(sheet.file):
        stranger = named and older.reps and not named & older.reps
        return not stranger
    adds = choice is not None and choice.covers == ADDS
    return (
        older.headings == tuple(sheet.columns)
        and older.reps == named
        and not older.assumed
        and sheet.as_of_source != ASSUMED
        and _overlap(sheet, older)
        and not adds
    )


def _overlap(sheet: Sheet, older: Older) -> bool:
    """Tell whether visits of both speak of a common span of days."""
    if sheet.table != "visits" or older.span is None:
        return True
    told = [day for day in sheet.rows["date"].to_pylist() if day is not None]
    first, last = older.span
    return bool(told) and min(told) <= last and max(told) >= first


def _older(scene: Scene) -> list[Older]:
    named = _named(scene)
    visits = scene.rows["visits"].select("order", "date").rows()
    spans: dict[int, tuple[int, int]] = {}
    for order, day in visits:
        first, last = spans.get(order, (day, day))
        spans[order] = min(first, day), max(last, day)
    return [
        Older(
            (row["import_id"], row["number"]),
            row["file"],
            row["sheet"],
            row["table"],
            row["as_of"],
            row["as_of_source"] == ASSUMED,
            tuple(json.loads(row["mapping"] or "{}")),
            frozenset(named.get(row["order"], ())),
            spans.get(row["order"]),
            row["rows_kept"],
        )
        for row in scene.sheets.iter_rows(named=True)
    ]


def _named(scene: Scene) -> dict[int, set[str]]:
    named: dict[int, set[str]] = {}
    for rows in scene.rows.values():
        if "rep_key" in rows.columns:
            pairs = rows.select("order", "rep_key").unique()
            for order, rep in pairs.iter_rows():
                if rep:
                    named.setdefault(order, set()).add(rep)
    return named


def _told(sheet: Sheet, older: Older) -> Finding:
    return Finding(
        "replaces_import",
        "note",
        sheet.file,
        sheet.sheet,
        value=f"{older.file} · {older.sheet}",
        detail=MappingProxyType({"rows": older.rows}),
    )
