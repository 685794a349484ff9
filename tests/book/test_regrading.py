"""What a manager says of a customer, through sheets really read."""

import shutil
from datetime import date

import pytest

from salesdash.book import Book, Upload, refusal, told
from salesdash.errors import BadCorrection
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
FRIDAY, LATER = date(2026, 11, 6), date(2026, 11, 13)
HEADS = (
    "Account,Rep,Relationship (0-10),Attractiveness (0-10),Goal,Graded on\n"
)
LINE = "Acme,Ann,3,8,Hold,2025-06-30\nBeta,Ann,7,2,,2025-06-30\n"
DEALS = "Account,Opportunity,Rep,Amount (CNY),Stage\nCode,Line,Bo,1000,25%\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Give the folder of a log of two customers and a deal of a third."""
    book = Book(tmp_path_factory.mktemp("filled"))
    take(book, f"Accounts {FRIDAY}.csv", HEADS + LINE)
    take(book, f"Deals {FRIDAY}.csv", DEALS)
    return book.log.folder


@pytest.fixture
def book(filled, tmp_path):
    folder = tmp_path / "log"
    shutil.copytree(filled, folder)
    return Book(folder)


def take(book: Book, name: str, text: str) -> list[str]:
    found = book.read([Upload(name, text.encode())], today=date(2026, 11, 30))
    assert book.add(found)
    return [finding.code for finding in found.findings]


def seen(book: Book, day: date, key: str, *columns: str) -> tuple:
    rows = book.view(day).customers.filter(customer_key=key)
    return rows.select(columns).row(0)


def say(book: Book, key: str, day: date = FRIDAY, **texts: str) -> str:
    view = book.view(day)
    return book.customers.regrade(view, key, texts, "I was there", "Eve")


def said(book: Book, t: Words) -> list[str]:
    return [told(edit, t) for edit in book.imports()[0].edits]


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("relationship", "8.5", 8.5),
        ("relationship", "高", 8.0),
        ("goal", " Grow it ", "Grow it"),
        ("goal", "", ""),
        ("frequency", "每周1次", 4.33),
        ("potential", "12万", 12_000_000),
        ("graded_on", "2026-11-06", 20_763),
    ],
)
def test_a_value_is_read_as_a_sheet_has_it(book, column, text, value):
    say(book, "acme", **{column: text})
    found = seen(book, FRIDAY, "acme", column)
    assert found == (value,)


def test_both_grades_are_one_import_that_undo_takes_back(book):
    name = say(book, "acme", relationship="6", attractiveness="9")
    columns = ("relationship", "attractiveness", "graded_on")
    assert seen(book, FRIDAY, "acme", *columns) == (6.0, 9.0, 20_763)
    undone = book.undo(name)
    assert seen(book, FRIDAY, "acme", *columns) == (3.0, 8.0, 20_269)
    book.undo(undone)
    assert seen(book, FRIDAY, "acme", *columns) == (6.0, 9.0, 20_763)


def test_an_amount_in_another_currency_says_both(book):
    say(book, "acme", potential="USD 12k")
    found = seen(book, FRIDAY, "acme", "potential", "currency")
    assert found == (1_200_000, "USD")


def test_a_currency_cannot_be_emptied_under_a_potential(tmp_path):
    book = Book(tmp_path)
    take(
        book,
        f"Accounts {FRIDAY}.csv",
        "Account,Yearly potential,Currency\nA,9,USD",
    )
    with pytest.raises(BadCorrection) as caught:
        say(book, "a", currency="")
    assert "cannot be emptied" in refusal(caught.value, EN)
    assert "不能清空" in refusal(caught.value, ZH)
    say(book, "a", currency="", potential="")
    assert seen(book, FRIDAY, "a", "potential", "currency") == (None, "")


def test_what_holds_already_is_passed_over(book):
    say(book, "acme", relationship="6", attractiveness="8")
    assert [e.column for e in book.edits("correction")] == ["relationship"]


def test_the_value_of_the_list_takes_a_correction_back(book):
    say(book, "acme", relationship="6")
    say(book, "acme", relationship="3")
    assert seen(book, FRIDAY, "acme", "relationship") == (3.0,)
    assert book.view(FRIDAY).regraded.is_empty()
    assert said(book, EN) == [
        "Eve let Acme go by the sheets again: Relationship (I was there)"
    ]


def test_a_later_list_overrules_and_the_dry_run_says_so(book):
    say(book, "acme", relationship="6")
    again = LINE.replace("Acme,Ann,3", "Acme,Ann,4")
    found = take(book, f"Accounts {LATER}.csv", HEADS + again)
    assert "correction_overruled" in found
    assert seen(book, FRIDAY, "acme", "relationship") == (6.0,)
    assert seen(book, LATER, "acme", "relationship") == (4.0,)
    rows = book.view(LATER).regraded.select("customer", "state", "now")
    assert rows.rows() == [("Acme", "overruled", "4")]


def test_a_customer_on_no_list_can_be_graded(book):
    say(book, "code", relationship="6", attractiveness="9")
    found = seen(book, FRIDAY, "code", "customer", "rep", "relationship")
    assert found == ("Code", "Bo", 6.0)
    view = book.view(FRIDAY, rep="Bo")
    assert view.graded.select("customer", "quadrant").rows() == [
        ("Code", "key")
    ]


def test_still_right_dates_the_grades_of_many_at_once(book):
    view = book.view(FRIDAY)
    name = book.customers.keep(view, ["acme", "beta"], "still right", "Eve")
    days = book.view(FRIDAY).customers["graded_on"].to_list()
    assert days == [20_763, 20_763]
    book.undo(name)
    assert book.view(FRIDAY).customers["graded_on"].to_list() == [20_269] * 2


def test_a_value_can_be_let_go_by_the_lists(book):
    say(book, "acme", goal="Grow")
    book.customers.ungrade(book.view(FRIDAY), "acme", "goal", "Eve")
    assert seen(book, FRIDAY, "acme", "goal") == ("Hold",)


def test_a_proposal_is_declined_and_offered_again(book):
    view = book.view(FRIDAY)
    book.customers.decline(view, "acme", "3>5", "not yet", "Eve")
    assert said(book, ZH) == ["Eve忽略了Acme的“调级建议”（not yet）"]
    declined = book.view(FRIDAY).state.declined
    assert declined.select("key", "seen").rows() == [("acme", "3>5")]
    book.customers.offer(book.view(FRIDAY), "acme", "Eve")
    assert book.view(FRIDAY).state.declined.is_empty()


def test_deals_are_not_folded_anew_for_a_grade(book):
    before = book.view(FRIDAY).state.opportunities
    say(book, "acme", relationship="6")
    assert book.view(FRIDAY).state.opportunities is before
    assert seen(book, FRIDAY, "acme", "relationship") == (6.0,)


@pytest.mark.parametrize(
    ("key", "texts", "code"),
    [
        ("acme", {"relationship": "11"}, "grade"),
        ("acme", {"relationship": "3"}, "same"),
        ("acme", {"relationship": "5.123456"}, "fine"),
        ("acme", {"goal": "x" * 2_001}, "long"),
        ("acme", {"potential": "-5"}, "negative"),
        ("acme", {"frequency": "often"}, "number"),
        ("acme", {"frequency": "-3"}, "number"),
        ("acme", {"graded_on": "5/3/2026"}, "day"),
        ("acme", {"potential": "much"}, "amount"),
        ("acme", {"rep": "Bo"}, "column"),
        ("acme", {"x": "y"}, "column"),
        ("acme", {}, "nothing"),
        ("nobody", {"goal": "Grow"}, "customer"),
        ("", {"goal": "Grow"}, "customer"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(
    book, key, texts, code
):
    before = book.digest()
    with pytest.raises(BadCorrection) as caught:
        say(book, key, **texts)
    sentences = [refusal(caught.value, t) for t in (EN, ZH)]
    assert caught.value.code == code
    assert all("{" not in sentence for sentence in sentences)
    assert book.digest() == before


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda c, v: c.ungrade(v, "acme", "goal"), "uncorrected"),
        (lambda c, v: c.offer(v, "acme"), "undeclined"),
        (lambda c, v: c.keep(v, []), "nothing"),
        (lambda c, v: c.decline(v, "nobody", "x"), "customer"),
    ],
)
def test_what_was_never_said_cannot_be_taken_back(book, call, code):
    with pytest.raises(BadCorrection) as caught:
        call(book.customers, book.view(FRIDAY))
    assert caught.value.code == code
    assert "{" not in refusal(caught.value, EN)


def test_the_same_grade_twice_is_refused_as_said_already(book):
    say(book, "acme", relationship="6")
    with pytest.raises(BadCorrection) as caught:
        say(book, "acme", relationship="6")
    assert caught.value.code == "already"


def test_an_undone_list_is_as_if_it_never_came(book):
    say(book, "acme", relationship="6")
    columns = ("customer", "relationship", "attractiveness", "graded_on")
    before = book.view(LATER).customers.select(columns).rows()
    again = LINE.replace("Acme,Ann,3", "Acme,Ann,4")
    take(book, f"Accounts {LATER}.csv", HEADS + again)
    name = book.imports()[0].import_id
    assert book.view(LATER).customers.select(columns).rows() != before
    book.undo(name)
    assert book.view(LATER).customers.select(columns).rows() == before
    assert book.view(LATER).regraded["state"].to_list() == ["held"]


def test_what_no_sheet_names_any_more_is_lost(book):
    say(book, "code", relationship="6")
    deals = next(
        e
        for e in book.imports()
        if e.sheets[:1] and "Deals" in (e.sheets[0].file)
    )
    book.undo(deals.import_id)
    view = book.view(FRIDAY)
    assert "Code" not in view.customers["customer"].to_list()
    told = view.regraded.select("key", "customer", "state").rows()
    assert told == [("code", None, "lost")]
    assert book.view(FRIDAY, rep="Ann").regraded.is_empty()
