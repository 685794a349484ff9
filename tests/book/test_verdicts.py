"""What a manager says of a deal in the app, through sheets really read."""

import shutil
from datetime import date

import pytest

from salesdash.book import Book, Upload, correctable, refusal, told
from salesdash.errors import BadCorrection
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
FRIDAY, LATER = date(2026, 11, 6), date(2026, 11, 13)
HEADS = "Account,Opportunity,Rep,Amount (CNY),Stage,Expected close\n"
LINE = "Acme,Line,Ann,1000,25%,2026-12-31\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Give the folder of a log of one deal."""
    folder = tmp_path_factory.mktemp("filled")
    take(Book(folder), FRIDAY, LINE)
    return folder


@pytest.fixture
def book(filled, tmp_path):
    folder = tmp_path / "log"
    shutil.copytree(filled, folder)
    return Book(folder)


def take(book: Book, day: date, rows: str, heads: str = HEADS) -> list[str]:
    sheet = Upload(f"Deals {day}.csv", (heads + rows).encode())
    found = book.read([sheet], today=date(2026, 11, 30))
    assert book.add(found)
    return [finding.code for finding in found.findings]


def key(book: Book) -> str:
    return book.view(FRIDAY).opportunities["key"].item()


def seen(book: Book, day: date, *columns: str) -> tuple:
    return book.view(day).opportunities.select(columns).row(0)


def correct(book: Book, column: str, text: str, day: date = FRIDAY) -> str:
    view = book.view(day)
    name = view.opportunities["key"].item()
    return book.correct(view, name, column, text, "I was there", "Eve")


def said(book: Book, t: Words) -> list[str]:
    return [told(edit, t) for edit in book.imports()[0].edits]


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("amount", "48.6万", 48_600_000),
        ("amount", "", None),
        ("expected_close", "11/20/2026", 20_777),
        ("claimed_milestone", "合格经办人权力支持者", None),
        ("status", "won", "won"),
        ("decision_maker_met", "✓", 0),
        ("decision_maker_met", "2026-11-20", 20_777),
        ("key_opportunity", "是", 1),
        ("note", "  Call first ", "Call first"),
        ("pain_points", "12", 12),
    ],
)
def test_a_value_is_read_as_a_sheet_has_it(book, column, text, value):
    if column == "claimed_milestone":
        text, value = ZH.name("milestone", "decision_due"), "decision_due"
    correct(book, column, text)
    assert seen(book, FRIDAY, column) == (value,)


def test_undo_takes_a_correction_back_and_redo_brings_it_again(book):
    name = correct(book, "amount", "1500")
    undone = book.undo(name)
    assert seen(book, FRIDAY, "amount") == (100_000,)
    book.undo(undone)
    assert seen(book, FRIDAY, "amount") == (150_000,)


def test_an_amount_in_another_currency_corrects_both(book):
    correct(book, "amount", "USD 12k")
    assert seen(book, FRIDAY, "amount", "currency") == (1_200_000, "USD")
    assert [e.column for e in book.edits("correction")] == [
        "amount",
        "currency",
    ]


def test_the_value_of_the_sheets_takes_a_correction_back(book):
    correct(book, "amount", "1500")
    correct(book, "amount", "1,000")
    assert seen(book, FRIDAY, "amount") == (100_000,)
    assert book.view(FRIDAY).corrections.is_empty()
    assert said(book, EN) == [
        "Eve let Acme · Line go by the sheets again: Amount (I was there)"
    ]


def test_a_second_correction_keeps_what_the_sheets_say(book):
    correct(book, "amount", "1500")
    correct(book, "amount", "1600")
    assert [e.seen for e in book.edits("correction")] == ["1000", "1000"]


def test_a_later_sheet_overrules_and_the_dry_run_says_so(book):
    correct(book, "amount", "1500")
    assert take(book, LATER, LINE) == []
    again = date(2026, 11, 20)
    found = take(book, again, LINE.replace("1000", "1200"))
    assert found == ["correction_overruled"]
    assert seen(book, LATER, "amount") == (150_000,)
    assert seen(book, again, "amount") == (120_000,)
    row = book.view(again).corrections.select("state", "now").row(0)
    assert row == ("overruled", "1200")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("amount", "much", "amount"),
        ("amount", "10-15万", "amount"),
        ("amount", "1000", "same"),
        ("expected_close", "5/3/2026", "day"),
        ("claimed_milestone", "80%", "milestone"),
        ("status", "", "status"),
        ("decision_maker_met", "x", "answer"),
        ("pain_points", "99", "points"),
        ("currency", "Gold", "currency"),
        ("step", "dance", "value"),
        ("customer", "Beta", "key"),
        ("key", "x", "column"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence(book, column, text, code):
    before = book.digest()
    with pytest.raises(BadCorrection) as caught:
        correct(book, column, text)
    sentences = [refusal(caught.value, t) for t in (EN, ZH)]
    assert caught.value.code == code
    assert all("{" not in sentence for sentence in sentences)
    assert book.digest() == before


def test_the_same_correction_twice_is_refused(book):
    correct(book, "amount", "1500")
    with pytest.raises(BadCorrection) as caught:
        correct(book, "amount", "1,500")
    assert refusal(caught.value, EN) == (
        "It is corrected so already: Amount is 1,500."
    )


def test_a_deal_that_is_not_there_is_refused(book):
    with pytest.raises(BadCorrection, match="unknown"):
        book.correct(book.view(FRIDAY), "d-9", "amount", "1")


def test_a_confirmed_milestone_stands_until_it_is_taken_back(book):
    view = book.view(FRIDAY)
    book.confirm(view, key(book), "qualified_sponsor", "saw it", "Ann")
    names = ("claimed_milestone", "confirmed_milestone", "confirmed_by")
    both = "qualified_sponsor", "qualified_sponsor", "Ann"
    assert seen(book, FRIDAY, *names) == both
    assert said(book, EN) == [
        "Ann confirmed Qualified sponsor for Acme · Line (saw it)"
    ]
    assert said(book, ZH) == ["Ann确认Acme · Line已达到“合格经办人”（saw it）"]
    with pytest.raises(BadCorrection, match="confirmed"):
        book.confirm(book.view(FRIDAY), key(book), "qualified_sponsor")
    book.confirm(book.view(FRIDAY), key(book), "", "", "Ann")
    assert seen(book, FRIDAY, "confirmed_milestone") == (None,)
    with pytest.raises(BadCorrection, match="unconfirmed"):
        book.confirm(book.view(FRIDAY), key(book), "")
    with pytest.raises(BadCorrection, match="milestone"):
        book.confirm(book.view(FRIDAY), key(book), "moon")


def test_a_hit_is_dismissed_and_restored(book):
    view = book.view(FRIDAY)
    book.dismiss(view, key(book), "no_pain", "4", "we know", "Ann")
    (row,) = book.view(FRIDAY).dismissals.select("rule", "seen", "by").rows()
    assert row == ("no_pain", "4", "Ann")
    book.restore(book.view(FRIDAY), key(book), "no_pain", "Ann")
    assert book.view(FRIDAY).dismissals.is_empty()
    with pytest.raises(BadCorrection, match="undismissed"):
        book.restore(book.view(FRIDAY), key(book), "no_pain")


def test_a_correction_changes_no_view_of_the_day_before(book):
    take(book, LATER, LINE)
    correct(book, "amount", "1500", LATER)
    assert seen(book, FRIDAY, "amount") == (100_000,)
    assert seen(book, LATER, "amount") == (150_000,)


def test_every_column_but_the_names_is_correctable(book):
    found = correctable(book.view(FRIDAY))
    assert ("rep" in found, "customer" in found) == (True, False)
