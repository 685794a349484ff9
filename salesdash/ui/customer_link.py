"""The way to the page of one customer."""

from urllib.parse import urlencode

import streamlit as st

from salesdash import identity
from salesdash.ui import focus, shell, text
from salesdash.words import Words

KEY = "customer"
"""The name in the address."""

PAGE = "customer.py"

_KEPT = ("language", "as_of", "compare")
"""What an address keeps of the one that it stands on."""


def address(customer_key: str) -> str:
    """Give the address of a customer, in this language and as of this day.

    Args:
        customer_key: The text key of the customer.
    """
    here = st.query_params.to_dict()
    kept = {name: here[name] for name in _KEPT if name in here}
    own = {KEY: identity.handle(customer_key)}
    return f"/{KEY}?{urlencode(kept | own)}"


def link(customer_key: str, label: str) -> None:
    """Link to a customer, with the filters of this page.

    Args:
        customer_key: The text key of the customer.
        label: What the link says, safe or not.
    """
    # By its path: a dialog that is drawn anew knows no frame.
    handle = identity.handle(customer_key)
    page = shell.PAGES / PAGE
    focus.link(page, text.plain(label, 120), **{KEY: handle})


def offer(customer_key: str | None, t: Words) -> None:
    """Link to a customer under a row that speaks of it, if it has a name."""
    if customer_key:
        link(customer_key, t("customer.open"))
