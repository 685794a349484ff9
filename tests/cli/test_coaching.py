"""The command that writes the page of a talk."""

import io

import openpyxl
import pytest

from salesdash.book.talk import talk
from salesdash.cli import main
from salesdash.exports.talk.content import content
from salesdash.words import Words
from tests.book.talked import BEFORE, DAY, filled


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("coaching") / "s")


@pytest.fixture
def call(store, capfd, tmp_path):
    """Run the command; give exit code, output, and what was written."""

    def run(*arguments: str, out: str = "out"):
        target = tmp_path / out
        words = ["coaching", "--store", str(store.log.folder), *arguments]
        code = main([*words, "--out", str(target)])
        told = capfd.readouterr()
        files = [target] if target.is_file() else sorted(target.glob("*"))
        return code, told.out + told.err, {
            p.name: p.read_bytes() for p in files
        }  # fmt: skip

    return run


def cells(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = sheet.iter_rows(max_col=48)
    return [str(cell.value) for row in rows for cell in row if cell.value]


def test_the_file_of_a_rep_says_what_the_talk_says(call, store):
    code, _, files = call("--rep", "Ann")
    assert (code, list(files)) == (
        0, ["salesdash-coaching-Ann-2026-11-20.xlsx"]
    )  # fmt: skip
    found = talk(store.view(DAY), store.view(BEFORE), "Ann")
    page = content(found, Words("en"))
    said = [c.shown for line in page.lines for c in line if c.shown]
    assert cells(*files.values()) == said


def test_another_earlier_day_can_be_named(call):
    _, _, files = call("--rep", "Ann", "--since", "2026-11-19")
    assert "What changed since 2026-11-19" in cells(*files.values())
    code, told, files = call("--rep", "Ann", "--since", "2026-11-20", out="x")
    assert (code, files) == (2, {})
    assert "2026-11-20 is not before 2026-11-20." in told


def test_the_first_day_has_nothing_to_compare_with(call):
    code, _, files = call("--rep", "Ann", "--as-of", "2026-11-13")
    assert code == 0
    told = cells(*files.values())
    assert "There is no earlier day to compare with." in told


def test_a_page_to_print_is_in_the_language_asked_for(call):
    _, _, files = call(
        "--rep", "Ann", "--format", "html", "--language", "zh", out="a.html"
    )
    assert list(files) == ["a.html"]
    assert "辅导：Ann" in files["a.html"].decode()


def test_a_team_is_one_workbook_or_a_page_for_each(call):
    _, _, files = call("--team", "East")
    assert list(files) == ["salesdash-coaching-East-2026-11-20.xlsx"]
    _, _, files = call("--all", "--format", "html", out="b")
    assert "salesdash-coaching-Ann-2026-11-20.html" in files


def test_who_is_unknown_is_refused(call):
    for option in ("--rep", "--team"):
        code, told, files = call(option, "Nobody")
        assert (code, files) == (2, {})
        assert "Nobody" in told
