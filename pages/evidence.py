"""Evidence: what is claimed, set beside what sheets and visits show."""

from salesdash.metrics.pipeline import pipeline
from salesdash.ui import (
    deal_save,
    evidence,
    evidence_reps,
    evidence_rules,
    gap_weeks,
    shell,
)

view, t = shell.enter()
shell.need(pipeline(view.opportunities), t("evidence.page.empty"))
evidence.answer(view, shell.compared(), t)
evidence.warm(view, t)
for rule in evidence.ordered(view.hits):
    evidence_rules.draw(rule, view, shell.desk())
evidence.rest(view, t)
evidence.offer(view, t)
evidence_reps.draw(view, t)
gap_weeks.draw(view, t)
deal_save.done(shell.desk())
