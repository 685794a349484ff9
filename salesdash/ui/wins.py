"""What the page What wins says around its chart."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import wins as chart
from salesdash.metrics import wins as metric
from salesdash.metrics.elements import KINDS
from salesdash.metrics.pipeline import vanished
from salesdash.ui import (
    counted,
    details,
    figures,
    picture,
    switches,
    tables,
    text,
)
from salesdash.ui.figures import Figure
from salesdash.words import Words

_WIDE, _NARROW = 64, 34
"""Letters of a name that fit in the chart, on a phone fewer."""

_LAST = "wins last"
Picked = Sequence[Any] | None
"""Kind, code and side of an element, None where nothing is picked."""

EVERY = "all"
"""Elements of every kind."""

DEALS = (
    "customer",
    "name",
    "status",
    "closed_on",
    "amount",
    "currency",
    "rep",
    "claimed_milestone",
    "created_on",
    "lost_reason",
    "opportunity",
    *details.SOURCE,
)
"""What is shown of the deals behind an element."""


class Choice(NamedTuple):
    """What is compared.

    Attributes:
        among: Which deals, one of `metrics.wins.AMONG`.
        kind: Which elements, one of `metrics.elements.KINDS` or `EVERY`.
    """

    among: str
    kind: str

    @property
    def mark(self) -> str:
        """What sets this choice apart from others."""
        return f"{self.among} {self.kind}"


def answer(view: View, choice: Choice, elements: Any, t: Words) -> None:
    """Say the answer of the page in figures, of the deals compared.

    Args:
        view: The view.
        choice: What is compared.
        elements: What `rows` gives of the choice.
        t: The words.
    """
    found = metric.overall(metric.among_of(view.closed, choice.among))
    rows = elements.filter(enough=1, follows=0)
    clear = f"{rows['clear'].sum():,}"
    holes = {"clear": clear, "n": f"{len(rows):,}"}
    lost = f"{found['n'] - found['won']:,}"
    told = {"won": f"{found['won']:,}", "lost": lost}
    figures.row(
        [
            _rate(view, found, t),
            Figure(
                t("wins.closed"),
                t("wins.few", won=told["won"], n=f"{found['n']:,}"),
                t("wins.closed_help", **told),
            ),
            _cycle(view, found, t),
            Figure(
                t("wins.clear"),
                t("wins.clear_value", **holes),
                t("wins.clear_help", enough=metric.ENOUGH, n=holes["n"]),
                how=counted.told("win_element", view, t),
            ),
        ]
    )
    _below(view, choice, found, t)


def _rate(view: View, found: Mapping[str, Any], t: Words) -> Figure:
    """Give the win rate, as a count where few deals closed."""
    holes = _holes(found, t)
    value = numbers.percent(found["won"], found["n"], t)
    if found["n"] < metric.ENOUGH:
        value = t("wins.few", won=holes["won"], n=holes["n"])
    told = t("wins.rate_help", **holes)
    how = counted.told("win_rate", view, t)
    return Figure(t("wins.rate"), value, told, how=how)


def _cycle(view: View, found: Mapping[str, Any], t: Words) -> Figure:
    value = t("wins.unknown")
    if found["cycle"] is not None:
        value = t("wins.days", days=f"{found['cycle']:,.0f}")
    told = t("wins.cycle_help", n=f"{found['cycle_n']:,}")
    how = counted.told("cycle_time", view, t)
    return Figure(t("wins.cycle"), value, told, how=how)


def _holes(found: Mapping[str, Any], t: Words) -> dict[str, str]:
    return {
        "won": f"{found['won']:,}",
        "n": f"{found['n']:,}",
        "low": numbers.percent(found["low"], 1, t),
        "high": numbers.percent(found["high"], 1, t),
    }


def _below(
    view: View, choice: Choice, found: Mapping[str, Any], t: Words
) -> None:
    """Say of which deals the figures are, and which are left out."""
    if not found["n"]:
        text.caption(t("wins.none_reached"))
        return
    every = choice.kind == EVERY
    gone = len(vanished(view.opportunities))
    undated = found["undated"]
    day = dates.day(view.number, t)
    text.caption(
        t(f"wins.summary_{choice.among}", day=day, **_holes(found, t)),
        "" if every else t("wins.clear_kind", kind=_kind(choice.kind, t)),
        _some("undated", undated, t),
        _some("gone", gone, t),
    )


def _kind(code: str, t: Words) -> str:
    return t(f"wins.kind_{code}")


def _some(name: str, count: int, t: Words) -> str:
    """Say how many deals, '' for none."""
    if not count:
        return ""
    number = "one" if count == 1 else "many"
    return t(f"wins.{name}_{number}", n=f"{count:,}")


def choose(view: View, t: Words) -> Choice:
    """Choose which deals are compared, and by what kind of element."""
    milestone = t.name("milestone", metric.SPONSOR)
    deals = {
        metric.ALL: t("wins.among_all"),
        metric.SPONSOR: t("wins.among_qualified_sponsor", milestone=milestone),
    }
    known = set(view.wins["kind"].to_list())
    kinds = {EVERY: t("wins.kind_all")} | {
        kind: _kind(kind, t) for kind in KINDS if kind in known
    }
    among = switches.one("wins among", t("wins.among"), deals)
    return Choice(among, switches.one("wins kinds", t("wins.kinds"), kinds))


def rows(view: View, choice: Choice) -> Any:
    """Give the elements of a kind, of the deals that are compared."""
    found = view.wins.filter(among=choice.among)
    if choice.kind == EVERY:
        return found
    return found.filter(kind=choice.kind)


def caption(view: View, choice: Choice, found: Any, t: Words) -> None:
    """Say what the dots are shares of, and what they do not say."""
    deals = metric.among_of(view.closed, choice.among)
    n, won = f"{len(deals):,}", f"{deals['won'].sum():,}"
    every = chart.shown(found)
    cut = len(every) > chart.SHOWN
    text.caption(
        t("wins.caption"),
        t("wins.caption_among", n=n, won=won),
        t("wins.cut", shown=chart.SHOWN, n=len(every)) if cut else "",
    )
    told = "wins.caveat" if choice.among == metric.ALL else "wins.caveat_left"
    text.caption(t(told))


def draw(found: Any, choice: Choice, t: Words) -> list[Any] | None:
    """Draw the chart, and give what the dot that was clicked carries.

    Args:
        found: The elements to show, as `View.wins` gives them.
        choice: What is compared: with another one nothing is clicked yet.
        t: The words.
    """
    shown = chart.fit(chart.shown(found))
    room = _NARROW if tables.phone() else _WIDE
    drawn = chart.wins(shown, t, room=room, dark=picture.dark())
    return picture.pick(drawn, chart.alt(shown, t), f"wins {choice.mark}")


def last(dot: Picked, row: Picked) -> Picked:
    """Give what was picked last, in the chart or in the table.

    Args:
        dot: What is picked in the chart, or None.
        row: What is picked in the table, or None.
    """
    before = st.session_state.get(_LAST, (None, None, None))
    chosen = before[2]
    if dot != before[0]:
        chosen = dot or row
    if row != before[1]:
        chosen = row or dot
    if chosen not in (dot, row):
        chosen = dot or row
    st.session_state[_LAST] = dot, row, chosen
    return chosen


def behind(view: View, choice: Choice, picked: Picked, t: Words) -> None:
    """List the deals behind what was picked, all where nothing was."""
    deals = metric.among_of(view.closed, choice.among)
    title = t("wins.list_all")
    if picked:
        kind, code, side = picked
        title = t(f"wins.list_{side}", element=_named(view, kind, code, t))
        deals = metric.behind(deals, view.had, kind, code, side)
    details.show(deals, "opportunities", title, view, t, DEALS)


def _named(view: View, kind: str, code: str, t: Words) -> str:
    (row, *_) = view.wins.filter(kind=kind, code=code).rows(named=True)
    return chart.name(row, t)
