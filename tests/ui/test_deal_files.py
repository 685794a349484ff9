"""The buttons that hand briefs out."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.book import Book
from tests.book.handed import made, read
from tests.book.test_briefs import DEALS

SCRIPT = """
from datetime import date
from pathlib import Path
from salesdash.book import Book
from salesdash.ui import deal_files
from salesdash.words import Words

view = Book(Path(r"{folder}")).view(date(2026, 11, 20))
deal_files.draw(view.dossier("{key}"), view, Words("{language}"))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("files")
    book = Book(found)
    nobody = ["D-6", "Lid", "Eta", None, 5, "10%", None, None, None]
    other = ["D-7", "Cap", "Eta", "*Eve*", 5, "10%", None, None, None]
    rows = made(Deals=[*DEALS, nobody, other])
    _, preview = read(book, "w 2026-11-20.xlsx", rows, date(2026, 11, 20))
    assert book.add(preview)
    return found


def drawn(folder, key: str, language: str = "en") -> AppTest:
    script = SCRIPT.format(folder=folder, key=key, language=language)
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [getattr(b, "label", "") for b in app.get("download_button")]


def test_the_brief_is_offered_and_all_of_the_rep(folder):
    assert labels(drawn(folder, "d-3")) == [
        "Brief, one page (.xlsx)",
        "Print view (.html)",
        "All 2 key opportunities of Ann (.xlsx)",
    ]
    assert labels(drawn(folder, "d-3", "zh"))[2] == (
        "Ann的全部 2 个关键机会（.xlsx）"
    )


def test_a_rep_without_key_opportunities_is_told(folder):
    app = drawn(folder, "d-7")
    assert len(labels(app)) == 2
    assert app.caption[-1].value.startswith(r"\*Eve\* has no key")


def test_a_deal_of_nobody_still_has_its_brief(folder):
    app = drawn(folder, "d-6")
    assert len(labels(app)) == 2
    assert len(app.caption) == 1
