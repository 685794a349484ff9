"""What the Customers page says first: its figures."""

from salesdash.book import View
from salesdash.charts import numbers
from salesdash.metrics import clients_sifted as sifted
from salesdash.ui import counted, figures, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

_HOW = {
    "goal": "goal",
    "stale": "information",
    "under": "frequency",
    "graded": "quadrant",
}
"""Figure -> the measure by which it is counted."""

COUNTS = {
    "goal": ("goal", "without"),
    "stale": ("information", "stale"),
    "under": ("coverage", "under"),
    "graded": ("grade", "not_graded"),
}
"""Figure -> the name and code of the customers that it counts."""


def answer(view: View, t: Words) -> None:
    """Say the answer of the page in figures."""
    every = view.clients
    known, of = int(every["known_parts"].sum()), int(every["of_parts"].sum())
    found = [_count(name, view, t) for name in COUNTS]
    share = numbers.percent(known, of, t)
    told = t("customers.help.known", n=f"{known:,}", of=f"{of:,}")
    figures.row(
        [
            Figure(
                t("customers.figure.customers"),
                f"{len(every):,}",
                t("customers.help.customers"),
                how=counted.told("clients", view, t),
            ),
            Figure(
                t("customers.figure.known"),
                share,
                told,
                how=counted.told("information", view, t),
            ),
            *found,
        ]
    )
    unlisted = len(every.filter(listed=0))
    text.caption(t("customers.unlisted", n=unlisted) if unlisted else "")


def _count(name: str, view: View, t: Words) -> Figure:
    asked, code = COUNTS[name]
    found = len(sifted.sifted(view.clients, {asked: code}))
    return Figure(
        t(f"customers.figure.{name}"),
        f"{found:,}",
        t(f"customers.help.{name}"),
        how=counted.told(_HOW[name], view, t, own=name),
    )
