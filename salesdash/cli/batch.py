"""A batch of files from an inbox: imported, then moved one by one."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from salesdash.book import Book, Preview, Workbooks, filing, workbooks
from salesdash.book.inbox import DONE, RETURNED, Waiting, read, same
from salesdash.book.returned import files as handed_back
from salesdash.cli import report
from salesdash.exports import returned
from salesdash.findings import Finding
from salesdash.intake.guard import Upload
from salesdash.words import Words

TAKEN, KNOWN, PART, BACK = "taken", "known", "part", "returned"
"""What becomes of a file: all of it is taken; it is in the log already;
some of it is taken and it is handed back; nothing of it can be used."""

FILES, BYTES = 60, 200_000_000
"""A batch holds so many files and bytes at most."""


@dataclass(frozen=True)
class Rules:
    """How a batch is taken in.

    Attributes:
        t: The words of the findings.
        by: Who takes it in.
        as_of: The as-of day of every sheet, or None.
        covers: "complete" or "adds" for every sheet, or None.
        replaces: False to let no sheet replace an older one.
        stopped: Tells whether the program is asked to end.
    """

    t: Words
    by: str = ""
    as_of: date | None = None
    covers: str | None = None
    replaces: bool | None = None
    stopped: Callable[[], bool] = field(default=lambda: False)


@dataclass(frozen=True)
class Taken:
    """What a batch says, before its files are moved.

    Attributes:
        held: The cells of the files.
        preview: What was understood of them.
        import_id: The import, or None.
        told: What is said of all of them, as `report.report` gives it.
    """

    held: Workbooks
    preview: Preview
    import_id: str | None
    told: dict[str, Any]

    def outcome(self, name: str) -> str:
        """Say what became of a file."""
        usable = any(s.read.file == name for s in self.preview.fresh)
        if any(blamed(f) for f in self.findings(name)):
            return PART if usable or name in self.preview.same else BACK
        if name in self.preview.same:
            return KNOWN
        return TAKEN if usable else BACK

    def findings(self, name: str) -> list[Finding]:
        """Give what was found in a file."""
        return [f for f in self.preview.findings if f.file == name]


def blamed(finding: Finding) -> bool:
    """Tell whether a finding is why a file is handed back."""
    return finding.level != "note" and bool(returned.counted([finding]))


def batches(waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """Divide files so that memory holds each batch.

    Example:
        >>> from salesdash.book.inbox import Mark
        >>> many = [Waiting(Path(str(n)), Mark(9, 0, n)) for n in range(61)]
        >>> [len(batch) for batch in batches(many)]
        [60, 1]
    """
    found: list[list[Waiting]] = []
    size = 0
    for each in waiting:
        size += each.mark.size
        if not found or len(found[-1]) == FILES or size > BYTES:
            found.append([])
            size = each.mark.size
        found[-1].append(each)
    return found


def uploads(
    waiting: Sequence[Waiting], trouble: Callable[[str, OSError], None]
) -> dict[Waiting, Upload]:
    """Read files; of two names that look the same the second is numbered.

    Args:
        waiting: The files.
        trouble: Told of a file that cannot be read.
    """
    found: dict[Waiting, Upload] = {}
    for each in waiting:
        try:
            upload = read(each)
        except OSError as error:
            trouble(each.name, error)
            continue
        if upload is not None:
            names = {known.name for known in found.values()}
            number = 2
            while upload.name in names:
                path = Path(each.name)
                name = f"{path.stem} ({number}){path.suffix}"
                upload, number = replace(upload, name=name), number + 1
            found[each] = upload
    return found


def take(book: Book, files: Sequence[Upload], rules: Rules) -> Taken | None:
    """Take files into the log, as one import; None if asked to end before.

    What was read while the program was asked to end counts for nothing: the
    process that reads may have been ended first.
    """
    held = workbooks(files)
    preview = book.read(
        held,
        as_of=rules.as_of,
        covers=rules.covers,
        replaces=rules.replaces,
        by=rules.by,
    )
    if rules.stopped():
        return None
    import_id = book.add(preview, rules.by)
    told = report.report(preview, import_id, rules.t)
    return Taken(held, preview, import_id, told)


def move(
    waiting: Waiting, name: str, taken: Taken, folder: Path, rules: Rules
) -> dict[str, Any] | None:
    """Move a file to where it belongs, with its report beside it.

    Args:
        waiting: The file.
        name: Its name in the import.
        taken: What became of its batch.
        folder: The inbox.
        rules: How it was taken in.

    Returns:
        What is said of the file; None where it changed meanwhile, so that
        it will be looked at again.

    Raises:
        OSError: It cannot be moved.
    """
    if not same(waiting):
        return None
    outcome = taken.outcome(name)
    told = _told(waiting, name, taken, outcome)
    back = outcome in {PART, BACK}
    place = folder / RETURNED if back else folder / DONE / _today()
    beside: dict[str, Callable[[str], bytes]] = {
        filing.REPORT: partial(_written, told, place.relative_to(folder))
    }
    for own, content in _workbooks(name, taken, rules, back=back).items():
        beside[own] = partial(_given, content)
    target, trouble = filing.file(waiting.path, place, beside)
    told["moved_to"] = _path(target.relative_to(folder))
    told["trouble"] = str(trouble) if trouble else ""
    return told


def _told(
    waiting: Waiting, name: str, taken: Taken, outcome: str
) -> dict[str, Any]:
    (own,) = [f for f in taken.told["files"] if f["file"] == name] or [{}]
    fresh = any(s.read.file == name for s in taken.preview.fresh)
    findings = [f for f in taken.told["findings"] if f["file"] == name]
    return {
        "file": waiting.name,
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "outcome": outcome,
        "import_id": taken.import_id if fresh else None,
        "sheets": own.get("sheets", []),
        "findings": findings,
    }


def _workbooks(
    name: str, taken: Taken, rules: Rules, *, back: bool
) -> dict[str, bytes]:
    """Make the workbook to hand back, where there is anything to mark."""
    if not back:
        return {}
    own = replace(taken.preview, findings=tuple(taken.findings(name)))
    return handed_back(taken.held, own, rules.t)


def _written(told: dict[str, Any], place: Path, name: str) -> bytes:
    full = {**told, "moved_to": _path(place / name)}
    return json.dumps(full, ensure_ascii=False, indent=1).encode()


def _path(path: Path) -> str:
    """Write a path; what is no character in its name is none in JSON."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _given(content: bytes, _name: str) -> bytes:
    return content


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
