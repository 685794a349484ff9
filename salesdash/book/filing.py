"""Files moved out of an inbox, with what is to be said of them beside."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

REPORT = ".json"
"""Ending of a report, after the whole name of its file."""

LONGEST = 180
"""Bytes of a name, so that "(2)" and an ending have room."""


def file(
    path: Path, folder: Path, reports: Mapping[str, Callable[[str], bytes]]
) -> tuple[Path, OSError | None]:
    """Move a file, never over another; then nothing of it is left behind.

    What stands beside it is written before, so that a program that is
    killed in between writes it once more and loses nothing.

    Args:
        path: The file.
        folder: Where it goes; made where there is none.
        reports: Name -> what makes the bytes that stand beside it, given
            the name that the file gets; `REPORT` stands for that name and
            the ending.

    Returns:
        Where it is now, and what kept a report from being written.

    Raises:
        OSError: It could not be moved, and nothing was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder, path.name)
    written: list[Path] = []
    trouble = None
    try:
        for name, make in reports.items():
            own = target.name + REPORT if name == REPORT else name
            try:
                written += _write(folder, own, make(target.name))
            except OSError as error:
                trouble = error
        path.replace(target)
    except BaseException:
        # As long as the file is where it was, what was made is superfluous.
        for each in (*written, target) if path.exists() else ():
            each.unlink(missing_ok=True)
        raise
    return target, trouble


def _free(folder: Path, name: str) -> Path:
    """Reserve a name that is free, and whose report would be too."""
    for own in _names(name):
        target = folder / own
        if (folder / (own + REPORT)).exists():
            continue
        with suppress(FileExistsError):
            target.touch(exist_ok=False)
            return target
    raise AssertionError


def _write(folder: Path, name: str, content: bytes) -> Iterator[Path]:
    """Write a file under a name that is free, whole or not at all."""
    for own in _names(name):
        path = folder / own
        with suppress(FileExistsError), path.open("xb") as stream:
            try:
                stream.write(content)
                stream.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
            yield path
            return


def _names(name: str) -> Iterator[str]:
    r"""Give a name, then the same with numbers.

    Example:
        >>> names = _names("周报.xlsx")
        >>> next(names), next(names), next(names)
        ('周报.xlsx', '周报 (2).xlsx', '周报 (3).xlsx')
    """
    ending = Path(name).suffix
    stem = name.removesuffix(ending)
    for number in count(1):
        again = f" ({number})" if number > 1 else ""
        yield _cut(stem, again + ending) + again + ending


def _cut(stem: str, ending: str) -> str:
    """Shorten a name that would be too long with its ending."""
    room = LONGEST + 40 - len(os.fsencode(ending))
    raw = os.fsencode(stem)
    if len(raw) <= room:
        return stem
    return raw[: max(room, 1)].decode("utf-8", "ignore")
