"""Remembered answers on the command line."""

import json
from pathlib import Path

import pytest

from salesdash.book import Book, Choice, Upload
from salesdash.cli import main

FILE = Upload("v.csv", b"Day,Client,Kind\n2026-11-20,Acme,chat\n")
CHOICE = Choice(columns={"Day": "date", "Kind": "activity"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of two answers, written by the command."""
    book = Book(tmp_path / "a")
    choices = {(FILE.name, "v"): CHOICE}
    assert book.add(book.read([FILE], choices=choices), "Mei")
    out = tmp_path / "answers.json"
    assert (
        main(["answers", "--store", f"{tmp_path}/a", "--out", f"{out}"]) == 0
    )
    return out


def test_answers_go_from_one_store_to_another(file, tmp_path, capsys):
    capsys.readouterr()
    load = ["answers", "--store", f"{tmp_path}/b", "--load", str(file)]
    assert main(load) == 0
    assert capsys.readouterr().out.startswith("2 answers taken in, 0 known")
    told = {a.column: a.value for a in Book(tmp_path / "b").answers()}
    assert told == {"Day": "date", "Kind": "activity"}
    assert main(load) == 0
    assert capsys.readouterr().out.startswith("0 answers taken in, 2 known")


def test_theirs_are_taken_only_if_asked_for(file, tmp_path, capsys):
    told = json.loads(file.read_text(encoding="utf-8"))
    for answer in told["sheets"][0]["answers"]:
        answer["means"] = "note"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(told), encoding="utf-8")
    load = ["answers", "--store", f"{tmp_path}/a", "--load", str(other)]
    assert main(load) == 1
    assert "0 answers taken in, 0 known already, 2 differ" in (
        capsys.readouterr().out
    )
    assert main([*load, "--theirs"]) == 0
    values = {a.value for a in Book(tmp_path / "a").answers() if not a.edit.by}
    assert values == {"note"}


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00"])
def test_another_file_is_a_wrong_call(content, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    load = ["answers", "--store", str(tmp_path / "s"), "--load", str(bad)]
    assert main(load) == 2
    assert "no remembered answers" in capsys.readouterr().err
