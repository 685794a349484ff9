"""What a coming import means, and what an undo would do."""

from datetime import date

import pytest

from salesdash.book import Book, Choice, Upload
from salesdash.errors import AlreadyUndone

TODAY = date(2026, 11, 28)
HEADS = "Opportunity ID,Opportunity,Account,Rep,Amount (USD),Expected close\n"
WEEK1 = HEADS + (
    "1,Press,Acme,Ann,100,2026-12-01\n2,Saw,Beta,Ann,200,2026-12-01\n"
)
WEEK2 = HEADS + "1,Press,Acme,Ann,100,2026-12-31\n3,Line,Core,Ann,50,\n"


def upload(day: str, text: str, name: str = "deals") -> Upload:
    return Upload(f"{name} {day}.csv", text.encode())


@pytest.fixture
def book(tmp_path) -> Book:
    book = Book(tmp_path)
    book.add(book.read([upload("2026-11-20", WEEK1)], today=TODAY), "Ann")
    return book


def kinds(found) -> list[tuple]:
    return found.select("kind", "customer").rows()


def test_the_meaning_is_worked_out_when_asked_and_kept(book):
    preview = book.read([upload("2026-11-27", WEEK2)], today=TODAY)
    assert preview.moves is not None
    found = preview.moves.net()
    assert kinds(found) == [
        ("missing", "Beta"),
        ("new", "Core"),
        ("slip", "Acme"),
    ]
    assert preview.moves.net() is found
    assert preview.moves.week(*preview.moves.days) is found


def test_a_batch_tells_each_day_and_the_whole(book):
    files = [
        upload("2026-11-27", WEEK2),
        upload("2026-12-04", WEEK1),
    ]
    moves = book.read(files, today=TODAY).moves
    assert moves is not None
    one, two = moves.days
    assert kinds(moves.week(one)) == [
        ("missing", "Beta"),
        ("new", "Core"),
        ("slip", "Acme"),
    ]
    assert kinds(moves.week(two)) == [
        ("back", "Beta"),
        ("missing", "Core"),
        ("pulled", "Acme"),
    ]
    assert kinds(moves.net()) == [("new", "Core")]


def test_a_late_sheet_says_how_new_the_newest_is(book):
    book.add(book.read([upload("2026-12-04", WEEK1)], today=TODAY))
    preview = book.read([upload("2026-11-27", WEEK2)], today=TODAY)
    (sheet,) = preview.sheets
    assert sheet.later == date(2026, 12, 4)
    assert preview.moves is not None
    assert preview.moves.touched() == {
        ("deals 2026-11-27.csv", sheet.read.sheet): 1
    }


def test_the_same_bytes_of_a_later_day_are_an_unchanged_copy(book):
    preview = book.read([upload("2026-11-27", WEEK1)], today=TODAY)
    (sheet,) = preview.sheets
    assert (sheet.new, sheet.changed, sheet.unchanged) == (0, 0, 2)
    assert sheet.copy is not None
    assert (sheet.copy.file, sheet.copy.as_of) == (
        "deals 2026-11-20.csv",
        date(2026, 11, 20),
    )
    assert book.add(preview) is not None


def test_a_renamed_file_is_the_same_file_and_says_which_import(book):
    again = upload("2026-11-20", WEEK1, "renamed")
    preview = book.read([again], today=TODAY)
    (entry,) = book.imports()
    (sheet,) = preview.sheets
    assert (preview.usable, preview.same) == (False, (again.name,))
    assert (sheet.came, sheet.repeated) == (entry.import_id, 2)


def test_after_an_undo_the_same_file_comes_in_again(book):
    (entry,) = book.imports()
    book.undo(entry.import_id)
    preview = book.read([upload("2026-11-20", WEEK1)], today=TODAY)
    assert preview.usable
    assert book.add(preview) is not None


def test_a_row_that_another_file_of_the_day_says_is_said_twice(book):
    other = upload("2026-11-20", WEEK1.rpartition("2,")[0], "mine")
    keep = {(other.name, "mine 2026-11-20"): Choice(replaces=False)}
    preview = book.read(
        [other], today=TODAY, choices=keep, covers="adds", replaces=False
    )
    (sheet,) = preview.sheets
    assert (sheet.unchanged, sheet.repeated, sheet.copy) == (1, 1, None)


def test_an_undo_names_the_import_that_keeps_a_value(book):
    preview = book.read([upload("2026-11-27", WEEK2)], today=TODAY)
    second = book.add(preview, "Eve")
    first = book.imports()[1]
    found = book.undoing(first.import_id)
    assert kinds(found.moves) == [("dropped", "Beta")]
    assert found.stays.select("customer", "kind", "by").rows() == [
        ("Acme", "newer", second)
    ]
    assert (found.entry.seq, found.redo, found.days) == (
        1,
        False,
        (date(2026, 11, 20),),
    )
    assert found.entries[second or ""].by == "Eve"


def test_a_redo_speaks_of_the_import_that_was_undone(book):
    (entry,) = book.imports()
    undo = book.undo(entry.import_id)
    found = book.undoing(undo)
    assert (found.redo, found.entry.seq) == (True, 1)
    assert kinds(found.moves) == [("new", "Acme"), ("new", "Beta")]
    with pytest.raises(AlreadyUndone):
        book.undoing(entry.import_id)


def test_answers_that_came_along_stop_holding_or_stay(tmp_path):
    book = Book(tmp_path)
    heads = HEADS.replace("Amount (USD)", "Worth (USD)")
    text = heads + "1,Press,Acme,Ann,100,2026-12-01\n"
    file = upload("2026-11-20", text)
    (sheet,) = book.read([file], today=TODAY).sheets
    place = file.name, sheet.read.sheet
    for day, column in (("2026-11-20", "amount"), ("2026-11-27", "note")):
        file = upload(day, text)
        place = file.name, book.read([file], today=TODAY).sheets[0].read.sheet
        told = {place: Choice(columns={"Worth (USD)": column})}
        book.add(book.read([file], today=TODAY, choices=told))
    newest, oldest = book.imports()
    (edit, later), *_ = book.undoing(oldest.import_id).edits
    assert (edit.value, later) == ("amount", newest)
    (edit, later), *_ = book.undoing(newest.import_id).edits
    assert (edit.value, later) == ("note", None)
