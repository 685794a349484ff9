"""The daily report on the page: a list rep by rep, and a matrix."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts.labels import width
from salesdash.exports.report import cell, matrix, said
from salesdash.method.activities import ACTIVITIES
from salesdash.ui import details, source, tables, text, visits
from salesdash.words import Words

COLUMNS = (
    "date", "customer", "activity", "result", "next_step", "next_date",
    "purpose", "step", "minutes", "person", "with", "file", "sheet", "row",
)  # fmt: skip
"""The columns of the list; those that nobody filled are left out."""

_PLACE = ("file", "sheet", "row")
_GROUPS = 15
"""Reps that each have a list of their own; of more there is one list."""

_CARDS = 60
_TALL, _HEAD = 66, 37
"""Pixels of a row of the matrix, which has three lines, and of its head."""

_FITS = 46
"""Latin letters that a cell of the matrix has room for."""

_SHOWN = 12
"""Rows of the matrix that are seen at once."""

_FIRST = ("date", "customer")
_WIDE, _NAMED, _DATED = 140, 150, 90
"""Pixels of a rep's column, and of those of the customer and the date."""

_ASIDE = frozenset(cell.CARRIED) - {
    "activity", "minutes", "step", "result", "next_step", "next_date",
}  # fmt: skip
"""What the cells of the matrix on the page leave to its files."""

_TOLD = ("purpose", "result", "next_step")


def listed(rows: Any, title: str, view: View, t: Words) -> None:
    """Show visits, rep by rep; as cards on a phone.

    Args:
        rows: The visits, as `View.daily` gives them.
        title: What they are.
        view: The view that they are of.
        t: The words.
    """
    if tables.phone():
        cards(rows, t)
        return
    reps = list(dict.fromkeys(rows["rep"].to_list()))
    st.caption(t("source.pick"))
    if len(reps) > _GROUPS:
        _table(rows, title, ("rep", *_filled(rows)), view, t)
        return
    for rep in reps:
        own = rows.filter(rep=rep)
        told = said.summed(own, t)
        name = text.plain(rep or t("visits.nobody"))
        st.markdown(f"**{name}** · {told}")
        _table(own, f"{title} {rep}", _filled(rows), view, t)


def _filled(rows: Any) -> Sequence[str]:
    """Leave out columns that no visit of the list says anything in."""
    blank = (None, "")
    return [
        name
        for name in COLUMNS
        if name in _PLACE or any(v not in blank for v in rows[name].to_list())
    ]


def _table(
    rows: Any, title: str, columns: Sequence[str], view: View, t: Words
) -> None:
    mark = tables.mark(rows, "visits", title)
    picked = tables.show(rows, "visits", columns, title, t, key=mark)
    if picked is not None:
        source.under(rows, "visits", picked, view, t, mark)


def cards(rows: Any, t: Words) -> None:
    """Show visits one below the other, for a narrow page."""
    shown = rows.head(_CARDS).rows(named=True)
    for rep, own in groupby(shown, lambda row: row["rep"]):
        st.markdown(f"**{text.plain(rep or t('visits.nobody'))}**")
        for row in own:
            with st.container(border=True, gap=None):
                _card(row, t)
    if len(rows) > _CARDS:
        st.caption(t("shell.table.cut", shown=_CARDS, n=f"{len(rows):,}"))


def _card(row: Mapping[str, Any], t: Words) -> None:
    name = row["customer"]
    named = t("visits.planned", customer=name) if row["planned"] else name
    st.markdown(f"**{text.plain(named)}**")
    lasts = row["minutes"]
    parts = [
        dates.short(row["date"], t),
        t.name("activity", row["activity"] or "unclassified"),
        "" if lasts is None else t("visits.minutes", minutes=lasts),
        t.name("step", row["step"]) if row["step"] else "",
        row["person"] or "",
    ]
    text.caption(" · ".join(filter(None, parts)))
    told = [
        f"{tables.label('visits', name, t)}: {row[name]}"
        for name in _TOLD
        if row[name]
    ]
    if told and row["next_step"] and row["next_date"] is not None:
        told[-1] += f" ({days.iso(row['next_date'])})"
    for line in told:
        st.markdown(text.plain(line, 300))


def crossed(rows: Any, title: str, view: View, t: Words) -> None:
    """Show customers by reps; click a cell to see its visits.

    Args:
        rows: The visits, as `View.daily` gives them.
        title: What they are.
        view: The view that they are of.
        t: The words.
    """
    if tables.phone():
        cards(rows, t)
        return
    found = matrix.matrix(rows, t, _ASIDE)
    lines = found.rows
    several = len({when for when, *_ in lines}) > 1
    names = {f"rep {n}": rep for n, rep in enumerate(found.reps)}
    data: dict[str, list[Any]] = {}
    if several:
        data["date"] = [days.day(when) for when, *_ in lines]
    data["customer"] = [customer for _, customer, _ in lines]
    for key, rep in names.items():
        data[key] = [begun(own.get(rep, ""), t) for *_, own in lines]
    forms = _forms(names, t)
    mark = tables.mark(rows, "matrix", title)
    alt = t("visits.matrix_alt", n=len(lines), reps=len(found.reps))
    height = _HEAD + _TALL * min(len(lines), _SHOWN)
    picked = tables.grid(data, forms, alt, _TALL, mark, height)
    if picked is not None and picked.row < len(lines):
        when, customer, _ = lines[picked.row]
        own = rows.filter(date=when, customer=customer)
        rep = names.get(picked.column)
        own = own if rep is None else own.filter(rep=rep)
        named = t("visits.cell", customer=customer, rep=rep or "")
        if len(own):
            details.show(own, "visits", named.strip(" ·"), view, t)


def begun(told: str, t: Words) -> str:
    """Give as much of a cell as has room; a click shows all of it.

    Args:
        told: What its visits say.
        t: The words.

    Example:
        >>> begun("Customer maintenance 30 min", Words("en"))
        'Maintenance 30 min'
    """
    for code in ACTIVITIES:
        long, short = t.name("activity", code), t(f"reach.mix.{code}")
        told = told.replace(long, short)
    if width(told) <= _FITS:
        return told
    kept = next(n for n in range(_FITS, 0, -1) if width(told[:n]) < _FITS)
    return told[:kept].rstrip() + "…"


def _forms(names: Mapping[str, str], t: Words) -> dict[str, Any]:
    """Say how the columns of the matrix are shown; names stay in sight."""
    heads = {name: tables.label("visits", name, t) for name in _FIRST}
    return {
        "date": st.column_config.DateColumn(
            heads["date"], format="YYYY-MM-DD", width=_DATED, pinned=True
        ),
        "customer": st.column_config.TextColumn(
            heads["customer"], width=_NAMED, pinned=True
        ),
        **{
            key: st.column_config.TextColumn(
                rep or t("visits.nobody"), width=_WIDE
            )
            for key, rep in names.items()
        },
    }


def plans(rows: Any, view: View, t: Words) -> None:
    """Show the visits planned for the days after."""
    if len(rows) == 0:
        text.caption(t("visits.plans_none"))
        return
    listed(rows, t("visits.plans"), view, t)


def caption(rows: Any, span: tuple[int, int], shown: str, t: Words) -> None:
    """Say which days are shown, and how many visits."""
    done = len(rows.filter(planned=0))
    told = {"days": visits.named(span, t), "n": f"{done:,}"}
    if shown == "matrix":
        narrow = "_phone" if tables.phone() else ""
        text.caption(t(f"visits.matrix_caption{narrow}", **told))
        return
    text.caption(t("visits.list_caption", day=dates.day(span[1], t), **told))
