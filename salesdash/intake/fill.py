"""Facts said once go into the rows that say nothing themselves."""

from collections.abc import Mapping

import numpy as np

from salesdash import days, model
from salesdash.intake import coined, facts, vocabulary
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.rows import Draft

_DATED = ("visits", "coaching")
_MONEY = ("amount", "potential")
_FROM = {
    ("rep", "title"): "rep_from_title",
    ("rep", "sheet"): "rep_from_sheet",
    ("rep", "file"): "rep_from_file",
    ("team", "title"): "team_from_title",
    ("team", "sheet"): "team_from_sheet",
    ("team", "file"): "team_from_file",
}
_MEASURES = {
    "revenue": "measure_revenue",
    "visits": "measure_visits",
    "new_customers": "measure_new_customers",
}


def fill(
    draft: Draft,
    told: facts.Facts,
    matrix: Matrix,
    places: Mapping[int, str],
) -> dict[str, str]:
    """Fill in what is said once; give what was used, for the preview."""
    used: dict[str, str] = {}
    columns = {name: place for place, name in places.items()}
    for name in ("rep", "team", "currency", "date", "month"):
        words = told.words.get(name)
        if words and _wanted(draft, name, told, columns):
            where = _blank(draft, matrix, columns, name)
            _put(draft, name, words, told, where)
            used[name] = words
            _tell(draft, name, words, told)
    if draft.grid.money and _wanted(draft, "currency", told, columns):
        _formatted(draft, columns)
    if "unit" in told.words:
        used |= {n: told.words["unit"] for n in _MONEY if n in columns}
    _measure(draft, matrix, columns)
    return used


def _wanted(
    draft: Draft, name: str, told: facts.Facts, columns: Mapping[str, int]
) -> bool:
    if name not in draft.table.names:
        return False
    if name == "currency":
        return bool(set(_MONEY) & columns.keys())
    if name == "date" and draft.table.name not in _DATED:
        return False
    if name == "date" and name in columns:
        return told.labelled
    return name not in columns or name not in told.assumed


def _blank(
    draft: Draft, matrix: Matrix, columns: Mapping[str, int], name: str
) -> np.ndarray:
    """Tell which cells are really empty, not merely unreadable."""
    if name in columns and name != "currency":
        return matrix.kind[draft.rows, columns[name]] == Cell.BLANK
    return draft.blank(name)


def _put(
    draft: Draft,
    name: str,
    words: str,
    told: facts.Facts,
    where: np.ndarray,
) -> None:
    day = told.day if name == "date" else told.month
    if name not in ("date", "month"):
        draft.fill(name, words, where)
    elif day:
        draft.fill(name, days.number(day), where)
    draft.present.add(name)


def _tell(draft: Draft, name: str, words: str, told: facts.Facts) -> None:
    source = told.assumed.get(name)
    if source:
        draft.note(_FROM[name, source], None, "", words)


def _formatted(draft: Draft, columns: Mapping[str, int]) -> None:
    """Take a currency that only the format of the amounts shows."""
    for name in _MONEY:
        if name not in columns:
            continue
        shown = coined.codes(draft.grid, columns[name], draft.rows)
        shown = coined.settled(shown, draft.headings.values())
        where = (shown != "") & draft.blank("currency") & ~draft.blank(name)
        found = sorted(set(shown[where]))
        for code in found:
            draft.fill("currency", code, where & (shown == code))
        if found:
            value = ", ".join(found)
            draft.note("currency_from_format", None, name, value)


def _measure(draft: Draft, matrix: Matrix, columns: Mapping[str, int]) -> None:
    """Say which measure a target is of, where no column does."""
    if draft.table is not model.TARGETS:
        return
    _begin(draft)
    measure = "revenue"
    if "amount" not in columns and "count" in columns:
        said = vocabulary.plain(draft.headings["count"])
        new = any(w in said for w in ("新", "开发", "new"))
        measure = "new_customers" if new else "visits"
    where = draft.blank("measure")
    if "measure" in columns:
        where = matrix.kind[draft.rows, columns["measure"]] == Cell.BLANK
    if where.any():
        draft.fill("measure", measure, where)
        draft.note(_MEASURES[measure])


def _begin(draft: Draft) -> None:
    """Let a day stand for its month: a target is of the whole month."""
    if "month" in draft.values:
        found = draft.values["month"]
        told = [d and days.number(days.day(d).replace(day=1)) for d in found]
        draft.values["month"] = np.array([*told, None], dtype=object)[:-1]
