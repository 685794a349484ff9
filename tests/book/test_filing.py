"""Files are moved, with their reports, and never over others."""

import errno
from pathlib import Path

import pytest

from salesdash.book.filing import REPORT, file


def report(name: str) -> bytes:
    return f"of {name}".encode()


def put(path: Path, text: str = "x") -> Path:
    path.write_text(text)
    return path


def told(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_file_is_moved_with_its_report(tmp_path):
    target, trouble = file(
        put(tmp_path / "a.xlsx"), tmp_path / "done" / "day", {REPORT: report}
    )
    assert trouble is None
    assert target == tmp_path / "done" / "day" / "a.xlsx"
    assert told(target.parent) == {
        "a.xlsx": "x",
        "a.xlsx.json": "of a.xlsx",
    }
    assert not (tmp_path / "a.xlsx").exists()


def test_nothing_is_written_over(tmp_path):
    done = tmp_path / "done"
    beside = {REPORT: report, "a (fix).xlsx": lambda _: b"fix"}
    for text in ("one", "two", "three"):
        file(put(tmp_path / "a.xlsx", text), done, beside)
    assert told(done) == {
        "a.xlsx": "one",
        "a (2).xlsx": "two",
        "a (3).xlsx": "three",
        "a.xlsx.json": "of a.xlsx",
        "a (2).xlsx.json": "of a (2).xlsx",
        "a (3).xlsx.json": "of a (3).xlsx",
        "a (fix).xlsx": "fix",
        "a (fix) (2).xlsx": "fix",
        "a (fix) (3).xlsx": "fix",
    }


def test_a_report_that_is_left_over_is_not_written_over(tmp_path):
    done = tmp_path / "done"
    done.mkdir()
    put(done / "a.xlsx.json", "old")
    target, _ = file(put(tmp_path / "a.xlsx"), done, {REPORT: report})
    assert target.name == "a (2).xlsx"
    assert told(done)["a.xlsx.json"] == "old"


def test_a_file_that_cannot_be_moved_leaves_nothing_behind(
    tmp_path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_path, _target):
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    path, done = put(tmp_path / "a.xlsx"), tmp_path / "done"
    with pytest.raises(PermissionError):
        file(path, done, {REPORT: report})
    assert (path.read_text(), told(done)) == ("x", {})


def test_a_full_disk_costs_the_report_and_not_the_file(tmp_path):
    def full(_name: str) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    done = tmp_path / "done"
    target, trouble = file(put(tmp_path / "a.xlsx"), done, {REPORT: full})
    assert (target.name, told(done)) == ("a.xlsx", {"a.xlsx": "x"})
    assert trouble is not None
    assert trouble.errno == errno.ENOSPC


def test_a_long_name_is_cut_where_a_number_needs_room(tmp_path):
    done, name = tmp_path / "done", "周" * 83 + ".xlsx"
    for text in ("one", "two"):
        file(put(tmp_path / name, text), done, {REPORT: report})
    assert sorted(
        path.read_text() for path in done.iterdir() if path.suffix == ".xlsx"
    ) == ["one", "two"]
    assert len(list(done.iterdir())) == 4
