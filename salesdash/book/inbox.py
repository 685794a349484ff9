"""A folder that files are put into: which of them can be taken yet."""

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from salesdash.intake.guard import Upload
from salesdash.intake.limits import CONTENT

DONE, RETURNED = "done", "returned"
"""Folders within the inbox that files are moved to."""

LOCK = ".salesdash.lock"
"""The file that keeps a second watcher out of the folder."""

_PARTIAL = (".tmp", ".part", ".partial", ".crdownload", ".download")
_OFFICE = "~$"
"""Begins the files by which office programs mark that one is open."""

_SYSTEM = {"desktop.ini", "thumbs.db"}


@dataclass(frozen=True)
class Mark:
    """What changes while a file is being written."""

    size: int
    changed: int
    number: int


@dataclass(frozen=True)
class Waiting:
    """A file that can be taken.

    Attributes:
        path: Where it is.
        mark: What it looked like.
    """

    path: Path
    mark: Mark

    @property
    def name(self) -> str:
        """Its name, in characters that can be written anywhere."""
        return clean(self.path.name)


@dataclass(frozen=True)
class Look:
    """What a look at the folder showed.

    Attributes:
        settled: Files that can be taken, the oldest first.
        growing: Names of those that have to be looked at again.
        strange: Name -> why it is never taken: "link", "folder", "special",
            "closed".
    """

    settled: tuple[Waiting, ...] = ()
    growing: tuple[str, ...] = ()
    strange: dict[str, str] = field(default_factory=dict)


@dataclass
class Inbox:
    """A folder that is looked at again and again.

    A file is taken once two looks at least `settle` seconds apart find it
    the same; so a half-copied one never is.

    Attributes:
        folder: The folder.
        settle: Seconds.
        clock: Gives seconds that only grow.
    """

    folder: Path
    settle: float = 5.0
    clock: Callable[[], float] = monotonic
    _seen: dict[str, tuple[Mark, float]] = field(default_factory=dict)
    _left: set[tuple[str, Mark]] = field(default_factory=set)

    def look(self) -> Look:
        """Look at the folder.

        Raises:
            OSError: It cannot be read.
        """
        now = self.clock()
        seen: dict[str, tuple[Mark, float]] = {}
        settled, growing, strange = [], [], {}
        for path, why in sorted(_entries(self.folder)):
            mark = None if why else _mark(path)
            name = clean(path.name)
            if why or mark is None:
                strange[name] = why or "closed"
                continue
            if (path.name, mark) in self._left:
                continue
            known = self._seen.get(path.name)
            same = known is not None and known[0] == mark
            seen[path.name] = mark, known[1] if same and known else now
            still = now - seen[path.name][1] >= self.settle
            if same and still and mark.size:
                settled.append(Waiting(path, mark))
            else:
                growing.append(name)
        self._seen = seen
        settled.sort(key=lambda found: (found.mark.changed, found.name))
        return Look(tuple(settled), tuple(growing), strange)

    def leave(self, waiting: Waiting) -> None:
        """Take a file no more until it changes: it cannot be moved."""
        self._left.add((waiting.path.name, waiting.mark))


def read(waiting: Waiting) -> Upload | None:
    """Read a file; None where it changed meanwhile.

    No more is read than may be uploaded, and a byte, which tells.

    Raises:
        OSError: It cannot be read.
    """
    with waiting.path.open("rb") as file:
        content = file.read(CONTENT + 1)
    same = _mark(waiting.path) == waiting.mark
    return Upload(waiting.name, content) if same else None


def same(waiting: Waiting) -> bool:
    """Tell whether a file is still what it was."""
    return _mark(waiting.path) == waiting.mark


def clean(name: str) -> str:
    r"""Write a name in characters that can be written anywhere, on a line.

    Example:
        >>> clean("a\nb\udcff.xlsx")
        'a b?.xlsx'
    """
    plain = os.fsencode(name).decode("utf-8", "replace").replace("�", "?")
    return "".join(
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in plain
    )


def _entries(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give what lies in the folder, with why it is never taken, or ''."""
    with os.scandir(folder) as found:
        for entry in found:
            name = entry.name
            if name.startswith((".", _OFFICE)) or name.lower() in _SYSTEM:
                continue
            if name.lower().endswith(_PARTIAL):
                continue
            why = _why(entry)
            if not (why == "folder" and name in {DONE, RETURNED}):
                yield Path(entry.path), why


def _why(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    if entry.is_dir():
        return "folder"
    return "" if entry.is_file() else "special"


def _mark(path: Path) -> Mark | None:
    """Say what a file looks like; None where it cannot be opened."""
    # Windows lets nobody write to a file that is still being copied.
    mode = "r+b" if os.name == "nt" else "rb"
    try:
        with path.open(mode) as file:
            found = os.fstat(file.fileno())
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Mark(found.st_size, found.st_mtime_ns, found.st_ino)
