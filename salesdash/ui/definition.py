"""How a figure is counted: its definition, and the rows it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics import left_out
from salesdash.ui import details, text
from salesdash.words import Words

DOCS: Mapping[str, str] = MappingProxyType(
    {
        "pipeline": "overview",
        "open_deals": "funnel",
        "verified": "forecast",
        "claimed": "forecast",
        "gap": "forecast",
        "funnel_verified": "weighted",
        "funnel_claimed": "weighted",
        "won_week": "overview",
        "won": "forecast",
        "visits_week": "overview",
        "visits": "activity",
        "reps": "activity",
        "per_day": "activity",
        "hours": "activity",
        "unclassified": "activity",
        "customers_reached": "reach",
        "new_customers": "reach",
        "per_week": "reach",
        "visits_target": "reach",
        "new_target": "reach",
        "promises_kept": "promises",
        "talk_month": "coaching",
        "quadrant": "grading",
        "moved": "movement",
        "frequency": "frequency",
        "clients": "triangle",
        "information": "triangle",
        "goal": "triangle",
        "attractiveness": "attractiveness",
        "effort": "effort",
        "target": "targets",
        "target_gap": "targets",
        "attained": "targets",
        "coverage": "targets",
        "score": "score",
        "product": "score",
        "verified_milestone": "verified",
        "standing": "verified",
        "evidence": "evidence",
        "hit_deals": "evidence",
        "hit_amount": "evidence",
        "buying": "buying",
        "stalled": "stalled",
        "pushes": "stalled",
        "key_opportunity": "key",
        "brief_days": "key",
        "milestone_time": "since",
        "forecast_bias": "accuracy",
        "forecast_wape": "accuracy",
        "development": "growth",
        "win_rate": "wins",
        "cycle_time": "wins",
        "win_element": "wins",
        "strength": "strengths",
        "control_point": "controls",
        "control_missed": "controls",
        "role_play": "controls",
        "joint_visit": "controls",
        "talk_overdue": "controls",
    }
)
"""Every measure that is defined -> its page in docs/metrics."""

_PARTS = ("formula", "out", "unit")
_NAMED = (*QUADRANTS, NOT_GRADED)
_SPAN = 500
"""Characters of a sentence."""


@dataclass(frozen=True, eq=False)
class How:
    """How one figure of a page is counted.

    Attributes:
        measure: One of `DOCS`.
        view: The view that it is of.
        t: The words.
        rows: Gives the rows as `metrics.left_out` marks them, when they are
            asked for; None where the page itself lists them.
        table: Their table in the model.
        write: Writes the sum of what the rows add, None where each adds 1.
        own: Sets the figure apart from others of the same measure.
    """

    measure: str
    view: View
    t: Words
    rows: Callable[[], Any] | None = None
    table: str = "opportunities"
    write: Callable[[int], str] | None = None
    own: str = ""


def offer(how: How, label: str) -> None:
    """Draw the button that says how a figure is counted.

    Args:
        how: How it is counted.
        label: The name of the figure on the page.
    """
    # A click runs the dialog alone and not the page below it.
    st.fragment(_button)(how, label)


def _button(how: How, label: str) -> None:
    clicked = st.button(
        how.t("counted.how"),
        type="tertiary",
        icon=":material/manage_search:",
        key=f"how {how.measure} {how.own}",
    )
    if clicked:
        st.dialog(text.plain(label), width="large")(_told)(how, label)


def _told(how: How, label: str) -> None:
    """Say what the figure is, then show its rows."""
    t = how.t
    name = t(f"definitions.{how.measure}.name")
    page = f"docs/metrics/{DOCS[how.measure]}{_ENDING[t.language]}"
    told = t(f"definitions.{how.measure}.told")
    alike = name == label
    said = [told if alike else t("counted.part", name=name, text=told)]
    for part in _PARTS:
        head, told = (
            t(f"counted.{part}"),
            t(f"definitions.{how.measure}.{part}"),
        )
        said.append(t("counted.part", name=head, text=told))
    st.markdown("\n\n".join(said))
    st.caption(t("counted.docs", page=f"`{page}`"))
    if how.rows is None:
        st.caption(t("counted.no_rows"))
        return
    marked = how.rows()
    _counted(marked, how)
    _left(marked, how)


_ENDING = {"en": ".md", "zh": ".zh.md"}


def _counted(marked: Any, how: How) -> None:
    """List the rows that make the figure, with their sum."""
    t, inside = how.t, marked.filter(marked["reason"] == "")
    with st.container(border=True, gap="small"):
        st.markdown(text.plain(summed(inside, how), _SPAN))
        details.behind(inside, how.table, t("counted.rows"), how.view, t)


def summed(inside: Any, how: How) -> str:
    """Say what the rows of a figure make together."""
    t, n = how.t, f"{len(inside):,}"
    if how.write is None:
        return t("counted.count", n=n)
    told = t("counted.sum", n=n, sum=how.write(int(inside["adds"].sum() or 0)))
    zero = int((inside["adds"] == 0).sum())
    none = t("counted.nothing", n=f"{zero:,}") if zero else ""
    return f"{told} {none}".strip()


def _left(marked: Any, how: How) -> None:
    """List the rows that the figure leaves out, reason by reason."""
    t, counts = how.t, dict(left_out.counts(marked))
    st.markdown(f"**{t('counted.left')}**")
    if not counts:
        st.caption(t("counted.none_left"))
        return
    n = f"{sum(counts.values()):,}"
    st.caption(t("counted.left_n", n=n))
    names = {code: reason(code, t) for code in counts}
    chosen = st.pills(
        t("counted.left"),
        list(counts),
        format_func=lambda code: t(
            "counted.reason_n", reason=names[code], n=f"{counts[code]:,}"
        ),
        key=f"left {how.measure} {how.own}",
        label_visibility="collapsed",
    )
    if chosen:
        rows = marked.filter(marked["reason"] == chosen)
        details.behind(rows, how.table, names[chosen], how.view, t)


def reason(code: str, t: Words) -> str:
    """Name a reason why rows are left out."""
    if code in _NAMED:
        return t.name("quadrant", code)
    return t(f"counted.reason.{code}")
