from dataclasses import replace
from pathlib import Path

import pytest

from salesdash.model import Edit
from salesdash.store import Log, edits, entry, sheets_digest

FIRST = Edit("setting", "yields.decision_due", "60", by="Ann", start=20_777)
SECOND = Edit(
    "word",
    "a1",
    "closed",
    table="opportunities",
    column="claimed_milestone",
    seen="搞定",
    reason="our word",
)
ALWAYS = replace(FIRST, value="", by="", start=None)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path)


def bare(found: list[Edit]) -> list[Edit]:
    return [replace(edit, import_id="", seq=0) for edit in found]


def test_edits_come_back_as_they_were_written(log: Log) -> None:
    name = log.append(entry([FIRST, SECOND, ALWAYS], "Ann"))
    found = edits(log)
    assert bare(found) == [FIRST, SECOND, ALWAYS]
    assert {(e.import_id, e.seq) for e in found} == {(name, 1)}


def test_edits_stand_in_the_order_of_their_imports(log: Log) -> None:
    for value in ("60", "61", "62"):
        log.append(entry([replace(FIRST, value=value), SECOND], ""))
    found = [e.value for e in edits(log) if e.kind == "setting"]
    assert found == ["60", "61", "62"]
    assert [e.seq for e in edits(log)] == [1, 1, 2, 2, 3, 3]


def test_an_edit_undone_is_not_in_force_and_can_come_back(log: Log) -> None:
    name = log.append(entry([FIRST], ""))
    log.append(entry([SECOND], ""))
    undone = log.undo(name)
    assert bare(edits(log)) == [SECOND]
    assert bare(edits(log, every=True)) == [FIRST, SECOND]
    log.undo(undone)
    assert bare(edits(log)) == [FIRST, SECOND]


def test_an_empty_log_has_no_edits(log: Log) -> None:
    assert edits(log) == []
    assert edits(log, every=True) == []


def test_an_edit_changes_nothing_of_the_sheets(log: Log) -> None:
    before = sheets_digest(log)
    stamp = log.stamp()
    log.append(entry([FIRST], "Ann"))
    assert sheets_digest(log) == before
    assert log.stamp() != stamp
    assert log.imports()["rows"].to_list() == [1]
