"""The alias book from the command line."""

import json

import pytest

from salesdash.book import Book, Upload
from salesdash.cli import main

DEALS = (
    "Account,Opportunity,Rep,Amount (CNY)\n"
    "Acme Ltd,Line,Tom Baker,100\n"
    'Acme,Line,"Baker, Tom",5\n'
)


@pytest.fixture
def store(tmp_path):
    book = Book(tmp_path)
    assert book.add(
        book.read([Upload("Opportunities 2026-11-20.csv", DEALS.encode())])
    )
    return tmp_path


def run(store, *arguments):
    return main(["--store", str(store), "names", *arguments])


def test_names_lists_what_may_be_one_and_what_is(store, capsys):
    assert run(store, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    pairs = [
        (s["table"], s["why"], {s["other"]["name"], s["name"]["name"]})
        for s in told["suggestions"]
    ]
    assert told["aliases"] == []
    assert pairs == [
        ("rep", "order", {"Tom Baker", "Baker, Tom"}),
        ("customer", "form", {"Acme", "Acme Ltd"}),
    ]
    assert (
        run(store, "--merge", "Acme", "Acme Ltd", "--table", "customer") == 0
    )
    import_id = capsys.readouterr().out.strip()
    assert run(store, "--json", "--table", "customer") == 0
    (alias,) = json.loads(capsys.readouterr().out)["aliases"]
    assert (alias["other"], alias["name"]) == ("Acme", "Acme Ltd")
    assert (alias["import_id"], alias["rows"]) == (import_id, 1)


def test_names_are_listed_for_a_person(store, capsys):
    assert (
        run(store, "--merge", "Acme", "Acme Ltd", "--table", "customer") == 0
    )
    capsys.readouterr()
    assert run(store, "--table", "customer") == 0
    assert capsys.readouterr().out == "customer: Acme -> Acme Ltd\n"
    assert run(store, "--table", "opportunity", "--language", "zh") == 0
    told = capsys.readouterr().out
    assert told.startswith("商机: ")
    assert "Acme · Line" in told


def test_deals_are_merged_by_what_they_are_listed_as(store, capsys):
    run(store, "--merge", "Acme", "Acme Ltd", "--table", "customer")
    names = "Acme · Line", "Acme Ltd · Line"
    assert run(store, "--merge", *names, "--table", "opportunity") == 0
    capsys.readouterr()
    assert len(Book(store).names.sides("opportunity")) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Acme", "Nobody", "--table", "customer"), "No sheet names Nobody."),
        (("X", "Acme", "--table", "opportunity"), "No sheet names X."),
        (("Acme", "Acme"), "Say whose names they are"),
        (
            ("Acme", "Acme", "--table", "customer"),
            "Acme and Acme are one already.",
        ),
    ],
)
def test_what_cannot_be_merged_is_said(store, capsys, arguments, sentence):
    assert run(store, "--merge", *arguments) == 2
    assert capsys.readouterr().err.startswith(sentence)
