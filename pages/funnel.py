"""Funnel: open deals at each milestone, claimed beside verified."""

from salesdash.charts import funnel as chart
from salesdash.metrics import funnel as metric
from salesdash.metrics.conversion import conversion
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline, vanished
from salesdash.ui import details, funnel, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
deals = pipeline(view.opportunities)
shell.need(deals, t("funnel.empty"))
sums = totals(deals)
funnel.answer(sums, t)
with card(t("funnel.chart")):
    measure, currency = funnel.choose(sums, t)
    funnel.caption(view, deals, measure, currency, t)
    bars = metric.funnel(view.opportunities)
    drawn = chart.funnel(
        bars,
        t,
        measure=measure,
        currency=currency,
        conversion=conversion(view.claims, view.number),
        dark=picture.dark(),
    )
    alt = chart.alt(bars, t, measure=measure, currency=currency)
    picked = picture.pick(drawn, alt, "funnel")
    funnel.notes(sums, vanished(view.opportunities), t)
behind = funnel.behind(deals, picked, measure, currency)
details.show(behind, "opportunities", funnel.title(picked, t), view, t)
