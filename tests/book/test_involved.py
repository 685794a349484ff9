"""Who takes part, out of contacts, the opportunity sheet and visits."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash import identity
from salesdash.book.involved import names, people, same
from salesdash.model.dossier import Person, Source

DAY = 100
PLACE = {"file": "f", "sheet": "s", "import_id": "i"}
DEAL: dict[str, Any] = {
    "opportunity": "D-1",
    "name": "Line",
    "customer_key": "acme",
    "sponsor_name": "Bo",
    "sponsor_title": "Head",
    "decision_maker_name": "",
    "decision_maker_title": "",
    "decision_maker_met": None,
    **PLACE,
    "row": 9,
    "as_of": 90,
}
SHEET = Source("f", "s", 9, "i", 90)
COLUMNS = ("opportunity", "person", "role", "met_on")


def contacts(*rows: tuple) -> nw.DataFrame:
    texts = ("opportunity", "person", "role", "title", "need", "stance")
    found = [
        {
            **dict.fromkeys(texts, ""),
            **dict(zip(COLUMNS, row, strict=True)),
            "opportunity_key": identity.key(row[0]),
            "person_key": identity.key(row[1]),
            "customer_key": "acme",
            **PLACE,
            "row": number,
            "order": 0,
            "sheet_as_of": 80,
        }
        for number, row in enumerate(rows, start=2)
    ]
    known = dict.fromkeys(
        (*texts, "customer_key", "opportunity_key"), pl.String
    )
    numbers = dict.fromkeys(
        ("row", "order", "sheet_as_of", "met_on"), pl.Int64
    )
    more = dict.fromkeys((*PLACE, "person_key"), pl.String)
    return nw.from_native(
        pl.DataFrame(found, {**known, **numbers, **more}), eager_only=True
    )


def told(rows: nw.DataFrame, deal=DEAL, visits=()) -> list[tuple[str, str]]:
    return [(p.role, p.name) for p in people(rows, deal, visits, DAY)]


def test_every_role_stands_there_once_though_nobody_is_known():
    nobody = {**DEAL, "sponsor_name": ""}
    assert told(contacts(), nobody) == [
        ("decision_maker", ""),
        ("purchaser", ""),
        ("supporter", ""),
        ("technical_evaluator", ""),
        ("user", ""),
    ]


def test_the_sponsor_of_the_sheet_stands_as_supporter():
    found = people(contacts(), DEAL, (), DAY)[2]
    assert found == Person("supporter", "Bo", "Head", source=SHEET)


def test_a_supporter_among_the_contacts_keeps_the_role():
    rows = contacts(("", "Di", "supporter", None))
    assert told(rows)[2:4] == [
        ("supporter", "Di"),
        ("technical_evaluator", ""),
    ]


def test_a_contact_of_the_same_name_is_not_told_twice():
    rows = contacts(("", "BO", "user", None))
    found = told(rows)
    assert ("user", "BO") in found
    assert [name for _, name in found].count("Bo") == 0


def test_a_contact_without_a_role_takes_that_of_the_sheet():
    deal = {**DEAL, "decision_maker_name": "Cy", "decision_maker_met": 70}
    cy = people(contacts(("", "Cy", "", None)), deal, (), DAY)[0]
    assert (cy.role, cy.name, cy.met_on) == ("decision_maker", "Cy", 70)
    planned = {**deal, "decision_maker_met": DAY + 1}
    assert people(contacts(), planned, (), DAY)[0].met_on is None


def test_contacts_of_the_deal_come_before_those_of_the_customer():
    rows = contacts(
        ("", "Di", "user", 10),
        ("D-2", "Ed", "user", 20),
        ("line", "Di", "purchaser", 30),
        ("", "Fi", "", 40),
    )
    assert told(rows) == [
        ("decision_maker", ""),
        ("purchaser", "Di"),
        ("supporter", "Bo"),
        ("technical_evaluator", ""),
        ("user", ""),
        ("", "Fi"),
    ]


def test_a_deal_without_a_customer_takes_nobody_else_s_contacts():
    rows = contacts(("", "Di", "user", None), ("D-1", "Ed", "user", None))
    deal = {**DEAL, "customer_key": "", "sponsor_name": ""}
    assert told(rows, deal)[-1] == ("user", "Ed")


def test_the_last_visit_is_the_newest_that_names_the_person():
    visits = [
        {"person": "Di", "date": 60},
        {"person": "bo (Head), Di", "date": 50},
        {"person": "Bo", "date": 40},
    ]
    assert people(contacts(), DEAL, visits, DAY)[2].last_visit == 50


@pytest.mark.parametrize(
    ("written", "name", "meant"),
    [
        ("刘敏", "刘敏", True),
        ("刘敏总监", "刘敏", True),
        ("刘敏华", "刘敏", False),
        ("Ann Lee (CEO)", "ann lee", True),
        ("Anna", "Ann", False),
        ("", "Ann", False),
        ("Ann", "", False),
    ],
)
def test_a_title_does_not_hide_a_person(written, name, meant):
    assert same(written, name) is meant


def test_several_persons_of_a_visit_are_told_apart():
    told = names("刘敏/孙伟、胡斌; Ann Lee & Bob and Cy")
    assert told == ["刘敏", "孙伟", "胡斌", "Ann Lee", "Bob", "Cy"]
    assert names(" ") == []
