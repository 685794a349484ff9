"""The button that hands a workbook back."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
import tempfile
from pathlib import Path
from salesdash.book import Book, Upload, workbooks
from salesdash.ui import returned
from salesdash.words import Words

text = "Date,Customer,Rep\\n2026-11-16,Acme,Ann\\n{day},Beta,Ann\\n"
file = Upload("visits 2026-11-20.csv", text.encode())
held = workbooks([file])
with tempfile.TemporaryDirectory() as folder:
    preview = Book(Path(folder)).read(held)
returned.draw(preview, held, Words("en"))
"""


def labels(day: str) -> list[str]:
    script = SCRIPT.replace("{day}", day)
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    return [getattr(b, "label", "") for b in app.get("download_button")]


def test_a_workbook_is_offered_where_something_is_to_correct():
    assert labels("2026/13/02") == ["Returned workbook (findings: 1)"]


def test_nothing_is_offered_where_all_is_well():
    assert labels("2026-11-17") == []
