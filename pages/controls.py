"""Control points: what a manager checks, and the talks that follow."""

from salesdash.ui import (
    controls,
    controls_behind,
    controls_save,
    controls_schedule,
    shell,
)
from salesdash.ui.card import card

view, t = shell.enter()
frame = shell.desk()
shell.need(view.role_plays, t("controls.empty"))
controls.answer(view, t)
with card(t("controls.matrix")):
    controls.matrix(view, t)
controls_behind.draw(frame, view)
controls_save.name(t)
controls_schedule.draw(frame, view)
controls.loop(t)
