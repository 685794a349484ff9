"""Forecast: what each period brings, claimed beside verified."""

from salesdash.charts import forecast as chart
from salesdash.metrics import forecast as metric
from salesdash.metrics.pipeline import vanished
from salesdash.ui import against, currencies, details, forecast, picture, shell
from salesdash.ui import targets as aims
from salesdash.ui.card import card
from salesdash.ui.focus import chosen

view, t = shell.enter()
priced = currencies.choose(view, t)
gone = priced.deals(vanished(view.due))
rows = forecast.rows(priced)
asked = chosen("forecast", view, t)
if asked.code == "vanished":
    details.gone(gone, t("forecast.vanished"), view, t)
shell.need(rows, t("forecast.empty"))
below = forecast.answer(priced, shell.compared(), t)
with card(t("forecast.chart")):
    by, currency = forecast.choose(metric.totals(rows), t)
    rows = forecast.rows(priced, by)
    bars = metric.totals(rows, ["period", "status"])
    marks = aims.marks(priced, by, currency)
    money = {"currency": currency, "targets": marks}
    forecast.caption(view, rows, chart.unit(bars, t, **money), marks, t)
    drawn = chart.forecast(bars, t, **money, dark=picture.dark())
    picked = picture.pick(drawn, chart.alt(bars, t, **money), "forecast")
    forecast.notes(rows, gone, t)
    forecast.offer(rows, view, t)
with below:
    aims.answer(priced, by, shell.compared(), t)
against.show(priced, by, t)
with card(t("forecast.list")):
    forecast.sums_by(rows, t)
behind = asked.keep(forecast.behind(rows, drawn, picked, currency))
with asked.place():
    details.deals(behind, asked.named(forecast.title(picked, t)), view, t)
if asked.code != "vanished":
    details.gone(gone, t("forecast.vanished"), view, t)
