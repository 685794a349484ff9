"""The second criterion: how near forecasts came."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import accuracy as chart
from salesdash.charts import dates, numbers
from salesdash.exports import names
from salesdash.exports import success as file
from salesdash.ui import (
    counted,
    download,
    figures,
    picture,
    success,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.ui.success import FULL, NOTHING, By
from salesdash.words import Words

CARDS = 2
"""So many currencies have figures."""

_SHARES = {"claimed": "%+.0f %%", "verified": "%+.0f %%", "wape": "%.0f %%"}
"""Columns of the table -> how they are written, a bias with its sign."""

LEVEL = 500
"""Per 10,000: a bias below it is none."""

Row = Mapping[str, Any]
Ways = dict[str, Row]
"""Way of foreseeing -> its row of `View.bias`."""


def draw(view: View, t: Words) -> None:
    """Draw the second part of the page."""
    with success.part("forecast", t):
        rows = success.everyone(view.accuracy)
        if not len(rows):
            st.info(t("success.no_months"), icon=":material/info:")
            return
        found = _ways(success.everyone(view.bias))
        for code, ways in list(found.items())[:CARDS]:
            figures.row(_figures(code, ways, view, t))
        text.caption(*_notes(found, rows, t))
        _card(rows, view, t)
        with st.container(horizontal=True):
            success.link("forecast.py", t("success.to_forecast"))
            success.link("evidence.py", t("success.to_evidence"))


def _ways(rows: Any) -> dict[str, Ways]:
    """Give the ways of each currency, the one of most deals first."""
    found: dict[str, Ways] = {}
    for row in rows.rows(named=True):
        found.setdefault(row["currency"], {})[row["way"]] = row
    return dict(
        sorted(found.items(), key=lambda one: -one[1]["verified"]["deals"])
    )


def _figures(currency: str, ways: Ways, view: View, t: Words) -> list[Figure]:
    """Give bias and error by evidence and by claims."""
    return [
        _figure(measure, ways[way], currency, view, t)
        for measure in ("bias", "wape")
        for way in ("verified", "claimed")
    ]


def _figure(
    measure: str, row: Row, currency: str, view: View, t: Words
) -> Figure:
    told = t(
        f"success.{measure}_help",
        months=row["months"],
        n=f"{row['deals']:,}",
        foreseen=numbers.full(row["foreseen"], currency, t),
        won=numbers.full(row["won"], currency, t),
        off=numbers.full(row["off"], currency, t),
    )
    return Figure(
        t(
            f"success.{measure}_{row['way']}",
            symbol=numbers.symbol(currency, t),
        ),
        _share(row, measure, t),
        told,
        how=counted.told(
            f"forecast_{measure}", view, t, f"{currency} {row['way']}"
        ),
    )


def _share(row: Row, measure: str, t: Words) -> str:
    """Write a share, a bias with its sign."""
    if row[measure] is None:
        return NOTHING
    size = numbers.percent(abs(row[measure]), FULL, t)
    if measure == "wape":
        return size
    sign = "−" if row[measure] < 0 else "+"
    return f"{sign}{size}"


def _notes(found: Mapping[str, Ways], rows: Any, t: Words) -> list[str]:
    """Say what the figures are made of, and where they are weak."""
    told = [t("success.accuracy_note")]
    for currency, ways in list(found.items())[:CARDS]:
        row = ways["claimed"]
        symbol = numbers.symbol(currency, t)
        months, n = row["months"], f"{row['deals']:,}"
        key = "few" if success.few(row["months"]) else "n"
        told.append(
            t(f"success.months_{key}", symbol=symbol, months=months, n=n)
        )
        own = rows.filter(rows["currency"] == currency)
        untold, claimed = own["untold"].sum(), own["claimed"].sum()
        if untold:
            share = numbers.percent(untold, claimed, t)
            told.append(t("success.untold", symbol=symbol, share=share))
    return told


def _card(rows: Any, view: View, t: Words) -> None:
    with card(t("success.accuracy_title")):
        with st.container(horizontal=True):
            currency = success.currency("accuracy", rows, view, t)
            by = success.choose("success accuracy", view, t)
        own = rows.filter(rows["currency"] == currency)
        first, last = (
            dates.period(own["month"].to_list()[n], t) for n in (0, -1)
        )
        unit = chart.unit(own, currency, t)
        text.caption(
            t("success.accuracy_caption", first=first, last=last, unit=unit)
        )
        drawn = chart.accuracy(own, currency, t, dark=picture.dark())
        picture.show(drawn, chart.alt(own, currency, t), "accuracy")
        _table(success.level(view.bias, by), by, currency, t)
        make = partial(file.accuracy, view.accuracy, view.number)
        title = names.name("accuracy", view.number)
        download.offer(make, title, t("success.download"))


def _table(rows: Any, by: By, currency: str, t: Words) -> None:
    """Say of each rep or team how the forecasts ran."""
    found: dict[str, Ways] = {}
    for row in rows.filter(rows["currency"] == currency).rows(named=True):
        found.setdefault(success.name(row, by, t), {})[row["way"]] = row
    order = sorted(found, key=lambda one: -_lean(found[one]["claimed"]))
    data: dict[str, list[Any]] = {
        by: order,
        "lean": [_told(found[name]["claimed"], t) for name in order],
        "claimed": [_bias(found[n]["claimed"], "bias") for n in order],
        "verified": [_bias(found[n]["verified"], "bias") for n in order],
        "wape": [_bias(found[n]["claimed"], "wape") for n in order],
        "months": [found[n]["claimed"]["months"] for n in order],
        "deals": [found[n]["claimed"]["deals"] for n in order],
    }
    forms: dict[str, Any] = {
        by: st.column_config.TextColumn(t(f"gap.{by}")),
        "lean": st.column_config.TextColumn(t("success.column.lean")),
        "months": _number("months", t),
        "deals": _number("deals", t),
    }
    forms |= {
        name: st.column_config.NumberColumn(
            t(f"success.column.bias_{name}"), format=form
        )
        for name, form in _SHARES.items()
    }
    if tables.phone():
        data = dict(list(data.items())[: tables.NARROW])
    title = t(f"success.accuracy_{by}", symbol=numbers.symbol(currency, t))
    st.markdown(f"**{text.plain(title)}**", help=t("success.lean_help"))
    own = {name: forms[name] for name in data}
    picked = tables.grid(data, own, title, key=f"accuracy {by} {currency}")
    if picked and by == "rep" and picked.row < len(order):
        success.coach(order[picked.row], t)


def _number(name: str, t: Words) -> Any:
    head = t(f"success.column.{name}")
    return st.column_config.NumberColumn(head, format="localized")


def _lean(row: Row) -> int:
    return row["bias"] if row["bias"] is not None else -FULL * FULL


def _bias(row: Row, measure: str) -> float | None:
    """Give a share in per cent, None where nothing was won."""
    return None if row[measure] is None else row[measure] * 100 / FULL


def _told(row: Row, t: Words) -> str:
    """Say in a word where the forecasts of a rep lean."""
    if success.few(row["months"]) or row["bias"] is None:
        return t("success.lean.few")
    if abs(row["bias"]) < LEVEL:
        return t("success.lean.even")
    return t(f"success.lean.{'high' if row['bias'] > 0 else 'low'}")
