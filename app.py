"""The launcher: `streamlit run app.py`.

The script is `salesdash/ui/main.py`, in a folder without `pages/`: beside
`pages/`, a first visit straight to `/funnel` would run that page bare.
"""

from pathlib import Path

import streamlit as st

from salesdash.ui import fault, headers

app = st.App(
    Path(__file__).parent / "salesdash" / "ui" / "main.py",
    middleware=headers.MIDDLEWARE,
    on_script_error=fault.report,
)
