"""The command that writes visit reports."""

import csv
import io

import pytest

from salesdash.book import Book
from salesdash.cli import main
from tests.book.handed import made, read
from tests.book.test_printed import ROWS


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("visits")
    book = Book(folder)
    _, preview = read(book, "拜访 2026-11-20.xlsx", made(拜访=ROWS))
    assert book.add(preview)
    return folder


@pytest.fixture
def call(store, tmp_path, capfd):
    """Run the command; give exit code, output, and what was written."""

    def run(*words: str):
        out = tmp_path / "out"
        code = main(
            ["report", "--store", str(store), *words, "--out", str(out)]
        )
        told = capfd.readouterr()
        files = [out] if out.is_file() else sorted(out.glob("*"))
        content = {path.name: path.read_bytes() for path in files}
        return code, told.out + told.err, content

    return run


def customers(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    return [row["customer"] for row in csv.DictReader(io.StringIO(text))]


def test_the_week_of_the_day_is_written_if_none_is_asked_for(call, tmp_path):
    (tmp_path / "out").mkdir()
    code, _, files = call("daily", "--format", "csv")
    assert (code, list(files)) == (
        0,
        ["Customer visit report 2026-11-16_2026-11-22.csv"],
    )
    (content,) = files.values()
    assert customers(content) == ["Acme, Inc.", "大华", "大华", "A/S Norsk"]


def test_one_day_of_one_rep_can_be_asked_for(call):
    words = ("--day", "2026-11-20", "--rep", "王敏", "--format", "csv")
    code, _, files = call("daily", *words)
    assert (code, customers(files["out"])) == (0, ["A/S Norsk"])


def test_days_can_be_given_by_first_and_last(call):
    words = ("--from", "2026-11-16", "--to", "2026-11-17", "--format", "csv")
    _, _, files = call("matrix", *words)
    assert customers(files["out"]) == ["大华", "大华"]


@pytest.mark.parametrize("what", ["daily", "matrix", "actions"])
def test_each_report_is_a_workbook_by_default(call, what):
    code, told, files = call(what)
    assert (code, told.strip().endswith("out")) == (0, True)
    assert files["out"].startswith(b"PK")


def test_a_rep_that_nobody_knows_is_told(call):
    code, told, files = call("daily", "--rep", "Nobody")
    assert (code != 0, files) == (True, {})
    assert 'No rep "Nobody" is known' in told


def test_days_without_visits_are_told(call):
    code, told, files = call("daily", "--day", "2020-01-01")
    assert (code != 0, files) == (True, {})
    assert "No visits are known for these days" in told


@pytest.mark.parametrize(
    "words",
    [("--from", "2026-11-20", "--to", "2026-11-16"), ("--weeks", "0")],
)
def test_what_makes_no_sense_is_refused(call, words):
    try:
        code, _, files = call("daily", *words)
    except SystemExit as stop:
        code, files = stop.code, {}
    assert (code != 0, files) == (True, {})
