"""Which table of the model a sheet is, judged by its headings."""

import re
from collections.abc import Collection

from salesdash import model
from salesdash.intake import headings, vocabulary
from salesdash.intake.grid import Grid
from salesdash.intake.layout import Block
from salesdash.intake.names import bare

_ONCE = frozenset({"date", "rep", "team", "month"})
"""Columns that a sheet may say once, above its table."""

_TAB, _FILE = 1.0, 0.5
_EACH = 0.15
_ABSENT = 1.0
_CRITERIA = frozenset(c.name for c in model.CRITERIA)
_SAYS: dict[str, frozenset[str]] = {
    "visits": frozenset(
        {"activity", "minutes", "result", "purpose", "next_step", "note"}
        | {"place", "start", "rep", "with", "person", "step", "next_date"}
        | {"buying_signal", "closing_technique", "supervisor_present"}
    ),
    "opportunities": frozenset(
        {"amount", "claimed_milestone", "status", "expected_close"}
        | _CRITERIA
        | {c.name for c in model.POINTS}
        | {f"decision_maker_{p}" for p in ("pain", "vision", "value")}
        | {f"sponsor_{p}" for p in ("pain", "vision", "value")}
    ),
    "contacts": frozenset({"title", "role", "need", "stance", "met_on"}),
    "customers": frozenset(
        {"relationship", "attractiveness", "frequency", "goal", "potential"}
        | {"industry", "region", "since", "graded_on"}
    ),
    "targets": frozenset({"amount", "count"}),
    "team": frozenset({"from", "title"}),
    "coaching": frozenset(
        {"topic", "supervisor", "agreed", "due", "done", "role_play"}
    ),
    "rates": frozenset({"rate"}),
}
"""Of these at least one must be there, or the sheet says nothing."""

_SURE = frozenset({"claimed_milestone", "expected_close", *_CRITERIA})
"""No list of invoices or expenses has these."""

_DAILY = frozenset(
    {"activity", "minutes", "result", "purpose", "next_step", "start"}
)
"""What tells a daily report whose date stands in its title."""


def choose(
    block: Block, grid: Grid, said: Collection[str]
) -> model.Table | None:
    """Choose the table whose columns the headings name best.

    Args:
        block: The headings found.
        grid: The sheet, whose name decides between equals.
        said: Columns that are said once, above the table.

    Returns:
        The table, None if no table has what it needs.
    """
    scores = {
        t: _score(block.columns[t.name], t, grid)
        - _ABSENT * (t is model.VISITS and "date" not in _own(block, t))
        for t in model.TYPED
        if _has(_own(block, t), t, said)
        and not _other(block, t, grid)
        and not _loose(block.columns[t.name], t)
    }
    return max(scores, key=lambda t: scores[t], default=None)


def _own(block: Block, table: model.Table) -> frozenset[str]:
    return frozenset(block.columns[table.name].of.values())


def lacking(
    block: Block, table: model.Table, said: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Give what a table needs and a sheet lacks: alternatives of columns.

    Args:
        block: The headings found.
        table: The table that the sheet is taken as.
        said: Columns that are said once, above the table.
    """
    there = _own(block, table) | (set(said) & _ONCE)
    return tuple(group for group in table.needs if not there & set(group))


def _has(
    own: frozenset[str], table: model.Table, said: Collection[str]
) -> bool:
    there = own | (set(said) & _ONCE)
    if not all(there & set(group) for group in table.needs):
        return False
    if table is model.VISITS and "date" not in own:
        return bool(own & _DAILY)
    return bool(own & _SAYS[table.name])


def _other(block: Block, table: model.Table, grid: Grid) -> bool:
    """Tell whether a sheet is a list of something else with amounts."""
    if table is not model.OPPORTUNITIES:
        return False
    if _own(block, table) & _SURE:
        return False
    foreign = set(vocabulary.words()["tabs"]["foreign"])
    heads = {vocabulary.plain(text) for text in block.texts}
    words = vocabulary.words()["tabs"]["others"]
    return names(grid.tab, words) or bool(heads & foreign)


def _loose(columns: headings.Columns, table: model.Table) -> bool:
    """Tell whether mere Outcome would make a sheet a pipeline."""
    if table is not model.OPPORTUNITIES:
        return False
    known = vocabulary.columns(table.name)
    strict = {known[k] for k in columns.keys if k in known}
    return not strict & _SAYS[table.name]


def _score(columns: headings.Columns, table: model.Table, grid: Grid) -> float:
    words = vocabulary.words()["tabs"][table.name]
    rare = sum(vocabulary.rarity(key) for key in columns.keys)
    score = rare + _EACH * len(columns.of)
    score += _TAB * names(grid.tab, words)
    return score + _FILE * names(bare(grid.file), words)


def names(text: str, words: Collection[str]) -> bool:
    """Tell whether a tab or file is called by one of some words."""
    said = vocabulary.plain(text)
    latin = set(re.findall(r"[a-z0-9]+", said)) | {
        " ".join(pair)
        for pair in re.findall(r"([a-z]+)[\s_-]+(?=([a-z]+))", said)
    }
    return any(
        w in latin if w.isascii() else w in said
        for w in (vocabulary.plain(w) for w in words)
    )
