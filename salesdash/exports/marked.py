"""Where findings stand on a sheet, and what is said at each place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import column_index_from_string, range_boundaries

from salesdash.exports.findings import parts
from salesdash.findings import Finding
from salesdash.intake.grid import Grid
from salesdash.intake.layout import tidy
from salesdash.intake.sheet import Sheet
from salesdash.words import Words

LEFT, CHECK, ASIDE = "left", "check", "aside"
"""Ways of a mark: the row is left out, something was assumed, or the row is
no data and nothing is to be done."""

ORDER = (LEFT, CHECK, ASIDE)
_ASIDE = frozenset(
    {"total_row", "total_unnamed", "header_again", "hint_row", "note_row"}
    | {"signature_row", "divider_row", "code_row"}
)
_BETWEEN = " / "
"""Stands between the headings of a finding that speaks of several."""

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True)
class Tab:
    """A sheet of an uploaded workbook, and what was read of it.

    Attributes:
        grid: Its cells.
        sheets: What was read: several, where several tables stand on it.
    """

    grid: Grid
    sheets: tuple[Sheet, ...]

    @property
    def top(self) -> int:
        """The row of the first header, from 1; 0 where there is none."""
        rows = [s.header_row for s in self.sheets if s.header_row]
        return min(rows, default=0)

    @cached_property
    def known(self) -> list[dict[str, int]]:
        """The headings of each of `sheets`: heading -> column, from 1."""
        return [headings(self.grid, sheet) for sheet in self.sheets]

    def heads(self) -> dict[Place, str]:
        """Give the cells that are headings, and the column that each is."""
        return {
            (sheet.header_row or 1, place): sheet.columns[text] or ""
            for sheet, known in zip(self.sheets, self.known, strict=True)
            for text, place in known.items()
        }


def way(finding: Finding) -> str:
    """Say in which way a finding is shown."""
    if finding.code in _ASIDE:
        return ASIDE
    return CHECK if finding.level == "note" else LEFT


def tabs(grids: Iterable[Grid], sheets: Iterable[Sheet]) -> list[Tab]:
    """Bring together each sheet and what was read of it."""
    known: dict[tuple[str, str, str], list[Sheet]] = {}
    for sheet in sheets:
        key = sheet.file, sheet.sha256, sheet.tab or sheet.sheet
        known.setdefault(key, []).append(sheet)
    return [
        Tab(grid, tuple(known.get((grid.file, grid.sha256, grid.tab), ())))
        for grid in grids
    ]


def places(finding: Finding, tab: Tab) -> list[Place]:
    """Give the cells that a finding speaks of, at least one."""
    names = [s.sheet for s in tab.sheets]
    at = names.index(finding.sheet) if finding.sheet in names else 0
    sheet = tab.sheets[at] if names else None
    known = tab.known[at] if names else {}
    header = sheet.header_row if sheet else None
    row = finding.row or header or 1
    row = min(max(row, 1), max(tab.grid.height, 1))
    told = _named(finding, sheet, known)
    return [(row, place) for place in told] or [(row, _first(tab, row))]


def marks(
    findings: Iterable[Finding], tab: Tab, t: Words
) -> dict[Place, tuple[str, str]]:
    """Say how each cell is marked: its way, and what is said of it."""
    found: dict[Place, tuple[str, list[str]]] = {}
    for finding in findings:
        said = " ".join(filter(None, parts(finding, t)))
        for place in places(finding, tab):
            before, texts = found.get(place, (ASIDE, []))
            worse = min(before, way(finding), key=ORDER.index)
            found[place] = worse, [*texts, said]
    return {p: (w, "\n".join(texts)) for p, (w, texts) in found.items()}


def headings(grid: Grid, sheet: Sheet) -> dict[str, int]:
    """Find the headings of a sheet again: heading -> column, from 1."""
    if not sheet.header_row or not grid.height:
        return {}
    row = min(sheet.header_row, grid.height) - 1
    first, last = _across(grid, sheet)
    found: dict[str, int] = {}
    column = first
    for text in sheet.columns:
        for place in range(column, last + 1):
            if text.startswith(tuple(_written(grid, row, place))):
                found[text] = place
                column = place + 1
                break
    return found


def _across(grid: Grid, sheet: Sheet) -> Place:
    """Give the first and last column of a table, from 1."""
    if not sheet.area:
        return 1, len(grid.strips)
    left, _, right, _ = range_boundaries(sheet.area)
    return left or 1, min(right or 1, len(grid.strips))


def _written(grid: Grid, row: int, place: int) -> Iterator[str]:
    """Give what a heading may be taken from, a group above it included."""
    own, over = (
        " ".join(tidy(str(grid.strips[place - 1].text[r])).split())
        for r in (row, max(row - 1, 0))
    )
    yield from {own, over, f"{over} {own}"} - {"", " "}


def _named(
    finding: Finding, sheet: Sheet | None, known: Mapping[str, int]
) -> Sequence[int]:
    if finding.code == "headings_unknown" and sheet:
        lost = (n for n, column in sheet.columns.items() if column is None)
        return [known[name] for name in lost if name in known]
    if finding.code == "column_without_heading":
        names = finding.value.split(", ")
        return [column_index_from_string(n) for n in names if n.isalpha()]
    if finding.column in known:
        return [known[finding.column]]
    names = finding.column.split(_BETWEEN)
    return [known[name] for name in names if name in known][:1]


def _first(tab: Tab, row: int) -> int:
    """Give the first cell of a row that holds something."""
    for place, strip in enumerate(tab.grid.strips, start=1):
        if row <= len(strip.kind) and strip.kind[row - 1]:
            return place
    return 1
