"""The command that takes new files from a folder, once or for ever."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from salesdash.book import Book
from salesdash.book.inbox import (
    DONE,
    LOCK,
    RETURNED,
    Inbox,
    Look,
    Waiting,
    clean,
)
from salesdash.cli import batch, commands, dated, say
from salesdash.cli.batch import Rules
from salesdash.errors import SalesdashError
from salesdash.words import Words

EVERY, SETTLE = 60.0, 5.0
"""Seconds between two looks, and those that a file has to stay the same."""

_BREATH = 1.0
"""Seconds between two looks at the least, while a file grows."""

_STRANGE = {
    "link": "is a link, which is never followed",
    "folder": "is a folder, which is never looked into",
    "special": "is no file",
    "closed": "cannot be opened: are you allowed to?",
}


def add(known: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    told = known.add_parser(
        "watch", parents=[shared], help="take new files from a folder"
    )
    told.add_argument("folder", metavar="FOLDER")
    told.add_argument(
        "--once", action="store_true", help="look once, then end"
    )
    told.add_argument(
        "--every",
        type=_seconds,
        default=EVERY,
        metavar="SECONDS",
        help="time between two looks (default: 60)",
    )
    told.add_argument(
        "--settle",
        type=_seconds,
        default=SETTLE,
        metavar="SECONDS",
        help="time that a file has to stay the same (default: 5)",
    )
    told.add_argument("--as-of", type=dated.day, metavar="DATE")
    covers = told.add_mutually_exclusive_group()
    covers.add_argument("--complete", action="store_true")
    covers.add_argument("--adds", action="store_true")
    told.add_argument("--keep-both", action="store_true")
    told.add_argument("--json", action="store_true")
    told.set_defaults(run=run)


def run(options: argparse.Namespace, book: Book) -> int:
    """Take new files from a folder."""
    folder = Path(options.folder)
    if not folder.is_dir():
        return say.wrong(f'There is no folder "{clean(str(folder))}".')
    ended = threading.Event()
    covers = "complete" if options.complete else "adds" if options.adds else ""
    rules = Rules(
        Words(options.language),
        commands.user(),
        options.as_of,
        covers or None,
        False if options.keep_both else None,
        ended.is_set,
    )
    try:
        for name in (DONE, RETURNED):
            (folder / name).mkdir(exist_ok=True)
        with FileLock(folder / LOCK, timeout=0), _asked(ended):
            inbox = Inbox(folder, options.settle)
            watch = Watch(book, inbox, rules, ended.wait, as_json=options.json)
            return watch.once() if options.once else watch.go(options.every)
    except Timeout:
        return say.wrong(
            f'"{clean(str(folder))}" is watched by another program already.'
        )


@dataclass
class Watch:
    """Looks at an inbox, again and again.

    Attributes:
        book: Where files are taken to.
        inbox: The folder.
        rules: How they are taken in.
        wait: Waits so many seconds; True once the program is asked to end.
        as_json: Whether a line is for a program.
        outcomes: What became of the files so far.
        failed: Whether anything went wrong that is no fault of a file.
    """

    book: Book
    inbox: Inbox
    rules: Rules
    wait: Callable[[float], bool]
    as_json: bool = False
    outcomes: list[str] = field(default_factory=list)
    failed: bool = False
    _told: set[str] = field(default_factory=set)

    def once(self) -> int:
        """Take what does not change while one waits, and say how it went."""
        first = self._look()
        found = first.growing or first.settled
        if found and not self.wait(self.inbox.settle):
            last = self._look()
            self._take(last)
            for name in last.growing:
                self._say(name, "is still being written, and was left")
        if self.failed:
            return say.WRONG
        if self.outcomes and set(self.outcomes) == {batch.BACK}:
            return say.NOTHING
        return say.DONE

    def go(self, every: float) -> int:
        """Look again and again until the program is asked to end."""
        while not self.rules.stopped():
            look = self._look()
            self._take(look)
            soon = max(self.inbox.settle, _BREATH)
            if self.wait(min(soon, every) if look.growing else every):
                break
        return say.DONE

    def _look(self) -> Look:
        try:
            look = self.inbox.look()
        except OSError as error:
            self._fail(str(error))
            return Look()
        for name, why in look.strange.items():
            self._say(name, _STRANGE[why])
        return look

    def _take(self, look: Look) -> None:
        for part in batch.batches(look.settled):
            if self.rules.stopped():
                return
            files = batch.uploads(part, self._unread)
            if files:
                self._import(files)

    def _import(self, files: dict[Waiting, Any]) -> None:
        """Take files in together; if that fails, each by itself."""
        try:
            taken = batch.take(self.book, list(files.values()), self.rules)
        except (SalesdashError, OSError) as error:
            self._fail(str(error))
            return
        except Exception as error:  # noqa: BLE001 -- one file never stops the others
            if len(files) == 1:
                ((waiting, _),) = files.items()
                self._fail(f"{waiting.name}: {error!r}")
                self.inbox.leave(waiting)
                return
            for waiting, upload in files.items():
                self._import({waiting: upload})
            return
        if taken is None:
            return
        for waiting, upload in files.items():
            self._move(waiting, upload.name, taken)
            if self.rules.stopped():
                return

    def _move(self, waiting: Waiting, name: str, taken: batch.Taken) -> None:
        folder = self.inbox.folder
        try:
            told = batch.move(waiting, name, taken, folder, self.rules)
        except OSError as error:
            self.inbox.leave(waiting)
            self._fail(f"{waiting.name} cannot be moved: {error}")
            return
        if told is None:
            self._say(waiting.name, "changed meanwhile, and is read again")
            return
        trouble = told.pop("trouble")
        if trouble:
            self._fail(f"{waiting.name}: its report is not whole: {trouble}")
        self.outcomes.append(told["outcome"])
        line(told, as_json=self.as_json)

    def _unread(self, name: str, error: OSError) -> None:
        self._say(name, f"cannot be read: {error.strerror}")

    def _fail(self, sentence: str) -> None:
        self.failed = True
        self._once(clean(sentence))

    def _say(self, name: str, what: str) -> None:
        self._once(f"{name} {what}")

    def _once(self, sentence: str) -> None:
        """Say something that is wrong, but not in every round."""
        if sentence not in self._told:
            self._told.add(sentence)
            sys.stderr.write(sentence + "\n")
            sys.stderr.flush()


def line(told: dict[str, Any], *, as_json: bool) -> None:
    """Say on one line what became of a file."""
    if as_json:
        say.line(json.dumps(told, ensure_ascii=False))
    else:
        kept = sum(sheet["rows_kept"] for sheet in told["sheets"])
        known = "already in, " if told["outcome"] == batch.KNOWN else ""
        say.line(
            f"{told['at']}  {told['outcome']}  {told['file']}  "
            f"{known}{kept} rows, {len(told['findings'])} findings, "
            f"to {clean(told['moved_to'])}"
        )
    sys.stdout.flush()


@contextmanager
def _asked(ended: threading.Event) -> Iterator[None]:
    """Note it when the program is asked to end, and go on for now."""
    kinds = (signal.SIGTERM, signal.SIGINT)
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [signal.signal(kind, lambda *_: ended.set()) for kind in kinds]
    try:
        yield
    finally:
        for kind, old in zip(kinds, before, strict=True):
            signal.signal(kind, old)


def _seconds(text: str) -> float:
    found = float(text)
    if not 0 <= found <= 86_400:  # noqa: PLR2004 -- a day, and no NaN
        message = f"{text} is no number of seconds"
        raise argparse.ArgumentTypeError(message)
    return found
