"""The first criterion: how much of the target is won."""

from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import attainment as chart
from salesdash.charts import dates, numbers
from salesdash.exports import names
from salesdash.exports import success as file
from salesdash.metrics import months
from salesdash.metrics.months import Length
from salesdash.ui import download, picture, success, switches, tables, text
from salesdash.ui import targets as aims
from salesdash.ui.card import card
from salesdash.ui.currencies import Priced
from salesdash.ui.success import FULL, By
from salesdash.words import Words

PERIODS = 12
"""So many periods can be chosen."""

COLUMNS = ("attained", "target", "won", "gap", "due", "verified")


def draw(view: View, earlier: View | None, t: Words) -> None:
    """Draw the first part of the page.

    Args:
        view: The view.
        earlier: The view of the day that it is compared with.
        t: The words.
    """
    with success.part("target", t):
        by = _length(t)
        aims.answer(Priced(view), by, earlier, t)
        rows = view.attainment
        own = rows.filter(rows["length"] == by)
        text.caption(*_pace(own, view, by, t))
        if own["months"].sum():
            _card(own, view, by, t)
        success.link("forecast.py", t("success.to_forecast"))


def _length(t: Words) -> Length:
    options: dict[Length, str] = {
        "month": t("forecast.month"),
        "quarter": t("forecast.quarter"),
    }
    return switches.one("success by", t("forecast.by"), options)


def _pace(own: Any, view: View, by: Length, t: Words) -> list[str]:
    """Say whether what is won keeps pace with the days."""
    now = months.current(view.number, by, view.settings.year_start)
    every = success.everyone(own)
    here = every.filter(every["period"] == now, every["target"] > 0)
    return [_kept(row, t) for row in here.rows(named=True)]


def _kept(row: dict[str, Any], t: Words) -> str:
    ahead = row["attained"] >= row["passed"]
    return t(
        "success.pace_ahead" if ahead else "success.pace_behind",
        period=dates.period(row["period"], t),
        passed=numbers.percent(row["passed"], FULL, t),
        attained=numbers.percent(row["attained"], FULL, t),
        symbol=numbers.symbol(row["currency"], t),
    )


def _card(own: Any, view: View, by: Length, t: Words) -> None:
    with card(t("success.attained_title")):
        with st.container(horizontal=True):
            aimed = own.filter(own["months"] > 0)
            currency = success.currency("attained", aimed, view, t)
            own = own.filter(own["currency"] == currency)
            group = success.choose("success attained", view, t)
            period = _period(own, by, t)
            here = own.filter(own["period"] == period)
            shown = success.level(here, group)
        _picture(shown, group, period, t)
        _table(shown, group, t)
        make = partial(file.attainment, view.attainment, view.number)
        title = names.name("attainment", view.number)
        download.offer(make, title, t("success.download"))


def _period(own: Any, by: Length, t: Words) -> str:
    """Choose a period, the newest first."""
    codes = sorted(set(own["period"].to_list()), reverse=True)[:PERIODS]
    key = f"success period {by}"
    if st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    chosen = st.selectbox(
        t("success.period"),
        codes,
        format_func=lambda code: dates.period(code, t),
        key=key,
        label_visibility="collapsed",
        width=200,
    )
    return chosen or codes[0]


def _picture(shown: Any, group: By, period: str, t: Words) -> None:
    aimed = chart.shown(shown)
    none = [
        success.name(row, group, t)
        for row in shown.rows(named=True)
        if not row["target"]
    ]
    mark = "、" if t.language == "zh" else ", "
    without = t("success.without_target", names=mark.join(none))
    period = dates.period(period, t)
    told = t("success.attained_caption", period=period, n=len(aimed))
    more = t("success.attained_more", shown=chart.SHOWN, all=len(aimed))
    cut = more if len(aimed) > chart.SHOWN else ""
    click = t("success.attained_click") if group == "rep" and aimed else ""
    text.caption(told, click, without if none else "", cut)
    drawn = chart.attainment(shown, group, t, dark=picture.dark())
    alt = chart.alt(shown, group, t)
    if group == "team":
        picture.show(drawn, alt, "attained team")
        return
    picked = picture.pick(drawn, alt, "attained rep")
    if picked and picked[0]:
        success.coach(picked[0], t)


def _table(shown: Any, group: By, t: Words) -> None:
    """List the numbers of the bars, and those without a target."""
    with st.expander(t("funnel.table.title")):
        rows = shown.rows(named=True)
        data: dict[str, list[Any]] = {
            group: [success.name(row, group, t) for row in rows]
        }
        data |= {name: [_cell(r, name) for r in rows] for name in COLUMNS}
        forms = {
            group: st.column_config.TextColumn(t(f"gap.{group}")),
            "attained": st.column_config.ProgressColumn(
                t("success.column.attained"),
                format="%.0f %%",
                min_value=0,
                max_value=100,
            ),
        }
        forms |= {
            name: st.column_config.NumberColumn(
                t(f"success.column.{name}"), format="localized"
            )
            for name in COLUMNS[1:]
        }
        if tables.phone():
            data = dict(list(data.items())[: tables.NARROW])
        own = {name: forms[name] for name in data}
        tables.grid(data, own, t("success.attained_title"))


def _cell(row: dict[str, Any], name: str) -> float | None:
    if name == "attained":
        share = row["attained"]
        return None if share is None else share * 100 / FULL
    if name in ("target", "gap") and not row["months"]:
        return None
    return tables.major(row[name], row["currency"])
