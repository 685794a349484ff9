"""What the log tells before an import is written."""

from datetime import date

import pytest

from salesdash.book import Book, Upload

TODAY = date(2026, 11, 23)
HEADS = "Opportunity ID,Opportunity,Account,Rep,Amount,Status\n"


@pytest.fixture
def told(tmp_path):
    """Give what taking in a CSV tells: code -> row."""
    book = Book(tmp_path)

    def take(name: str, text: str) -> list[tuple[str, int | None]]:
        found = book.read([Upload(name, text.encode())], today=TODAY)
        book.add(found)
        return [(f.code, f.row) for f in found.findings]

    return take


def codes(found: list[tuple[str, int | None]]) -> set[str]:
    return {code for code, _ in found}


def test_deals_without_names_that_are_there_again_are_not_missing(told):
    heads = "Account,Rep,Amount,Milestone\n"
    told("Deals 2026-11-06.csv", heads + "A,Ann,10,25%\nB,Ann,20,25%\n")
    again = heads + "A,Ann,11,25%\nB,Ann,20,25%\n"
    found = told("Deals 2026-11-13.csv", again)
    assert "most_deals_missing" not in codes(found)


def test_deals_that_were_won_or_lost_are_not_missing(told):
    told(
        "Deals 2026-11-06.csv",
        HEADS + "1,p,A,Ann,10,open\n2,q,B,Ann,20,open\n",
    )
    found = told(
        "Deals 2026-11-13.csv",
        HEADS + "1,p,A,Ann,10,won\n2,q,B,Ann,20,lost\n",
    )
    assert "most_deals_missing" not in codes(found)


def test_deals_of_one_name_are_missed_one_by_one(told):
    four = "".join(f"{n},p,Acme,Ann,10,open\n" for n in range(4))
    told("Deals 2026-11-06.csv", HEADS + four)
    found = told("Deals 2026-11-13.csv", HEADS + "0,p,Acme,Ann,10,open\n")
    assert "most_deals_missing" in codes(found)


def test_a_row_that_a_later_one_of_the_sheet_repeats_is_told(told):
    heads = "Account,Rep,Relationship (0-10),Attractiveness (0-10)\n"
    found = told("Accounts.csv", heads + "A,Ann,8,8\nB,Ann,1,1\nA,Ben,2,2\n")
    assert ("row_twice", 2) in found
    assert [code for code, _ in found].count("row_twice") == 1
