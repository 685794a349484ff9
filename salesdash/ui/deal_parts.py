"""The parts of an opportunity's page of which one is seen at a time."""

from salesdash.book import View
from salesdash.model.dossier import Dossier
from salesdash.ui import (
    deal_buying,
    deal_edits,
    deal_events,
    deal_form,
    deal_people,
    deal_score,
    switches,
)
from salesdash.ui.shell import Frame

PARTS = ("form", "score", "people", "events", "edits")
"""The parts, that one first which is asked for most."""


def draw(frame: Frame, dossier: Dossier, view: View) -> None:
    """Draw the switch, and the part that it stands at."""
    t = frame.t
    options = {part: t(f"deal.part.{part}") for part in PARTS}
    part = switches.one("deal part", t("deal.parts"), options)
    if part == "form":
        deal_form.draw(frame, dossier, view)
    elif part == "score":
        deal_score.draw(dossier, view, t)
    elif part == "people":
        deal_buying.draw(dossier, view, t)
        deal_people.draw(dossier, view, t)
    elif part == "events":
        deal_events.draw(dossier, view, t)
    else:
        deal_edits.draw(frame, dossier, view)
