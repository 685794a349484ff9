"""The workbook of all key opportunities of a rep."""

import io

import openpyxl

from salesdash.exports import brief
from salesdash.method.milestones import MILESTONES
from salesdash.words import Words
from tests.exports.brief.dossiers import DEAL, bare, dossier

EN = Words("en")


def opened(*found, rep="Ann", t=EN):
    pages = [(one, brief.content(one, t)) for one in found]
    content = brief.every(rep, pages, t, MILESTONES)
    return openpyxl.load_workbook(io.BytesIO(content))


def named(customer: str):
    return dossier(deal={**DEAL, "customer": customer})


def test_the_list_in_front_tells_each_deal_in_a_line():
    sheet = opened(dossier(), bare()).worksheets[0]
    rows = [[c.value for c in row[:9]] for row in sheet.iter_rows(min_row=3)]
    assert sheet["A1"].value == "Key opportunities of Ann"
    assert rows == [
        ["Customer", "Opportunity", "Amount", "Expected close",
         "Claimed by the rep", "Verified by the criteria",
         "Confirmed by the supervisor", "Score", "Evidence missing"],
        ["Acme", "Line", "CNY 1,286,000.50", "2026-12-20",
         "Qualified power sponsor · 50 %", "Qualified sponsor · 25 %",
         "Qualified suspect · 10 %", "26 (2 of 5)", "1"],
        ["Opportunity without a name", None, None, None, None, None, None,
         None, "0"],
    ]  # fmt: skip


def test_each_line_leads_to_its_sheet():
    book = opened(named("O'Neil"), named("Beta"))
    places = [row[0].hyperlink.location for row in book.worksheets[0]["A4:A5"]]
    assert places == ["'1 O''Neil'!A1", "'2 Beta'!A1"]
    assert book.sheetnames == ["salesdash briefs", "1 O'Neil", "2 Beta"]


def test_names_of_sheets_are_allowed_and_unique():
    long = "The same long name of a customer, "
    customers = [f"{long} {n}" for n in range(12)]
    customers += ["a/b[c]:*?", "History", "=1+1", "", "'"]
    names = opened(*map(named, customers)).sheetnames
    assert len({n.casefold() for n in names}) == len(customers) + 1
    assert max(map(len, names)) <= 31
    assert not any(set(n) & set("[]:*?/\\") for n in names)
    assert "history" not in {n.casefold() for n in names}


def test_a_deal_named_like_a_formula_stays_a_text():
    sheet = opened(named("=1+1"), rep="=2+2").worksheets[0]
    assert (sheet["A4"].data_type, sheet["A4"].quotePrefix) == ("s", True)
    assert sheet["A1"].value == "Key opportunities of =2+2"


def test_a_rep_without_key_opportunities_has_an_empty_list():
    book = opened()
    assert book.sheetnames == ["salesdash briefs"]
