"""A workbook -> the grids of its sheets, by way of calamine."""

import io

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from salesdash.intake import preflight
from salesdash.intake.formats.sparse import MERGES
from salesdash.intake.grid import Grid, Strip
from salesdash.intake.limits import AREA, WRITING
from salesdash.intake.refusal import Refused
from salesdash.intake.scan import Scan, scan
from salesdash.intake.wire import Outcome
from salesdash.intake.worker import inside
from salesdash.intake.worker.runs import runs
from salesdash.intake.worker.sheets import notes
from salesdash.intake.worker.strips import strips

Merged = tuple[tuple[int, int, int], ...]
Read = tuple[tuple[Strip, ...], Merged, Merged]


def read(file: str, sha256: str, content: bytes) -> Outcome:
    """Read every sheet that can be read.

    Raises:
        Refused: The file as a whole cannot be.
    """
    parts = preflight.parts(content)
    try:
        book = load_workbook(io.BytesIO(content))
    except CalamineError:
        raise Refused("file_damaged") from None
    outcome: Outcome = [], []
    area = writing = 0
    for index, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            found = _scan(parts, index, area, writing)
            area += found.height * found.width
            writing += found.writing
            cells, merged, across = _cells(book, index, found)
            tables, pivot = inside.look(parts.archive, parts.sheets[index])
        except Refused as refusal:
            outcome[1].append(refusal.finding(file, about.name))
            continue
        visible = about.visible == SheetVisibleEnum.Visible
        grid = Grid(
            file,
            sha256,
            about.name,
            visible,
            cells,
            merged,
            across,
            tables,
            pivot,
            epoch_1904=parts.epoch_1904,
            money=runs(found.money),
        )
        outcome[0].append(grid)
        outcome[1].extend(notes(grid, found.hidden))
    return outcome


def _scan(parts: preflight.Parts, index: int, area: int, writing: int) -> Scan:
    name = parts.sheets[index] if index < len(parts.sheets) else ""
    if not name:
        raise Refused("sheet_damaged")
    with parts.archive.open(name) as part:
        shows = parts.shows
        found = scan(part, shows.percents, parts.lengths, shows.currencies)
    area += found.height * found.width
    if area > AREA or writing + found.writing > WRITING:
        raise found.refusal()
    return found


def _cells(book: CalamineWorkbook, index: int, found: Scan) -> Read:
    try:
        sheet = book.get_sheet_by_index(index)
        rows = sheet.to_python(skip_empty_area=False)
        areas = sheet.merged_cell_ranges or []
    except CalamineError:
        raise Refused("sheet_damaged") from None
    merged = [
        (left, top, bottom)
        for (top, left), (bottom, _) in areas[:MERGES]
        if bottom > top
    ]
    across = [
        (top, left, right)
        for (top, left), (_, right) in areas[:MERGES]
        if right > left
    ]
    return strips(rows, found), tuple(merged), tuple(across)
