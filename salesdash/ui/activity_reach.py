"""The part of the Activity page on whom reps reach."""

from functools import partial
from typing import Any

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.exports import reach as file
from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.activity import activity as split_of
from salesdash.metrics.reach import BEGUN
from salesdash.ui import activity_rows, counted, details, figures, text
from salesdash.ui.activity_rows import Head
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.words import Words


def draw(view: View, t: Words) -> None:
    """Draw the figures, a table of one row a rep, and first visits.

    Args:
        view: The view.
        t: The words.
    """
    found = view.reached
    figures.row(_figures(found, view, t))
    first, last = (dates.day(day, t) for day in view.spanned)
    with card(t("reach.title")):
        aimed = _aimed(found)
        text.caption(
            t("reach.caption", first=first, last=last, days=BEGUN),
            t("reach.caption_target") if aimed else t("reach.no_target"),
        )
        rows = sorted(
            _rows(found, view), key=lambda row: (-row["visits"], row["rep"])
        )
        heads = _heads(t, aimed=aimed)
        alt = t("shell.table.alt", title=t("reach.title"), n=len(rows))
        activity_rows.grid(rows, heads, alt)
        make = partial(file.written, found, view.number)
        activity_rows.offer(make, "reach", view, t)
    first_visits = view.fresh.filter(
        view.fresh["date"].is_between(*view.spanned)
    )
    if len(first_visits):
        title = t("reach.new_list")
        details.show(first_visits, "visits", title, view, t)


def _aimed(found: Any) -> bool:
    """Say whether any rep has a target of visits or new customers."""
    names = ("visits_target", "new_customers_target")
    return any(found[name].count() for name in names)


def _figures(found: Any, view: View, t: Words) -> list[Figure]:
    visits, weeks = found["visits"].sum(), found["weeks"].sum()
    known = view.visits.filter(view.visits["customer_key"] != "")
    reached = known["customer_key"].n_unique()
    how = partial(counted.told, view=view, t=t)
    return [
        Figure(
            t("reach.customers"),
            f"{reached:,}",
            t("reach.customers_help"),
            how=how("customers_reached"),
        ),
        Figure(
            t("reach.new_customers"),
            f"{found['new_customers'].sum():,}",
            t("reach.new_help", days=BEGUN),
            how=how("new_customers"),
        ),
        Figure(
            t("reach.per_week"),
            f"{visits / weeks:,.1f}" if weeks else "–",
            t("reach.per_week_help", n=f"{visits:,}", weeks=f"{weeks:,.1f}"),
            how=how("per_week"),
        ),
        *_against("visits", "visits_target", found, view, t),
        *_against("new_customers", "new_target", found, view, t),
    ]


def _against(
    measure: str, own: str, found: Any, view: View, t: Words
) -> list[Figure]:
    """Set what was done against its target, if there is one."""
    (row,) = view.aimed(measure, *view.spanned).rows(named=True)
    target, done = row["target"] or 0, row["done"] or 0
    if not target:
        return []
    told = t("reach.against_help", n=f"{done:,}", target=f"{target:,.1f}")
    how = counted.told(own, view, t)
    share = numbers.percent(done, target, t)
    label = _covered(t(f"reach.{own}"), found[f"{measure}_target"], t)
    return [Figure(label, share, told, how=how)]


def _covered(label: str, targets: Any, t: Words) -> str:
    """Add how many reps have a target of their own, where not all do."""
    n, every = targets.count(), len(targets)
    if not 0 < n < every:
        return label
    return t("reach.own_target", label=label, n=n, all=every)


def _rows(found: Any, view: View) -> list[dict[str, Any]]:
    """Give one row a rep, with the share of each activity."""
    mixes: dict[str, dict[str, int]] = {}
    for row in split_of(view.visits).rows(named=True):
        mixes.setdefault(row["rep"], {})[row["segment"]] = row["visits"]
    return [
        {**row, **_shares(mixes.get(row["rep"], {})), **_met(row)}
        for row in found.rows(named=True)
    ]


def _shares(mix: dict[str, int]) -> dict[str, float | None]:
    whole = sum(mix.values())
    return {
        name: mix.get(name, 0) / whole if whole else None
        for name in ACTIVITIES
    }


def _met(row: dict[str, Any]) -> dict[str, float | None]:
    """Give the share of the target that was met; None without one."""
    target = row["visits_target"]
    return {"met": row["visits_done"] / target if target else None}


def _heads(t: Words, *, aimed: bool) -> dict[str, Head]:
    target = {
        "visits_target": Head(
            t("reach.target"), "whole", t("reach.target_help")
        ),
        "met": Head(t("reach.met"), "percent", t("reach.met_help")),
    }
    mix = {
        name: Head(
            t(f"reach.mix.{name}"),
            "percent",
            t("reach.mix_help", segment=t.name("activity", name)),
        )
        for name in ACTIVITIES
    }
    return {
        "rep": Head(t("reach.rep")),
        "visits": Head(t("activity.visits"), "number"),
        "per_week": Head(t("reach.a_week"), "decimal"),
        **(target if aimed else {}),
        "customers": Head(t("reach.seen"), "number"),
        "new_customers": Head(t("reach.new"), "number"),
        **mix,
    }
