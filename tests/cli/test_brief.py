"""The command that writes briefs."""

import io
from datetime import date

import openpyxl
import pytest

from salesdash.book import Book
from salesdash.cli import main
from tests.book.handed import made, read
from tests.book.test_briefs import DEALS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("brief")
    book = Book(found / "s")
    _, preview = read(book, "w 2026-11-20.xlsx", made(Deals=DEALS))
    assert book.add(preview)
    return found


@pytest.fixture
def call(folder, capfd, tmp_path):
    """Run the command; give exit code, output, and what was written."""

    def run(*arguments: str, out: str = "out"):
        target = tmp_path / out
        words = ["brief", "--store", str(folder / "s"), *arguments]
        code = main([*words, "--out", str(target)])
        told = capfd.readouterr()
        files = [target] if target.is_file() else sorted(target.glob("*"))
        return (
            code,
            told.out + told.err,
            {p.name: p.read_bytes() for p in files},
        )

    return run


def test_a_rep_gets_one_workbook_of_all_key_opportunities(call):
    code, _, files = call("--rep", "Ann")
    assert (code, list(files)) == (0, ["salesdash-briefs-Ann-2026-11-20.xlsx"])
    (content,) = files.values()
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["salesdash briefs", "1 Acme", "2 Acme"]


def test_a_rep_gets_a_print_view_for_each(call):
    code, told, files = call("--rep", "Ann", "--format", "html")
    assert code == 0
    assert list(files) == [
        "salesdash-brief-Acme-2026-11-20 (2).html",
        "salesdash-brief-Acme-2026-11-20.html",
    ]
    assert len(told.splitlines()) == 2


def test_one_deal_goes_into_one_file_in_a_language(call):
    code, told, files = call(
        "--deal", "D-3", "--language", "zh", "--format", "html", out="b.html"
    )
    assert (code, list(files)) == (0, ["b.html"])
    assert told.strip().endswith("b.html")
    assert "关键机会简报" in files["b.html"].decode()


def test_a_deal_that_nobody_knows_is_refused(call):
    code, told, files = call("--deal", "D-9")
    assert (code, files) == (2, {})
    assert told == 'There is no opportunity "D-9" as of 2026-11-20.\n'


def test_a_rep_whom_nobody_knows_is_refused(call):
    code, told, files = call("--rep", "Zoe")
    assert (code, files) == (2, {})
    assert told == 'No rep "Zoe" is known as of 2026-11-20.\n'


def test_a_day_before_the_first_sheet_knows_nobody(call):
    code, _, files = call("--rep", "Ann", "--as-of", "2026-01-01")
    assert (code, files) == (2, {})


def test_a_rep_without_key_opportunities_gets_no_file(folder, call):
    book = Book(folder / "s")
    rows = [DEALS[0], ["D-6", "Lid", "Eta", "Eve", 5, "10%", None, None, None]]
    later = made(Deals=rows)
    _, preview = read(book, "w 2026-11-27.xlsx", later, date(2026, 11, 27))
    assert book.add(preview)
    code, told, files = call("--rep", "Eve")
    assert (code, files) == (1, {})
    assert told == "No key opportunity as of 2026-11-27.\n"
