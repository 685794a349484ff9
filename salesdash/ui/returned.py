"""The button that hands a workbook back, what was found marked in it."""

import streamlit as st

from salesdash.book import Preview, Workbooks, returned
from salesdash.exports.returned import mime
from salesdash.words import Words


def draw(preview: Preview, held: Workbooks, t: Words) -> None:
    """Offer the workbooks to correct; they are made when clicked for.

    Args:
        preview: What was understood of the files.
        held: Their cells.
        t: The words.
    """
    found = returned.offer(held, preview, t)
    if found is None:
        return
    name, make = found
    st.download_button(
        t("returned.button", n=returned.counted(preview)),
        make,
        file_name=name,
        mime=mime(name),
        icon=":material/assignment_return:",
        help=t("returned.button_why"),
        on_click="ignore",
        key="returned",
    )
