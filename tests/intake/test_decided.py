from datetime import date

from salesdash import model
from salesdash.intake import layout
from salesdash.intake.decided import Choice, decided, table
from salesdash.intake.memory import Memory
from salesdash.intake.questions import Told
from salesdash.intake.strange import Said
from tests.intake.grids import grid

HEADS = ["Day", "Who", "Remarks", "Remarks"]
ON = date(2026, 11, 20)


def block() -> layout.Block:
    found = layout.likely(layout.Matrix(grid([HEADS, ["a", "b", "c", "d"]])))
    assert found is not None
    return found


def test_a_choice_goes_before_what_is_remembered() -> None:
    memory = Memory(
        columns={"visits": {"who:": "rep", "DAY": "date"}},
        words={"visits": {("activity", "Chat"): "maintenance"}},
        on=ON,
    )
    choice = Choice(
        columns={"Who": "customer", "Remarks (2)": "", "Day": "nonsense"},
        words={("activity", "chat"): "development", ("activity", "x"): "?"},
    )
    found = decided(block(), model.VISITS, "", choice, memory)
    assert found.given == {1: "customer", 3: ""}
    assert found.sources == {1: "choice", 3: "choice"}
    assert found.words == {"activity": {"chat": Said("development", "choice")}}
    assert (found.named, found.on) == ("", ON)


def test_what_is_remembered_of_another_table_says_nothing() -> None:
    memory = Memory(columns={"visits": {"Who": "rep"}}, on=ON)
    found = decided(block(), model.TEAM, "", Choice(), memory)
    assert (found.given, found.on) == ({}, None)


def test_a_word_can_be_made_unknown_again() -> None:
    memory = Memory(words={"visits": {("activity", "Chat"): "maintenance"}})
    again = Choice(words={("activity", "chat"): ""})
    found = decided(block(), model.VISITS, "", again, memory)
    assert found.words == {"activity": {}}


def test_a_table_is_named_now_or_earlier() -> None:
    memory = Memory(table="visits")
    assert table(Choice(), Memory()) == (None, "")
    assert table(Choice(), memory) == (model.VISITS, "memory")
    assert table(Choice(table="team"), memory) == (model.TEAM, "choice")
    assert table(Choice(table="imports"), Memory()) == (None, "")


def test_an_answer_of_a_heading_that_is_there_holds() -> None:
    memory = Memory(
        answers={
            ("day_order", "day:"): "day_first",
            ("letters", "Who"): "in_order",
            ("letters", "Elsewhere"): "in_order",
            ("matrix", ""): "no",
        },
        on=ON,
    )
    choice = Choice(answers={("day_order", "Day"): "month_first"})
    found = decided(block(), model.VISITS, "", choice, memory)
    assert found.answers == {
        ("day_order", "day"): Told("month_first", "choice"),
        ("letters", "who"): Told("in_order", "memory"),
        ("matrix", ""): Told("no", "memory"),
    }
    assert found.on == ON
    undecided = Choice(answers={("day_order", "Day"): ""})
    found = decided(block(), model.VISITS, "", undecided, memory)
    assert ("day_order", "day") not in found.answers


def test_only_columns_of_the_table_are_hinted_at() -> None:
    hints = {"visits": {"who": "rep", "day": "amount"}, "team": {"who": "rep"}}
    found = decided(block(), model.VISITS, "", Choice(), Memory(hints=hints))
    assert found.hints == {"who": "rep"}
    assert (found.on, found.near) == (None, "")


def test_decisions_for_almost_these_headings_say_whose() -> None:
    memory = Memory(
        columns={"visits": {"Who": "rep"}}, on=ON, seen="a · S", near=True
    )
    found = decided(block(), model.VISITS, "", Choice(), memory)
    assert found.near == "a · S"
    found = decided(block(), model.TEAM, "", Choice(), memory)
    assert found.near == ""
