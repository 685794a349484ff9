"""Workbooks read as far as cells, to be understood again and again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from salesdash.findings import Finding
from salesdash.intake import guard
from salesdash.intake.grid import Grid
from salesdash.intake.guard import Upload
from salesdash.intake.read import Reader


@dataclass(frozen=True)
class Workbooks:
    """Files whose cells are read: what follows can be read again quickly.

    One page holds it, not two threads at once.

    Attributes:
        files: The files.
        findings: Those of whole files.
        reader: Holds the cells, and what was understood of them last.
        grids: The cells, sheet by sheet.
    """

    files: tuple[Upload, ...]
    findings: tuple[Finding, ...]
    reader: Reader = field(repr=False)
    grids: tuple[Grid, ...] = field(repr=False, default=())


def workbooks(
    files: Sequence[Upload], progress: Callable[[float], None] | None = None
) -> Workbooks:
    """Read the cells of files, in a process that they cannot harm.

    Args:
        files: The files.
        progress: Called with the share that is done, 0 to 1.
    """
    grids, findings = guard.grids(files, progress)
    told = tuple(findings)
    return Workbooks(tuple(files), told, Reader(grids), tuple(grids))
