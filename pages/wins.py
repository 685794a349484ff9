"""What wins: closed deals with each element beside those without it."""

from salesdash.ui import shell, wins, wins_table
from salesdash.ui.card import card

view, t = shell.enter()
shell.need(view.closed, t("wins.empty"))
choice = wins.choose(view, t)
found = wins.rows(view, choice)
wins.answer(view, choice, found, t)
with card(t("wins.chart")):
    wins.caption(view, choice, found, t)
    dot = wins.draw(found, choice, t)
with card(t("wins.table")):
    row = wins_table.draw(view, found, choice, t)
wins.behind(view, choice, wins.last(dot, row), t)
