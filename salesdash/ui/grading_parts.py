"""The parts of the Grading page below its chart, one at a time."""

from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.ui import (
    grading_adjust,
    grading_due,
    grading_effort,
    grading_proposals,
)
from salesdash.ui.shell import Frame

PROPOSALS, DUE, EFFORT, ADJUST = "proposals", "due", "effort", "adjust"
PARTS = (DUE, EFFORT, PROPOSALS, ADJUST)
TAB = "grading tab"


def draw(frame: Frame, view: View, graded: Any, currency: str) -> None:
    """Draw the tabs, and the one that is open.

    Args:
        frame: The frame.
        view: The view.
        graded: The customers as `metrics.grading.grading` gives them.
        currency: The currency of the open amounts.
    """
    t = frame.t
    names = [t(f"grading.tab.{part}") for part in PARTS]
    tabs = st.tabs(names, key=TAB, on_change="rerun")
    for part, tab in zip(PARTS, tabs, strict=True):
        if not tab.open:
            continue
        with tab:
            if part == DUE:
                grading_due.draw(view, t)
            elif part == EFFORT:
                grading_effort.draw(view, graded, currency, t)
            elif part == PROPOSALS:
                grading_proposals.draw(frame, view)
            else:
                grading_adjust.draw(frame, view, graded)
