"""Templates from the command line."""

from pathlib import Path

import pytest

from salesdash.book import Book, Upload
from salesdash.cli import main

DEALS = (
    "Opportunity,Customer,Rep,Amount,Milestone\n"
    "Press,Acme,Ann,1000,25%\nSaw,Core,Bob,400,50%\n"
)


@pytest.fixture
def call(tmp_path, capsys):
    store = tmp_path / "store"
    book = Book(store)
    file = Upload("deals 2026-11-20.csv", DEALS.encode())
    assert book.add(book.read([file]))

    def run(*words: object) -> tuple[int, str, str]:
        code = main(["template", "--store", str(store), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_template_for_every_rep_goes_into_a_folder(call, tmp_path):
    out = tmp_path / "out"
    code, said, _ = call("--all", "--as-of", "2026-11-27", "--out", out)
    assert code == 0
    assert names(out) == [
        "salesdash Ann 2026-11-27.xlsx",
        "salesdash Bob 2026-11-27.xlsx",
    ]
    assert said.splitlines() == [str(out / name) for name in names(out)]


def test_one_template_goes_into_the_file_that_is_named(call, tmp_path):
    file = tmp_path / "mine.xlsx"
    for words in (["--rep", "Ann"], ["--blank", "--language", "zh"]):
        code, said, _ = call(*words, "--out", file)
        assert (code, said) == (0, f"{file}\n")
        assert file.read_bytes()[:2] == b"PK"


def test_a_rep_that_nobody_knows_is_a_wrong_call(call):
    code, _, said = call("--rep", "Eve", "--as-of", "2026-11-27")
    assert (code, said) == (2, 'No rep "Eve" is known as of 2026-11-27.\n')
