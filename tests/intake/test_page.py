"""Sheets that a person said something of, from cells to rows."""

from datetime import date
from typing import Any

from salesdash.intake.grid import Grid
from salesdash.intake.memory import Memory, fingerprint
from salesdash.intake.page import opened
from salesdash.intake.read import Choice, Reader, Sheet, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)
HEADS = ["No.", "Client", "Deal", "Who owns it", "Worth", "Wave"]
ROWS = [
    ["1", "Acme", "Line", "Ann", 1000, "wave two"],
    ["2", "Beta", "Pump", "Bob", 2000, "wave two"],
    ["3", "Coda", "Belt", "Bob", 3000, "25%"],
]
MEANT = {"Who owns it": "rep", "Wave": "claimed_milestone"}
WORD = ("claimed_milestone", "wave two")
SAID: dict[tuple[str, str], str] = {WORD: "decision_due"}
ON = date(2026, 11, 16)


def deals(*above: list) -> Grid:
    return grid([*above, HEADS, *ROWS], "Pipeline", "2026-11-20.xlsx")


def read(made: Grid, memories: Any = None, **told: Any) -> Sheet:
    place = made.file, made.sheet
    choices = {place: Choice(**told)} if told else {}
    return sheets([made], TODAY, choices, memories=memories or {})[0]


def codes(sheet: Sheet) -> list[str]:
    return [finding.code for finding in sheet.findings]


def test_a_person_says_what_headings_mean() -> None:
    found = read(deals(), columns=MEANT)
    assert found.rows["rep"].to_pylist() == ["Ann", "Bob", "Bob"]
    assert {"rep", "claimed_milestone"} <= set(found.present)
    assert "headings_unknown" not in codes(found)
    assert [
        (h.text, h.column, h.filled, h.source) for h in found.headings
    ] == [
        ("No.", None, 3, "ordinal"),
        ("Client", "customer", 3, ""),
        ("Deal", "name", 3, ""),
        ("Who owns it", "rep", 3, "choice"),
        ("Worth", "amount", 3, ""),
        ("Wave", "claimed_milestone", 3, "choice"),
    ]


def test_a_heading_that_is_left_out_is_not_complained_of() -> None:
    left = {"Who owns it": "", "Wave": "", "Worth": ""}
    found = read(deals(), columns=left)
    assert "headings_unknown" not in codes(found)
    assert found.columns["Worth"] is None
    assert "amount" not in found.present


def test_a_person_goes_before_our_own_reading() -> None:
    found = read(deals(), columns={"Who owns it": "customer"})
    assert found.rows["customer"].to_pylist() == ["Ann", "Bob", "Bob"]
    assert found.columns["Client"] is None
    assert ("heading_twice", "Client") in [
        (f.code, f.column) for f in found.findings
    ]


def test_words_that_mean_something_give_no_findings() -> None:
    strange = read(deals(), columns=MEANT)
    assert codes(strange).count("not_a_milestone") == 2
    (word,) = strange.words
    assert (word.text, word.count, word.row) == ("wave two", 2, 2)
    known = read(deals(), columns=MEANT, words=SAID)
    assert "not_a_milestone" not in codes(known)
    assert known.rows["claimed_milestone"].to_pylist() == [
        "decision_due",
        "decision_due",
        "qualified_sponsor",
    ]


def test_a_second_heading_of_the_same_words_is_told_apart() -> None:
    twice = grid([["Date", "Customer", "x", "x"], [TODAY, "Acme", "a", "b"]])
    columns = {"x (2)": "note", "x": "result"}
    assert read(twice, columns=columns).table is None
    found = read(twice, table="visits", columns=columns)
    (row,) = found.rows.to_pylist()
    assert (row["result"], row["note"]) == ("a", "b")


def test_a_column_given_twice_is_taken_once() -> None:
    found = read(deals(), columns={"Deal": "note", "Wave": "note"})
    assert found.columns["Deal"] == "note"
    assert found.columns["Wave"] is None


def test_what_is_remembered_is_taken_at_once_and_says_so() -> None:
    memory = Memory(
        columns={"opportunities": MEANT},
        words={"opportunities": SAID},
        on=ON,
    )
    found = read(deals(["Weekly"]), {fingerprint(HEADS): memory})
    assert found.decided_on == ON
    assert [f for f in codes(found) if f.endswith(("unknown", "stone"))] == []
    assert [h.source for h in found.headings if h.column == "rep"] == [
        "memory"
    ]
    assert [(w.code, w.source) for w in found.words] == [
        ("decision_due", "memory")
    ]
    bare = Memory(columns={"visits": {"x": "result"}}, on=ON)
    visits = grid([["Date", "Customer", "x"], [TODAY, "Acme", "a"]])
    known = {fingerprint(["Date", "Customer", "x"]): bare}
    assert (read(visits).table, read(visits, known).table) == (None, "visits")
    other = grid([[*HEADS, "New"], *ROWS])
    assert read(other, {fingerprint(HEADS): memory}).decided_on is None


def test_a_sheet_of_unknown_headings_is_taken_in_when_it_is_named() -> None:
    strange = grid([["Trips"], ["Tag", "Bei", "Wozu"], [TODAY, "Acme", "hi"]])
    assert read(strange).reason == "not_ours_no_headings"
    named = read(strange, table="visits")
    assert (named.table, named.meant, named.reason) == (
        None,
        "visits",
        "not_ours_lacks",
    )
    assert named.lacks == (("date",), ("customer",))
    assert [h.examples for h in named.headings] == [
        ("2026-11-23",),
        ("Acme",),
        ("hi",),
    ]
    columns = {"Tag": "date", "Bei": "customer"}
    taken = read(strange, table="visits", columns=columns)
    assert (taken.table, taken.header_row, taken.rows.num_rows) == (
        "visits",
        2,
        1,
    )
    memory = Memory("visits", columns={"visits": columns}, on=ON)
    key = taken.fingerprint
    later = grid([["Trips"], ["May"], ["Tag", "Bei", "Wozu"], *[[TODAY, "B"]]])
    assert read(later, {key: memory}).rows["customer"].to_pylist() == ["B"]


def test_a_table_that_we_guessed_wrong_can_be_said() -> None:
    guessed = grid([["Customer", "Rep", "Industry"], ["Acme", "Ann", "steel"]])
    assert read(guessed).table == "customers"
    assert read(guessed, table="opportunities").table == "opportunities"


def test_a_person_says_where_the_headings_stand() -> None:
    rows = [
        ["Customer", "Amount", "Milestone", "Rep"],
        ["Client", "Sum", "", "Boss"],
        ["Acme", 5, "25%", "Ann"],
    ]
    found = read(grid(rows), header=2, table="customers")
    assert found.header_row == 2
    assert list(found.columns) == ["Client", "Sum", "Boss"]
    memory = Memory("customers", placed=True, on=ON)
    again = read(grid(rows), {found.fingerprint: memory})
    assert (again.header_row, again.table) == (2, "customers")
    assert read(grid(rows), header=99).reason == "not_ours_no_headings"


def test_leaving_out_what_a_table_needs_leaves_the_sheet_alone() -> None:
    visits = grid([["Date", "Customer", "Result"], [TODAY, "Acme", "ok"]])
    found = read(visits, columns={"Date": ""})
    assert (found.table, found.lacks) == (None, (("date",),))


def test_a_reader_reads_again_only_what_was_decided_on(monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(
        "salesdash.intake.page.opened",
        lambda grid, *rest: seen.append(grid.file) or opened(grid, *rest),
    )
    two = [
        grid([HEADS, *ROWS], "S", "a.xlsx"),
        grid([HEADS, *ROWS], "S", "b.xlsx"),
    ]
    reader = Reader(two)
    first = reader.read(TODAY)
    assert seen == ["a.xlsx", "b.xlsx"]
    choices = {("b.xlsx", "S"): Choice(columns={"Wave": "note"})}
    second = reader.read(TODAY, choices)
    assert seen == ["a.xlsx", "b.xlsx", "b.xlsx"]
    assert second[0] is first[0]
    assert second[1].columns["Wave"] == "note"
    assert sheets(two, TODAY, choices)[1].columns == second[1].columns
