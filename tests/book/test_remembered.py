"""What is decided for headings and words holds for the next sheet."""

from datetime import date

import pytest

from salesdash.book import Book, Choice, Upload, forget, workbooks

TODAY = date(2026, 11, 23)
HEADS = "Client,Deal,Minder,Worth,Wave"
DEALS = f"{HEADS}\nAcme,Line,Ann,1000,wave two\n"
LATER = f"{HEADS}\nAcme,Line,Ann,1500,wave two\nBeta,Pump,Bob,1,25%\n"
FIRST = Upload("deals 2026-11-20.csv", DEALS.encode())
NEXT = Upload("deals 2026-11-27.csv", LATER.encode())
MEANT = {"Minder": "rep", "Wave": "claimed_milestone"}
SAID = {("claimed_milestone", "wave two"): "decision_due"}
CHOICE = Choice(columns=MEANT, words=SAID)
CHOICES = {(FIRST.name, "deals 2026-11-20"): CHOICE}


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path)


def take(book: Book, choice: Choice = CHOICE) -> str | None:
    choices = dict.fromkeys(CHOICES, choice)
    read = book.read([FIRST], today=TODAY, choices=choices, by="Mei")
    return book.add(read, "Mei")


def claims(book: Book) -> list[tuple]:
    deals = book.view(book.days()[-1]).opportunities
    return deals.select("rep", "claimed_milestone").rows()


def open_words(book: Book) -> list[tuple[str, str]]:
    """Give what would be asked of next week's file."""
    (sheet,) = book.read([NEXT], today=TODAY).sheets
    heads = [h.text for h in sheet.read.headings if h.column is None]
    words = [w.text for w in sheet.read.words if not w.code]
    return [("heading", h) for h in heads] + [("word", w) for w in words]


def test_decisions_are_written_with_the_import_and_hold_next_week(book):
    take(book)
    assert claims(book) == [("Ann", "decision_due")]
    told = {
        (a.kind, a.table, a.column, a.word, a.value, a.edit.by)
        for a in book.answers()
    }
    table, column = "opportunities", "claimed_milestone"
    assert told == {
        ("mapping", table, "Minder", "", "rep", "Mei"),
        ("mapping", table, "Wave", "", column, "Mei"),
        ("word", table, column, "wave two", "decision_due", "Mei"),
    }
    assert open_words(book) == []
    assert book.add(book.read([NEXT], today=TODAY))
    assert claims(book) == [
        ("Ann", "decision_due"),
        ("Bob", "qualified_sponsor"),
    ]


def test_one_import_holds_both_sheets_and_decisions(book):
    take(book)
    (entry,) = book.imports()
    assert (entry.kind, entry.rows, len(entry.edits)) == ("upload", 1, 3)
    book.undo(entry.import_id)
    assert book.answers() == []
    assert open_words(book) == [("heading", "Minder"), ("heading", "Wave")]


def test_an_answer_that_is_removed_is_asked_again_until_that_is_undone(book):
    take(book)
    (rep,) = [a for a in book.answers() if a.column == "Minder"]
    removal = book.edit(forget([rep], "Eve"), "Eve")
    assert open_words(book) == [("heading", "Minder")]
    assert len(book.answers()) == 2
    book.undo(removal)
    assert open_words(book) == []


def test_a_later_decision_takes_the_place_of_an_earlier_one(book):
    take(book)
    take(book, Choice(columns={"Minder": "note"}))
    (rep,) = [a for a in book.answers() if a.column == "Minder"]
    assert rep.value == "note"
    take(book, Choice(words=dict.fromkeys(SAID, "")))
    assert [a for a in book.answers() if a.word] == []


def test_what_is_remembered_already_is_not_written_again(book):
    take(book)
    take(book)
    assert [len(e.edits) for e in book.imports()] == [0, 3]


def test_a_decision_can_hold_for_this_time_only(book):
    take(book, Choice(columns=MEANT, words=SAID, remember=False))
    assert claims(book) == [("Ann", "decision_due")]
    assert book.answers() == []


def test_a_known_file_is_taken_again_with_a_new_decision(book):
    assert book.add(book.read([FIRST], today=TODAY))
    assert book.read([FIRST], today=TODAY).same == (FIRST.name,)
    take(book)
    assert claims(book) == [("Ann", "decision_due")]
    assert book.read([FIRST], today=TODAY).same == (FIRST.name,)


def test_a_table_and_a_header_are_remembered(book):
    odd = Upload("x 2026-11-20.csv", b"Notes\nTag,Bei\n2026-11-18,Acme\n")
    place = odd.name, "x 2026-11-20"
    columns = {"Tag": "date", "Bei": "customer"}
    choice = Choice(table="visits", header=2, columns=columns)
    assert book.add(book.read([odd], today=TODAY, choices={place: choice}))
    told = {(a.kind, a.column, a.value) for a in book.answers()}
    assert {("layout", "table", "visits"), ("layout", "header", "2")} <= told
    later = Upload("y.csv", b"a\nb\nc\nTAG,bei:\n2026-11-19,Beta\n")
    (sheet,) = book.read([later], today=TODAY).sheets
    assert (sheet.read.table, sheet.read.header_row) == ("visits", 4)
    assert sheet.read.rows["customer"].to_pylist() == ["Beta"]


def test_hostile_headings_and_words_come_back_as_they_were(book):
    name = '=cmd|"<b> [x](y)'
    bad = "<script>*w* ${x}"
    text = f'Client,Deal,"{name.replace(chr(34), chr(34) * 2)}",Worth\n'
    text += f"Acme,Line,{bad},1\n"
    file = Upload("h 2026-11-20.csv", text.encode())
    (sheet,) = book.read([file], today=TODAY).sheets
    heading = sheet.read.headings[2].text
    place = file.name, sheet.read.sheet
    columns = {heading: "claimed_milestone"}
    (sheet,) = book.read(
        [file], today=TODAY, choices={place: Choice(columns=columns)}
    ).sheets
    (word,) = sheet.read.words
    words = {(word.column, word.text): "pending_close"}
    choice = Choice(columns=columns, words=words)
    assert book.add(book.read([file], today=TODAY, choices={place: choice}))
    (sheet,) = book.read([file], today=TODAY).sheets
    assert sheet.read.headings[2].column == "claimed_milestone"
    assert [w.code for w in sheet.read.words] == ["pending_close"]
    assert {a.word for a in book.answers()} == {"", word.text}


def test_cells_that_are_read_once_are_understood_again(book):
    held = workbooks([FIRST])
    before = book.read(held, today=TODAY)
    after = book.read(held, today=TODAY, choices=CHOICES)
    assert before.sheets[0].read.rows["rep"].to_pylist() == [""]
    assert after.sheets[0].read.rows["rep"].to_pylist() == ["Ann"]
    assert book.add(after)


def test_answers_to_questions_are_remembered_and_taken_back(book):
    odd = Upload("v 2026-11-20.csv", ODD.encode())
    place = odd.name, "v 2026-11-20"
    choice = Choice(answers={("day_order", "Date"): "day_first"})
    read = book.read([odd], today=TODAY, choices={place: choice}, by="Mei")
    assert book.add(read, "Mei")
    (answer,) = book.answers()
    told = (answer.kind, answer.column, answer.word, answer.value)
    assert told == ("answer", "day_order", "Date", "day_first")
    assert answer.headings == ("Date", "Client", "Rep")
    assert asked(book, by="Mei") == [("day_first", "memory")]
    book.edit(forget([answer], "Mei"), "Mei")
    assert asked(book, by="Mei") == [("", "")]


ODD = "Date,Client,Rep\n5/3/2026,Acme,Ann\n"
LATE = Upload("w 2026-11-27.csv", ODD.replace("5/3", "6/3").encode())


def asked(book: Book, file: Upload = LATE, by: str = "") -> list[tuple]:
    (sheet,) = book.read([file], today=TODAY, by=by).sheets
    return [(q.answer, q.source) for q in sheet.read.questions]


def say(book: Book, by: str, option: str) -> None:
    """Answer the question of a file that nobody else has."""
    file = Upload("v 2026-11-20.csv", f"{ODD}6/3/2026,{by},Bo\n".encode())
    place = file.name, "v 2026-11-20"
    choice = Choice(answers={("day_order", "Date"): option})
    read = book.read([file], today=TODAY, choices={place: choice}, by=by)
    assert book.add(read, by)


def test_ones_own_answer_goes_before_a_newer_one_of_another(book):
    say(book, "Mei", "day_first")
    say(book, "Ann", "month_first")
    assert asked(book, by="Mei") == [("day_first", "memory")]
    assert asked(book, by="Ann") == [("month_first", "memory")]
    assert asked(book, by="Eve") == [("month_first", "memory")]
    assert asked(book) == [("month_first", "memory")]
    assert len(book.answers()) == 2


def test_what_one_takes_back_holds_for_oneself_only(book):
    say(book, "Ann", "month_first")
    say(book, "Mei", "")
    assert asked(book, by="Mei") == [("", "")]
    assert asked(book, by="Ann") == [("month_first", "memory")]
    assert [a.edit.by for a in book.answers()] == ["Ann"]


def test_what_holds_for_one_already_is_not_written_again(book):
    say(book, "Ann", "day_first")
    say(book, "Mei", "day_first")
    assert [a.edit.by for a in book.answers()] == ["Ann"]


def test_another_order_of_columns_is_the_same_sheet(book):
    say(book, "Mei", "day_first")
    file = Upload("x.csv", b"Rep,Date,Client\nAnn,7/3/2026,Acme\n")
    assert asked(book, file) == [("day_first", "memory")]


def test_an_added_column_is_taken_after_the_sheet_without_it(book):
    take(book)
    more = f"{HEADS},Mood\nAcme,Line,Ann,1500,wave two,glad\n"
    (sheet,) = book.read([Upload("m.csv", more.encode())]).sheets
    heads = [h.text for h in sheet.read.headings if h.column is None]
    assert (heads, [w.code for w in sheet.read.words]) == (
        ["Mood"],
        ["decision_due"],
    )
    assert sheet.read.decided_like == f"{FIRST.name} · deals 2026-11-20"
    assert "decided_like" in {f.code for f in sheet.read.findings}


def test_single_headings_are_offered_to_who_decided_on_them(book):
    take(book)
    other = b"Client,Minder,Worth,Deal,Mood,Room,Sun,Moon\nA,B,1,D,,,,\n"
    for by, guess in (("Mei", "rep"), ("Ann", "")):
        (sheet,) = book.read([Upload("o.csv", other)], by=by).sheets
        heads = {h.text: h for h in sheet.read.headings}
        assert (heads["Minder"].column, heads["Minder"].guess) == (None, guess)


def test_of_a_sheet_left_alone_only_answers_are_remembered(book):
    guide = Upload("g.csv", b"Alpha,Omega\nx,y\n")
    answers = {("matrix", ""): "no"}
    choice = Choice(table="visits", columns={"Alpha": "rep"}, answers=answers)
    choices = {(guide.name, "g"): choice}
    read = book.read([FIRST, guide], today=TODAY, choices=choices)
    assert [s.read.table for s in read.sheets] == ["opportunities", None]
    assert book.add(read)
    told = [(a.kind, a.column, a.value) for a in book.answers()]
    assert told == [("answer", "matrix", "no")]
