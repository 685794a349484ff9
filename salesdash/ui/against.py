"""Targets and what is done towards them, as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from salesdash.charts import dates
from salesdash.metrics import months
from salesdash.metrics.months import Length
from salesdash.ui import switches, tables, targets, text
from salesdash.ui.card import card
from salesdash.ui.currencies import Priced
from salesdash.words import Words

MONEY = ("target", "won", "verified", "claimed", "gap", "due", "overdue")
TITLES = {
    "target": "forecast.target",
    "won": "chart.won",
    "attained": "forecast.attained",
    "gap": "forecast.missing",
    "coverage": "forecast.coverage",
    "verified": "chart.verified",
    "claimed": "chart.claimed",
    "due": "forecast.due",
    "overdue": "chart.overdue",
    "currency": "forecast.currency",
}
"""The columns, in order."""

NARROW = ("target", "attained", "coverage")
"""The columns that a phone has room for."""

_NOBODY = {"rep": "chart.nobody", "team": "forecast.no_team"}


def show(priced: Priced, by: Length, t: Words) -> None:
    """Show the targets of a period, where there are any, in a card."""
    if not len(targets.stated(priced)):
        return
    view = priced.view
    now = months.current(view.number, by, view.settings.year_start)
    options = {
        "rep": t("forecast.by_rep"),
        "team": t("shell.by_team"),
        "period": t("forecast.by_period"),
    }
    period = dates.period(now, t)
    with card(t("forecast.against")):
        group = switches.one("target group", t("shell.group"), options)
        if group == "period":
            rows = targets.progress(priced, by)
            rows = rows.filter(rows["period"] >= now)
        else:
            rows = targets.progress(priced, by, group)
            rows = rows.filter(rows["period"] == now)
            text.caption(t("forecast.against_period", period=period))
        if told := kept(rows):
            _grid(told, group, t)
            text.caption(t("forecast.against_caption"))
        else:
            text.caption(t("forecast.against_none"))


def kept(rows: Any) -> list[Mapping[str, Any]]:
    """Keep what is said in a currency of targets, those with one first."""
    every = rows.rows(named=True)
    known = {row["currency"] for row in every if row["months"]}
    told = [
        row
        for row in every
        if row["currency"] in known and any(row[name] for name in MONEY)
    ]
    return sorted(told, key=lambda row: not row["months"])


def _grid(rows: Sequence[Mapping[str, Any]], group: str, t: Words) -> None:
    codes = {row["currency"] for row in rows}
    names = [n for n in TITLES if n != "currency" or len(codes) > 1]
    if tables.phone():
        names = list(NARROW)
    data = {group: [_who(row, group, t) for row in rows]} | {
        name: [_cell(row, name) for row in rows] for name in names
    }
    heads = {name: t(TITLES[name]) for name in names}
    heads[group] = tables.label("forecasts", group, t)
    tables.grid(
        data,
        {name: _form(name, heads[name], t) for name in data},
        t("shell.table.alt", title=t("forecast.against"), n=len(rows)),
    )


def _who(row: Mapping[str, Any], group: str, t: Words) -> str:
    if group == "period":
        return dates.period(row["period"], t)
    return row[group] or t(_NOBODY[group])


def _cell(row: Mapping[str, Any], name: str) -> Any:
    if name == "currency":
        return row[name]
    if name == "coverage":
        return targets.coverage(row)
    known = row["months"]
    if name == "attained":
        return _share(row) if known and row["target"] else None
    if name in ("target", "gap") and not known:
        return None
    return tables.major(row[name], row["currency"])


def _share(row: Mapping[str, Any]) -> float:
    return round(row["won"] / row["target"], 2)


def _form(name: str, label: str, t: Words) -> Any:
    if name in MONEY:
        return st.column_config.NumberColumn(label, format="localized")
    if name == "attained":
        return st.column_config.NumberColumn(label, format="percent")
    if name == "coverage":
        form = t("forecast.times", number="%.1f")
        return st.column_config.NumberColumn(label, format=form)
    return st.column_config.TextColumn(label)
