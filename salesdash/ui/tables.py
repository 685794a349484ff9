"""Frames as tables that a person reads: headings, names, dates, money."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

import streamlit as st

from salesdash import days, model, money
from salesdash.charts import dates
from salesdash.exports.headings import heading
from salesdash.method import scores
from salesdash.model import Kind
from salesdash.ui import text
from salesdash.words import Words, catalogue

LONGEST = 500
"""Rows that a table on a page shows; the download has them all."""

NARROW = 3
"""Columns on a phone: so the columns that matter stand first."""

SLIM = 110
"""Pixels of a column of text on a phone."""

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "status": "status",
        "claimed_milestone": "milestone",
        "verified_milestone": "milestone",
        "standing": "standing",
        "milestone": "milestone",
        "evidence": "evidence",
        "activity": "activity",
        "segment": "activity",
        "quadrant": "quadrant",
        "step": "step",
        "score_side": "side",
        "role": "role",
        "stance": "stance",
        "buying_stage": "stage",
        "serving_step": "step",
        "step_done": "step",
    }
)
"""Columns that hold codes of the method -> group of their names."""

_DERIVED: Mapping[str, Kind] = MappingProxyType(
    {
        "weighted_claimed": Kind.MONEY,
        "weighted_verified": Kind.MONEY,
        "without_columns": Kind.MONEY,
        "open_amount": Kind.MONEY,
        "own_amount": Kind.MONEY,
        "adds": Kind.MONEY,
        "open_count": Kind.INTEGER,
        "count": Kind.INTEGER,
        "unpriced": Kind.INTEGER,
        "visits": Kind.INTEGER,
        "row": Kind.INTEGER,
        "vanished_on": Kind.DAY,
        "last_visit": Kind.DAY,
        "won_on": Kind.DAY,
        "week": Kind.DAY,
        "step_on": Kind.DAY,
    }
)
_CURRENCY: Mapping[str, str] = MappingProxyType(
    {"open_amount": "open_currency", "own_amount": "own_currency"}
)
_FORMS: Mapping[Kind, Callable[[str], Any]] = MappingProxyType(
    {
        Kind.DAY: lambda label: st.column_config.DateColumn(
            label, format="YYYY-MM-DD"
        ),
        Kind.MONEY: lambda label: st.column_config.NumberColumn(
            label, format="localized"
        ),
        Kind.INTEGER: lambda label: st.column_config.NumberColumn(
            label, format="localized"
        ),
        Kind.NUMBER: st.column_config.NumberColumn,
    }
)


class Picked(NamedTuple):
    """What was picked in a table.

    Attributes:
        row: The row, from 0, as it was handed to the table.
        column: The column of the cell that was picked.
    """

    row: int
    column: str


def show(
    frame: Any,
    table: str,
    columns: Sequence[str],
    title: str,
    t: Words,
    titles: Mapping[str, str] = MappingProxyType({}),
    key: str = "",
) -> Picked | None:
    """Show the rows of a frame, at most `LONGEST` of them.

    Args:
        frame: The rows.
        table: The table of the model that the columns belong to.
        columns: The columns to show, those that matter most first.
        title: What the rows are, for who cannot see the table.
        t: The words.
        titles: Headings that differ from those of the table.
        key: Where rows can be picked, what sets the table apart from others
            on the page; '' where they cannot.

    Returns:
        What was picked, None while nothing is.
    """
    shown = frame.head(LONGEST)
    names = columns[:NARROW] if phone() else columns
    heads = {name: label(table, name, t) for name in names} | dict(titles)
    picked = grid(
        {name: cells(shown, table, name, t) for name in names},
        {name: _form(table, name, heads[name]) for name in names},
        t("shell.table.alt", title=title, n=len(frame)),
        key=key,
    )
    text.cut(len(frame), LONGEST, t)
    return picked


def grid(
    data: Mapping[str, Sequence[Any]],
    forms: Mapping[str, Any],
    alt: str,
    row: int | None = None,
    key: str = "",
    height: int | None = None,
) -> Picked | None:
    """Show columns of ready values.

    Args:
        data: Column -> values.
        forms: Column -> how it is shown.
        alt: What they are, for who cannot see the table.
        row: Height of a row in pixels; text goes on in a tall one.
        key: As `show` takes it.
        height: Of the whole in pixels, if not that of ten rows.
    """
    shown = partial(
        st.dataframe,
        dict(data),
        height=height or "auto",
        row_height=row,
        hide_index=True,
        column_config=dict(forms),
        placeholder="",
        alt=alt,
    )
    if phone():
        # The tool bar of a table that is touched stands above it.
        st.space(12)
    if not key:
        shown()
        return None
    return _picked(
        shown(key=key, on_select="rerun", selection_mode="single-cell")
    )


def mark(frame: Any, *words: str) -> str:
    """Name a table whose rows can be picked by what it shows.

    When other rows stand there, nothing of them is picked yet.
    """
    names = [n for n in ("file", "sheet", "row") if n in frame.columns]
    told = frame.head(LONGEST).select(names).rows()
    digest = hashlib.sha256(repr((words, len(frame), told)).encode())
    return f"rows {digest.hexdigest()[:12]}"


def _picked(event: Any) -> Picked | None:
    """Read which cell was picked."""
    selection = (event or {}).get("selection") or {}
    for row, column in selection.get("cells") or ():
        return Picked(int(row), str(column))
    return None


def cells(frame: Any, table: str, name: str, t: Words) -> list[Any]:
    """Give the values of a column as a table shows them."""
    values = frame[name].to_list()
    if name in _SAID:
        return [_SAID[name](row, t) for row in frame.rows(named=True)]
    if name in GROUPS:
        group = GROUPS[name]
        return [t.name(group, value) for value in values]
    kind = _kind(table, name)
    if kind is Kind.DAY:
        return [None if v is None else days.day(v) for v in values]
    if kind is Kind.MONEY:
        currency = _CURRENCY.get(name, "currency")
        pairs = zip(values, frame[currency].to_list(), strict=True)
        return [major(value, code) for value, code in pairs]
    if kind is Kind.TEXT:
        return [value or "" for value in values]
    return values


def _score(row: Mapping[str, Any], t: Words) -> str:
    """Say a score with the number of factors that it is made of."""
    if row["score"] is None:
        return ""
    n, known = row["score"], row["score_known"]
    return t("shell.score", score=n, known=known, of=len(scores.FACTORS))


def _mismatch(row: Mapping[str, Any], t: Words) -> str:
    """Say how the step last done fits the stage; '' where unknown."""
    code = row["mismatch"]
    return t(f"buying.code.{code}") if code else ""


def _weakest(row: Mapping[str, Any], t: Words) -> str:
    """Name the weakest factor; one at level 0 comes before it."""
    zero = row["zero_factor"]
    if zero is not None:
        return t("shell.score_zero", factor=t.name("factor", zero))
    weakest = row["weakest_factor"]
    return t.name("factor", weakest) if weakest else ""


def _confirmed(row: Mapping[str, Any], t: Words) -> str:
    """Name the milestone that a manager confirmed, if one did."""
    code = row["confirmed_milestone"]
    return t.name("milestone", code) if code else ""


_SAID: Mapping[str, Callable[[Mapping[str, Any], Words], str]] = (
    MappingProxyType(
        {
            "period": lambda row, t: dates.period(row["period"], t),
            "confirmed_milestone": _confirmed,
            "score": _score,
            "weakest_factor": _weakest,
            "mismatch": _mismatch,
        }
    )
)
"""Columns that are said in words of their own -> how."""


def major(amount: int | None, currency: str) -> float | None:
    """Give minor units as the number that a table shows and sorts."""
    if amount is None:
        return None
    return amount / 10 ** money.digits(currency)


def phone() -> bool:
    """Say whether the page is read on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def label(table: str, name: str, t: Words) -> str:
    """Give the heading of a column."""
    own = f"shell.column.{name}"
    return t(own) if own in catalogue() else heading(t, table, name)


def form(table: str, name: str, t: Words) -> Any:
    """Say how a column is shown."""
    return _form(table, name, label(table, name, t))


def _form(table: str, name: str, text: str) -> Any:
    form = _FORMS.get(_kind(table, name))
    if form is None or name in GROUPS:
        width = SLIM if phone() else None
        return st.column_config.TextColumn(text, width=width)
    return form(text)


def _kind(table: str, name: str) -> Kind:
    if name in _DERIVED:
        return _DERIVED[name]
    if table and name in model.table(table).names:
        return model.table(table)[name].kind
    return Kind.TEXT
