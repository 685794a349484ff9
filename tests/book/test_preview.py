"""What an import would do, told before it is done."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from salesdash.book import Book, Choice, Upload

TODAY = date(2026, 11, 23)
HEADINGS = ["Date", "Rep", "Customer", "Activity", "Result"]
MORNING = [date(2026, 11, 19), "Ann", "Acme", "negotiation", "offer sent"]
EVENING = [date(2026, 11, 19), "Ann", "Acme", "negotiation", "price agreed"]


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path)


def upload(name: str, *rows: Sequence[object]) -> Upload:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    content = BytesIO()
    made.save(content)
    return Upload(name, content.getvalue())


def take(book: Book, *files: Upload, **more) -> list[str]:
    preview = book.read(files, today=TODAY, **more)
    book.add(preview)
    return [finding.code for finding in preview.findings]


def results(book: Book) -> list[str]:
    return sorted(book.view(book.days()[-1]).visits["result"].to_list())


FIRST = upload("plan 2026-11-20.xlsx", HEADINGS, MORNING)
OTHER = upload(
    "diary 2026-11-20.xlsx", [*HEADINGS, "Place"], [*EVENING, "Bonn"]
)


def test_other_text_of_the_same_visit_is_a_correction(book):
    take(book, FIRST)
    assert "visit_corrected" in take(book, OTHER)
    assert results(book) == ["price agreed"]


def test_other_text_is_a_second_visit_if_a_person_says_so(book):
    take(book, FIRST)
    second = {(OTHER.name, "Sheet"): Choice(second=True)}
    assert "visit_corrected" not in take(book, OTHER, choices=second)
    assert results(book) == ["offer sent", "price agreed"]


def test_sheet_of_the_same_headings_reps_and_day_replaces_the_first(book):
    take(book, FIRST)
    fixed = upload("fixed 2026-11-20.xlsx", HEADINGS, EVENING)
    assert "replaces_import" in take(book, fixed)
    assert results(book) == ["price agreed"]


def test_replacing_can_be_declined(book):
    take(book, FIRST)
    more = upload(
        "more 2026-11-20.xlsx", HEADINGS, [*EVENING[:2], "Beta", "", "met"]
    )
    keep = {(more.name, "Sheet"): Choice(replaces=False)}
    take(book, more, choices=keep)
    assert results(book) == ["met", "offer sent"]


def test_files_of_one_name_of_two_reps_stand_beside_each_other(book):
    theirs = upload(FIRST.name, HEADINGS, [MORNING[0], "Bob", *MORNING[2:]])
    take(book, FIRST)
    assert "replaces_import" not in take(book, theirs)
    assert results(book) == ["offer sent", "offer sent"]


def test_day_that_was_only_assumed_replaces_nothing_of_another_name(book):
    take(book, upload("monday.xlsx", HEADINGS, MORNING))
    other = upload("friday.xlsx", HEADINGS, [*EVENING[:2], "Beta", "", "met"])
    assert "as_of_assumed" in take(book, other)
    assert results(book) == ["met", "offer sent"]


def test_sheet_left_out_is_not_written(book):
    left = {(FIRST.name, "Sheet"): Choice(skip=True)}
    preview = book.read([FIRST], today=TODAY, choices=left)
    assert not preview.usable
    assert book.add(preview) is None
    assert book.imports() == []


def test_import_keeps_what_was_found_for_the_history(book):
    bad = [["soon", *MORNING[1:]], MORNING]
    take(book, upload("v 2026-11-20.xlsx", HEADINGS, *bad))
    (entry,) = book.imports()
    (sheet,) = entry.sheets
    assert (sheet.rows_read, sheet.rows_kept, sheet.rows_skipped) == (2, 1, 1)
    assert [(f.code, f.row) for f in sheet.findings if f.row] == [
        ("not_a_date", 2)
    ]


def test_undone_import_is_not_in_force_and_says_by_what(book):
    take(book, FIRST)
    undone = book.undo(book.imports()[0].import_id, by="Eve")
    newest, oldest = book.imports()
    assert (newest.by, newest.live, newest.withdraws) == (
        "Eve",
        True,
        (oldest.import_id,),
    )
    assert (oldest.live, oldest.undone_by) == (False, undone)
    assert book.days() == []


def test_undated_file_of_another_day_is_the_same_file(book):
    undated = upload("visits.xlsx", HEADINGS, MORNING)
    take(book, undated)
    again = book.read([undated], today=date(2026, 11, 30))
    assert (again.usable, again.same) == (False, ("visits.xlsx",))
    (sheet,) = again.sheets
    assert (sheet.kept, sheet.new, sheet.unchanged) == (1, 0, 1)


def test_file_that_came_in_since_its_preview_is_not_written_twice(book):
    first, second = (book.read([FIRST], today=TODAY) for _ in range(2))
    assert book.add(first) is not None
    assert book.add(second) is None
    assert len(book.imports()) == 1


def test_visits_of_another_day_replace_nothing_of_another_name(book):
    take(book, upload("mon.xlsx", HEADINGS, MORNING), as_of=TODAY)
    next_day = [date(2026, 11, 20), *EVENING[1:]]
    tuesday = upload("tue.xlsx", HEADINGS, next_day)
    assert "replaces_import" not in take(book, tuesday, as_of=TODAY)
    assert results(book) == ["offer sent", "price agreed"]


def test_corrected_file_that_leaves_out_most_deals_is_warned_of(book):
    heads = ["Opportunity ID", "Opportunity", "Customer", "Rep", "Amount"]
    deals = [[f"O-{n}", "", f"C{n}", "Bob", n] for n in range(2, 5)]
    mine = ["O-1", "", "C1", "Ann", 1]
    take(book, upload("team 2026-11-20.xlsx", heads, mine, *deals))
    told = book.read(
        [upload("team 2026-11-20.xlsx", heads, mine)], today=TODAY
    )
    (warned,) = [f for f in told.findings if f.code == "most_deals_missing"]
    assert (warned.value, dict(warned.detail)) == (
        "Bob",
        {"missing": 3, "known": 3},
    )
