"""The brief of an opportunity as a file, to print and to sign."""

import streamlit as st

from salesdash import days
from salesdash.book import View, briefs
from salesdash.exports import workbook
from salesdash.model.dossier import Dossier
from salesdash.ui import download, text
from salesdash.ui.card import card
from salesdash.words import Words

_MIMES = {"xlsx": workbook.MIME, "html": "text/html"}
_LABELS = {"xlsx": "brief.file.sheet", "html": "brief.file.page"}


def draw(dossier: Dossier, view: View, t: Words) -> None:
    """Offer the brief, and those of all key opportunities of its rep.

    The files are made when they are clicked.

    Args:
        dossier: What is known of the deal.
        view: The view that it is of.
        t: The words.
    """
    rep = dossier.deal["rep"]
    keys = briefs.keys(view, rep) if rep else []
    with card(t("brief.file.title")):
        text.caption(t("brief.file.why", day=days.iso(dossier.day)))
        with st.container(horizontal=True):
            for ending, label in _LABELS.items():
                name, make = briefs.one(view, dossier, t, ending)
                download.offer(make, name, t(label), _MIMES[ending])
            if keys:
                name, make = briefs.every(view, rep, t)
                label = t(
                    "brief.file.every", n=len(keys), rep=text.plain(rep, 60)
                )
                download.offer(make, name, label, workbook.MIME)
        if rep and not keys:
            text.caption(t("brief.file.none", rep=rep))
