"""The part of the Activity page that puts the team on one triangle."""

from typing import Any

from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts import ternary as chart
from salesdash.charts.ternary_places import FEW, Unit, places
from salesdash.metrics.activity import activity as split_of
from salesdash.metrics.mixes import SPAN, mixes
from salesdash.ui import activity, details, picture, tables, text
from salesdash.ui.card import card
from salesdash.words import Words

WEEKS = 12
"""So many points a path has."""


def draw(view: View, t: Words) -> None:
    """Draw the triangle, and the visits of the rep that was picked.

    Args:
        view: The view.
        t: The words.
    """
    measure = activity.choose(t)
    unit: Unit = "minutes" if measure == "hours" else "visits"
    logged, end = view.logged, view.number
    ends = [end - 7 * back for back in reversed(range(WEEKS))]
    found = mixes(logged, ends)
    with card(t("activity.mix.title")):
        _caption(found, unit, view, t)
        drawn = chart.ternary(
            found,
            end,
            t,
            unit=unit,
            targets=activity.targets(view, split_of(_recent(view))),
            dark=picture.dark(),
            narrow=tables.phone(),
        )
        alt = chart.alt(found, end, t, unit=unit)
        picked = picture.pick(drawn, alt, "activity_mix")
    rows = _recent(view)
    title = t("activity.list")
    if picked and picked[0] is not None:
        rows = rows.filter(rows["rep"] == picked[0])
        title = f"{title} · {picked[0]}"
    details.show(rows, "visits", title, view, t)


def _recent(view: View) -> Any:
    """Give the visits that the points stand for, of whatever period."""
    logged, end = view.logged, view.number
    return logged.filter(logged["date"].is_between(end - SPAN + 1, end))


def _caption(found: Any, unit: Unit, view: View, t: Words) -> None:
    """Say what a point is, and who has none."""
    end = view.number
    span = {
        "first": dates.day(end - SPAN + 1, t),
        "last": dates.day(end, t),
    }
    here = {p.rep for p in places(found, unit) if p.end == end}
    gone = sorted(set(_recent(view)["rep"].to_list()) - here)
    hint = t(f"activity.mix.{'tap' if tables.phone() else 'click'}")
    few = t("activity.mix.pale", few=FEW, hint=hint)
    told = t("activity.mix.caption", **span, weeks=WEEKS)
    left = t("activity.mix.left", reps=", ".join(gone)) if gone else ""
    text.caption(told, few, left)
