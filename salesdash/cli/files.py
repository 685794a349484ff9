"""Files that a command writes, into a folder or under one name."""

from collections.abc import Mapping
from pathlib import Path


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
