"""Team strengths: whose results stand out in which activity (page 48)."""

from salesdash.metrics.results import WEEKS
from salesdash.ui import shell, strengths, strengths_table
from salesdash.ui.card import card

view, t = shell.enter()
shell.need(view.strengths, t("strengths.empty", weeks=WEEKS))
strengths.answer(view, t)
with card(t("strengths.chart")):
    strengths.draw(view, t)
with card(t("strengths.groups")):
    strengths.groups(view, t)
with card(t("strengths.mixes")):
    strengths.mixes(view, t)
with card(t("strengths.table")):
    strengths_table.draw(view, t)
