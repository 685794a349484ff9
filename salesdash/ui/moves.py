"""What an import means: sentences that open to their rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import Preview
from salesdash.charts import dates, numbers
from salesdash.exports import moved, names
from salesdash.exports.moves import GROUPS, Line, lines
from salesdash.ui import download, tables, text
from salesdash.ui.card import card
from salesdash.words import Words

Money = Callable[[int, str], str]

COLUMNS = (
    "customer", "name", "rep", "column", "old", "new", "amount", "source",
    "source_old",
)  # fmt: skip
PHONE = ("customer", "old", "new")
"""The columns that a phone has room for."""

LONGEST = 400
"""Letters of a sentence."""

_NUMBER = re.compile(r"\d+(?:\\,\d{3})*")
_CHOSEN = "moves day"
_KEPT = "moves told"
_AMOUNTS = frozenset({"bigger", "smaller", "priced", "unpriced"})
"""Kinds whose values are amounts already."""


def money(t: Words) -> Money:
    """Give what writes an amount as short as it can be read."""

    def write(amount: int, currency: str) -> str:
        return numbers.compact(amount, currency, t)

    return write


def draw(preview: Preview, t: Words) -> None:
    """Draw the card that says what a coming import means."""
    moves = preview.moves
    if moves is None or not moves.days or not preview.usable:
        return
    with card(t("moves.title")):
        day = _day(moves.days, t)
        told = _told(preview, day, t)
        if not told:
            text.caption(t("moves.none"))
            return
        write(told, f"coming {day}", t)
        last = moves.days[-1] if day is None else day
        offer(told, names.name("changes", last), t)


def _day(known: Sequence[int], t: Words) -> int | None:
    """Ask for one day of several; None for all of them together."""
    first, last = (dates.day(day, t) for day in (known[0], known[-1]))
    if len(known) == 1:
        text.caption(t("moves.since", day=last))
        return None
    day = st.selectbox(
        t("moves.week"),
        [None, *reversed(known)],
        format_func=lambda n: days.iso(n) if n else t("moves.all_days"),
        key=_CHOSEN,
        width=220,
    )
    if day:
        text.caption(t("moves.week_why", day=dates.day(day, t)))
    else:
        n = len(known)
        said = t("moves.since_many", n=n, first=first, last=last, day=last)
        text.caption(said)
    return day


def _told(preview: Preview, day: int | None, t: Words) -> list[Line]:
    """Say what changes; kept, for each click draws the page anew."""
    key = preview.moves, day, t.language
    last = st.session_state.get(_KEPT)
    if last and last[0] == key:
        return last[1]
    told = said(preview, t, day)
    st.session_state[_KEPT] = key, told
    return told


def forget() -> None:
    """Let go of what was told: it can be large."""
    st.session_state.pop(_KEPT, None)


def said(preview: Preview, t: Words, day: int | None = None) -> list[Line]:
    """Say what a coming import means, in all or by the sheets of a day."""
    if preview.moves is None or not preview.moves.days:
        return []
    moves = preview.moves
    found = moves.net() if day is None else moves.week(day)
    return lines(found, t, money(t))


def write(told: Sequence[Line], key: str, t: Words) -> None:
    """Write sentences, group by group; each opens to its rows."""
    for group, own in groupby(told, lambda line: line.group):
        if group in GROUPS:
            st.markdown(f"**{t(f'moves.group.{group}')}**")
        with st.container(gap="xxsmall"):
            for line in own:
                opens(line, f"{key} {line.kind} {line.sentence}", t)


def opens(line: Line, key: str, t: Words) -> None:
    """Write a sentence that opens to the rows behind it."""
    shown = f"open {key}"
    opened = st.session_state.get(shown, False)
    icon = "expand_more" if opened else "chevron_right"
    st.button(
        spoken(line.sentence),
        type="tertiary",
        icon=f":material/{icon}:",
        key=key,
        wrap=True,
        on_click=_turn,
        args=(shown,),
    )
    if opened:
        grid(line, t)


def _turn(shown: str) -> None:
    st.session_state[shown] = not st.session_state.get(shown, False)


def spoken(sentence: str) -> str:
    r"""Make a sentence safe, its first number strong.

    Example:
        >>> spoken("3 deals <b>"), spoken("新增商机 1,200 个")
        ('**3** deals \\<b\\>', '新增商机 **1\\,200** 个')
    """
    return _NUMBER.sub(r"**\g<0>**", text.plain(sentence, LONGEST), count=1)


def grid(line: Line, t: Words) -> None:
    """Show the rows behind a sentence, the largest deals first."""
    rows = sorted(line.rows, key=lambda row: -(row["amount"] or 0))
    shown = rows[: tables.LONGEST]
    known = columns(line, shown, t)
    if tables.phone():
        known = {n: c for n, c in known.items() if n in PHONE} or known
    tables.grid(
        known,
        {name: _form(name, line, t) for name in known},
        t("shell.table.alt", title=line.sentence, n=len(rows)),
    )
    if len(rows) > len(shown):
        every = text.number(len(rows))
        text.caption(t("shell.table.cut", shown=len(shown), n=every))


def columns(
    line: Line, rows: Sequence[moved.Row], t: Words
) -> dict[str, list[str]]:
    """Give what is shown of moves; columns with nothing in them are left."""
    writer = money(t)
    made: dict[str, Callable[[moved.Row], str]] = {
        "customer": lambda row: row["customer"] or "",
        "name": lambda row: _name(row, t),
        "rep": lambda row: row["rep"] or "",
        "column": partial(moved.heading, t=t),
        "old": lambda row: moved.value(row, "old", t, writer),
        "new": lambda row: moved.value(row, "new", t, writer),
        "amount": lambda row: _amount(row, line.kind, writer),
        "source": partial(moved.place, t=t),
        "source_old": partial(moved.place, t=t, ending="_old"),
    }
    told = {name: [made[name](row) for row in rows] for name in COLUMNS}
    one = len(set(told["column"])) == 1
    return {
        name: values
        for name, values in told.items()
        if any(values) and not (name == "column" and one)
    }


def _name(row: moved.Row, t: Words) -> str:
    """Name what the row is about: a deal, a person, the day of a visit."""
    name = row["name"] or ""
    if row["table"] == "visits" and name.lstrip("-").isdigit():
        return days.iso(int(name))
    if row["table"] == "rates" or not name:
        return name
    return t.name("measure", name) if row["column"] == "measure" else name


def _amount(row: moved.Row, kind: str, writer: Money) -> str:
    if kind in _AMOUNTS or row["amount"] is None or not row["currency"]:
        return ""
    return writer(row["amount"], row["currency"])


def _form(name: str, line: Line, t: Words) -> Any:
    deal = line.rows and line.rows[0]["table"] == "opportunities"
    key = "what" if name == "name" and not deal else name
    width = tables.SLIM if tables.phone() else None
    return st.column_config.TextColumn(t(f"moves.column.{key}"), width=width)


def offer(told: Sequence[Line], file: str, t: Words) -> None:
    """Offer every row as a file, under stable names."""
    make = partial(_written, tuple(told))
    download.offer(make, file, t("moves.download"))


def _written(told: Sequence[Line]) -> bytes:
    return download.lines(moved.FIELDS, _rows(told))


def _rows(told: Sequence[Line]) -> Iterator[list[str]]:
    for line in told:
        yield from moved.written(line.rows)
