"""When a page breaks: a reference for the person, the rest in the log."""

import logging
import uuid

import streamlit as st

from salesdash.ui import language

_LOG = logging.getLogger("salesdash")


def report(error: Exception) -> bool:
    """Show a reference and no internals; write the error to the log."""
    reference = uuid.uuid4().hex[:8]
    _LOG.error("Page failed, reference %s", reference, exc_info=error)
    t = language.spoken()
    st.error(
        t("shell.fault", reference=reference),
        title=t("shell.fault_title"),
        icon=":material/error:",
    )
    return True
