"""The card that shows how far claims are ahead of their evidence."""

from functools import partial
from typing import Any

import streamlit as st

from salesdash import days, money
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import gap_weeks as chart
from salesdash.exports import names
from salesdash.method.milestones import STANDINGS
from salesdash.metrics import gap_weeks as metric
from salesdash.metrics.gap_weeks import LAST, SUMS, By
from salesdash.ui import (
    download,
    funnel_weeks,
    picture,
    switches,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.course import WEEKS
from salesdash.words import Words

COLUMNS = ("day", "currency", *SUMS, *LAST)
"""The columns of the file, after rep or team."""

_KEY = "gap by"


def draw(view: View, t: Words) -> None:
    """Show the gap of each rep week by week, and now as a table.

    Args:
        view: The view that the weeks lead to.
        t: The words.
    """
    by = _by(view)
    now = metric.gaps(view.opportunities, by)
    if not len(now):
        return
    with card(t(f"gap.title_{by}")):
        currency = _choose(now, view, t)
        weeks = metric.gap_weeks(funnel_weeks.trail(view, WEEKS, t), by)
        _picture(weeks, currency, t)
        _table(now.filter(now["currency"] == currency), currency, view, t)
        file = names.name("gap-weeks", view.number)
        make = partial(written, weeks)
        download.offer(make, file, t("gap.download"))


def _by(view: View) -> By:
    """Give what was chosen, reps where there is no choice."""
    chosen = st.session_state.get(_KEY)
    return "team" if _teams(view) and chosen == "team" else "rep"


def _teams(view: View) -> bool:
    """Say whether there are teams to be set side by side."""
    return not view.team and not view.rep and bool(view.teams[1:])


def _choose(now: Any, view: View, t: Words) -> str:
    """Draw the switches: reps or teams, and the currency, which it gives."""
    options: dict[By, str] = {
        "rep": t("gap.by_rep"),
        "team": t("gap.by_team"),
    }
    with st.container(horizontal=True):
        if _teams(view):
            switches.one(_KEY, t("gap.by"), options)
        counts = now.select("currency", count=now["open"])
        return switches.currency(counts, t("gap.currency"))


def _picture(weeks: Any, currency: str, t: Words) -> None:
    own = weeks.filter(weeks["currency"] == currency)
    last = own.filter(own["day"] == weeks["day"].max())
    text.caption(
        t(
            "gap.caption",
            first=dates.day(weeks["day"].min(), t),
            last=dates.day(weeks["day"].max(), t),
            n=f"{last['open'].sum():,}",
        ),
        t("gap.order"),
        chart.rest(weeks, currency, t),
    )
    across = 2 if tables.phone() else 4
    drawn = chart.gap_weeks(
        weeks, currency, t, across=across, dark=picture.dark()
    )
    picture.show(drawn, chart.alt(weeks, currency, t), "gap_weeks")


def _table(now: Any, currency: str, view: View, t: Words) -> None:
    """Show the gap of the newest day, one row a rep or team."""
    by = now.columns[0]
    nobody = t("chart.nobody" if by == "rep" else "gap.no_team")
    data: dict[str, list[Any]] = {
        by: [name or nobody for name in now[by].to_list()],
        "gap": _major(now, "gap", currency),
        "open": now["open"].to_list(),
        "claimed": _major(now, "claimed", currency),
        "verified": _major(now, "verified", currency),
        **{code: now[code].to_list() for code in STANDINGS},
    }
    heads = {name: t(f"gap.{name}") for name in (by, *SUMS)}
    heads |= {code: t.name("standing", code) for code in STANDINGS}
    if tables.phone():
        data = dict(list(data.items())[: tables.NARROW])
    symbol = numbers.symbol(currency, t)
    day = dates.day(view.number, t)
    title = t("gap.table", day=day, currency=symbol)
    st.markdown(f"**{text.plain(title)}** · {len(now):,}", help=t("gap.help"))
    tables.grid(data, {name: _form(name, heads[name]) for name in data}, title)


def _major(now: Any, name: str, currency: str) -> list[float | None]:
    return [tables.major(value, currency) for value in now[name].to_list()]


def _form(name: str, head: str) -> Any:
    if name in {"rep", "team"}:
        return st.column_config.TextColumn(head)
    return st.column_config.NumberColumn(head, format="localized")


def written(weeks: Any) -> bytes:
    """Write every week and currency, under stable names.

    Args:
        weeks: What `metrics.gap_weeks.gap_weeks` gives.
    """
    by = weeks.columns[1]
    body = [
        [
            row[by],
            days.day(row["day"]).isoformat(),
            row["currency"],
            str(row["open"]),
            *(
                money.decimal(row[name], row["currency"])
                for name in (*SUMS[1:], "untold")
            ),
            str(row["ahead"]),
        ]
        for row in weeks.rows(named=True)
    ]
    return download.lines([by, *COLUMNS], body)
