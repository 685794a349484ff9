"""Files that a command writes, into a folder or under one name."""

from collections.abc import Mapping
from pathlib import Path

from salesdash.cli import say


def write(found: Mapping[str, bytes], out: str, *, single: bool) -> list[Path]:
    """Write into a folder under their own names, or into one file.

    Args:
        found: Name -> content.
        out: The folder or the file, '' for the folder one works in.
        single: Whether `out` may name a file, which holds the one content.
    """
    folder = Path(out)
    if single and out and not folder.is_dir():
        (content,) = found.values()
        folder.write_bytes(content)
        return [folder]
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in found]
    for path, content in zip(paths, found.values(), strict=True):
        path.write_bytes(content)
    return paths


def hand(found: Mapping[str, bytes], out: str) -> None:
    """Write files and say where they are.

    Args:
        found: Name -> content.
        out: The folder, or with an ending the file that one is to be.
    """
    single = len(found) == 1 and bool(Path(out).suffix)
    for path in write(found, out, single=single):
        say.line(str(path))
