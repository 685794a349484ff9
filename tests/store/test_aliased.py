"""Aliases in the fold: as if sheets had been written with one name."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdash import store
from salesdash.identity import (
    FORGOTTEN,
    KIND,
    OPPORTUNITY,
    Aliases,
    aliases,
    deal,
    key,
)
from salesdash.model import Edit
from salesdash.store import Log, read
from salesdash.store.assemble import renamed
from salesdash.store.scene import Scene
from salesdash.store.state import state
from tests.store import plain
from tests.store.histories import Sheet, entry, histories, scene, write
from tests.store.test_assemble import assert_same
from tests.store.test_laws import LAST, seen_deals, seen_visits

MANY = settings(max_examples=40, deadline=None)
FEW = settings(max_examples=8, deadline=None)
NAMES = st.fixed_dictionaries(
    {
        "rep": st.sampled_from([{}, {"S": "R"}, {"R": "T"}]),
        "customer": st.sampled_from(
            [{}, {"B": "A"}, {"B": "A", "C": "A"}, {"A": "D"}]
        ),
    }
)


def edits(names: plain.Names) -> list[Edit]:
    return [
        Edit(KIND, key(other), name, table, seen=other)
        for table, known in names.items()
        for other, name in known.items()
    ]


def told(names: plain.Names) -> Aliases:
    return aliases(edits(names))


def opportunity(other: str, kept: str) -> Edit:
    return Edit(KIND, other, kept, OPPORTUNITY, seen="")


def merged(sheets: list[Sheet], names: plain.Names) -> Scene:
    return renamed(scene(*sheets), told(names))


def sheet(as_of: int, *rows: dict, table: str = "opportunities") -> Sheet:
    return Sheet(table, as_of, rows)


def row(customer: str, amount: int, rep: str = "R", **more: object) -> dict:
    return {
        "rep": rep, "customer": customer, "name": "d", "amount": amount,
        **more,
    }  # fmt: skip


def deals(found: Scene, *columns: str) -> list[tuple]:
    rows = state(found, LAST).opportunities.select(columns)
    return sorted(rows.iter_rows(), key=repr)


@MANY
@given(histories("visits"), NAMES)
def test_visits_are_as_if_written_with_one_name(sheets, names):
    written = plain.renamed(sheets, names)
    found = state(merged(sheets, names), LAST)
    assert seen_visits(found) == plain.visits(written, LAST)


@MANY
@given(histories("opportunities"), NAMES, st.integers(1, 12))
def test_deals_are_as_if_written_with_one_name(sheets, names, day):
    past = [each for each in sheets if each.as_of <= day]
    written = plain.renamed(past, names)
    found = seen_deals(state(merged(sheets, names), day)) if past else []
    assert found == plain.deals(written, day)


@MANY
@given(histories("opportunities"), NAMES)
def test_renamed_is_what_reading_anew_gives(sheets, names):
    once = merged(sheets, names)
    assert_same(renamed(once, told({})), scene(*sheets))
    assert_same(
        renamed(merged(sheets, {"rep": {"R": "S"}}), told(names)), once
    )


@FEW
@given(sheets=histories("opportunities"), names=NAMES, data=st.data())
def test_it_makes_no_difference_when_an_alias_was_made(
    sheets, names, data, tmp_path_factory
):
    log = Log(tmp_path_factory.mktemp("store"))
    entries = [entry(each) for each in sheets]
    entries += [store.entry([edit], "") for edit in edits(names)]
    before = None
    for each in data.draw(st.permutations(entries)):
        log.append(each)
        before = read(log, before=before)
    assert before is not None
    assert_same(before, read(log))
    assert seen_deals(state(before, LAST)) == plain.deals(
        plain.renamed(sheets, names), LAST
    )


def test_undo_of_an_alias_is_as_if_never_made(tmp_path):
    log = Log(tmp_path)
    write(log, sheet(1, row("A", 1), row("B", 2)))
    before = read(log)
    made = log.append(store.entry(edits({"rep": {"R": "S"}}), "me"))
    after = read(log, before=before)
    assert set(state(after, LAST).opportunities["rep"]) == {"S"}
    assert after.digest != before.digest
    assert store.key(after, LAST) != store.key(before, LAST)
    log.undo(made)
    assert_same(read(log, before=after), before)
    log.append(store.entry(edits({"rep": {"R": "S"}}), ""))
    log.append(store.entry([Edit(KIND, "r", FORGOTTEN, "rep")], ""))
    assert_same(read(log), before)


def test_a_moment_knows_the_aliases_known_then(tmp_path):
    log = Log(tmp_path)
    write(log, sheet(1, row("A", 1)))
    log.append(store.entry(edits({"rep": {"R": "S"}}), ""))
    first = log.imports()["imported_at"][0]
    assert deals(read(log, known=first), "rep") == [("R",)]
    assert deals(read(log), "rep") == [("S",)]


def test_a_coming_import_goes_by_the_aliases(tmp_path):
    log = Log(tmp_path)
    write(log, sheet(1, row("A", 1)))
    log.append(store.entry(edits({"customer": {"B": "A"}}), ""))
    known, coming = read(log), entry(sheet(2, row("B", 5)))
    after = store.extend(known, coming.sheets, dict(coming.rows), [])
    assert deals(after, "customer", "amount") == [("A", 5)]
    assert after.rows["opportunities"]["customer"].to_list() == ["A", "B"]


def test_rows_stay_as_written_and_pages_show_the_one_name():
    found = merged([sheet(1, row("B", 1, "S"))], {"customer": {"B": "A"}})
    assert found.rows["opportunities"]["customer"].to_list() == ["B"]
    assert deals(found, "customer", "rep") == [("A", "S")]


def test_a_sheet_named_for_a_rep_is_of_the_one_name():
    empty = Sheet("opportunities", 9, [], ("rep", "customer"), rep="S")
    found = merged([sheet(1, row("A", 1)), empty], {"rep": {"S": "R"}})
    assert deals(found, "vanished_on") == [(9,)]


def test_deals_that_follow_each_other_are_one():
    sheets = [sheet(1, row("A", 1)), sheet(2, row("B", 2))]
    found = merged(sheets, {"customer": {"B": "A"}})
    assert deals(found, "customer", "amount") == [("A", 2)]


SIDE_BY_SIDE = (sheet(1, row("A", 1), row("B", 2)),)
NUMBERED = (
    sheet(1, row("A", 1, opportunity="1-A")),
    sheet(2, row("B", 2, opportunity="1-B")),
)
BY_TURNS = (
    sheet(1, row("A", 7)),
    sheet(2, row("B", 2, "S")),
    sheet(3, row("A", 1)),
)
KEPT = [SIDE_BY_SIDE, NUMBERED, BY_TURNS]


@pytest.mark.parametrize("sheets", KEPT, ids=["side", "numbers", "turns"])
def test_deals_that_fall_together_are_kept_apart_and_listed(sheets):
    found = merged([*sheets], {"customer": {"B": "A"}})
    assert deals(found, "customer", "amount") == [("A", 1), ("A", 2)]
    listed = store.deals(found).select("customer", "apart").rows()
    assert sorted(listed) == [("A", True), ("B", True)]


@pytest.mark.parametrize("sheets", KEPT, ids=["side", "numbers", "turns"])
def test_deals_that_were_said_to_be_one_are_one(sheets):
    numbered = sheets is NUMBERED
    one, kept = (
        (deal("1-B"), deal("1-A"))
        if numbered
        else (deal("", "B", "d"), deal("", "A", "d"))
    )
    said = [*edits({"customer": {"B": "A"}}), opportunity(one, kept)]
    found = renamed(scene(*sheets), aliases(said))
    newest = 1 if sheets is BY_TURNS else 2
    assert deals(found, "customer", "amount") == [("A", newest)]
    if numbered:
        assert deals(found, "opportunity") == [("1-A",)]
    undone = renamed(found, aliases(said[:1]))
    assert len(deals(undone, "key")) == 2


def test_deals_are_apart_only_from_the_day_on_which_it_shows():
    found = merged([*BY_TURNS], {"customer": {"B": "A"}})
    counts = [len(state(found, day).opportunities) for day in (1, 2, 3)]
    assert counts == [1, 1, 2]


def test_a_deal_without_number_can_be_said_to_be_one_with():
    sheets = [
        sheet(1, row("A", 1)),
        sheet(2, replaced(row("A", 2), name="e", opportunity="1-A")),
    ]
    said = opportunity(deal("", "A", "d"), deal("1-A"))
    found = renamed(scene(*sheets), aliases([said]))
    assert deals(found, "opportunity", "amount", "name") == [("1-A", 2, "e")]


def test_a_deal_that_goes_by_another_bears_its_name():
    sheets = [
        sheet(1, row("A", 1)),
        sheet(2, replaced(row("A", 2), name="e")),
    ]
    said = opportunity(deal("", "A", "e"), deal("", "A", "d"))
    found = renamed(scene(*sheets), aliases([said]))
    assert deals(found, "name", "amount") == [("d", 2)]


def test_without_aliases_nothing_is_worked_out_for_them(monkeypatch):
    found = scene(*SIDE_BY_SIDE)

    def refuse(*_: object) -> pl.DataFrame:
        raise AssertionError

    monkeypatch.setattr("salesdash.store.stretches.members", refuse)
    assert len(deals(found, "key")) == 2
    assert renamed(found, aliases([])) is found


def replaced(row: dict, **more: object) -> dict:
    return {**row, **more}
