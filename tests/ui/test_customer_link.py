"""The way to the page of one customer."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from salesdash import identity

ASKED = """
import streamlit as st

from salesdash.ui import customer_link

st.text(customer_link.address("<b>acme"))
"""


@pytest.mark.parametrize(
    ("here", "kept"),
    [
        ({}, {}),
        (
            {"language": "zh", "as_of": "2026-11-20", "rep": "Ann"},
            {"language": "zh", "as_of": "2026-11-20"},
        ),
    ],
)
def test_an_address_keeps_language_and_day(here, kept) -> None:
    app = AppTest.from_string(ASKED)
    for name, value in here.items():
        app.query_params[name] = value
    parts = urlsplit(app.run().text[0].value)
    found = {name: one for name, [one] in parse_qs(parts.query).items()}
    handle = identity.handle("<b>acme")
    assert (parts.path, found) == ("/customer", {**kept, "customer": handle})
