"""A folder that is looked at: nothing half-copied is ever taken."""

import os
from pathlib import Path

import pytest

from salesdash.book.inbox import Inbox, clean, read, same
from salesdash.intake.limits import CONTENT


class Clock:
    """A clock that goes on when it is told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(tmp_path: Path, clock: Clock) -> Inbox:
    return Inbox(tmp_path, 5, clock)


def put(folder: Path, name: str, text: str = "x", at: int = 1_000) -> Path:
    path = folder / name
    path.write_text(text)
    os.utime(path, (at, at))
    return path


def names(inbox: Inbox) -> list[str]:
    return [waiting.path.name for waiting in inbox.look().settled]


def test_a_file_is_taken_when_it_stayed_the_same(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx")
    assert names(inbox) == []
    clock.now = 4.9
    assert names(inbox) == []
    clock.now = 5
    assert names(inbox) == ["a.xlsx"]


@pytest.mark.parametrize(("text", "at"), [("xy", 1_000), ("y", 1_001)])
def test_a_file_that_grew_or_changed_waits_anew(
    tmp_path, inbox, clock, text, at
):
    put(tmp_path, "a.xlsx")
    inbox.look()
    clock.now = 5
    put(tmp_path, "a.xlsx", text, at)
    assert inbox.look().growing == ("a.xlsx",)
    clock.now = 10
    assert names(inbox) == ["a.xlsx"]


def test_a_file_put_in_the_place_of_another_waits_anew(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx")
    inbox.look()
    clock.now = 5
    put(tmp_path, "b", "y").replace(tmp_path / "a.xlsx")
    assert inbox.look().growing == ("a.xlsx",)


def test_an_empty_file_is_never_taken(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx", "")
    inbox.look()
    clock.now = 100
    look = inbox.look()
    assert (look.settled, look.growing) == ((), ("a.xlsx",))


def test_what_programs_leave_behind_is_passed_over(tmp_path, inbox, clock):
    for name in (
        *("~$week.xlsx", ".~lock.week.xlsx#", ".hidden", "Thumbs.db"),
        *("week.xlsx.part", "week.XLSX.TMP", "week.xlsx.crdownload"),
    ):
        put(tmp_path, name)
    (tmp_path / "done").mkdir()
    (tmp_path / "returned").mkdir()
    inbox.look()
    clock.now = 5
    look = inbox.look()
    assert (look.settled, look.growing, look.strange) == ((), (), {})


def test_links_folders_and_pipes_are_said_and_never_taken(
    tmp_path, inbox, clock
):
    outside = tmp_path.parent / "outside.xlsx"
    outside.write_text("x")
    (tmp_path / "a.xlsx").symlink_to(outside)
    (tmp_path / "b.xlsx").mkdir()
    os.mkfifo(tmp_path / "c.xlsx")
    inbox.look()
    clock.now = 5
    look = inbox.look()
    assert look.settled == ()
    assert look.strange == {
        "a.xlsx": "link",
        "b.xlsx": "folder",
        "c.xlsx": "special",
    }


def test_a_file_that_cannot_be_opened_is_said(
    tmp_path, inbox, monkeypatch: pytest.MonkeyPatch
):
    put(tmp_path, "a.xlsx")
    put(tmp_path, "b.xlsx")
    opened = Path.open

    def refuse(path: Path, *rest, **more):
        if path.name == "a.xlsx":
            raise PermissionError
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    look = inbox.look()
    assert (look.strange, look.growing) == ({"a.xlsx": "closed"}, ("b.xlsx",))


def test_the_oldest_file_comes_first(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx", at=3_000)
    put(tmp_path, "c.xlsx", at=2_000)
    put(tmp_path, "b.xlsx", at=2_000)
    inbox.look()
    clock.now = 5
    assert names(inbox) == ["b.xlsx", "c.xlsx", "a.xlsx"]


def test_what_cannot_be_moved_is_left_until_it_changes(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx")
    inbox.look()
    clock.now = 5
    (waiting,) = inbox.look().settled
    inbox.leave(waiting)
    clock.now = 10
    assert names(inbox) == []
    put(tmp_path, "a.xlsx", "new")
    inbox.look()
    clock.now = 15
    assert names(inbox) == ["a.xlsx"]


def test_what_changed_since_is_not_read(tmp_path, inbox, clock):
    put(tmp_path, "a.xlsx")
    inbox.look()
    clock.now = 5
    (waiting,) = inbox.look().settled
    found = read(waiting)
    assert found is not None
    assert (found.name, found.content, same(waiting)) == ("a.xlsx", b"x", True)
    put(tmp_path, "a.xlsx", "new")
    assert (read(waiting), same(waiting)) == (None, False)


def test_no_more_is_read_than_may_be_uploaded(tmp_path, inbox, clock):
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(CONTENT * 4)
    inbox.look()
    clock.now = 5
    found = read(inbox.look().settled[0])
    assert found is not None
    assert len(found.content) == CONTENT + 1


def test_a_folder_that_is_gone_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Inbox(tmp_path / "gone").look()


def test_a_name_fits_on_a_line():
    assert clean("周报\n\t1\u2028.xlsx") == "周报  1 .xlsx"
