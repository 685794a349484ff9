"""Answers go out as a file, and in from a file that nobody trusts."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.book import Book, Choice, Upload
from salesdash.book.shared import LARGEST, NAME, dump, load
from salesdash.errors import BadAnswers

HEADS = "Day,Client,*Minder*,Kind\n"
FILE = Upload("v.csv", f"{HEADS}5/3/2026,Acme,Ann,=chat\n".encode())
CHOICE = Choice(
    columns={"Day": "date", "*Minder*": "rep", "Kind": "activity"},
    words={("activity", "=chat"): "maintenance"},
    answers={("day_order", "Day"): "month_first"},
)


@pytest.fixture
def theirs(tmp_path) -> Book:
    book = Book(tmp_path / "theirs")
    choices = {(FILE.name, "v"): CHOICE}
    assert book.add(book.read([FIRST, FILE], choices=choices, by="Mei"), "Mei")
    return book


FIRST = Upload("first.csv", b"Date,Client,Rep\n2026-11-20,Acme,Ann\n")


@pytest.fixture
def ours(tmp_path) -> Book:
    return Book(tmp_path / "ours")


def test_a_file_is_readable_and_says_who_decided(theirs):
    told = json.loads(dump(theirs.answers()))
    (sheet,) = told["sheets"]
    assert sheet["headings"] == ["Day", "Client", "*Minder*", "Kind"]
    means = {(a["of"], a.get("word")): a["means"] for a in sheet["answers"]}
    assert means == {
        ("Day", None): "date",
        ("*Minder*", None): "rep",
        ("Kind", None): "activity",
        ("activity", "=chat"): "maintenance",
        ("day_order", "Day"): "month_first",
    }
    assert {a["by"] for a in sheet["answers"]} == {"Mei"}


def test_what_goes_out_comes_in_whole_and_can_be_undone(theirs, ours):
    found = ours.shared(dump(theirs.answers()), "Eve")
    assert (len(found.new), found.same, found.conflicts) == (5, 0, ())
    assert found.refused == 0
    taken = ours.edit(found.edits(), "Eve")
    (sheet,) = ours.read([FILE]).sheets
    assert sheet.read.rows["activity"].to_pylist() == ["maintenance"]
    assert [q.answer for q in sheet.read.questions] == ["month_first"]
    assert {a.edit.by for a in ours.answers()} == {"Eve"}
    assert ours.shared(dump(theirs.answers())).same == 5
    ours.undo(taken)
    assert ours.answers() == []


def test_where_both_differ_ours_stay_unless_theirs_are_wanted(theirs, ours):
    answers = {("day_order", "Day"): "day_first"}
    choice = Choice(columns=CHOICE.columns, answers=answers)
    choices = {(FILE.name, "v"): choice}
    assert ours.add(ours.read([FILE, FIRST], choices=choices, by="E"), "Eve")
    found = ours.shared(dump(theirs.answers()), "Eve")
    ((own, edit),) = found.conflicts
    assert (own.value, edit.value) == ("day_first", "month_first")
    assert len(found.edits()) + 1 == len(found.edits(theirs=True)) == 2
    ours.edit(found.edits(theirs=True), "Eve")
    (sheet,) = ours.read([FILE], by="Eve").sheets
    assert [q.answer for q in sheet.read.questions] == ["month_first"]


def whole(*answers: Any, headings: Any = ("Day", "Kind")) -> bytes:
    told = {"headings": headings, "answers": answers}
    return json.dumps({"file": NAME, "version": 1, "sheets": [told]}).encode()


GOOD = {"kind": "mapping", "table": "visits", "of": "Day", "means": "date"}
BAD = [
    {**GOOD, "kind": "setting"},
    {**GOOD, "table": "imports"},
    {**GOOD, "of": "Elsewhere"},
    {**GOOD, "means": "amount"},
    {**GOOD, "means": 7},
    {**GOOD, "means": "\x1fforgotten"},
    {**GOOD, "of": "x" * 1000},
    {**GOOD, "of": "Day\ud800"},
    {"kind": "layout", "of": "header", "means": "9" * 30},
    {"kind": "layout", "of": "table", "means": "edits"},
    {"kind": "answer", "of": "day_order", "word": "Day", "means": "boss"},
    {"kind": "answer", "of": "no_kind", "word": "Day", "means": "same"},
    {
        "kind": "word",
        "table": "visits",
        "of": "activity",
        "word": "x",
        "means": "won",
    },
    {"kind": "word", "table": "visits", "of": "rep", "word": "x", "means": ""},
    "text",
    None,
    [],
]


@pytest.mark.parametrize("entry", BAD, ids=range(len(BAD)))
def test_what_nobody_could_have_decided_is_left_out(entry: Any) -> None:
    found = load(whole(GOOD, entry), [])
    assert [e.value for e in found.new] == ["date"]
    assert found.refused == 1


@pytest.mark.parametrize(
    "headings", [None, [], "Day", [7], ["x"] * 501, {"Day": 1}]
)
def test_a_sheet_without_sound_headings_is_left_out(headings: Any) -> None:
    found = load(whole(GOOD, headings=headings), [])
    assert (found.new, found.refused) == ((), 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"file": "salesdash answers"}',
        b'{"file": "other", "version": 1, "sheets": []}',
        b'{"file": "salesdash answers", "version": 2, "sheets": []}',
        b" " * (LARGEST + 1),
        whole(*[GOOD] * 5001),
    ],
    ids=["blank", "text", "deep", "bare", "other", "newer", "large", "many"],
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadAnswers, match="no remembered answers"):
        load(content, [])


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=8,
)


@given(some.lists(JSON | some.fixed_dictionaries({"kind": some.text()})))
def test_no_file_is_too_odd(entries: list) -> None:
    found = load(whole(*entries), [])
    assert len(found.new) + found.same + found.refused <= len(entries)
