"""Pages run without a browser, over a log of three small sheets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesdash.book import Book, Upload
from salesdash.method.milestones import CRITERIA

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "salesdash" / "ui" / "main.py"
MET = ",".join("yes" for _ in CRITERIA[:5])
NAMES = (
    "Present product has a problem,Latent problem and pain found,"
    "Sponsor admits problem and pain,Sponsor has a valued buying vision,"
    "Sponsor agrees to explore further"
)
DEALS = (
    f"Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone,"
    f"Expected close,{NAMES}\n"
    f"D-1,Line,<b>Acme</b>,Ann,1000,Qualified sponsor,2026-12-10,{MET}\n"
)
VISITS = (
    "Date,Rep,Account,Activity,Minutes\n"
    "2026-11-18,Ann,<b>Acme</b>,Customer development,60\n"
)
ACCOUNTS = (
    "Account,Rep,Relationship (0-10),Attractiveness (0-10)\n"
    "<b>Acme</b>,Ann,8,9\n"
)
SHEETS = (
    Upload("Opportunities 2026-11-20.csv", DEALS.encode()),
    Upload("Visits 2026-11-20.csv", VISITS.encode()),
    Upload("Accounts 2026-11-20.csv", ACCOUNTS.encode()),
)

Open = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an empty log that the pages look at."""
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a log of one rep with one deal, one visit, one customer."""
    folder = tmp_path_factory.mktemp("small")
    book = Book(folder)
    assert book.add(book.read(SHEETS), "Ann")
    return folder


@pytest.fixture
def filled(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SALESDASH_STORE", str(small))
    return small


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def visit() -> Open:
    """Give a function that opens a page as a browser would."""

    def begin(page: str = "", language: str = "en", **query: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        for key, value in {"language": language, **query}.items():
            app.query_params[key] = value
        app.run()
        if page:
            app.switch_page(f"../../pages/{page}.py").run()
        return app

    return begin
