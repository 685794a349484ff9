"""The third criterion: how each rep develops."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts import growth as chart
from salesdash.exports import names
from salesdash.exports import success as file
from salesdash.metrics.direction import (
    BETTER,
    FEW,
    MEASURES,
    NAMED,
    SAME,
    WORSE,
)
from salesdash.metrics.growth import quarters
from salesdash.ui import (
    counted,
    download,
    figures,
    picture,
    success,
    switches,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.ui.success import NOTHING
from salesdash.words import Words

SHOWN = ("visits", "customers", "win_rate", "cycle", "gap", "hits")
"""The measures that have a figure."""

ACROSS = 3
"""So many figures stand side by side."""

_SIGNS = {BETTER: "▲", WORSE: "▼", SAME: "=", "chance": "="}

Cells = dict[tuple[str, str], Mapping[str, Any]]
"""Rep and measure -> the row of the newest quarter."""


def draw(view: View, t: Words) -> None:
    """Draw the third part of the page."""
    with success.part("people", t):
        rows = view.growth
        if not len(rows):
            st.info(t("success.no_reps"), icon=":material/info:")
            return
        now = rows.filter(rows["end"] == view.number)
        # More than three side by side would have no room for their words.
        found = [_figure(code, now, view, t) for code in SHOWN]
        figures.row(found[:ACROSS])
        figures.row(found[ACROSS:])
        (first, last), (start, before) = quarters(view.number)[:2]
        text.caption(
            t(
                "success.growth_note",
                first=dates.day(first, t),
                last=dates.day(last, t),
                start=dates.day(start, t),
                before=dates.day(before, t),
            ),
            t("success.growth_floor"),
        )
        _card(rows, now, view, t)


def _figure(code: str, now: Any, view: View, t: Words) -> Figure:
    """Count for how many reps a measure is better, and worse."""
    told = now.filter(now["measure"] == code)["direction"].to_list()
    counts = {d: told.count(d) for d in (BETTER, WORSE, SAME, FEW)}
    key = "success.moved_short" if tables.phone() else "success.moved"
    return Figure(
        t(f"success.measure.{code}"),
        t(key, better=counts[BETTER], worse=counts[WORSE])
        if any(counts.values())
        else NOTHING,
        t("success.moved_help", same=counts[SAME], few=counts[FEW]),
        how=counted.told("development", view, t, code),
    )


def _card(rows: Any, now: Any, view: View, t: Words) -> None:
    with card(t("success.growth_title")):
        options = {m.code: t(f"success.measure.{m.code}") for m in MEASURES}
        code = switches.one(
            "success measure", t("success.measure_of"), options
        )
        own = rows.filter(rows["measure"] == code)
        told = t(f"success.measure_told.{code}")
        none = "" if len(own) else t("success.nothing")
        text.caption(told, chart.rest(rows, code, t), none)
        if len(own):
            _picture(rows, code, t)
            _one(own, code, view, t)
        _every(now, t)
        make = partial(file.growth, rows, view.number)
        title = names.name("growth", view.number)
        download.offer(make, title, t("success.download"))


def _picture(rows: Any, code: str, t: Words) -> None:
    """Draw the pictures; a click on one leads to the talk with the rep."""
    across = 2 if tables.phone() else 4
    dark = picture.dark()
    drawn = chart.growth(rows, code, t, across=across, dark=dark)
    picked = picture.pick(drawn, chart.alt(rows, code, t), f"grow {code}")
    if picked and picked[0]:
        success.coach(picked[0], t)


def _one(rows: Any, code: str, view: View, t: Words) -> None:
    """List now and before of one measure, rep by rep."""
    last = quarters(view.number)[0][1]
    found: dict[str, dict[int, Mapping[str, Any]]] = {}
    for row in rows.rows(named=True):
        found.setdefault(row["rep"], {})[row["end"]] = row
    reps = sorted(found)
    now = [found[rep].get(last) for rep in reps]
    ends = [end for _, end in reversed(quarters(view.number))]
    before = [found[rep].get(ends[-2]) for rep in reps]
    data: dict[str, list[Any]] = {
        "rep": reps,
        "now": [_written(row, code, t) for row in now],
        "direction": [_said(row, t) for row in now],
        "before": [_written(row, code, t) for row in before],
        "trend": [
            [found[rep][e]["value"] for e in ends if e in found[rep]]
            for rep in reps
        ],
        "team": [max(found[rep].items())[1]["team"] for rep in reps],
    }
    title = t(f"success.measure.{code}")
    _grid(data, title, f"grown {code}", reps, t)


def _every(now: Any, t: Words) -> None:
    """List every measure of every rep, with where it leads."""
    cells: Cells = {(r["rep"], r["measure"]): r for r in now.rows(named=True)}
    reps = sorted({rep for rep, _ in cells})
    with st.expander(t("success.every")):
        data: dict[str, list[Any]] = {"rep": reps}
        for measure in MEASURES:
            rows = (cells.get((rep, measure.code)) for rep in reps)
            data[measure.code] = [_cell(row, t) for row in rows]
        _grid(data, t("success.every"), "grown every", reps, t)


def _grid(
    data: dict[str, list[Any]],
    title: str,
    key: str,
    reps: Sequence[str],
    t: Words,
) -> None:
    if tables.phone():
        data = dict(list(data.items())[: tables.NARROW])
    forms = {name: _form(name, t) for name in data}
    alt = t("shell.table.alt", title=title, n=len(reps))
    picked = tables.grid(data, forms, alt, key=key)
    if picked and picked.row < len(reps):
        success.coach(reps[picked.row], t)


def _form(name: str, t: Words) -> Any:
    if name in NAMED:
        return st.column_config.TextColumn(t(f"success.measure.{name}"))
    head = t(f"success.column.{name}")
    if name == "trend":
        return st.column_config.LineChartColumn(head, y_min=0)
    return st.column_config.TextColumn(head)


def _written(row: Mapping[str, Any] | None, code: str, t: Words) -> str:
    """Write a value with the cases that it is made of."""
    if row is None:
        return NOTHING
    value = chart.written(code, row["value"], t)
    return t("success.value", value=value, n=row["n"])


def _said(row: Mapping[str, Any] | None, t: Words) -> str:
    """Say where a measure leads, in a sign and a word."""
    code = row["direction"] if row else ""
    if row is None or not code:
        return ""
    if code == SAME and NAMED[row["measure"]].chance:
        code = "chance"
    return f"{_SIGNS.get(code, '')} {t(f'success.direction.{code}')}".strip()


def _cell(row: Mapping[str, Any] | None, t: Words) -> str:
    if row is None:
        return NOTHING
    value = chart.written(row["measure"], row["value"], t)
    return f"{value} {_said(row, t)}".strip()
