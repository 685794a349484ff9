"""What could not be read in the rows that tell of a deal."""

import json
from collections.abc import Iterable, Iterator
from types import MappingProxyType

import narwhals.stable.v2 as nw

from salesdash.findings import Finding
from salesdash.model.dossier import Source
from salesdash.store import Scene

_Place = tuple[str, str, str]
"""Import, file and sheet."""


def unread(
    scene: Scene, sources: Iterable[Source | None]
) -> tuple[Finding, ...]:
    """Give what was found in single rows, in the order of the rows given.

    Args:
        scene: What counts.
        sources: The rows that tell of a deal.
    """
    told = dict.fromkeys(s for s in sources if s is not None)
    rows: dict[_Place, list[int]] = {}
    for place in told:
        at = place.import_id, place.file, place.sheet
        rows.setdefault(at, []).append(place.row)
    found = dict(_sheets(scene, rows))
    return tuple(
        finding
        for at, numbers in rows.items()
        for number in dict.fromkeys(numbers)
        for finding in found.get(at, ())
        if finding.row == number
    )


def _sheets(
    scene: Scene, rows: dict[_Place, list[int]]
) -> Iterator[tuple[_Place, list[Finding]]]:
    """Read what was found in the sheets of the rows."""
    ids = list({import_id for import_id, _, _ in rows})
    sheets = nw.from_native(scene.sheets, eager_only=True)
    names = "import_id", "file", "sheet", "findings"
    known = sheets.filter(nw.col("import_id").is_in(ids)).select(*names)
    merged: dict[_Place, list[Finding]] = {}
    for import_id, file, sheet, told in known.iter_rows():
        at = import_id, file, sheet
        if at in rows and told:
            merged.setdefault(at, []).extend(_read(told, file, sheet))
    yield from merged.items()


def _read(told: str, file: str, sheet: str) -> Iterator[Finding]:
    for found in json.loads(told):
        if found["row"] is not None:
            detail = MappingProxyType(found.pop("detail"))
            yield Finding(file=file, sheet=sheet, **found, detail=detail)
