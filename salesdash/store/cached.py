"""What was computed once and can be computed again, kept on the disk."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

FOLDER = "cache"
"""The folder within the store; it can be thrown away at any time."""

KEPT = 60 * 86_400
"""Seconds: what nobody asked for that long is thrown away."""


def remembered(
    store: Path, name: str, make: Callable[[], pl.DataFrame]
) -> pl.DataFrame:
    """Give a frame from the cache, or make it and keep it.

    Args:
        store: The folder of the log.
        name: What tells it apart: it must change with what it is made of.
        make: Makes the frame.
    """
    path = store / FOLDER / f"{name}.arrow"
    try:
        return pl.read_ipc(path.read_bytes())
    except (OSError, pl.exceptions.PolarsError):
        frame = make()
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        frame.write_ipc(partial)
        partial.replace(path)
    except OSError:
        # A full or read-only disk costs time, and no figure.
        partial.unlink(missing_ok=True)
    return frame


def forget(store: Path) -> None:
    """Throw away what has not been made anew for long."""
    before = time.time() - KEPT
    for path in (store / FOLDER).glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
