"""How the child hands its cells over: Arrow for cells, JSON for the rest.

The child has parsed bytes that nobody vouches for, so nothing that it writes
may be able to run: no pickle.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from salesdash.findings import Finding
from salesdash.intake.formats.currencies import CODES
from salesdash.intake.grid import Grid, Strip

SCHEMA = pa.schema(
    [
        ("kind", pa.int8()),
        ("text", pa.large_string()),
        ("number", pa.float64()),
        ("percent", pa.bool_()),
    ]
)
"""A cell a row, column after column, and a batch for each sheet."""

Outcome = tuple[list[Grid], list[Finding]]


def write(path: Path, outcome: Outcome) -> None:
    """Write what became of one file."""
    grids, findings = outcome
    cells = str(path.with_suffix(".arrow"))
    with (
        pa.OSFile(cells, "wb") as sink,
        pa.ipc.new_stream(sink, SCHEMA) as stream,
    ):
        for grid in grids:
            stream.write_batch(_batch(grid))
    told = {
        "grids": [
            {
                "file": grid.file,
                "sha256": grid.sha256,
                "sheet": grid.sheet,
                "visible": grid.visible,
                "width": len(grid.strips),
                "merged": grid.merged,
                "across": grid.across,
                "tables": grid.tables,
                "pivot": grid.pivot,
                "epoch_1904": grid.epoch_1904,
                "money": grid.money,
            }
            for grid in grids
        ],
        "findings": [_plain(finding) for finding in findings],
    }
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def read(path: Path) -> Outcome:
    """Read what became of one file.

    Raises:
        ValueError: It is not what `write` writes.
    """
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with pa.OSFile(str(path.with_suffix(".arrow"))) as source:
        batches = list(pa.ipc.open_stream(source))
    grids = [
        _grid(batch, **about)
        for batch, about in zip(batches, told["grids"], strict=True)
    ]
    return grids, [_finding(**finding) for finding in told["findings"]]


def _batch(grid: Grid) -> pa.RecordBatch:
    kind, number, percent = (
        _joined(getattr(strip, name) for strip in grid.strips)
        for name in ("kind", "number", "percent")
    )
    flags = np.packbits(percent == 1, bitorder="little")
    # `pa.array` would look for pandas, and to import that takes long.
    arrays = [
        _array(pa.int8(), len(kind), kind.astype(np.int8)),
        _spelled([strip.text for strip in grid.strips]),
        _array(pa.float64(), len(kind), number.astype(np.float64)),
        _array(pa.bool_(), len(kind), flags),
    ]
    return pa.record_batch(arrays, schema=SCHEMA)


def _array(
    kind: pa.DataType, count: int, *buffers: np.ndarray | bytes
) -> pa.Array:
    laid = [None, *map(pa.py_buffer, buffers)]
    return pa.Array.from_buffers(kind, count, laid)


def _spelled(columns: Iterable[np.ndarray]) -> pa.Array:
    """Lay out texts one behind the other, column by column."""
    sizes, parts = [np.zeros(1, np.int64)], []
    for column in columns:
        written = [text.encode() for text in column.tolist()]
        sizes.append(np.fromiter(map(len, written), np.int64))
        parts.append(b"".join(written))
    ends = np.concatenate(sizes).cumsum()
    return _array(pa.large_string(), len(ends) - 1, ends, b"".join(parts))


def _joined(columns: Iterable[np.ndarray]) -> np.ndarray:
    parts = list(columns)
    return np.concatenate(parts) if parts else np.array([], object)


def _grid(
    batch: pa.RecordBatch,
    *,
    width: int,
    merged: Iterable[Iterable[int]],
    across: Iterable[Iterable[int]],
    tables: Iterable[Iterable[int]],
    money: Iterable[tuple[int, int, int, str]],
    **about: Any,
) -> Grid:
    batch.validate(full=True)
    columns = [
        np.array(column).reshape(width, -1) if width else []
        for column in (
            batch.column("kind"),
            _text(batch.column("text")),
            batch.column("number"),
            batch.column("percent"),
        )
    ]
    strips = tuple(Strip(*parts) for parts in zip(*columns, strict=True))
    return Grid(
        strips=strips,
        merged=tuple((int(a), int(b), int(c)) for a, b, c in merged),
        across=tuple((int(a), int(b), int(c)) for a, b, c in across),
        tables=tuple(
            (int(a), int(b), int(c), int(d)) for a, b, c, d in tables
        ),
        money=tuple(
            (int(a), int(b), int(c), str(code))
            for a, b, c, code in money
            if str(code) in CODES
        ),
        **about,
    )


def _text(column: pa.Array) -> np.ndarray:
    # Equal texts become one str: sheets say the same names again and again.
    coded = column.dictionary_encode()
    return np.array(coded.dictionary.to_pylist(), object)[coded.indices]


def _plain(finding: Finding) -> dict[str, object]:
    return {**vars(finding), "detail": dict(finding.detail)}


def _finding(*, detail: dict[str, object], **about: Any) -> Finding:
    return Finding(detail=MappingProxyType(detail), **about)
