"""The names of the files in which talks are kept."""

from datetime import date

import pytest

from salesdash.book.noted import Note, entry, headline, named, recorded
from salesdash.model import Edit
from salesdash.words import Words

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "rep", ["陈静", "O'Neill / Bo", "..\\x", "-", "a" * 90]
)
def test_the_file_of_a_note_says_what_it_is_about(rep):
    row = {"rep": rep, "date": 20_777, "topic": "t"}
    made = entry(20_777, row, "Eve")
    file = made.sheets["file"][0].as_py()
    assert not set(file) & set("/\\:*?<>|'")
    found = named(file)
    assert found is not None
    assert (found.day, found.file) == (DAY, file)
    assert len(found.rep) <= 40


def test_another_file_is_no_note():
    names = ("coaching-note.csv", "coaching-note-2026-13-01-x.csv", "a.xlsx")
    assert [named(name) for name in names] == [None] * 3
    assert headline("a.xlsx", Words("en")) == "a.xlsx"


def test_a_note_is_named_in_both_languages():
    file = Note("陈静", DAY).file
    told = [headline(file, Words(language)) for language in ("en", "zh")]
    assert told == [
        "Coaching note: 陈静, 2026-11-20",
        "辅导记录：陈静，2026-11-20",
    ]


def test_a_record_says_its_day_and_reason():
    place = "control", "opportunities_graded", "yes"
    edit = Edit(*place, column="Bo", seen="2026-12-04", reason="seen")
    assert recorded(edit, Words("zh")) == (
        "用里程碑为所有销售机会分级 · Bo：已达到 · 2026-12-04 · seen"
    )
