"""Workbooks handed back to be corrected, into a folder."""

from collections.abc import Sequence
from pathlib import Path

from salesdash.book import Preview, Workbooks, returned
from salesdash.cli import say
from salesdash.words import Words


def write(
    folder: Path, held: Workbooks, preview: Preview, t: Words
) -> list[Path]:
    """Write the workbooks of files with something to correct.

    Args:
        folder: Where they go; made where there is none.
        held: The cells, as they were read.
        preview: What was understood of them.
        t: The words of the findings.

    Returns:
        The files written.
    """
    contents = returned.files(held, preview, t)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    return paths


def tell(paths: Sequence[Path]) -> None:
    """Say which workbooks are there to be corrected."""
    for path in paths:
        say.line(f"  to correct: {path}")
