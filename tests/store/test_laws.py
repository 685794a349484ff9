"""The laws of the state, on random histories."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from salesdash.store import Log, corrected, entry, key, read
from salesdash.store.state import State, state
from tests.store import plain
from tests.store.histories import (
    Sheet,
    corrections,
    histories,
    scene,
    states,
    write,
)

FEW = settings(max_examples=10, deadline=None)
MANY = settings(max_examples=40, deadline=None)
LAST = 99


def seen_visits(found: State) -> list[tuple]:
    columns = found.visits.select("rep", "date", "customer", "result")
    return sorted(columns.iter_rows())


def seen_deals(found: State) -> list[tuple]:
    columns = found.opportunities.select(
        "customer", "name", "rep", "status", "amount", "vanished_on"
    )
    return sorted(columns.iter_rows(), key=repr)


@MANY
@given(histories("visits"), st.integers(1, 12))
def test_visits_are_those_of_the_definition(sheets, day):
    assert seen_visits(states(day, *sheets)) == plain.visits(sheets, day)


@MANY
@given(histories("opportunities"), st.integers(1, 12))
def test_deals_are_those_of_the_definition(sheets, day):
    past = [sheet for sheet in sheets if sheet.as_of <= day]
    expected = plain.deals(sheets, day)
    found = seen_deals(states(day, *sheets)) if past else []
    assert found == expected


@MANY
@given(st.data(), histories("opportunities"), st.integers(1, 12))
def test_corrected_deals_are_those_of_the_definition(data, sheets, day):
    edits = data.draw(corrections(sheets))
    expected = plain.deals(sheets, day, edits)
    past = [sheet for sheet in sheets if sheet.as_of <= day]
    found = seen_deals(state(corrected(scene(*sheets), edits), day))
    assert found == (expected if past else [])


@MANY
@given(st.data(), histories("opportunities"), st.randoms())
def test_any_order_of_arrival_gives_the_same_corrected_deals(
    data, sheets, shuffle
):
    edits = data.draw(corrections(sheets))
    mixed, own = (
        corrected(scene(*told), edits)
        for told in (shuffled(sheets, shuffle), sheets)
    )
    assert seen_deals(state(mixed, LAST)) == seen_deals(state(own, LAST))


@MANY
@given(st.data(), histories("opportunities"), st.integers(1, 12))
def test_same_word_means_the_same_corrected_deals(data, sheets, day):
    edits = data.draw(corrections(sheets))
    found = corrected(scene(*sheets), edits)
    past = [edit for edit in edits if (edit.start or 0) <= day]
    then = corrected(scene(*sheets), past)
    assert key(found, day) == key(then, day)
    assert seen_deals(state(found, day)) == seen_deals(state(then, day))
    if not past:
        assert key(found, day) == key(scene(*sheets), day)


@FEW
@given(data=st.data(), sheets=histories("opportunities"))
def test_undo_of_a_correction_is_never_made(data, sheets, tmp_path_factory):
    edits = data.draw(corrections(sheets))
    log = Log(tmp_path_factory.mktemp("store"))
    write(log, *sheets)
    ids = [log.append(entry([edit], "")) for edit in edits]
    whole = seen_deals(state(read(log), LAST))
    taken = data.draw(st.integers(0, len(edits) - 1))
    undone = log.undo(ids[taken])
    rest = [edit for n, edit in enumerate(edits) if n != taken]
    assert seen_deals(state(read(log), LAST)) == plain.deals(
        sheets, LAST, rest
    )
    log.undo(undone)
    log.append(entry([edits[-1]], ""))
    assert seen_deals(state(read(log), LAST)) == whole


@MANY
@given(histories("visits"), st.randoms())
def test_any_order_of_arrival_gives_the_same_visits(sheets, shuffle):
    mixed = shuffled(sheets, shuffle)
    assert seen_visits(states(LAST, *mixed)) == seen_visits(
        states(LAST, *sheets)
    )


@MANY
@given(histories("opportunities"), st.randoms())
def test_any_order_of_arrival_gives_the_same_deals(sheets, shuffle):
    mixed = shuffled(sheets, shuffle)
    assert seen_deals(states(LAST, *mixed)) == seen_deals(
        states(LAST, *sheets)
    )


@MANY
@given(histories("opportunities"), st.integers(1, 12))
def test_later_sheets_change_no_earlier_state(sheets, day):
    past = [sheet for sheet in sheets if sheet.as_of <= day]
    if past:
        assert seen_deals(states(day, *sheets)) == seen_deals(
            states(day, *past)
        )


@FEW
@given(
    visits=histories("visits"),
    deals=histories("opportunities"),
    data=st.data(),
)
def test_undo_is_never_imported_and_redo_is_imported(
    visits, deals, data, tmp_path_factory
):
    sheets = [*visits, *deals]
    log = Log(tmp_path_factory.mktemp("store"))
    ids = write(log, *sheets)
    taken = data.draw(st.integers(0, len(sheets) - 1))
    undone = log.undo(ids[taken])
    rest = sheets[:taken] + sheets[taken + 1 :]
    assert both(log) == (both_of(rest) if rest else ([], []))
    log.undo(undone)
    assert both(log) == both_of(sheets)


@FEW
@given(visits=histories("visits"), deals=histories("opportunities"))
def test_twice_is_once(visits, deals, tmp_path_factory):
    # Of rows of a sheet with one id, intake keeps the last alone.
    assume(all(named_once(sheet) for sheet in deals))
    sheets = [*visits, *deals]
    log = Log(tmp_path_factory.mktemp("store"))
    write(log, *sheets)
    write(log, *sheets)
    assert both(log) == both_of(sheets)


@FEW
@given(histories("opportunities"))
def test_every_deal_ever_named_is_somewhere(sheets):
    found = states(LAST, *sheets).opportunities
    named = {row["customer"] for sheet in sheets for row in sheet.rows}
    assert set(found["customer"]) == named


def named_once(sheet: Sheet) -> bool:
    ids = [row["opportunity"] for row in sheet.rows if row.get("opportunity")]
    return len(ids) == len(set(ids))


def shuffled(sheets: list[Sheet], shuffle: random.Random) -> list[Sheet]:
    mixed = list(sheets)
    shuffle.shuffle(mixed)
    return mixed


def both(log: Log) -> tuple[list[tuple], list[tuple]]:
    found = state(read(log), LAST)
    return seen_visits(found), seen_deals(found)


def both_of(sheets: list[Sheet]) -> tuple[list[tuple], list[tuple]]:
    found = states(LAST, *sheets)
    return seen_visits(found), seen_deals(found)
