"""The workbooks that are handed back to be corrected."""

from collections.abc import Callable
from dataclasses import replace

from salesdash.book.preview import Preview
from salesdash.book.sheets import GIVEN
from salesdash.book.workbooks import Workbooks
from salesdash.exports import returned
from salesdash.words import Words


def counted(preview: Preview) -> int:
    """Count the findings that somebody can correct in the workbooks."""
    return returned.counted(preview.findings)


def files(held: Workbooks, preview: Preview, t: Words) -> dict[str, bytes]:
    """Make the workbooks to hand back, of files with something to correct.

    Args:
        held: The cells, as they were read.
        preview: What was understood of them.
        t: The words of the findings.

    Returns:
        Name of a file -> its bytes.
    """
    read = [
        replace(s.read, covers=s.covers if s.covers_source == GIVEN else "")
        for s in preview.sheets
    ]
    return returned.files(held.grids, read, preview.findings, t)


def offer(
    held: Workbooks, preview: Preview, t: Words
) -> tuple[str, Callable[[], bytes]] | None:
    """Name one download of all of them, made only when it is asked for.

    Args:
        held: The cells, as they were read.
        preview: What was understood of them.
        t: The words of the findings.

    Returns:
        The name of the file and what makes it: a workbook, or a zip of
        several; None where there is nothing to correct.
    """
    known = dict.fromkeys(grid.file for grid in held.grids)
    found = preview.findings
    names = [file for file in known if returned.counted(found, file)]
    if not names:
        return None
    if len(names) == 1:
        name = returned.name(names[0], t)
        return name, lambda: files(held, preview, t)[name]
    zipped = t("returned.files")
    return zipped, lambda: returned.zipped(files(held, preview, t))
