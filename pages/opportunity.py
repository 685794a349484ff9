"""Opportunity: all that is known of one deal, before one talks of it."""

from salesdash.ui import (
    deal,
    deal_brief,
    deal_files,
    deal_head,
    deal_hits,
    deal_parts,
    deal_save,
    shell,
)

frame = shell.desk()
view, t = shell.enter()
dossier = deal.choose(frame, view)
deal_head.draw(dossier, view, shell.compared(), t)
deal_hits.draw(frame, dossier, view)
deal_brief.draw(dossier, t)
deal_save.done(frame)
deal_parts.draw(frame, dossier, view)
deal_files.draw(dossier, view, t)
deal.links(frame, dossier, view)
