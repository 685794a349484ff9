"""Three criteria: attained, accurate, developed."""

from salesdash.ui import (
    shell,
    success,
    success_accuracy,
    success_growth,
    success_target,
)

view, t = shell.enter()
shell.need(success.known(view), t("success.empty"))
success_target.draw(view, shell.compared(), t)
success_accuracy.draw(view, t)
success_growth.draw(view, t)
