"""Whatever a template writes is what the reading of sheets knows."""

import pytest

from salesdash import model
from salesdash.exports import columns
from salesdash.intake import headings
from salesdash.intake.cells import codes, milestones, yes
from salesdash.method.milestones import MILESTONES
from salesdash.model import Kind
from salesdash.words import LANGUAGES, Words

WORDS = pytest.mark.parametrize("t", [Words(name) for name in LANGUAGES])
LISTED = 255
"""Characters that a drop-down list may have."""


@WORDS
def test_every_heading_is_recognised_as_its_column(t):
    for table in model.TYPED:
        texts = [columns.heading(table, name, t) for name in table.names]
        found = headings.resolve(texts, table.name)
        assert tuple(found.of.values()) == table.names


@WORDS
def test_every_word_of_a_list_is_recognised_as_its_code(t):
    coded = [c for table in model.TYPED for c in table.columns if c.codes]
    for column in coded:
        words = [columns.word(column.name, code, t) for code in column.codes]
        assert len(",".join(words)) <= LISTED
        assert [_read(column.name, word) for word in words] == [*column.codes]


def _read(name: str, word: str) -> object:
    if name == "claimed_milestone":
        return milestones.milestone(word).value
    return codes.code(word, name).value


def test_ticks_are_recognised():
    assert [yes.said(mark).value for mark in (columns.YES, columns.NO)] == [
        True,
        False,
    ]


@WORDS
def test_each_column_stands_in_one_band(t):
    bands = [*columns.bands(model.OPPORTUNITIES, t)]
    names = [name for _, _, own in bands for name in own]
    assert sorted(names) == sorted(model.OPPORTUNITIES.names)
    assert len(bands) == 1 + len(MILESTONES) + 2


def test_criteria_that_the_company_dropped_are_still_there():
    t, few = Words("en"), [m for m in MILESTONES if m.share > 1000]
    bands = columns.bands(model.OPPORTUNITIES, t, few)
    names = [name for _, _, own in bands for name in own]
    assert sorted(names) == sorted(model.OPPORTUNITIES.names)


def test_only_criteria_take_what_is_not_in_the_list():
    t = Words("en")
    checks = {
        c.name: columns.checks(c, t) for c in model.OPPORTUNITIES.columns
    }
    strict = {n for n, c in checks.items() if c and c.showErrorMessage}
    listed = {n for n, c in checks.items() if c and c.type == "list"}
    criteria = {c.name for c in model.CRITERIA}
    assert criteria <= listed
    assert not criteria & strict
    assert checks["name"] is None


def test_every_kind_of_value_is_written_as_it_is_read():
    t = Words("zh")
    table = model.OPPORTUNITIES
    assert columns.value(table["status"], "won", t) == "赢单"
    assert columns.value(table["amount"], 1250, t) == 12.5
    assert columns.value(table["commit"], 0, t) == "✗"
    assert columns.value(table["decision_maker_met"], -1, t) == "✗"
    assert columns.value(table["decision_maker_met"], 0, t) == "✓"
    met = columns.value(table["decision_maker_met"], 20_777, t)
    assert met.isoformat() == "2026-11-20"
    start = columns.value(model.VISITS["start"], 545, t)
    assert start.isoformat() == "09:05:00"
    assert [columns.value(table[n], v, t) for n, v in _BLANK] == [None] * 2
    assert {c.kind for c in table.columns} <= {*Kind}


_BLANK = (("note", ""), ("amount", None))
