"""Forecast: what each period brings, claimed beside verified."""

from salesdash.charts import forecast as chart
from salesdash.metrics import forecast as metric
from salesdash.metrics.pipeline import vanished
from salesdash.ui import details, forecast, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
gone = vanished(view.due)
rows = metric.forecast(view.due, view.number)
shell.need(rows, t("forecast.empty"))
sums = metric.totals(rows)
forecast.answer(sums, rows, t)
with card(t("forecast.chart")):
    by, currency = forecast.choose(sums, t)
    rows = metric.forecast(view.due, view.number, by)
    bars = metric.totals(rows, ["period", "status"])
    unit = chart.unit(bars, t, currency=currency)
    forecast.caption(view, rows, unit, t)
    drawn = chart.forecast(bars, t, currency=currency, dark=picture.dark())
    alt = chart.alt(bars, t, currency=currency)
    picked = picture.pick(drawn, alt, "forecast")
    forecast.notes(rows, gone, t)
    forecast.offer(rows, view, t)
with card(t("forecast.list")):
    forecast.sums_by(rows, t)
behind = forecast.behind(rows, drawn, picked, currency)
details.deals(behind, forecast.title(picked, t), t)
details.gone(gone, t("forecast.vanished"), view, t)
