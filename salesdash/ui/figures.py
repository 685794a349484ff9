"""The first line of a page: its answer in figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import streamlit as st

from salesdash.charts import numbers
from salesdash.ui import definition, text
from salesdash.ui.definition import How
from salesdash.words import Words

_NARROWEST = 130
"""Pixels: on a phone two figures stand side by side."""


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        label: What it is.
        value: The figure, as short as it can be read.
        help: What it counts, or the figure in full, shown on demand.
        delta: The difference to the day compared with; begins with - where
            it fell, '' for none.
        inverse: Whether a fall is good.
        trail: The figure of the last weeks, oldest first, drawn small.
        how: How it is counted, None where nothing more is to be said.
    """

    label: str
    value: str
    help: str = ""
    delta: str = ""
    inverse: bool = False
    trail: Sequence[float] = ()
    how: How | None = None


def row(figures: Sequence[Figure]) -> None:
    """Show figures side by side, two by two on a phone."""
    if not figures:
        return
    with st.grid(columns=len(figures), min_column_width=_NARROWEST):
        for figure in figures:
            if figure.how is None:
                _metric(figure, border=True)
                continue
            with st.container(border=True, height="stretch", gap=None):
                _metric(figure, border=False)
                definition.offer(figure.how, figure.label)


def _metric(figure: Figure, *, border: bool) -> None:
    st.metric(
        figure.label,
        text.plain(figure.value),
        help=text.plain(figure.help, 300) or None,
        delta=_delta(figure.delta),
        delta_color="inverse" if figure.inverse else "normal",
        chart_data=list(figure.trail) or None,
        chart_type="area",
        border=border,
        height="stretch",
    )


def _delta(delta: str) -> str | None:
    """Escape a difference, but for the sign that says where it points."""
    sign = delta[: delta.startswith("-")]
    return sign + text.plain(delta[len(sign) :]) or None


def money(
    sums: Any,
    labels: Mapping[str, str],
    t: Words,
    helps: Mapping[str, str] = MappingProxyType({}),
    more: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> None:
    """Show totals, one line a currency: currencies never add up.

    Args:
        sums: One row a currency, as `metrics.forecast.totals` gives them.
        labels: Column -> label, in order; `count` is a number of deals,
            the others are minor units.
        t: The words.
        helps: Column -> what it counts.
        more: Further columns: name -> currency -> minor units.
    """
    for total in sums.sort("count", descending=True).rows(named=True):
        currency = total["currency"]
        own = {name: found.get(currency, 0) for name, found in more.items()}
        row(
            [
                _figure({**total, **own}, name, label, helps.get(name, ""), t)
                for name, label in labels.items()
            ]
        )


def _figure(
    total: Mapping[str, Any], name: str, label: str, told: str, t: Words
) -> Figure:
    if name == "count":
        return Figure(label, f"{total[name]:,}", told)
    currency = total["currency"]
    full = numbers.full(total[name], currency, t)
    return Figure(
        label, numbers.compact(total[name], currency, t), f"{full} {told}"
    )
