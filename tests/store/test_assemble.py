"""What is known already is not read again, and nothing is lost by it."""

import polars as pl

from salesdash import model
from salesdash.store import Log, assemble, log, read, tables
from salesdash.store.scene import Scene
from tests.store.histories import Sheet, entry, write


def visits(day: int, customer: str = "A") -> Sheet:
    rows = [{"rep": "R", "date": day, "customer": customer}]
    return Sheet("visits", day, rows)


def everything(scene: Scene) -> list[pl.DataFrame]:
    rows = [scene.rows[table.name] for table in model.TYPED]
    sorted_rows = [frame.sort("position") for frame in rows]
    return [scene.sheets, *sorted_rows]


def assert_same(scene: Scene, other: Scene) -> None:
    pairs = zip(everything(scene), everything(other), strict=True)
    assert all(one.equals(two) for one, two in pairs)
    assert scene.digest == other.digest


def test_reading_on_gives_what_reading_anew_gives(tmp_path):
    store = Log(tmp_path)
    first, second = write(store, visits(7), visits(21))
    known = read(store)
    write(store, visits(14, "B"))
    assert_same(read(store, before=known), read(store))
    undone = store.undo(first)
    fewer = read(store, before=known)
    assert set(fewer.rows["visits"]["customer"]) == {"A", "B"}
    assert_same(fewer, read(store))
    store.undo(undone)
    assert_same(read(store, before=fewer), read(store))
    assert second in set(read(store, before=fewer).sheets["import_id"])


def test_sheet_that_comes_back_brings_its_import_once(tmp_path):
    store = Log(tmp_path)
    (old,) = write(store, visits(7))
    new = entry(visits(7, "B"))
    taking = log.Entry(
        "upload", new.sheets, new.rows, {}, "", f'[["{old}", 0]]'
    )
    replaced = store.append(taking)
    known = read(store)
    store.undo(replaced)
    found = read(store, before=known)
    assert found.rows["visits"]["customer"].to_list() == ["A"]


def test_only_new_imports_are_read(tmp_path, monkeypatch):
    store = Log(tmp_path)
    write(store, visits(7))
    known = read(store)
    (new,) = write(store, visits(14))
    asked = []
    plain = tables.read

    def noted(folder, table, imports=None):
        if table.typed:
            asked.append(set(imports or ()))
        return plain(folder, table, imports)

    monkeypatch.setattr(assemble.tables, "read", noted)
    read(store, before=known)
    assert asked == [{new}] * len(model.TYPED)


def test_rows_in_many_pieces_are_laid_together(tmp_path, monkeypatch):
    monkeypatch.setattr(assemble, "PIECES", 2)
    store = Log(tmp_path)
    scene = read(store)
    for day in (7, 14, 21):
        write(store, visits(day))
        scene = read(store, before=scene)
    assert scene.rows["visits"]["date"].n_chunks() <= 2
    assert_same(scene, read(store))
