"""Old value beside new value, for a person and for a program."""

from salesdash.charts import numbers
from salesdash.exports.moved import (
    FIELDS,
    heading,
    place,
    plain,
    value,
    written,
)
from salesdash.store.moves.rows import SCHEMA
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")


def row(column: str = "", old=None, new=None, **more) -> dict:
    told = {"table": "opportunities", "column": column, "old": old}
    return {**dict.fromkeys(SCHEMA), **told, "new": new, **more}


def money(amount: int, currency: str) -> str:
    return numbers.compact(amount, currency, EN)


def both(made: dict, t: Words = EN) -> tuple[str, str]:
    old, new = (value(made, side, t, money) for side in ("old", "new"))
    return old, new


def test_values_are_said_as_a_person_reads_them() -> None:
    for column, old, new, said in (
        ("expected_close", "20777", None, ("2026-11-20", "–")),
        ("next_step", "call", "visit", ("call", "visit")),
        ("status", "open", "won", ("Open", "Won")),
        ("commit", "0", "1", ("no", "yes")),
        ("sponsor_letter", "-1", "20777", ("no", "2026-11-20")),
        ("sponsor_letter", None, "0", ("–", "yes")),
        ("pain_points", "5", "10", ("5", "10")),
    ):
        assert both(row(column, old, new)) == said


def test_a_milestone_says_its_share_and_its_name() -> None:
    made = row("claimed_milestone", "qualified_suspect", "decision_due")
    assert both(made) == ("10 % Qualified suspect", "75 % Decision due")
    assert value(made, "new", ZH, money, short=True) == "75%"


def test_money_is_written_in_its_currency() -> None:
    made = row("amount", "100000", "250000", currency="USD")
    assert both(made) == ("$ 1 K", "$ 2.5 K")
    potential = row("potential", "150", "200", table="customers")
    assert both(potential) == ("1.5", "2")


def test_grades_and_quadrants_are_said() -> None:
    made = row("relationship", "4.0", "6.5", table="customers")
    assert both(made) == ("4", "6.5")
    moved = row("quadrant", "not_graded", "key", table="customers")
    assert both(moved) == ("Not graded", "Key customer")
    assert heading(moved, EN) == "Grade"


def test_a_place_is_a_row_of_a_sheet_or_the_sheet() -> None:
    made = row(file="a.xlsx", sheet="S", row=4, file_old="b.xlsx")
    assert place(made, EN) == "a.xlsx · S · row 4"
    assert place({**made, "sheet_old": "T"}, EN, "_old") == "b.xlsx · T"
    assert place(row(), EN) == ""


def test_a_program_is_told_codes_days_and_plain_decimals() -> None:
    made = row(
        *("amount", "100000", "250000"),
        currency="USD",
        amount=250_000,
        kind="bigger",
    )
    told = plain(made)
    assert tuple(told) == FIELDS
    assert (told["old"], told["new"], told["amount"]) == (
        "1000",
        "2500",
        "2500",
    )
    close = plain(row("expected_close", "20777", None))
    assert (close["old"], close["new"]) == ("2026-11-20", None)


def test_a_file_has_a_line_a_move() -> None:
    made = row("claimed_milestone", None, "decision_due", kind="new", row=3)
    (line,) = written([made])
    assert dict(zip(FIELDS, line, strict=True)) == {
        **dict.fromkeys(FIELDS, ""),
        "kind": "new",
        "table": "opportunities",
        "column": "claimed_milestone",
        "new": "decision_due",
        "row": "3",
    }
