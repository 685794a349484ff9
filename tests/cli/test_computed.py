"""What `export` writes beside the tables of the log."""

import csv
import io
from pathlib import Path

import pytest

from salesdash import model
from salesdash.book import VANISHED, Book
from salesdash.cli import main
from salesdash.cli.computed import TABLES
from salesdash.method.controls import CONTROL_POINTS
from tests.book.handed import made, read
from tests.book.test_briefs import DEALS

STILL = {"controls": len(CONTROL_POINTS)}
"""Tables that say of an empty log too that nothing is known."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give a store without a sheet, and one with deals alone."""
    folder = tmp_path_factory.mktemp("computed")
    book = Book(folder / "deals")
    _, preview = read(book, "w 2026-11-20.xlsx", made(Deals=DEALS))
    assert book.add(preview)
    return {"empty": folder / "empty", "deals": folder / "deals"}


@pytest.mark.parametrize("store", ["empty", "deals"])
@pytest.mark.parametrize("name", TABLES)
def test_every_computed_table_can_be_written(
    stores: dict[str, Path], tmp_path: Path, name: str, store: str
) -> None:
    out = tmp_path / "out.csv"
    words = ["export", name, "--store", str(stores[store]), "--out", str(out)]
    assert main(words) == 0
    text = out.read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert len(set(head)) == len(head) > 1
    assert {len(row) for row in rows} <= {len(head)}
    if store == "empty":
        assert len(rows) == STILL.get(name, 0)


def test_an_unknown_table_is_told_all_there_are(
    stores: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "visit", "--store", str(stores["deals"])]) != 0
    told = capsys.readouterr().err
    names = {*(t.name for t in model.TABLES), VANISHED, *TABLES}
    assert 'no table "visit"' in told
    assert {name for name in names if name not in told} == set()
