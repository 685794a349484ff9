"""Opportunities: every deal as board or table, and how long it stands."""

from salesdash.metrics.pipeline import pipeline
from salesdash.ui import (
    opportunities,
    opportunities_board,
    opportunities_filters,
    opportunities_pace,
    opportunities_table,
    shell,
)
from salesdash.ui.card import card

view, t = shell.enter()
deals = view.judged
shell.need(deals, t("opportunities.empty"))
page = shell.desk().pages["opportunity"]
opportunities.answer(view, shell.compared(), t)
shown, side = opportunities.switches(t)
asked = opportunities_filters.choose(deals, view, t)
still = asked.of_open().keep(pipeline(deals), view)
if shown == opportunities.BOARD:
    opportunities_board.draw(still, side, view, page, t)
else:
    opportunities_table.draw(asked.keep(deals, view), view, page, t)
if len(still):
    with card(t("opportunities.pace.title")):
        opportunities_pace.draw(still, view, page, t)
