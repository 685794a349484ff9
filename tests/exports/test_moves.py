"""What an import means, in sentences."""

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts import numbers
from salesdash.exports.moves import GROUPS, Line, lines
from salesdash.store.moves.rows import shaped
from salesdash.words import Words, catalogue

EN, ZH = Words("en"), Words("zh")


def said(*rows: dict, t: Words = EN) -> list[Line]:
    blank = {"key": "k", "table": "opportunities", "rep": "Ann"}
    frame = shaped(pl.DataFrame([{**blank, **row} for row in rows]))

    def money(amount: int, currency: str) -> str:
        return numbers.compact(amount, currency, t)

    return lines(nw.from_native(frame, eager_only=True), t, money)


def sentences(*rows: dict, t: Words = EN) -> list[str]:
    return [line.sentence for line in said(*rows, t=t)]


def deal(kind: str, key: str, amount: int | None = None, **more) -> dict:
    worth = {"amount": amount, "currency": "USD"}
    return {"kind": kind, "key": key, **worth, **more}


def turn(kind: str, key: str, old: str | None, new: str | None) -> dict:
    column = "claimed_milestone"
    return deal(kind, key, column=column, old=old, new=new)


def test_slips_are_told_by_days_and_worth() -> None:
    slips = [
        deal("slip", "a", 1_000_000_00, delta=7),
        deal("slip", "b", 500_000_00, delta=31),
    ]
    assert sentences(*slips) == [
        (
            "2 opportunities slip: expected to close later, "
            "by 7 to 31 days ($ 1.5 M)"
        )
    ]
    assert sentences(slips[0], t=ZH) == [
        "1 个商机延期：预计成交推迟 7 天（100 万美元）"
    ]


def test_a_jump_says_from_where_to_where() -> None:
    jump = turn("jump", "a", "qualified_suspect", "decision_due")
    assert sentences(jump) == ["1 opportunity jumps over a stage: 10 % → 75 %"]
    assert sentences(jump, t=ZH) == ["1 个商机跳级：10% → 75%"]


def test_equal_turns_are_counted() -> None:
    turns = [
        turn("up", "a", "qualified_suspect", "qualified_sponsor"),
        turn("up", "b", "decision_due", "pending_close"),
        turn("up", "c", "qualified_suspect", "qualified_sponsor"),
    ]
    assert sentences(*turns) == [
        "3 opportunities move up: 10 % → 25 % (2), 75 % → 90 %"
    ]


def test_a_first_milestone_comes_from_nothing() -> None:
    assert sentences(turn("staged", "a", None, "qualified_sponsor")) == [
        "1 opportunity gets its first milestone: – → 25 %"
    ]


def test_each_currency_has_its_own_total() -> None:
    two = [deal("new", "a", 100_00), deal("new", "b", 5, currency="JPY")]
    yen = numbers.compact(5, "JPY", EN)
    assert sentences(*two) == [f"2 opportunities are new ($ 100 + {yen})"]


def test_amounts_tell_by_how_much() -> None:
    more = deal("bigger", "a", 300_00, delta=200_00)
    less = deal("smaller", "b", 100_00, delta=-50_00)
    assert sentences(more, less) == [
        "1 opportunity is worth more: +$ 200",
        "1 opportunity is worth less: −$ 50",
    ]


def test_a_deal_with_two_cells_is_one_deal() -> None:
    cells = [
        {"kind": "step", "column": "next_step", "new": "call"},
        {"kind": "step", "column": "next_date", "new": "20777"},
    ]
    (line,) = said(*cells)
    assert (line.count, len(line.rows)) == (1, 2)
    assert line.sentence == "1 opportunity has another next step"


def test_visits_are_told_by_rep_and_the_rest_is_counted() -> None:
    reps = ["Ann", "Ann", "Bob", "Cem", "Dan", "Eve", "Fay"]
    visits = [
        {"kind": "visits_new", "table": "visits", "key": str(n), "rep": rep}
        for n, rep in enumerate(reps)
    ]
    assert sentences(*visits) == [
        "7 new visits: Ann 2, Bob 1, Cem 1, Dan 1, 2 more people"
    ]


def test_a_rep_who_is_awaited_for_two_lists_is_one_person() -> None:
    awaited = [
        {"kind": "absent", "table": name, "key": "bob", "rep": "Bob"}
        for name in ("opportunities", "visits")
    ]
    assert sentences(*awaited) == [
        "Still to come, compared with last time: the sheet of 1 person: Bob"
    ]


def test_lists_are_named_by_their_table() -> None:
    row = {"kind": "targets_changed", "table": "targets", "column": "amount"}
    assert sentences(row) == ["Targets: 1 changes: Target amount"]
    assert sentences(row, t=ZH) == ["目标：变更 1：目标金额"]


def test_what_matters_most_stands_first() -> None:
    rows = [
        {"kind": "visits_new", "table": "visits"},
        deal("step", "a"),
        deal("missing", "b"),
    ]
    assert [(n.group, n.kind) for n in said(*rows)] == [
        ("deals", "missing"),
        ("deals", "step"),
        ("visits", "visits_new"),
    ]


@pytest.mark.parametrize("group", GROUPS)
def test_every_kind_has_a_sentence_for_one_and_for_many(group: str) -> None:
    lacking = [
        kind
        for kind in GROUPS[group]
        for count in ("one", "line")
        if f"moves.{count}.{_key(kind, group)}" not in catalogue()
    ]
    assert lacking == []


def _key(kind: str, group: str) -> str:
    return f"list_{kind.rpartition('_')[2]}" if group == "lists" else kind


def test_a_rep_who_is_spelled_in_two_ways_is_one_person() -> None:
    visits = [
        {"kind": "visits_new", "table": "visits", "key": str(n), "rep": rep}
        for n, rep in enumerate(["Anna Lee", "ANNA LEE", "anna  lee", "Bob"])
    ]
    assert sentences(*visits) == ["4 new visits: Anna Lee 3, Bob 1"]
