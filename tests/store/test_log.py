"""The log: whole or absent, traced, taken back, kept."""

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from salesdash import model
from salesdash.errors import AlreadyUndone, BadStore, UnknownImport
from salesdash.store import Log, live, log, read, tables
from tests.store.histories import Sheet, entry, write

ROOT = Path(__file__).parents[2]
KILLS = 20

WRITER = """
import sys
from multiprocessing import get_context
from pathlib import Path
from salesdash.store import Log
from tests.store.test_log import big
log = Log(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    print(log.append(big()), flush=True)
"""


def small(as_of: int) -> Sheet:
    rows = [{"rep": "R", "date": as_of, "customer": "A"}]
    return Sheet("visits", as_of, rows)


def big():
    rows = [
        {"rep": "R", "date": n % 300, "customer": f"C{n}"}
        for n in range(2_000)
    ]
    both = entry(Sheet("visits", 7, rows))
    deals = entry(Sheet("customers", 7, [{"customer": "A"}] * 500))
    return log.Entry(
        "upload", both.sheets, {**both.rows, **deals.rows}, {"ab12": b"bytes"}
    )


def test_row_of_imports_is_the_commit(tmp_path):
    store = Log(tmp_path)
    store._write(model.VISITS, "half", entry(small(7)))
    store._write(model.SHEETS, "half", entry(small(7)))
    assert read(store).rows["visits"].is_empty()
    whole = store.append(entry(small(7)))
    assert read(store).rows["visits"]["import_id"].to_list() == [whole]


def test_killed_at_any_moment_an_import_is_whole_or_absent(tmp_path):
    draw = random.Random(7)
    acknowledged: list[str] = []
    for number in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(draw.uniform(0, 0.6))
        if number == KILLS - 1:
            # However slow the machine is, one import is told as whole.
            acknowledged.append(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        acknowledged += writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        found = read(Log(tmp_path))
        counts = found.rows["visits"].group_by("import_id").len()["len"]
        assert set(counts) <= {2_000}
        counts = found.rows["customers"].group_by("import_id").len()["len"]
        assert set(counts) <= {500}
        assert set(acknowledged) <= set(found.sheets["import_id"])
    assert acknowledged


def add(folder: Path, day: int) -> str:
    return Log(folder).append(entry(small(day)))


def test_several_processes_write_without_loss(tmp_path):
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        ids = list(pool.map(add, [tmp_path] * 8, range(8)))
    imports = Log(tmp_path).imports()
    assert sorted(imports["import_id"]) == sorted(ids)
    assert imports["seq"].to_list() == list(range(1, 9))


def test_maintenance_compacts_every_table_and_loses_nothing(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(log, "MAINTENANCE", 4)
    store = Log(tmp_path)
    write(store, *(small(day) for day in range(9)))
    assert len(read(store).rows["visits"]) == 9
    assert (tmp_path / "imports/_delta_log/_last_checkpoint").exists()


def test_left_over_part_is_swept_when_the_log_opens(tmp_path):
    Log(tmp_path)
    left = tmp_path / "visits" / "part-0.snappy.parquet#1"
    left.write_bytes(b"half")
    Log(tmp_path)
    assert not left.exists()


def test_original_is_kept_under_its_digest(tmp_path):
    store = Log(tmp_path)
    store.append(big())
    assert store.original("ab12").read_bytes() == b"bytes"


def test_undo_and_redo_are_imports(tmp_path):
    store = Log(tmp_path)
    (first,) = write(store, small(7))
    undone = store.undo(first[:6], by="Ann")
    assert live(store.imports()).imports == {undone}
    redone = store.undo(undone)
    assert live(store.imports()).imports == {redone, first}
    assert store.imports()["by"].to_list() == ["", "Ann", ""]


def test_undoing_twice_and_unknown_imports_are_refused(tmp_path):
    store = Log(tmp_path)
    (first,) = write(store, small(7))
    store.undo(first)
    with pytest.raises(AlreadyUndone, match=first):
        store.undo(first)
    with pytest.raises(UnknownImport, match="nowhere"):
        store.undo("nowhere")


def test_undo_of_a_replacement_brings_the_old_sheet_back(tmp_path):
    store = Log(tmp_path)
    (old,) = write(store, small(7))
    new = entry(small(7))
    taking = log.Entry(
        "upload", new.sheets, new.rows, {}, "", f'[["{old}", 0]]'
    )
    replaced = store.append(taking)
    assert set(read(store).sheets["import_id"]) == {replaced}
    store.undo(replaced)
    assert set(read(store).sheets["import_id"]) == {old}


def test_what_was_known_then_can_be_read_again(tmp_path):
    store = Log(tmp_path)
    write(store, small(7))
    then = time.time_ns() // 1000
    write(store, small(14))
    assert len(read(store, known=then).rows["visits"]) == 1
    assert len(read(store).rows["visits"]) == 2


def test_folder_that_cannot_be_used_is_said(tmp_path):
    taken = tmp_path / "file"
    taken.write_text("")
    with pytest.raises(BadStore, match="cannot be used"):
        Log(taken)


def test_every_row_is_written_with_its_import_and_place(tmp_path):
    store = Log(tmp_path)
    (only,) = write(store, small(7))
    rows = tables.read(tmp_path, model.VISITS)
    assert rows.select("import_id", "sheet_number", "row").rows() == [
        (only, 0, 2)
    ]
