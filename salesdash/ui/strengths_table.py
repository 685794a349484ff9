"""Every measure of the page Team strengths as a table and a file."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import strengths as chart
from salesdash.exports import names
from salesdash.exports import strengths as export
from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.results import COUNTS, MEASURES
from salesdash.ui import download, tables, text
from salesdash.words import Words


def draw(view: View, t: Words) -> None:
    """Show one row a rep with every measure, and offer them as a file."""
    lines = [row for row in chart.listed(view.strengths) if row.cells]
    spent = _spent(view)
    rows = [_row(line, spent.get(line.rep, {}), t) for line in lines]
    forms = _forms(t)
    kept = list(forms)[: tables.NARROW] if tables.phone() else list(forms)
    text.caption(t("strengths.table_told"))
    tables.grid(
        {name: [row[name] for row in rows] for name in kept},
        {name: forms[name] for name in kept},
        t("shell.table.alt", title=t("strengths.table"), n=len(rows)),
    )
    download.offer(
        partial(export.written, view.strengths, view.number),
        names.name("strengths", view.number),
        t("shell.table.download"),
    )


def _spent(view: View) -> dict[str, dict[str, float]]:
    """Give the shares of activities in each rep's visits, in per cent."""
    counts: dict[str, dict[str, int]] = {}
    for row in view.spent.rows(named=True):
        counts.setdefault(row["rep"], {})[row["segment"]] = row["visits"]
    return {
        rep: {code: 100 * n / sum(own.values()) for code, n in own.items()}
        for rep, own in counts.items()
    }


def _row(
    line: chart.Line, spent: Mapping[str, float], t: Words
) -> dict[str, Any]:
    """Give the cells of a rep, by the names of `_forms`."""
    led = [a for a in ACTIVITIES if line.leads(a)]
    every = [row for own in line.cells.values() for row in own]
    found: dict[str, Any] = {
        "rep": line.rep,
        "strongest": t.name("activity", led[0]) if led else "",
        "team": line.team,
        "weeks": every[0]["weeks"],
    }
    for activity in ACTIVITIES:
        found[f"times {activity}"] = line.strength(activity)
        found[f"today {activity}"] = spent.get(activity, 0.0)
    for row in every:
        code = row["measure"]
        found[code] = _value(row)
        found[f"n {code}"] = row["n"]
    return found


def _value(row: Mapping[str, Any]) -> float | None:
    """Give a count for a quarter, or a share in per cent."""
    value = row["value"]
    if value is None or row["measure"] in COUNTS:
        return value
    return 100 * value


def _forms(t: Words) -> dict[str, Any]:
    """Say how the columns are shown, those that matter most first."""
    heads = ("rep", "strongest", "team")
    forms = {
        name: st.column_config.TextColumn(t(f"strengths.column.{name}"))
        for name in heads
    }
    forms["weeks"] = _number(t("strengths.column.weeks"), "%.0f")
    for activity in ACTIVITIES:
        short = t(f"strengths.short.{activity}")
        head = t("strengths.column.times", activity=short)
        forms[f"times {activity}"] = _number(head, "%.2f")
        for code in MEASURES[activity]:
            name = t(f"strengths.measure.{code}")
            form = "%.1f" if code in COUNTS else "%.0f %%"
            forms[code] = _number(name, form)
            head = t("strengths.column.n", measure=name)
            forms[f"n {code}"] = _number(head, "%d")
    for activity in ACTIVITIES:
        short = t(f"strengths.short.{activity}")
        head = t("strengths.column.today", activity=short)
        forms[f"today {activity}"] = _number(head, "%.0f %%")
    return forms


def _number(head: str, form: str) -> Any:
    return st.column_config.NumberColumn(head, format=form)
