"""What the page of the buying cycle says around its charts."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import money
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.buying import Measure, Shown
from salesdash.method.buying import STAGES
from salesdash.metrics import buying as metric
from salesdash.metrics.forecast import totals
from salesdash.metrics.mismatch import AHEAD, BEHIND, counts
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import details, difference, figures, switches, tables, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

COLUMNS = (
    "customer",
    "name",
    "buying_stage",
    "step_done",
    "mismatch",
    "step_on",
    "serving_step",
    "amount",
    "currency",
    "rep",
    "claimed_milestone",
    "verified_milestone",
    "expected_close",
    *details.SOURCE,
)


def stages(view: View, shown: Shown) -> Any:
    """Give one row a stage of what is shown, as of the view's day."""
    deals = view.judged
    if shown.measure == "customers":
        return metric.everyone(deals)
    found = metric.shares(deals)
    return found.filter(found["currency"] == shown.currency)


def answer(deals: Any, earlier: View | None, t: Words) -> None:
    """Say the answer of the page in figures.

    Args:
        deals: The open deals with all that is judged of them.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    now = counts(deals)
    then = None
    if earlier is not None:
        then = counts(pipeline(earlier.judged))
    unknown = deals.filter(deals["evidence_columns"] != 1)
    found = []
    steps = now["unlogged"] < len(deals)
    for name, count in now.items():
        # Without a step nobody is known to be ahead or behind.
        if name in {AHEAD, BEHIND} and not steps:
            continue
        label = t(f"buying.{name}")
        told = ""
        if name == "blank":
            told = t("buying.blank_help", n=f"{len(unknown):,}")
        elif name != "customers":
            told = t(f"buying.{name}_help")
        delta = "" if then is None else difference.count(count, then[name])
        inverse = name != "customers"
        found.append(Figure(label, f"{count:,}", told, delta, inverse))
    figures.row(found)
    if earlier is not None:
        text.caption(t("buying.since", day=dates.day(earlier.number, t)))


def choose(deals: Any, t: Words) -> Shown:
    """Draw the switches of the bars: customers or amount, and of which."""
    options: dict[Measure, str] = {
        "customers": t("buying.by_customers"),
        "amount": t("buying.by_amount"),
    }
    with st.container(horizontal=True):
        measure = switches.one("buying measure", t("buying.measure"), options)
        currency = money.DEFAULT
        if measure == "amount":
            sums = totals(deals)
            currency = switches.currency(sums, t("buying.currency"))
    return Shown(measure, currency)


def caption(
    view: View,
    earlier: View | None,
    deals: Any,
    shown: Shown,
    t: Words,
) -> None:
    """Say below the title what the bars share out, of which day."""
    title = t(f"buying.chart_{shown.measure}")
    day = dates.day(view.number, t)
    if shown.measure == "customers":
        n = f"{deals['customer'].n_unique():,}"
        first = t("buying.caption_customers", title=title, day=day, n=n)
    else:
        own = deals.filter(deals["currency"] == shown.currency)
        first = t(
            "buying.caption_amount",
            title=title,
            day=day,
            currency=numbers.symbol(shown.currency, t),
            n=f"{len(own):,}",
        )
    tick = ""
    if earlier is not None:
        tick = t("buying.tick", day=dates.day(earlier.number, t))
    text.caption(first, tick)


def note(deals: Any, t: Words) -> None:
    """Say how many deals have no stage because no sheet has criteria."""
    unknown = len(deals.filter(deals["evidence_columns"] != 1))
    if unknown:
        blank = t.name("stage", None)
        told = t("buying.no_columns_note", n=f"{unknown:,}", blank=blank)
        text.caption(told)


def logged(view: View, deals: Any, t: Words) -> bool:
    """Say what the cells count; tell whether any step was logged.

    Without a single step there is nothing to compare: then it says where
    steps are written.
    """
    if not len(deals.filter(deals["step_rank"] > 0)):
        head = tables.label("visits", "step", t)
        text.caption(t("buying.none_logged", column=head))
        return False
    day, n = dates.day(view.number, t), f"{len(deals):,}"
    text.caption(
        t("buying.matrix_caption", day=day, n=n), t("buying.matrix_fits")
    )
    return True


def behind(
    deals: Any,
    bar: Sequence[Any] | None,
    cell: Sequence[Any] | None,
    shown: Shown,
) -> Any:
    """Keep the deals behind what was clicked; a cell before a bar.

    Args:
        deals: The open deals with all that is judged of them.
        bar: The stage of a bar ('' for none).
        cell: The places of stage and step in the matrix.
        shown: What the bars show.
    """
    ranks = deals["buying_rank"]
    if cell is not None:
        stage, step = cell
        return deals.filter((ranks == stage) & (deals["step_rank"] == step))
    if bar is None:
        return deals
    rank = _rank(bar[0])
    if shown.measure == "amount":
        own = deals["currency"] == shown.currency
        return deals.filter((ranks == rank) & own)
    placed = metric.furthest(deals)
    return placed.filter(placed["customer_rank"] == rank)


def title(
    bar: Sequence[Any] | None,
    cell: Sequence[Any] | None,
    shown: Shown,
    t: Words,
) -> str:
    """Name the deals behind what was clicked."""
    if cell is not None:
        place, step = cell
        stage = t.name("stage", STAGES[place - 1].code if place else None)
        named = t.name("step", STAGES[step - 1].step) if step else ""
        done = named or t("buying.no_visit")
        return t("buying.list_cell", stage=stage, step=done)
    if bar is None:
        return t("buying.list_all")
    customers = shown.measure == "customers"
    key = "buying.list_customers" if customers else "buying.list_stage"
    return t(key, stage=t.name("stage", bar[0] or None))


def _rank(code: str) -> int:
    return [stage.code for stage in STAGES].index(code) + 1 if code else 0


def table(frame: Any, shown: Shown, t: Words) -> None:
    """Show the numbers of the bars as a table that opens on demand."""
    with st.expander(t("funnel.table.title")):
        amounts = shown.measure == "amount"
        values = frame[shown.measure].to_list()
        data = {
            "stage": [t.name("stage", c or None) for c in frame["stage"]],
            "value": [
                tables.major(v, shown.currency) if amounts else v
                for v in values
            ],
        }
        label = t(f"buying.by_{shown.measure}")
        forms = {
            "stage": st.column_config.TextColumn(t("buying.of_deal")),
            "value": st.column_config.NumberColumn(label, format="localized"),
        }
        tables.grid(data, forms, t(f"buying.chart_{shown.measure}"))
