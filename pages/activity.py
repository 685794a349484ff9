"""Activity: how each rep's visits divide over the three activities."""

from salesdash.metrics import activity as metric
from salesdash.ui import activity, activity_parts, shell

view, t = shell.enter()
shell.need(view.visits, t("activity.empty"))
activity.answer(view, metric.activity(view.visits), t)
activity_parts.draw(view, t)
