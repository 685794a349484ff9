"""The watched folder, with real files and no real waiting."""

import json
import os
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

from salesdash.book import Book
from salesdash.book.inbox import LOCK, Inbox
from salesdash.cli import batch, main, watch
from salesdash.cli.batch import Rules
from salesdash.cli.watch import Watch
from salesdash.exports import returned
from salesdash.words import Words

HEAD = "Date,Rep,Account,Activity,Minutes\n"
GOOD = f"{HEAD}2026-11-18,Ann,Acme,Customer development,60\n"
BAD = (
    f"{HEAD}2026-11-18,Bob,Acme,Customer development,60\n2026-13-45,Bob,B,,\n"
)
TODAY = datetime.now().astimezone().date().isoformat()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def run(tmp_path: Path, inbox: Path, capsys: pytest.CaptureFixture[str]):
    """Run `watch --once`; give the exit code, the lines and what was wrong."""

    def call(*more: str) -> tuple[int, list[str], list[str]]:
        store = ["--store", str(tmp_path / "s")]
        once = ["--once", "--settle", "0"]
        code = main(["watch", *store, str(inbox), *once, *more])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.splitlines()

    return call


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "s")


def put(folder: Path, name: str, content: str = GOOD) -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def tree(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LOCK
    }


def parts(line: str) -> list[str]:
    """Give a line without its time."""
    return line.split("  ")[1:]


def test_a_file_that_is_whole_goes_to_done(run, inbox, book):
    put(inbox, "Ann 2026-11-20.csv")
    code, lines, wrong = run()
    (entry,) = book.imports()
    assert (code, wrong) == (0, [])
    assert [parts(line) for line in lines] == [
        [
            "taken",
            "Ann 2026-11-20.csv",
            f"1 rows, 0 findings, to done/{TODAY}/Ann 2026-11-20.csv",
        ]
    ]
    assert tree(inbox) == {
        f"done/{TODAY}/Ann 2026-11-20.csv",
        f"done/{TODAY}/Ann 2026-11-20.csv.json",
    }
    assert entry.files == ("Ann 2026-11-20.csv",)


def test_what_is_in_the_log_already_is_only_moved(run, inbox, book):
    put(inbox, "Ann 2026-11-20.csv")
    run()
    put(inbox, "Ann 2026-11-20.csv")
    code, lines, _ = run()
    again = f"done/{TODAY}/Ann 2026-11-20 (2).csv"
    assert code == 0
    assert [parts(line) for line in lines] == [
        [
            "known",
            "Ann 2026-11-20.csv",
            f"already in, 1 rows, 0 findings, to {again}",
        ]
    ]
    assert len(book.imports()) == 1


def test_a_file_with_a_bad_row_is_taken_and_handed_back(run, inbox, book):
    put(inbox, "Bob 2026-11-20.csv", BAD)
    code, lines, _ = run("--json")
    told = json.loads(lines[0])
    (entry,) = book.imports()
    assert (code, told["outcome"], told["import_id"]) == (
        0,
        "part",
        entry.import_id,
    )
    assert entry.rows == 1
    back = returned.name("Bob 2026-11-20.csv", Words("en"))
    assert tree(inbox) == {
        "returned/Bob 2026-11-20.csv",
        "returned/Bob 2026-11-20.csv.json",
        f"returned/{back}",
    }
    report = json.loads(
        (inbox / "returned/Bob 2026-11-20.csv.json").read_text("utf-8")
    )
    assert report == told
    assert [f["code"] for f in report["findings"]] == ["not_a_date"]
    names = openpyxl.load_workbook(inbox / "returned" / back).sheetnames
    assert names[1:] == ["Bob 2026-11-20"]


def test_nothing_usable_is_handed_back_with_the_reason(run, inbox, book):
    put(inbox, "week.xlsx", "PK\x03\x04 broken")
    code, lines, _ = run("--json")
    told = json.loads(lines[0])
    assert (code, told["outcome"], told["import_id"]) == (1, "returned", None)
    assert told["findings"][0]["message"]
    assert tree(inbox) == {"returned/week.xlsx", "returned/week.xlsx.json"}
    assert book.imports() == []


def test_one_bad_file_stops_no_other(run, inbox, book):
    put(inbox, "a 2026-11-20.csv")
    put(inbox, "b.xlsx", "PK\x03\x04 broken")
    put(inbox, "c 2026-11-20.csv", GOOD.replace("Ann", "Cid"))
    code, lines, _ = run()
    told = {parts(line)[1]: parts(line)[0] for line in lines}
    assert code == 0
    assert told == {
        "a 2026-11-20.csv": "taken",
        "b.xlsx": "returned",
        "c 2026-11-20.csv": "taken",
    }
    (entry,) = book.imports()
    assert entry.files == ("a 2026-11-20.csv", "c 2026-11-20.csv")


def test_an_empty_folder_is_no_fault(run, inbox):
    assert run() == (0, [], [])
    assert tree(inbox) == set()


def test_what_cannot_be_taken_is_said_once_and_left(run, inbox):
    (inbox / "link.xlsx").symlink_to(put(inbox.parent, "secret.csv"))
    (inbox / "folder").mkdir()
    put(inbox, "empty.xlsx", "")
    code, lines, wrong = run()
    assert (code, lines) == (0, [])
    assert wrong == [
        "folder is a folder, which is never looked into",
        "link.xlsx is a link, which is never followed",
        "empty.xlsx is still being written, and was left",
    ]


def test_strange_names_stay_on_one_line(run, inbox):
    put(inbox, "a\n2026-11-20.csv")
    put(inbox, "a 2026-11-20.csv", GOOD.replace("Ann", "Bob"))
    (inbox / os.fsdecode(b"\xff 2026-11-20.csv")).write_text(
        GOOD.replace("Ann", "Cid")
    )
    code, lines, wrong = run("--json")
    told = [json.loads(line) for line in lines]
    assert (code, wrong) == (0, [])
    assert sorted((each["file"], each["outcome"]) for each in told) == [
        ("? 2026-11-20.csv", "taken"),
        ("a 2026-11-20.csv", "taken"),
        ("a 2026-11-20.csv", "taken"),
    ]
    assert len(tree(inbox)) == 6


def test_the_command_line_gives_the_day(run, inbox, book):
    put(inbox, "Ann.csv")
    assert run("--as-of", "2026-11-19")[0] == 0
    assert [day.isoformat() for day in book.days()] == ["2026-11-19"]


def test_a_folder_that_is_not_there_is_a_wrong_call(run, inbox):
    inbox.rmdir()
    code, lines, wrong = run()
    assert (code, lines) == (2, [])
    assert wrong == [f'There is no folder "{inbox}".']


def test_a_second_watcher_stays_out(run, inbox):
    put(inbox, "Ann 2026-11-20.csv")
    with FileLock(inbox / LOCK):
        code, lines, wrong = run()
    assert (code, lines) == (2, [])
    assert wrong == [f'"{inbox}" is watched by another program already.']
    assert tree(inbox) == {"Ann 2026-11-20.csv"}


def test_seconds_are_seconds(run):
    for text in ("-1", "nan", "soon"):
        with pytest.raises(SystemExit) as end:
            run("--settle", text)
        assert end.value.code == 2


def watched(
    book: Book,
    inbox: Path,
    *steps: Callable[[], None],
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Watch, list[float]]:
    """Give a watch that does a step whenever it waits, and then ends."""
    left, waits = list(steps), list[float]()

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        if not left:
            return True
        left.pop(0)()
        return False

    ticks = iter(range(0, 1000, 5))
    box = Inbox(inbox, 5, lambda: next(ticks))
    return Watch(book, box, Rules(Words("en"), stopped=stopped), wait), waits


def nothing() -> None:
    pass


def test_a_round_takes_what_settled_since_the_last(
    inbox, book, capsys: pytest.CaptureFixture[str]
):
    def grow() -> None:
        put(inbox, "b 2026-11-20.csv", GOOD.replace("Ann", "Bob"))

    put(inbox, "a 2026-11-20.csv")
    eye, waits = watched(book, inbox, grow, nothing, nothing)
    assert eye.go(60) == 0
    files = [parts(line)[1] for line in capsys.readouterr().out.splitlines()]
    assert files == ["a 2026-11-20.csv", "b 2026-11-20.csv"]
    assert [entry.files for entry in book.imports()] == [
        ("b 2026-11-20.csv",),
        ("a 2026-11-20.csv",),
    ]
    assert waits == [5, 5, 60, 60]


def test_a_file_killed_before_it_was_moved_is_recognised(
    inbox, book, monkeypatch: pytest.MonkeyPatch
):
    put(inbox, "a 2026-11-20.csv")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    eye, _ = watched(book, inbox, nothing)
    with monkeypatch.context() as patch:
        patch.setattr(batch, "move", killed)
        with pytest.raises(KeyboardInterrupt):
            eye.once()
    assert (len(book.imports()), tree(inbox)) == (1, {"a 2026-11-20.csv"})
    eye, _ = watched(book, inbox, nothing)
    assert (eye.once(), eye.outcomes) == (0, ["known"])
    assert len(book.imports()) == 1
    assert f"done/{TODAY}/a 2026-11-20.csv" in tree(inbox)


def test_what_was_read_while_asked_to_end_counts_for_nothing(inbox, book):
    put(inbox, "a 2026-11-20.csv")
    asked = iter([False, True])
    eye, _ = watched(book, inbox, nothing, stopped=lambda: next(asked))
    assert eye.once() == 0
    assert (book.imports(), tree(inbox)) == ([], {"a 2026-11-20.csv"})


def test_asked_to_end_it_ends_after_the_file_it_is_at(inbox, book):
    put(inbox, "a 2026-11-20.csv")
    put(inbox, "b 2026-11-20.csv", GOOD.replace("Ann", "Bob"))
    asked = iter([False, False, True])
    eye, _ = watched(book, inbox, nothing, stopped=lambda: next(asked))
    assert (eye.once(), eye.outcomes) == (0, ["taken"])
    assert len(tree(inbox)) == 3


def test_a_file_that_cannot_be_moved_is_said_once(
    inbox,
    book,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    put(inbox, "a 2026-11-20.csv")

    moved = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.parent == inbox:
            raise PermissionError(13, "Permission denied", str(target))
        return moved(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    eye, _ = watched(book, inbox, *[nothing] * 5)
    eye.go(60)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("a 2026-11-20.csv cannot be moved: ")
    assert (len(book.imports()), eye.failed) == (1, True)


def test_a_fault_of_the_program_costs_one_file_only(
    inbox,
    book,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    put(inbox, "a 2026-11-20.csv")
    put(inbox, "b 2026-11-20.csv", GOOD.replace("Ann", "Bob"))
    taken = batch.take

    def take(book, files, rules):
        if any(file.name.startswith("a") for file in files):
            raise ZeroDivisionError
        return taken(book, files, rules)

    monkeypatch.setattr(batch, "take", take)
    eye, _ = watched(book, inbox, nothing)
    assert (eye.once(), eye.outcomes) == (2, ["taken"])
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "a 2026-11-20.csv" in tree(inbox)


def test_a_full_disk_leaves_the_files_for_the_next_round(
    inbox, book, monkeypatch: pytest.MonkeyPatch
):
    put(inbox, "a 2026-11-20.csv")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    eye, _ = watched(book, inbox, *[nothing] * 3)
    with monkeypatch.context() as patch:
        patch.setattr(book, "add", full)
        assert eye.once() == 2
    assert (book.imports(), tree(inbox)) == ([], {"a 2026-11-20.csv"})
    assert (eye.once(), eye.outcomes) == (2, ["taken"])


def test_a_signal_to_end_is_noted() -> None:
    ended = threading.Event()
    before = signal.getsignal(signal.SIGTERM)
    with watch._asked(ended):
        signal.raise_signal(signal.SIGTERM)
        assert ended.is_set()
    assert signal.getsignal(signal.SIGTERM) is before
