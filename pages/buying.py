"""Buying cycle: who is at which stage, and which step serves whom."""

from salesdash.charts import buying as chart
from salesdash.charts import buying_matrix as matrix_chart
from salesdash.metrics.mismatch import matrix
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import buying, details, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
earlier = shell.compared()
deals = pipeline(view.judged)
shell.need(deals, t("buying.empty"))
buying.answer(deals, earlier, t)
with card(t("buying.chart")):
    shown = buying.choose(deals, t)
    buying.caption(view, earlier, deals, shown, t)
    now = buying.stages(view, shown)
    then = buying.stages(earlier, shown) if earlier else None
    drawn = chart.stages(now, t, shown, before=then, dark=picture.dark())
    bar = picture.pick(drawn, chart.alt(now, t, shown), "buying")
    buying.note(deals, t)
    buying.table(now, shown, t)
cell = None
with card(t("buying.matrix")):
    if buying.logged(view, deals, t):
        cells = matrix(deals)
        drawn = matrix_chart.matrix(cells, t, dark=picture.dark())
        alt = matrix_chart.alt(cells, t)
        cell = picture.pick(drawn, alt, "buying_matrix")
title = buying.title(bar, cell, shown, t)
details.show(
    buying.behind(deals, bar, cell, shown),
    "opportunities",
    title,
    view,
    t,
    buying.COLUMNS,
)
