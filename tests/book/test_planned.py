"""Why, what, who, when and where of the next visit."""

from typing import Any

from salesdash.book.planned import plan
from salesdash.model.dossier import Person, Plan, Reached, Tick

DEAL: dict[str, Any] = {
    "status": "open",
    "as_of": 100,
    "next_step": "send offer",
    "next_date": 110,
    "evidence_columns": 1,
    "weakest_factor": "power",
}
FACTORS = (Reached("power", 4, 1, "", "power_1", "power_2", 4),)
MET = Tick("decision_maker_met", "qualified_sponsor", "met")
UNMET = Tick("decision_maker_met", "qualified_sponsor", "planned")
SIGNED = Tick("contract_signed", "closed", "blank")


def visit(day: int, step: str = "", person: str = "", place: str = "") -> Any:
    return {
        "date": day,
        "next_step": step,
        "next_date": None,
        "person": person,
        "place": place,
    }


def told(deal=DEAL, ticks=(MET,), people=(), visits=()) -> Plan:
    return plan(deal, ticks, FACTORS, people, visits)


def test_the_first_criterion_that_is_not_met_says_why():
    assert told(ticks=(MET, SIGNED)).why == "contract_signed"
    assert told(ticks=(UNMET, SIGNED)).why == "decision_maker_met"


def test_a_criterion_of_no_milestone_asks_for_no_visit():
    ticks = (MET, Tick("sponsor_letter", "", "blank"))
    assert told(ticks=ticks).why == "power_2"


def test_without_criteria_the_weakest_factor_says_why():
    deal = {**DEAL, "evidence_columns": 0}
    assert told(deal, ticks=(SIGNED,)).why == "power_2"
    assert told({**deal, "weakest_factor": None}, ticks=(SIGNED,)).why == ""


def test_the_newer_of_sheet_and_visit_says_what_and_when():
    assert told(visits=[visit(99, "old")]).what == "send offer"
    newer = told(visits=[visit(101), visit(100), visit(101, "ring")])
    assert (newer.what, newer.when) == ("ring", None)
    blank = {**DEAL, "next_step": "", "next_date": None}
    assert told(blank, visits=[visit(90, "old")]).what == "old"
    assert told(blank) == Plan("power_2")


def test_a_decision_maker_who_was_not_met_yet_goes_first():
    chief = Person("decision_maker", "Cy")
    visits = [visit(90, person=""), visit(80, person="Bo")]
    assert told(ticks=(UNMET,), people=[chief], visits=visits).who == "Cy"
    assert told(ticks=(MET,), people=[chief], visits=visits).who == "Bo"
    seen = Person("decision_maker", "Cy", last_visit=80)
    assert told(ticks=(UNMET,), people=[seen], visits=visits).who == "Bo"


def test_the_last_place_that_is_named_says_where():
    visits = [visit(90), visit(80, place="plant"), visit(70, place="office")]
    assert told(visits=visits).where == "plant"


def test_a_lost_deal_has_no_next_visit():
    assert told({**DEAL, "status": "lost"}) == Plan()
